/**
 * Fields of records along a path: what the record holds, else what the platform loads for it from the org, as it does for formula
 * fields and for parents. What is behind an empty look-up is empty.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_crossobject.htm
 */
import { apexValueOf, sentValueOf } from '../../apex/data/stored-value.ts';
import { transaction } from '../../apex/runtime/current.ts';
import { ApexList } from '../../apex/values/list.ts';
import type { SObjectValue } from '../../apex/values/sobject.ts';
import { userZone } from '../../apex/values/user-zone.ts';
import type { Org, SObjectRecord, Value } from '../../data/types.ts';
import { formulaFieldValue } from '../../formula/formula-field-value.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { FlowFault } from './fault.ts';
import { recordOfRow, rowBehind } from './record-copy.ts';
import { flowNumber } from './typed-value.ts';

/** The values of a record as the org would store them. */
export const rowOf = (record: SObjectValue): SObjectRecord => ({
  ...rowBehind(record),
  ...Object.fromEntries([...record.fields].map(([name, value]): [string, Value] => [name, sentValueOf(value) ?? null])),
  Id: record.id ?? '',
});

const formulaValue = (
  org: Org,
  { object, field }: { object: ObjectSchema; field: FieldSchema },
  record: SObjectValue,
) => {
  const { user } = transaction();
  const context = { record: rowOf(record), org, userId: user.userId, now: transaction().now(), zone: userZone() };
  return apexValueOf(field, formulaFieldValue(field, { schema: org.schema, object }, context));
};

/** The record of an id that may be of several objects. */
const recordOfId = (org: Org, objects: readonly string[], id: string): SObjectValue | null => {
  const object = objects
    .map((name) => org.schema.find(name))
    .find((one) => one !== undefined && id.startsWith(one.keyPrefix));
  const row = object === undefined ? undefined : org.byId(object.name, id);
  return object === undefined || row === undefined ? null : recordOfRow(object.name, row);
};

/** A look-up's record, read by its id. */
const parentOf = (org: Org, record: SObjectValue, lookUp: FieldSchema): SObjectValue | null => {
  const held = record.parents.get(lookUp.relationshipName ?? '') ?? null;
  if (held !== null) return held;
  const id = readField(org, record, lookUp.name);
  return typeof id === 'string' ? recordOfId(org, lookUp.referenceTo, id) : null;
};

/** The children that a relationship such as `Contacts` leads to; undefined when it is none. */
const childrenOf = (org: Org, record: SObjectValue, name: string): ApexList | undefined => {
  const relationship = org.schema.childrenOf(record.type).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (relationship === undefined) return undefined;
  const { childObject, field } = relationship;
  const rowsBehind = record.id === null ? [] : org.lookup(childObject, field, record.id);
  return new ApexList(
    `List<${childObject}>`,
    rowsBehind.map((row) => recordOfId(org, [childObject], row.Id)),
  );
};

const heldValue = (org: Org, record: SObjectValue, place: { object: ObjectSchema; field: FieldSchema }): unknown => {
  const { field } = place;
  const held = record.fields.get(field.name);
  if (held !== undefined) return held;
  if (field.formula !== undefined && field.calculated) return formulaValue(org, place, record);
  return apexValueOf(field, rowBehind(record)?.[field.name]);
};

const relationshipOf = (object: ObjectSchema, name: string): FieldSchema | undefined =>
  [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === name);

/** `Account`, or `Owner:User` where a look-up may lead to several objects. */
const relationshipName = (name: string): string => name.toLowerCase().split(':')[0] ?? '';

/**
 * One step of a path: a field's value, a parent's record, or the records of a child relationship.
 * @returns null for what is empty
 * @throws FlowFault for what the object has not
 */
export const readField = (org: Org, record: SObjectValue, name: string): unknown => {
  const object = org.schema.find(record.type);
  if (object === undefined) throw new FlowFault(`The object ${record.type} doesn't exist.`);
  const field = fieldOf(object, name);
  if (field !== undefined) return flowNumber(heldValue(org, record, { object, field }));
  const lookUp = relationshipOf(object, relationshipName(name));
  if (lookUp !== undefined) return parentOf(org, record, lookUp);
  const children = childrenOf(org, record, name);
  if (children !== undefined) return children;
  throw new FlowFault(`The field ${name} doesn't exist on the object ${record.type}.`);
};
