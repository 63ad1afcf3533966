import type { Catalog } from '../catalog/open-catalog.ts';
import { childText, elementsAt, type XmlElement } from '../metadata/xml.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Check } from './check.ts';
import { referenceProblem } from './check-references.ts';
import { valuesOfPicklist } from './picklist-values.ts';

/** Custom metadata records fill fields that exist, with values those fields take, and miss none that is required. */

/** Fields of every type that a record may also fill. */
const SYSTEM = /^(DeveloperName|MasterLabel|Language|NamespacePrefix)$/;

const picklistFault = (catalog: Catalog, field: Component, value: string): readonly string[] => {
  if (childText(field.root, 'type') !== 'Picklist') return [];
  const allowed = valuesOfPicklist(catalog, field.fullName);
  return allowed === undefined || allowed.has(value) ? [] : [`bad value for restricted picklist field: ${value}`];
};

const lengthFault = ({ root }: Component, value: string): readonly string[] => {
  const limit = Number(childText(root, 'length') ?? Infinity);
  return value.length > limit ? [`data value too large: ${value.slice(0, 255)} (max length=${limit})`] : [];
};

type Filled = { readonly component: Component; readonly field: Component; readonly value: XmlElement };

/** A relationship names another record; any other field holds a value. */
const valueProblems = ({ component, field, value }: Filled, catalog: Catalog): readonly DeployProblem[] => {
  const target = /^(\w+)__mdt$/.exec(childText(field.root, 'referenceTo') ?? '')?.[1];
  if (target !== undefined) {
    const wanted = { type: 'CustomMetadata', name: `${target}.${value.text}` };
    return referenceProblem({ component, element: value }, wanted, catalog);
  }
  const label = childText(field.root, 'label') ?? field.fullName;
  return [...picklistFault(catalog, field, value.text), ...lengthFault(field, value.text)].map((fault) =>
    problemOf(component, { problem: `${label}: ${fault}`, at: value }),
  );
};

type Entry = { readonly component: Component; readonly object: string; readonly entry: XmlElement };

const entryProblems = ({ component, object, entry }: Entry, catalog: Catalog): readonly DeployProblem[] => {
  const [element] = elementsAt(entry, 'field');
  if (element === undefined || SYSTEM.test(element.text)) return [];
  const name = `${object}.${element.text}`;
  const field = catalog.find('CustomField', name);
  if (field === undefined) return referenceProblem({ component, element }, { type: 'CustomField', name }, catalog);
  const [value] = elementsAt(entry, 'value');
  return value === undefined || value.text === '' ? [] : valueProblems({ component, field, value }, catalog);
};

const missingFields = (component: Component, object: string, catalog: Catalog): readonly DeployProblem[] => {
  const filled = new Set(
    elementsAt(component.root, 'values')
      .filter((entry) => (childText(entry, 'value') ?? '') !== '')
      .map((entry) => childText(entry, 'field') ?? ''),
  );
  const missing = catalog
    .ofType('CustomField')
    .filter(({ fullName, root }) => fullName.startsWith(`${object}.`) && childText(root, 'required') === 'true')
    .map(({ fullName }) => fullName.slice(object.length + 1))
    .filter((name) => !filled.has(name));
  if (missing.length === 0) return [];
  return [
    problemOf(component, { problem: `Required fields are missing: [${missing.join(', ')}]`, at: component.root }),
  ];
};

const LONGEST = 40;

export const checkMetadataRecord: Check = (component, catalog) => {
  if (component.type !== 'CustomMetadata') return [];
  const { fullName, root } = component;
  const [type = '', ...name] = fullName.split('.');
  const object = `${type}__mdt`;
  const element = { ...root, name: 'type' };
  const unknown = referenceProblem({ component, element }, { type: 'CustomObject', name: object }, catalog);
  if (unknown.length > 0) return unknown;
  const label = childText(root, 'label') ?? '';
  const tooLong = [label, name.join('.')].filter((text) => text.length > LONGEST);
  return [
    ...tooLong.map((text) =>
      problemOf(component, { problem: `Label: data value too large: ${text} (max length=${LONGEST})`, at: root }),
    ),
    ...elementsAt(root, 'values').flatMap((entry) => entryProblems({ component, object, entry }, catalog)),
    ...missingFields(component, object, catalog),
  ];
};
