import type { Catalog } from '../catalog/open-catalog.ts';
import { childText, type XmlElement } from '../metadata/xml.ts';
import { objectOf } from '../references/reference.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Check } from './check.ts';

/** A custom field says all that its type needs and nothing that contradicts it. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  AutoNumber: ['displayFormat'],
  Checkbox: ['defaultValue'],
  Currency: ['precision', 'scale'],
  EncryptedText: ['length', 'maskChar', 'maskType'],
  Html: ['length', 'visibleLines'],
  LongTextArea: ['length', 'visibleLines'],
  Lookup: ['referenceTo'],
  MasterDetail: ['referenceTo', 'relationshipName'],
  MultiselectPicklist: ['valueSet', 'visibleLines'],
  Number: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Picklist: ['valueSet'],
  Summary: ['summaryForeignKey', 'summaryOperation'],
  Text: ['length'],
};

const has = (root: XmlElement, name: string): boolean => root.children.some((child) => child.name === name);

const missingParts = ({ root }: Component): readonly string[] => {
  const type = childText(root, 'type');
  if (type === undefined) return ['Must specify a nonempty type for the CustomField'];
  const needed = has(root, 'formula') ? [] : (NEEDS[type] ?? []);
  return needed
    .filter((name) => !has(root, name))
    .map((name) => `Must specify '${name}' for a CustomField of type ${type}`);
};

const unlabelled = ({ root }: Component): readonly string[] =>
  (childText(root, 'label') ?? '').trim() === '' ? ['Must specify a nonempty label for the CustomField'] : [];

const requiredLookup = ({ root }: Component): readonly string[] =>
  childText(root, 'type') === 'Lookup' &&
  childText(root, 'required') === 'true' &&
  childText(root, 'deleteConstraint') === 'SetNull'
    ? ['must specify either cascade delete or restrict delete for required lookup foreign key']
    : [];

/** https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_define_ui.htm */
const EVENT_TYPES: ReadonlySet<string> = new Set(['Checkbox', 'Date', 'DateTime', 'Number', 'Text', 'LongTextArea']);

const eventType = (component: Component): readonly string[] => {
  const type = childText(component.root, 'type') ?? '';
  return !objectOf(component).endsWith('__e') || EVENT_TYPES.has(type)
    ? []
    : [`Cannot add a field of type ${type} to the platform event ${objectOf(component)}`];
};

const RULES = [missingParts, unlabelled, requiredLookup, eventType];

/** Children of one parent go by different names. */
const sameRelationship = (component: Component, catalog: Catalog): readonly DeployProblem[] => {
  const nameOf = ({ root }: Component): string => childText(root, 'relationshipName') ?? '';
  const parentOf = ({ root }: Component): string => childText(root, 'referenceTo') ?? '';
  if (nameOf(component) === '') return [];
  const first = catalog
    .ofType('CustomField')
    .find((other) => nameOf(other) === nameOf(component) && parentOf(other) === parentOf(component));
  if (first === undefined || first.fullName === component.fullName) return [];
  const problem = `There is already a Child Relationship named ${nameOf(component)} on ${parentOf(component)}.`;
  return [problemOf(component, { problem, at: component.root })];
};

export const checkField: Check = (component, catalog) => {
  const isCustom = component.type === 'CustomField' && component.fullName.endsWith('__c');
  if (!isCustom) return [];
  return [
    ...RULES.flatMap((rule) => rule(component)).map((problem) => problemOf(component, { problem, at: component.root })),
    ...sameRelationship(component, catalog),
  ];
};

/** What a new object must say of itself. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customobject.htm */
const OBJECT_NEEDS: readonly (readonly [suffix: RegExp, elements: readonly string[]])[] = [
  [/__c$/, ['label', 'pluralLabel', 'nameField', 'deploymentStatus', 'sharingModel']],
  [/__e$/, ['label', 'pluralLabel', 'deploymentStatus', 'eventType']],
  [/__mdt$/, ['label', 'pluralLabel']],
];

export const checkObject: Check = (component) => {
  const { type, fullName, root } = component;
  if (type !== 'CustomObject' || has(root, 'customSettingsType')) return [];
  const needed = OBJECT_NEEDS.find(([suffix]) => suffix.test(fullName))?.[1] ?? [];
  return needed
    .filter((name) => !has(root, name))
    .map((name) => problemOf(component, { problem: `Required field is missing: ${name}`, at: root }));
};
