/**
 * Record types: a record may only have an active one of its object, and a restricted picklist only the values that the record
 * type offers. https://help.salesforce.com/s/articleView?id=platform.customize_recordtype.htm
 */
import type { RecordTypeSchema } from '../schema/types.ts';
import { rowBehind, type Pending } from './context.ts';
import { refusals } from './save-failure.ts';
import type { SObjectRecord } from './types.ts';

const FIELD = 'RecordTypeId';

const refuseType = (id: string): never => {
  throw refusals.foreignRecordType(id);
};

/** The row of the record's type, when it has one. */
const typeRow = ({ data, object, values, sent }: Pending): SObjectRecord | undefined => {
  const { RecordTypeId: id } = values;
  if (typeof id !== 'string') return undefined;
  const row = rowBehind(data, 'RecordType', id);
  const mayBe = row?.SobjectType === object.name && (row.IsActive === true || !sent.has(FIELD));
  return mayBe ? row : refuseType(id);
};

/** Restricted picklists of the record type whose value this save may have changed. */
const picklistsIn = ({ object, before, sent }: Pending, { picklists }: RecordTypeSchema) =>
  [...(picklists ?? [])].flatMap(([name, offered]) => {
    const field = object.fields.get(name);
    if (field?.restrictedPicklist !== true) return [];
    return before === undefined || sent.has(field.name) || sent.has(FIELD) ? [{ field, offered }] : [];
  });

const checkValues = (pending: Pending, type: RecordTypeSchema): void => {
  for (const { field, offered } of picklistsIn(pending, type)) {
    const value = pending.values[field.name];
    const bad = typeof value === 'string' ? value.split(';').find((one) => !offered.has(one)) : undefined;
    if (bad !== undefined) throw refusals.badPicklistValue(field, bad);
  }
};

/** @throws SaveFailure */
export const checkRecordType = (pending: Pending): void => {
  const row = pending.object.fields.has('recordtypeid') ? typeRow(pending) : undefined;
  const type = pending.object.recordTypes?.find(({ developerName }) => developerName === row?.DeveloperName);
  if (type !== undefined) checkValues(pending, type);
};
