/** `recalculateFormulas` of a record in memory, saved or not. */
import type { Value } from '../../data/types.ts';
import { setFormulaFields } from '../data/formula-values.ts';
import { sentValueOf } from '../data/stored-value.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { objectOf } from './current.ts';

export const recalculateFormulas = (record: SObjectValue): void => {
  const object = objectOf(record)?.schema;
  if (object === undefined) return;
  const values: Record<string, Value> = {};
  for (const [name, value] of record.fields) values[name] = sentValueOf(value) ?? null;
  setFormulaFields(record, object, values);
};
