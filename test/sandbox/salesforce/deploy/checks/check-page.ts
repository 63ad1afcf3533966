import type { Catalog } from '../catalog/open-catalog.ts';
import { childText, elementsAt, type XmlElement } from '../metadata/xml.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Wanted } from '../references/reference.ts';
import type { Check } from './check.ts';
import { referenceProblem } from './check-references.ts';

/** A Lightning page shows components, fields and actions that exist. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm */

type Page = { readonly component: Component; readonly catalog: Catalog };

/** All elements of that name, at any depth. */
const everywhere = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...everywhere(child, name)]);

const wanted = ({ component, catalog }: Page, element: XmlElement, want: Wanted): readonly DeployProblem[] =>
  referenceProblem({ component, element }, want, catalog);

/** Components of the platform have its namespaces; the org's own have `c` or none. */
const componentProblems = (page: Page, element: XmlElement): readonly DeployProblem[] => {
  const [namespace, name = namespace] = element.text.split(':');
  if (element.text.includes(':') && namespace !== 'c') return [];
  if (page.catalog.exists('AuraDefinitionBundle', name ?? '') === 'yes') return [];
  return wanted(page, element, { type: 'LightningComponentBundle', name: name ?? '' });
};

const FIELD = /^Record\.(\w+)$/;
const IN_RULE = /^\{!(.+)\}$/;

const fieldProblems = (page: Page, element: XmlElement, path: string): readonly DeployProblem[] => {
  const object = childText(page.component.root, 'sobjectType');
  const field = FIELD.exec(path)?.[1];
  if (object === undefined || field === undefined) return [];
  return wanted(page, element, { type: 'CustomField', name: `${object}.${field}` });
};

const ruleProblems = (page: Page, element: XmlElement): readonly DeployProblem[] => {
  const path = IN_RULE.exec(element.text.trim())?.[1] ?? '';
  const permission = /^\$Permission\.CustomPermission\.(\w+)$/.exec(path)?.[1];
  if (permission !== undefined) return wanted(page, element, { type: 'CustomPermission', name: permission });
  return fieldProblems(page, element, path);
};

/** What a property of a component names, by the component and the property. */
const PROPERTIES: Readonly<Record<string, string>> = { 'flowruntime:interview.flowName': 'Flow' };

const actionProblems = (page: Page, instance: XmlElement): readonly DeployProblem[] =>
  elementsAt(instance, 'componentInstanceProperties')
    .filter((property) => childText(property, 'name') === 'actionNames')
    .flatMap((property) => elementsAt(property, 'valueList/valueListItems/value'))
    .filter(({ text }) => /^\w+\.\w+$/.test(text))
    .flatMap((element) => wanted(page, element, { type: 'QuickAction', name: element.text }));

const propertyProblems = (page: Page, instance: XmlElement): readonly DeployProblem[] => {
  const owner = childText(instance, 'componentName') ?? '';
  const named = elementsAt(instance, 'componentInstanceProperties').flatMap((property) => {
    const type = PROPERTIES[`${owner}.${childText(property, 'name') ?? ''}`];
    return type === undefined
      ? []
      : elementsAt(property, 'value').flatMap((element) => wanted(page, element, { type, name: element.text }));
  });
  return [...named, ...actionProblems(page, instance)];
};

const sameIdentifiers = ({ component }: Page): readonly DeployProblem[] =>
  [...Map.groupBy(everywhere(component.root, 'identifier'), ({ text }) => text).values()].flatMap((same) =>
    same
      .slice(1)
      .map((at) => problemOf(component, { problem: `The identifier ${at.text} is used more than once`, at })),
  );

export const checkPage: Check = (component, catalog) => {
  if (component.type !== 'FlexiPage') return [];
  const page = { component, catalog };
  const { root } = component;
  return [
    ...elementsAt(root, 'sobjectType').flatMap((at) => wanted(page, at, { type: 'CustomObject', name: at.text })),
    ...elementsAt(root, 'parentFlexiPage')
      .filter(({ text }) => !text.includes('__'))
      .flatMap((at) => wanted(page, at, { type: 'FlexiPage', name: at.text })),
    ...everywhere(root, 'componentName').flatMap((at) => componentProblems(page, at)),
    ...elementsAt(root, 'template/name')
      .filter(({ text }) => text.startsWith('c:'))
      .flatMap((at) => componentProblems(page, at)),
    ...everywhere(root, 'fieldItem').flatMap((at) => fieldProblems(page, at, at.text)),
    ...everywhere(root, 'leftValue').flatMap((at) => ruleProblems(page, at)),
    ...everywhere(root, 'componentInstance').flatMap((instance) => propertyProblems(page, instance)),
    ...sameIdentifiers(page),
  ];
};
