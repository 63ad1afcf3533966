/** What DML statements and the class Database do with the org. */
import type { Org } from '../../data/types.ts';
import { FieldToken } from '../describe/tokens.ts';
import { transaction } from '../runtime/current.ts';
import { nullPointer } from '../runtime/exceptions.ts';
import type { ApexData, DmlSite } from '../runtime/transaction.ts';
import { ApexList } from '../values/list.ts';
import { SObjectValue } from '../values/sobject.ts';
import { checkSaveAccess, sharingOfSave } from './access.ts';
import { checkedRecords, runsOf } from './checked-records.ts';
import type { DatabaseWork, MergeChoices, RowResult, SaveVerb } from './database-work.ts';
import { dmlFailure } from './dml-failure.ts';
import { dynamicRequest, runCount, runQuery } from './run-query.ts';
import { saveRecords } from './save-records.ts';
import { savepoints } from './savepoints.ts';
import { sentRecord } from './sent-record.ts';

const objectOf = (org: Org, type: string) => {
  const object = org.schema.find(type);
  if (object === undefined) throw new Error(`the schema has no ${type}`);
  return object;
};

const idsOf = (records: readonly SObjectValue[]): readonly string[] => records.map(({ id }) => id ?? '');

type Merge = { readonly master: SObjectValue; readonly losers: readonly unknown[]; readonly choices: MergeChoices };

const mergeRecords = (org: Org, { master, losers, choices }: Merge): readonly RowResult[] => {
  const running = transaction();
  const records = checkedRecords('delete', losers);
  const object = objectOf(org, master.type);
  checkSaveAccess({ org, object, action: 'delete' }, choices.access, records);
  running.limits.use('dmlStatements');
  running.limits.use('dmlRows', records.length + 1);
  running.hasUncommittedWork = true;
  return org.merge(running.user, {
    object: object.name,
    master: sentRecord({ object, verb: 'update', cutsTexts: false }, master),
    losers: idsOf(records),
    allOrNone: choices.allOrNone,
    rights: sharingOfSave(org, choices),
  });
};

const emptyRecycleBin = (org: Org, values: readonly unknown[]): readonly RowResult[] => {
  const running = transaction();
  const records = checkedRecords('delete', values);
  if (records.length > 0) running.limits.use('dmlStatements');
  running.limits.use('dmlRows', records.length);
  return runsOf(records).flatMap((run) =>
    org.purge(running.user, { object: run[0]?.type ?? '', ids: idsOf(run), allOrNone: false }),
  );
};

export const openDatabase = (org: Org): DatabaseWork => ({
  queryDynamic: (query) => runQuery(org, dynamicRequest(query)),
  countDynamic: (query) => runCount(org, dynamicRequest(query)),
  saveRecords: (verb, records, choices) => saveRecords(org, { verb, choices }, records),
  mergeRecords: (master, losers, choices) => mergeRecords(org, { master, losers, choices }),
  failureOf: dmlFailure,
  ...savepoints(org),
  emptyRecycleBin: (records) => emptyRecycleBin(org, records),
});

const listed = (value: unknown): readonly unknown[] => {
  if (value === null) throw nullPointer();
  return value instanceof ApexList ? value.items : [value];
};

const externalIdField = (by: unknown): string | undefined => {
  if (by instanceof FieldToken) return by.name;
  return typeof by === 'string' ? by : undefined;
};

/** What a merge statement merges may be given by id. */
const loserOf =
  (type: string) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? new SObjectValue(type, [['Id', value]]) : value;

type Statement = { readonly site: DmlSite; readonly value: SObjectValue | ApexList | null; readonly by: unknown };
type Outcome = { readonly records: readonly unknown[]; readonly results: readonly RowResult[] };

const merged = (database: DatabaseWork, { site, value, by }: Statement): Outcome => {
  if (!(value instanceof SObjectValue)) throw nullPointer();
  const records = listed(by).map(loserOf(value.type));
  return {
    records,
    results: database.mergeRecords(value, records, { allOrNone: true, access: site.access, sharing: site.sharing }),
  };
};

const saved = (database: DatabaseWork, verb: SaveVerb, { site, value, by }: Statement): Outcome => {
  const records = listed(value);
  const field = verb === 'upsert' ? externalIdField(by) : undefined;
  const { access, sharing } = site;
  const choices = { allOrNone: true, access, sharing, ...(field === undefined ? {} : { externalIdField: field }) };
  return { records, results: database.saveRecords(verb, records, choices) };
};

/** A DML statement: all or nothing. */
export const dmlStatement =
  (database: DatabaseWork): ApexData['dml'] =>
  (site, value, by) => {
    const { verb } = site;
    const statement = { site, value, by };
    const { records, results } = verb === 'merge' ? merged(database, statement) : saved(database, verb, statement);
    const failure = database.failureOf(verb, records, results);
    if (failure !== undefined) throw failure;
  };
