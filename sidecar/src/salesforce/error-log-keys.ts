import { z } from 'zod';
import type { ErrorLogKeys } from '../integration-health/index.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryAll, soqlList } from './records.ts';

/** Which failures the entries of the exception list stand for, behind the port of integration health. */
const IDS_PER_QUERY = 300;
const entry = z.object({ SourceKey__c: z.string() });

export const openErrorLogKeys = (connection: SalesforceConnection): ErrorLogKeys => {
  const keysWhere = async (condition: string): Promise<readonly string[]> => {
    const rows = await queryAll(connection, `SELECT SourceKey__c FROM ErrorLog__c WHERE ${condition}`, entry);
    return rows.map(({ SourceKey__c: key }) => key);
  };
  return {
    of: async (ids) => {
      const keys: string[] = [];
      for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
        const [first, ...rest] = ids.slice(start, start + IDS_PER_QUERY);
        if (first !== undefined) keys.push(...(await keysWhere(`Id IN ${soqlList([first, ...rest])}`)));
      }
      return keys;
    },
    retrying: () => keysWhere("Status__c = 'Retrying' AND PayloadReference__c != null"),
  };
};
