/** Rows as the records of a trigger: every field there, old ones and those of after triggers read-only. */
import type { HookRow, SaveEvent } from '../../data/save-hooks.ts';
import type { RawRecord, SaveError, SObjectRecord, Value } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';
import { setFormulaFields } from './formula-values.ts';
import { apexValueOf, sentValueOf } from './stored-value.ts';

/** A row of an event with the records that stand for it. */
export type TriggerRow = {
  readonly row: HookRow;
  readonly newRecord: SObjectValue | undefined;
  readonly oldRecord: SObjectValue | undefined;
  /** What the new record held at first. */
  readonly given: ReadonlyMap<string, unknown>;
};

/** A record with all values of a row, its formulas worked out; a row without an id makes a record without one. */
export const recordOf = (
  object: ObjectSchema,
  values: Readonly<Record<string, Value>>,
  isReadOnly: boolean,
): SObjectValue => {
  const record = new SObjectValue(object.name);
  for (const field of object.fields.values()) {
    const value = values[field.name];
    if (value === undefined || (value === null && field.type === 'id')) continue;
    record.fields.set(field.name, apexValueOf(field, value));
  }
  setFormulaFields(record, object, values);
  record.isReadOnly = isReadOnly;
  return record;
};

const oldRecordOf = (object: ObjectSchema, before: SObjectRecord | undefined): SObjectValue | undefined =>
  before === undefined ? undefined : recordOf(object, before, true);

export const triggerRows = ({ object, operation, rows }: SaveEvent, isBefore: boolean): readonly TriggerRow[] =>
  rows.map((row) => {
    const newRecord = operation === 'delete' ? undefined : recordOf(object, row.values, !isBefore);
    const oldRecord = oldRecordOf(object, row.before);
    return { row, newRecord, oldRecord, given: new Map(newRecord?.fields) };
  });

/** `Trigger.new` or `Trigger.old`; null for what the event has not. */
export const recordList = (object: ObjectSchema, records: readonly (SObjectValue | undefined)[]): ApexList | null => {
  const present = records.filter((record) => record !== undefined);
  return present.length === 0 ? null : new ApexList(`List<${object.name}>`, present);
};

/** What the trigger set on the new record. */
export const changesOf = ({ newRecord, given }: TriggerRow): RawRecord | undefined => {
  const changed = [...(newRecord?.fields ?? [])].filter(
    ([name, value]) => sentValueOf(value) !== sentValueOf(given.get(name) ?? null),
  );
  return changed.length === 0
    ? undefined
    : Object.fromEntries(changed.map(([name, value]) => [name, sentValueOf(value)]));
};

/** What `addError` left on the records. */
export const errorsOf = ({ newRecord, oldRecord }: TriggerRow): readonly SaveError[] =>
  [...(newRecord?.errors ?? []), ...(oldRecord?.errors ?? [])].map(({ message, field }) => ({
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message,
    fields: field === undefined ? [] : [field],
  }));
