/** What a list of records must be before any of it is saved: records, none twice, none of a trigger that runs. */
import { transaction } from '../runtime/current.ts';
import { apexException, nullPointer } from '../runtime/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import type { SaveVerb } from './database-work.ts';

const MOST_RUNS = 10;

const asRecord = (value: unknown): SObjectValue => {
  if (value instanceof SObjectValue) return value;
  throw nullPointer();
};

const checkRepeated = (verb: SaveVerb, records: readonly SObjectValue[]): void => {
  if ((verb === 'insert' || verb === 'upsert') && new Set(records).size < records.length) {
    const message = 'Before Insert or Upsert list must not have two identically equal elements';
    throw apexException('System.ListException', message);
  }
  const seen = new Set<string>();
  for (const { id } of verb === 'insert' ? [] : records) {
    if (id === null) continue;
    if (seen.has(id)) throw apexException('System.ListException', `Duplicate id in list: ${id}`);
    seen.add(id);
  }
};

const checkTriggers = (records: readonly SObjectValue[]): void => {
  const { triggers } = transaction();
  if (triggers.length === 0) return;
  const running = new Set<unknown>(
    triggers.flatMap(({ newRecords, oldRecords }) => [...(newRecords?.items ?? []), ...(oldRecords?.items ?? [])]),
  );
  if (records.some((record) => running.has(record))) {
    throw apexException('System.SObjectException', 'DML statement cannot operate on trigger.new or trigger.old');
  }
};

/** @throws System.ListException, System.SObjectException, System.NullPointerException */
export const checkedRecords = (verb: SaveVerb, values: readonly unknown[]): readonly SObjectValue[] => {
  const records = values.map(asRecord);
  checkRepeated(verb, records);
  checkTriggers(records);
  return records;
};

/** Records of the same type that follow each other: what the platform saves in one go. @throws System.TypeException */
export const runsOf = (records: readonly SObjectValue[]): readonly (readonly SObjectValue[])[] => {
  const runs: SObjectValue[][] = [];
  for (const record of records) {
    const last = runs.at(-1);
    if (last?.[0]?.type === record.type) last.push(record);
    else runs.push([record]);
  }
  if (runs.length > MOST_RUNS) {
    const message = `Cannot have more than ${MOST_RUNS} chunks in a single operation. Please rearrange the data to reduce chunking.`;
    throw apexException('System.TypeException', message);
  }
  return runs;
};
