import { z } from 'zod';
import type { ForeignChange } from '../integration-health/index.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryInGroups } from './query-in-groups.ts';
import { everyRecord, soqlText } from './records.ts';

/**
 * Mirrored records that a person wrote or deleted last. The package's own automation writes them too, as the Automated
 * Process user, which is nobody's account.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm
 */
const KEY_OF = {
  Invoice__c: 'NetSuiteInvoiceId__c',
  InvoiceLine__c: 'NetSuiteInvoiceLineId__c',
  Payment__c: 'NetSuitePaymentId__c',
  PaymentApplication__c: 'SourceKey__c',
} as const;

export type MirroredObject = keyof typeof KEY_OF;
export const MIRRORED_OBJECTS = Object.keys(KEY_OF) as readonly MirroredObject[];

const changedRecord = z.looseObject({
  Name: z.string(),
  SystemModstamp: z.coerce.date(),
  IsDeleted: z.boolean(),
  LastModifiedBy: z.object({ Name: z.string() }),
});

const changesOf = async (
  connection: SalesforceConnection,
  object: MirroredObject,
  moment: Date | undefined,
): Promise<readonly ForeignChange[]> => {
  const key = KEY_OF[object];
  const since = moment === undefined ? '' : `SystemModstamp >= ${moment.toISOString()} AND `;
  const { userId } = await connection.session();
  const soql = `SELECT ${key}, Name, SystemModstamp, IsDeleted, LastModifiedBy.Name FROM ${object}
    WHERE ${since}LastModifiedBy.UserType = 'Standard' AND LastModifiedById != ${soqlText(userId)} AND ${key} != null`;
  const rows = await everyRecord(connection, soql, changedRecord);
  return rows.map((row) => ({
    object,
    key: z.string().parse(row[key]),
    name: row.Name,
    by: row.LastModifiedBy.Name,
    at: row.SystemModstamp,
    isDeleted: row.IsDeleted,
  }));
};

/** Which of these keys have a record again. */
const present = async (
  connection: SalesforceConnection,
  object: MirroredObject,
  keys: readonly string[],
): Promise<ReadonlySet<string>> => {
  const key = KEY_OF[object];
  const soql = (list: string) => `SELECT ${key} FROM ${object} WHERE ${key} IN ${list}`;
  const rows = await queryInGroups(connection, { values: keys, soql }, z.record(z.string(), z.unknown()));
  return new Set(rows.map((row) => z.string().parse(row[key])));
};

/** Without the deletions that have been put back already: the recycle bin still shows them. */
const stillOpen = async (
  connection: SalesforceConnection,
  object: MirroredObject,
  changes: readonly ForeignChange[],
): Promise<readonly ForeignChange[]> => {
  const deleted = changes.flatMap(({ key, isDeleted }) => (isDeleted ? [key] : []));
  const there = await present(connection, object, deleted);
  return changes.filter(({ key, isDeleted }) => !isDeleted || !there.has(key));
};

/** Changes of all mirrored objects since a moment, or all there are, oldest first. @throws Failure */
export const foreignChanges =
  (connection: SalesforceConnection) =>
  async (moment: Date | undefined): Promise<readonly ForeignChange[]> => {
    const changes: ForeignChange[] = [];
    for (const object of MIRRORED_OBJECTS) {
      changes.push(...(await stillOpen(connection, object, await changesOf(connection, object, moment))));
    }
    return changes.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  };
