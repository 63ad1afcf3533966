/**
 * Formula fields of records in memory: worked out from what a record holds now; its parents are read from the org.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { Value } from '../../data/types.ts';
import { formulaFieldValue } from '../../formula/formula-field-value.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { transaction } from '../runtime/current.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { userZone } from '../values/user-zone.ts';
import { apexValueOf } from './stored-value.ts';

const known = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

const formulaFieldsOf = (object: ObjectSchema): readonly FieldSchema[] => {
  const fields =
    known.get(object) ??
    [...object.fields.values()].filter(({ formula, calculated }) => formula !== undefined && calculated);
  known.set(object, fields);
  return fields;
};

/**
 * Sets all formula fields of a record.
 * @param values of the record as the org would store them
 */
export const setFormulaFields = (
  record: SObjectValue,
  object: ObjectSchema,
  values: Readonly<Record<string, Value>>,
): void => {
  const fields = formulaFieldsOf(object);
  if (fields.length === 0) return;
  const running = transaction();
  const { org } = running.data;
  const place = { schema: org.schema, object };
  const context = { record: values, org, userId: running.user.userId, now: running.now(), zone: userZone() };
  for (const field of fields)
    record.fields.set(field.name, apexValueOf(field, formulaFieldValue(field, place, context)));
};
