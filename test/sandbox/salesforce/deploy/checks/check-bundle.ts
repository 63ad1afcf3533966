import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Catalog } from '../catalog/open-catalog.ts';
import { elementsAt } from '../metadata/xml.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Check } from './check.ts';
import { compileProblems } from './compile-bundle.ts';

/** What the scripts and templates of a Lightning component import exists. https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html */

type Mention = { readonly name: string; readonly file: string };
type Resolve = (mention: Mention, catalog: Catalog) => string | undefined;

const isThere = (catalog: Catalog, type: string, name: string): boolean => catalog.exists(type, name) !== 'no';

const invalid = ({ name, file }: Mention, kind: string): string =>
  `Invalid reference ${name} of type ${kind} in file ${file}`;

const named =
  (type: string, kind: string, nameOf: (text: string) => string = (text) => text): Resolve =>
  (mention, catalog) =>
    isThere(catalog, type, nameOf(mention.name)) ? undefined : invalid(mention, kind);

const sourceOf = ({ content }: Component): string => content.map((file) => readFileSync(file, 'utf8')).join('\n');

const apexMethod: Resolve = ({ name }, catalog) => {
  const [className = '', method = ''] = name.split('.').slice(-2);
  const found = catalog.find('ApexClass', className);
  if (found === undefined) return `Unable to find Apex action class referenced as '${className}'.`;
  const declared = new RegExp(`@AuraEnabled[^;{}]*?\\b${method}\\s*\\(`, 'i').test(sourceOf(found));
  return declared ? undefined : `Unable to find Apex action method referenced as '${className}.${method}'.`;
};

/** Of a field of a parent, `Contact.Account.Name`, the look-up of the first step where it is a custom one. */
const firstStep = (field: string, isPath: boolean): string | undefined => {
  if (!isPath) return field;
  return field.endsWith('__r') ? field.replace(/__r$/, '__c') : undefined;
};

const schemaReference: Resolve = (mention, catalog) => {
  const [object = '', field, ...more] = mention.name.split('.');
  const step = field === undefined ? undefined : firstStep(field, more.length > 0);
  if (!isThere(catalog, 'CustomObject', object)) {
    return invalid(mention, field === undefined ? 'sobjectClass' : 'sobjectField');
  }
  if (step === undefined || isThere(catalog, 'CustomField', `${object}.${step}`)) return undefined;
  return invalid(mention, 'sobjectField');
};

const module: Resolve = ({ name, file }, catalog) => {
  const isOwn = isThere(catalog, 'LightningComponentBundle', name) || isThere(catalog, 'AuraDefinitionBundle', name);
  return isOwn ? undefined : `No MODULE named markup://c:${name} found : [${file}]`;
};

const kebab = (name: string): string => name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

const SCRIPT = /\.(js|ts)$/;
const TEMPLATE = /\.html$/;

/** What a file of a bundle may name, and how. */
const MENTIONS: readonly (readonly [file: RegExp, pattern: RegExp, resolve: Resolve])[] = [
  [SCRIPT, /['"]@salesforce\/apex\/(?!refresh)([\w.]+)['"]/g, apexMethod],
  [SCRIPT, /['"]@salesforce\/schema\/([\w.]+)['"]/g, schemaReference],
  [SCRIPT, /['"]@salesforce\/label\/(c\.\w+)['"]/g, named('CustomLabel', 'label', (text) => text.slice(2))],
  [SCRIPT, /['"]@salesforce\/customPermission\/(\w+)['"]/g, named('CustomPermission', 'customPermission')],
  [SCRIPT, /['"]@salesforce\/resourceUrl\/(\w+)['"]/g, named('StaticResource', 'resourceUrl')],
  [SCRIPT, /['"]@salesforce\/contentAssetUrl\/(\w+)['"]/g, named('ContentAsset', 'contentAssetUrl')],
  [SCRIPT, /['"]@salesforce\/messageChannel\/(\w+)__c['"]/g, named('LightningMessageChannel', 'messageChannel')],
  [SCRIPT, /(?:from|import)\s*\(?\s*['"]c\/(\w+)['"]/g, module],
  [TEMPLATE, /<c-([\w-]+)/g, (mention, catalog) => module({ ...mention, name: kebab(mention.name) }, catalog)],
];

const COMMENTS = /\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g;

/** Comments become blanks of the same length, so that places stay. */
const withoutComments = (source: string): string => source.replace(COMMENTS, (text) => text.replace(/[^\n]/g, ' '));

const placeOf = (source: string, index: number): { readonly lineNumber: number; readonly columnNumber: number } => {
  const before = source.slice(0, index).split('\n');
  return { lineNumber: before.length, columnNumber: (before.at(-1)?.length ?? 0) + 1 };
};

const problemsIn = (component: Component, path: string, catalog: Catalog): readonly DeployProblem[] => {
  const file = basename(path);
  const fitting = MENTIONS.filter(([pattern]) => pattern.test(file));
  if (fitting.length === 0) return [];
  const source = withoutComments(readFileSync(path, 'utf8'));
  return fitting.flatMap(([, pattern, resolve]) =>
    [...source.matchAll(pattern)].flatMap(({ index, 1: name = '' }) => {
      const problem = resolve({ name, file }, catalog);
      return problem === undefined ? [] : [{ ...problemOf(component, { problem }), ...placeOf(source, index) }];
    }),
  );
};

/** Of a component in TypeScript it has the same name. */
const description = (component: Component): readonly DeployProblem[] =>
  component.root.name === ''
    ? [problemOf(component, { problem: `The file ${component.fullName}.js-meta.xml is missing` })]
    : [];

const mainFile = (component: Component): readonly DeployProblem[] => {
  const names = component.content.map((path) => basename(path));
  const own = component.fullName;
  const isThere = names.some((name) => basename(name, extname(name)) === own && /\.(js|ts|css|html)$/.test(name));
  return isThere
    ? []
    : [problemOf(component, { problem: `Cannot find Lightning Component Bundle ${own}: ${own}.js is missing` })];
};

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html */
const LIGHTNING_TARGETS: ReadonlySet<string> = new Set([
  ...['AppPage', 'HomePage', 'RecordPage', 'Tab', 'UtilityBar', 'UrlAddressable', 'Inbox', 'VoiceExtension'],
  ...['RecordAction', 'GlobalAction', 'FlowScreen', 'FlowAction', 'EnablementProgram', 'ServiceCatalog'],
  ...['AgentforceInput', 'AgentforceOutput', 'PropertyEditor', 'EmailApplicationPanel'],
]);

/** Families whose targets are those of products that the sandbox has nothing of. */
const OTHER_TARGET = /^(lightningCommunity|lightningSnapin|lightningStatic|analytics|industries|experience)__\w+$/;

const isTarget = (name: string): boolean => {
  const own = /^lightning__(\w+)$/.exec(name)?.[1];
  return own === undefined ? OTHER_TARGET.test(name) : LIGHTNING_TARGETS.has(own);
};

const targets = (component: Component): readonly DeployProblem[] =>
  elementsAt(component.root, 'targets/target')
    .filter(({ text }) => !isTarget(text.trim()))
    .map((at) => problemOf(component, { problem: `The target ${at.text.trim()} is invalid`, at }));

export const checkBundle: Check = (component, catalog) => {
  if (component.type !== 'LightningComponentBundle') return [];
  return [
    ...description(component),
    ...mainFile(component),
    ...targets(component),
    ...component.content.flatMap((path) => problemsIn(component, path, catalog)),
    ...component.content.flatMap((path) => compileProblems(component, path)),
  ];
};
