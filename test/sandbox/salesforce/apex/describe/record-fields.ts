/**
 * Fields and relationships of a record by name or token, as `get`, `put`, `getSObject` and their kin take them. Names are matched
 * without case; what the record's type does not have is refused in the platform's words.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { apexException, nullPointer } from '../runtime/exceptions.ts';
import type { ApexList } from '../values/list.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { describe, objectOf } from './current.ts';
import { valueForField } from './field-value.ts';
import { FieldToken } from './tokens.ts';

const refused = (message: string) => apexException('System.SObjectException', message);

const invalidField = (record: SObjectValue, name: string) => refused(`Invalid field ${name} for ${record.type}`);

/** @throws System.SObjectException when the token is another object's */
const ownField = (record: SObjectValue, token: FieldToken): FieldSchema => {
  if (token.object.name === record.type) return token.schema;
  throw refused(`${token.object.name}.${token.name} does not belong to SObject type ${record.type}`);
};

/**
 * The field a name or token means on a record of the schema.
 * @throws System.SObjectException, System.NullPointerException
 */
export const fieldOfRecord = (record: SObjectValue, field: string | FieldToken | null): FieldSchema => {
  if (field === null) throw nullPointer();
  if (field instanceof FieldToken) return ownField(record, field);
  const found = objectOf(record)?.schema.fields.get(field.toLowerCase());
  if (found === undefined) throw invalidField(record, field);
  return found;
};

/** A row of an aggregate query has its aliases for fields. */
const aliasValue = (record: SObjectValue, alias: string): unknown => {
  const found = [...record.fields.keys()].find((name) => name.toLowerCase() === alias.toLowerCase());
  if (found === undefined) throw invalidField(record, alias);
  return record.get(found);
};

/** A row of an aggregate query is of no object in the schema. */
export const isAggregate = (record: SObjectValue): boolean => record.type === 'AggregateResult';

export const getField = (record: SObjectValue, field: string | FieldToken | null): unknown =>
  typeof field === 'string' && isAggregate(record)
    ? aliasValue(record, field)
    : record.get(fieldOfRecord(record, field).name);

const isWritable = (object: ObjectSchema | undefined, field: FieldSchema): boolean =>
  object?.kind === 'metadata' || field.type === 'id' || ((field.createable || field.updateable) && !field.calculated);

/** @returns the value it replaced, or null */
export const putField = (record: SObjectValue, field: string | FieldToken | null, value: unknown): unknown => {
  const schema = fieldOfRecord(record, field);
  record.checkWritable();
  if (!isWritable(objectOf(record)?.schema, schema)) throw refused(`Field ${schema.name} is not editable`);
  const before = record.fields.get(schema.name) ?? null;
  record.set(schema.name, valueForField(schema, value));
  return before;
};

/** A look-up by its relationship's name or by its own: `Account`, `AccountId`. */
const lookUpNamed = (record: SObjectValue, name: string): FieldSchema | undefined => {
  const fields = [...(objectOf(record)?.schema.fields.values() ?? [])].filter((field) => field.type === 'reference');
  const isNamed = (text: string | undefined): boolean => text?.toLowerCase() === name.toLowerCase();
  return fields.find((field) => isNamed(field.relationshipName)) ?? fields.find((field) => isNamed(field.name));
};

/** The look-up whose parent is meant. @throws System.SObjectException when there is none */
const parentFieldOf = (record: SObjectValue, of: string | FieldToken | null): FieldSchema => {
  if (of === null) throw nullPointer();
  const name = of instanceof FieldToken ? ownField(record, of).name : of;
  const field = lookUpNamed(record, name);
  if (field === undefined) throw refused(`Invalid relationship ${name} for ${record.type}`);
  return field;
};

export const getParent = (record: SObjectValue, of: string | FieldToken | null): SObjectValue | null =>
  record.getParent(parentFieldOf(record, of).relationshipName ?? '');

/** @returns the parent it replaced, or null */
export const putParent = (
  record: SObjectValue,
  of: string | FieldToken | null,
  parent: SObjectValue | null,
): SObjectValue | null => {
  const field = parentFieldOf(record, of);
  const name = field.relationshipName ?? '';
  if (parent !== null && field.referenceTo.length === 1 && !field.referenceTo.includes(parent.type))
    throw refused(`Illegal assignment from ${parent.type} to ${field.referenceTo.join()}`);
  const before = record.parents.get(name) ?? null;
  record.setParent(name, parent);
  return before;
};

/** @returns null when the records were not queried, or there are none @throws System.SObjectException */
export const getChildren = (record: SObjectValue, relationship: string | null): ApexList | null => {
  if (relationship === null) throw nullPointer();
  const found = describe()
    .schema.childrenOf(record.type)
    .find(({ name }) => name.toLowerCase() === relationship.toLowerCase());
  if (found === undefined) throw refused(`Invalid aggregate relationship ${relationship} for ${record.type}`);
  const list = record.children.get(found.name);
  return list === undefined || list.items.length === 0 ? null : list;
};
