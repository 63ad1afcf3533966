import { z } from 'zod';
import type { ErrorLogKeys } from '../integration-health/index.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryInGroups } from './query-in-groups.ts';
import { queryAll } from './records.ts';

/** Which failures the entries of the exception list stand for, behind the port of integration health. */
const entry = z.object({ SourceKey__c: z.string() });

const keysOf = (entries: readonly z.infer<typeof entry>[]): readonly string[] =>
  entries.map(({ SourceKey__c: key }) => key);

const keysWhere = (condition: string): string => `SELECT SourceKey__c FROM ErrorLog__c WHERE ${condition}`;
const RETRYING = keysWhere("Status__c = 'Retrying' AND PayloadReference__c != null");

export const openErrorLogKeys = (connection: SalesforceConnection): ErrorLogKeys => ({
  of: async (ids) => {
    const soql = (list: string) => keysWhere(`Id IN ${list}`);
    return keysOf(await queryInGroups(connection, { values: ids, soql }, entry));
  },
  retrying: async () => keysOf(await queryAll(connection, RETRYING, entry)),
});
