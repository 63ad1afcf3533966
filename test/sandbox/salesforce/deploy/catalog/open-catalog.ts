import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { schemaOf } from '../../schema/schema.ts';
import { standardObjects } from '../../standard-objects/index.ts';
import type { Component } from '../source/component.ts';
import { orgNames } from './org-names.ts';

/** Everything a deploy can refer to: its own components, and what the org has anyway. Names are compared without case. */

/** `unsure` is a standard object or field that the platform may have and the sandbox has not. */
export type Existence = 'yes' | 'no' | 'unsure';

export type Catalog = {
  readonly components: readonly Component[];
  readonly find: (type: string, name: string) => Component | undefined;
  readonly exists: (type: string, name: string) => Existence;
  /** The components of a type. */
  readonly ofType: (type: string) => readonly Component[];
  /** A standard field of a standard or custom object, as the sandbox knows it. */
  readonly standardField: (object: string, field: string) => FieldSchema | undefined;
};

const keyOf = (type: string, name: string): string => `${type}\n${name.toLowerCase()}`;

const standard = schemaOf({ objects: standardObjects, metadataRecords: [] });

const CUSTOM = /__[a-z]+$/i;

/** Objects the platform adds to others: `Invoice__Share`, `AccountHistory`, `Invoice__ChangeEvent`. */
const COMPANION = /^(\w+?)(__)?(ChangeEvent|Share|History|Feed|Tag|OwnerSharingRule)$/;

const anyCase = (object: ObjectSchema | undefined, field: string): FieldSchema | undefined =>
  object?.fields.get(field.toLowerCase());

/** Fields of every custom object. */
const ON_ALL = new Set(
  (
    'Id Name OwnerId Owner CreatedById CreatedBy CreatedDate LastModifiedById LastModifiedBy LastModifiedDate IsDeleted ' +
    'SystemModstamp LastActivityDate LastViewedDate LastReferencedDate RecordTypeId RecordType CurrencyIsoCode ' +
    'DeveloperName MasterLabel Label Language NamespacePrefix QualifiedApiName IsProtected ReplayId EventUuid SetupOwnerId'
  )
    .toLowerCase()
    .split(' '),
);

type Find = Catalog['find'];

const known = (exists: boolean): Existence => (exists ? 'yes' : 'no');

const objectExists = (find: Find, name: string): Existence => {
  const isCustom = CUSTOM.test(name);
  if (standard.find(name) !== undefined || (isCustom && find('CustomObject', name) !== undefined)) return 'yes';
  const [, base, custom] = COMPANION.exec(name) ?? [];
  if (custom !== undefined) return known(find('CustomObject', `${base ?? ''}__c`) !== undefined);
  return isCustom ? 'no' : 'unsure';
};

/** Where fields other than an object's own come from. */
const FIELDS_OF: Readonly<Record<string, string>> = { event: 'Activity', task: 'Activity', caseclose: 'Case' };
const objectForFields = (object: string): string => FIELDS_OF[object.toLowerCase()] ?? object;

/** Fields that stand for a part of another, or for the same of another object. */
const SHADOWS: readonly (readonly [RegExp, (object: string, name: string) => string])[] = [
  [/^(\w+)__(?:latitude|longitude)__s$/i, (object, name) => `${object}.${name}__c`],
  [/^(\w+)__pc$/i, (_object, name) => `Contact.${name}__c`],
];

const shadowed = (object: string, field: string): string | undefined => {
  const [pattern, original] = SHADOWS.find(([one]) => one.test(field)) ?? [];
  return pattern === undefined ? undefined : original?.(object, pattern.exec(field)?.[1] ?? '');
};

const standardFieldExists = (object: string, field: string): Existence => {
  if (anyCase(standard.find(object), field) !== undefined || ON_ALL.has(field.toLowerCase())) return 'yes';
  return CUSTOM.test(object) ? 'no' : 'unsure';
};

const fieldExists = (find: Find, name: string): Existence => {
  const [object = '', field = '', ...more] = name.split('.');
  if (field === '' || more.length > 0) return 'unsure';
  const places = [object, objectForFields(object)];
  if (places.some((place) => find('CustomField', `${place}.${field}`) !== undefined)) return 'yes';
  const original = shadowed(object, field);
  if (original !== undefined) return fieldExists(find, original);
  return CUSTOM.test(field) ? 'no' : standardFieldExists(object, field);
};

/** A tab of a custom object needs no more than the object's own tab; standard ones go by `standard-`. */
const special: Readonly<Record<string, (find: Find, name: string) => Existence>> = {
  CustomObject: objectExists,
  CustomField: fieldExists,
  Group: (find, name) => (find('Queue', name) === undefined ? 'no' : 'yes'),
};

/** @param components of the deploy, and those that the org keeps */
export const openCatalog = (components: readonly Component[]): Catalog => {
  const byName = new Map(components.map((one) => [keyOf(one.type, one.fullName), one]));
  const byType = Map.groupBy(components, ({ type }) => type);
  const find: Catalog['find'] = (type, name) => byName.get(keyOf(type, name));
  return {
    components,
    find,
    ofType: (type) => byType.get(type) ?? [],
    standardField: (object, field) => anyCase(standard.find(object), field),
    exists(type, name) {
      if (find(type, name) !== undefined && type !== 'CustomObject') return 'yes';
      if (orgNames[type]?.(name) === true) return 'yes';
      return special[type]?.(find, name) ?? 'no';
    },
  };
};
