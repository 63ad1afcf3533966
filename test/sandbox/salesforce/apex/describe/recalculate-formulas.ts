/**
 * Works the formula fields of a record in memory out again, from what it holds now; its parents are read from the org.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { SObjectRecord, Value } from '../../data/types.ts';
import { formulaFieldReader } from '../../formula/language/formula-field-value.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { apexValueOf, sentValueOf } from '../data/stored-value.ts';
import { transaction } from '../runtime/current.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { userZone } from '../values/user-zone.ts';
import { objectOf } from './current.ts';

/** A record that is not saved yet has an id that says of which object it is. */
const rowOf = ({ keyPrefix }: ObjectSchema, record: SObjectValue): SObjectRecord => {
  const values: Record<string, Value> = {};
  for (const [name, value] of record.fields) values[name] = sentValueOf(value) ?? null;
  return { ...values, Id: record.id ?? keyPrefix.padEnd(18, '0') };
};

export const recalculateFormulas = (record: SObjectValue): void => {
  const object = objectOf(record)?.schema;
  if (object === undefined) return;
  const running = transaction();
  const world = { org: running.data.org, userId: running.user.userId, now: running.now(), zone: userZone() };
  const row = rowOf(object, record);
  for (const field of object.fields.values()) {
    if (field.formula === undefined) continue;
    record.fields.set(field.name, apexValueOf(field, formulaFieldReader(world, field)(row)));
  }
};
