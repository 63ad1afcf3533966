import type { Catalog } from '../catalog/open-catalog.ts';
import { elementsAt, childText, type XmlElement } from '../metadata/xml.ts';
import { problemOf } from '../source/component.ts';
import type { Check } from './check.ts';

/** Record types and paths use values their picklists have. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm */

const namesIn = (elements: readonly XmlElement[]): readonly string[] =>
  elements.map((value) => childText(value, 'fullName') ?? '');

/** Fields whose values are in a standard value set of another name than theirs. */
const STANDARD_SETS: Readonly<Record<string, string>> = {
  'Opportunity.StageName': 'OpportunityStage',
  'Account.Type': 'AccountType',
  'Account.Rating': 'AccountRating',
  'Account.Ownership': 'AccountOwnership',
};

type Values = ReadonlySet<string> | undefined;

const valuesIn = (root: XmlElement | undefined, path: string): Values =>
  root === undefined ? undefined : new Set(namesIn(elementsAt(root, path)));

const customValues = (catalog: Catalog, root: XmlElement): Values => {
  const [shared] = elementsAt(root, 'valueSet/valueSetName');
  if (shared !== undefined) return valuesIn(catalog.find('GlobalValueSet', shared.text)?.root, 'customValue');
  return valuesIn(root, 'valueSet/valueSetDefinition/value');
};

/** @returns undefined for a picklist whose values are not known, such as many a standard one */
export const valuesOfPicklist = (catalog: Catalog, field: string): Values => {
  const custom = catalog.find('CustomField', field)?.root;
  const own = custom === undefined ? undefined : customValues(catalog, custom);
  if (custom !== undefined && (own === undefined || own.size > 0)) return own;
  const standard = STANDARD_SETS[field] ?? field.replace('.', '');
  return valuesIn(catalog.find('StandardValueSet', standard)?.root, 'standardValue');
};

export const checkRecordType: Check = (component, catalog) => {
  if (component.type !== 'RecordType') return [];
  const object = component.fullName.split('.')[0] ?? '';
  return elementsAt(component.root, 'picklistValues').flatMap((entry) => {
    const picklist = childText(entry, 'picklist') ?? '';
    const known = valuesOfPicklist(catalog, `${object}.${picklist}`);
    if (known === undefined) return [];
    return elementsAt(entry, 'values/fullName')
      .filter(({ text }) => !known.has(decodeURIComponent(text)))
      .map((at) =>
        problemOf(component, {
          problem: `Picklist value: ${decodeURIComponent(at.text)} in picklist: ${picklist} not found`,
          at,
        }),
      );
  });
};
