/**
 * The objects that hold who a record is shared with: `AccountShare`, `Job__Share`. Their rows are written by people, by Apex and
 * by the API; what ownership and rules give is worked out, not stored.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_understanding.htm
 */
import { flag, instant, onceOnly, picklist, readOnly, reference } from '../standard-objects/define.ts';
import { field } from './field.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/** Standard objects with shares, and the prefixes of their shares. */
const STANDARD: Readonly<Record<string, string>> = {
  Account: '00r',
  Asset: '70a',
  Campaign: '08s',
  Case: '01n',
  Contact: '03s',
  Lead: '01o',
  Opportunity: '00t',
};

const LEVELS = ['None', 'Read', 'Edit', 'All'];
const CAUSES = ['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent', 'Team'];

/** `Job__c` is shared by `Job__Share`. */
export const shareNameOf = (object: string): string =>
  object.endsWith('__c') ? `${object.slice(0, -'__c'.length)}__Share` : `${object}Share`;

/** The share's reference to the record, and how much of it is shared. */
export const shareFields = (object: string): { readonly parent: string; readonly level: string } =>
  object.endsWith('__c')
    ? { parent: 'ParentId', level: 'AccessLevel' }
    : { parent: `${object}Id`, level: `${object}AccessLevel` };

/** A share of an account says what goes for its contacts, opportunities and cases. */
const MORE_LEVELS: Readonly<Record<string, readonly string[]>> = {
  Account: ['ContactAccessLevel', 'OpportunityAccessLevel', 'CaseAccessLevel'],
};

const derived = { createable: false, updateable: false, required: false, nillable: false } as const;

const fieldsOf = (object: string, reasons: readonly string[]): readonly FieldSchema[] => {
  const { parent, level } = shareFields(object);
  return [
    field('Id', 'id', { ...derived, length: 18 }),
    reference(parent, [object], { ...onceOnly, required: true, deleteConstraint: 'Cascade', children: 'Shares' }),
    reference('UserOrGroupId', ['User', 'Group'], { ...onceOnly, required: true }),
    picklist(level, LEVELS, { required: true }),
    ...(MORE_LEVELS[object] ?? []).map((name) => picklist(name, LEVELS)),
    picklist('RowCause', [...CAUSES, ...reasons], { ...onceOnly, defaultValue: 'Manual' }),
    instant('LastModifiedDate', readOnly),
    reference('LastModifiedById', ['User'], { ...readOnly, indexed: false }),
    flag('IsDeleted', readOnly),
  ];
};

/** Shares of custom objects have one prefix on the platform; here each has its own, so that an id tells the object. */
const prefixOf = ({ name, keyPrefix }: ObjectSchema): string => STANDARD[name] ?? `S${keyPrefix.slice(1)}`;

const hasShares = ({ kind, name, fields }: ObjectSchema): boolean =>
  (kind === 'custom' && fields.has('ownerid')) || name in STANDARD;

const shareOf = (object: ObjectSchema, reasons: readonly string[]): ObjectSchema => {
  const fields = fieldsOf(object.name, reasons);
  return {
    name: shareNameOf(object.name),
    label: `${object.label} Share`,
    labelPlural: `${object.label} Share`,
    kind: 'standard',
    keyPrefix: prefixOf(object),
    createable: true,
    updateable: true,
    deletable: true,
    publishBehavior: undefined,
    fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
    sharesOf: object.name,
  };
};

/** @param reasons of managed sharing by object */
export const withShares = (
  objects: readonly ObjectSchema[],
  reasons: ReadonlyMap<string, readonly string[]>,
): readonly ObjectSchema[] => [
  ...objects,
  ...objects.filter(hasShares).map((object) => shareOf(object, reasons.get(object.name) ?? [])),
];
