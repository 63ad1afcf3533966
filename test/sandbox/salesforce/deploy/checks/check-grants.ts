import { childText, elementsAt, type XmlElement } from '../metadata/xml.ts';
import { problemOf, type DeployProblem } from '../source/component.ts';
import type { Check } from './check.ts';

/** A permission set grants only what can be granted. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */

/** What each permission on an object includes. */
const INCLUDES: readonly (readonly [permission: string, words: string, needed: readonly string[]])[] = [
  ['allowCreate', 'Create', ['allowRead']],
  ['allowEdit', 'Edit', ['allowRead']],
  ['allowDelete', 'Delete', ['allowRead', 'allowEdit']],
  ['viewAllRecords', 'View All', ['allowRead']],
  ['modifyAllRecords', 'Modify All', ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords']],
];

const wordsFor = (permission: string): string => INCLUDES.find(([one]) => one === permission)?.[1] ?? 'Read';

const partial: Check = (component) =>
  elementsAt(component.root, 'objectPermissions').flatMap((grant) => {
    const object = childText(grant, 'object') ?? '';
    const has = (permission: string): boolean => childText(grant, permission) === 'true' || /__b$/.test(object);
    return INCLUDES.filter(([permission]) => childText(grant, permission) === 'true').flatMap(
      ([, words, needed]): readonly DeployProblem[] => {
        const lacking = needed.filter((each) => !has(each)).map((each) => `${wordsFor(each)} ${object}`);
        if (lacking.length === 0) return [];
        const problem = `Permission ${words} ${object} depends on permission(s): ${lacking.join(', ')}`;
        return [problemOf(component, { problem, at: grant })];
      },
    );
  });

const isAlwaysThere = (field: XmlElement): boolean =>
  childText(field, 'required') === 'true' || childText(field, 'type') === 'MasterDetail';

const required: Check = (component, catalog) =>
  elementsAt(component.root, 'fieldPermissions/field').flatMap((element) => {
    const field = catalog.find('CustomField', element.text);
    if (field === undefined || !isAlwaysThere(field.root)) return [];
    return [problemOf(component, { problem: `You cannot deploy to a required field: ${element.text}`, at: element })];
  });

const GRANTING: ReadonlySet<string> = new Set(['PermissionSet', 'MutingPermissionSet']);

export const checkGrants: Check = (component, catalog) =>
  GRANTING.has(component.type) ? [...partial(component, catalog), ...required(component, catalog)] : [];
