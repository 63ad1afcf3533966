/** Queries, DML, records, tokens and triggers as generated code calls them; the work is done by the transaction's data. */
import type { QuerySite } from '../compiler/query-site.ts';
import type { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';
import { textOf } from '../values/text.ts';
import { transaction } from './current.ts';
import { apexException, ApexException, nullPointer } from './exceptions.ts';
import type { DmlSite } from './transaction.ts';

const rowsError = (message: string) => apexException('System.QueryException', message);

const firstOf = (list: ApexList): unknown => {
  if (list.items.length > 1) throw rowsError('List has more than 1 row for assignment to SObject');
  return list.items[0] ?? null;
};

type FieldArgument = readonly [name: string, value: unknown, isParent: boolean];

const target = (record: SObjectValue | null): SObjectValue => {
  if (record === null) throw nullPointer();
  return record;
};

export const dataSupport = {
  query: (site: QuerySite, binds: readonly unknown[]): ApexList => transaction().data.query(site, binds),
  countRows: (site: QuerySite, binds: readonly unknown[]): number => transaction().data.countRows(site, binds),
  search: (site: QuerySite, binds: readonly unknown[]): ApexList => transaction().data.search(site, binds),
  dml(site: DmlSite, value: SObjectValue | ApexList | null, by: unknown): void {
    transaction().data.dml(site, value, by);
  },
  /** @throws System.QueryException unless the query found exactly one record */
  onlyRecord(list: ApexList): unknown {
    const found = firstOf(list);
    if (found === null) throw rowsError('List has no rows for assignment to SObject');
    return found;
  },
  /** As `onlyRecord`, for `?.` and `??`: no record is null. */
  onlyRecordOrNull: firstOf,
  newSObject(type: string, ...fields: readonly FieldArgument[]): SObjectValue {
    const record = new SObjectValue(type);
    for (const [name, value, isParent] of fields) {
      if (isParent) dataSupport.setParent(record, name, value);
      else record.set(name, value);
    }
    return record;
  },
  setField(record: SObjectValue | null, field: string, value: unknown): unknown {
    target(record).set(field, value);
    return value;
  },
  setParent(record: SObjectValue | null, relationship: string, value: unknown): unknown {
    target(record).setParent(relationship, value instanceof SObjectValue ? value : null);
    return value;
  },
  addFieldError(record: SObjectValue | null, field: string, message: unknown): void {
    target(record).errors.push({
      field,
      message: message instanceof ApexException ? message['getmessage()']() : textOf(message),
    });
  },
  /** `Trigger.new` and its kin; null outside of triggers. */
  trigger: (member: string): unknown => transaction().data.triggerVariable(member),
  objectToken: (object: string): unknown => transaction().data.describe.objectToken(object),
  fieldToken: (object: string, field: string): unknown => transaction().data.describe.fieldToken(object, field),
  describeObject: (object: string): unknown => transaction().data.describe.object(object),
  describeField: (fields: unknown, name: string): unknown => transaction().data.describe.fieldIn(fields, name),
  fieldSet: (fieldSets: unknown, name: string): unknown => transaction().data.describe.fieldSetIn(fieldSets, name),
  label: (name: string): string => transaction().data.label(name),
  page: (name: string): unknown => transaction().data.page(name),
  runAs: (user: unknown): unknown => transaction().data.runAs(user),
  endRunAs(before: unknown): void {
    transaction().data.endRunAs(before);
  },
};
