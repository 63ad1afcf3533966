/**
 * Records in flows are values: what is put into a variable or a collection is a copy. A record that was read remembers what it
 * held then, so that an update sends only what the flow changed.
 */
import { ApexList } from '../../apex/values/list.ts';
import { ApexObject } from '../../apex/values/object.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import type { SObjectRecord } from '../../data/types.ts';
import { equalValues } from '../../apex/values/equality.ts';

type Read = ReadonlyMap<string, unknown>;

/** Rows behind records whose fields are read when they are asked for. */
const rows = new WeakMap<SObjectValue, SObjectRecord>();

/** A record that stands for a row of the org. */
export const recordOfRow = (object: string, row: SObjectRecord): SObjectValue => {
  const record = markAsRead(new SObjectValue(object, [['Id', row.Id]]));
  rows.set(record, row);
  return record;
};

/** The row that a record stands for; undefined for a record with values of its own. */
export const rowBehind = (record: SObjectValue): SObjectRecord | undefined => rows.get(record);

const readValues = new WeakMap<SObjectValue, Read>();

/** From now on, only what is set anew on the record counts as changed. */
export const markAsRead = (record: SObjectValue): SObjectValue => {
  readValues.set(record, new Map(record.fields));
  return record;
};

/** Fields to save: all that were set on a record the flow made, those that were changed on one it read. */
export const changedFields = (record: SObjectValue): readonly (readonly [string, unknown])[] => {
  const read = readValues.get(record);
  if (read === undefined) return [...record.fields];
  return [...record.fields].filter(([name, value]) => !read.has(name) || !equalValues(read.get(name), value));
};

/** A record of its own with the same values, which may be changed. */
export const copyRecord = (record: SObjectValue): SObjectValue => {
  const copy = new SObjectValue(record.type, record.fields);
  for (const [name, parent] of record.parents) copy.parents.set(name, parent);
  const read = readValues.get(record);
  const row = rows.get(record);
  if (read !== undefined) readValues.set(copy, read);
  if (row !== undefined) rows.set(copy, row);
  return copy;
};

const copyObject = (object: ApexObject): ApexObject => {
  const copy: unknown = Object.create(Reflect.getPrototypeOf(object));
  if (!(copy instanceof ApexObject)) return object;
  return Object.assign(copy, object);
};

/** The value as a variable or a collection keeps it. */
export const copyValue = (value: unknown): unknown => {
  if (value instanceof SObjectValue) return copyRecord(value);
  if (value instanceof ApexList) return new ApexList(value.type, value.items.map(copyValue));
  return value instanceof ApexObject ? copyObject(value) : value;
};
