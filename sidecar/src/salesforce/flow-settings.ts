import { z } from 'zod';
import type { ScopeSettings } from '../integration-health/index.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryInGroups } from './query-in-groups.ts';
import { queryAll } from './records.ts';

/** How administrators narrow the data flows, and which customers that leaves. */

const flowRecord = z.object({
  DeveloperName: z.string(),
  MasterLabel: z.string(),
  IsActive__c: z.boolean(),
  CutOverOn__c: z.iso.date().nullish(),
  Filter__c: z.string().nullish(),
});

const FLOWS = 'SELECT DeveloperName, MasterLabel, IsActive__c, CutOverOn__c, Filter__c FROM IntegrationFlow__mdt';

/** The settings by the developer name of the flow. */
export const readFlowSettings = async (
  connection: SalesforceConnection,
): Promise<ReadonlyMap<string, ScopeSettings>> => {
  const records = await queryAll(connection, FLOWS, flowRecord);
  return new Map(
    records.map((flow) => [
      flow.DeveloperName,
      {
        label: flow.MasterLabel,
        isActive: flow.IsActive__c,
        cutOverOn: flow.CutOverOn__c ?? undefined,
        filter: flow.Filter__c?.trim() || undefined,
      },
    ]),
  );
};

const accountRecord = z.object({ NetSuiteCustomerId__c: z.string() });
const anyRecord = z.object({ Id: z.string() });

/**
 * Those of the customers whose account meets a condition.
 * @throws Failure that needs a person when it is none, also when nobody is asked about
 */
export const customersMeeting =
  (connection: SalesforceConnection) =>
  async (condition: string, customerIds: readonly string[]): Promise<ReadonlySet<string>> => {
    if (customerIds.length === 0) {
      await queryAll(connection, `SELECT Id FROM Account WHERE (${condition}) LIMIT 1`, anyRecord);
      return new Set();
    }
    const soql = (list: string) =>
      `SELECT NetSuiteCustomerId__c FROM Account WHERE NetSuiteCustomerId__c IN ${list} AND (${condition})`;
    const accounts = await queryInGroups(connection, { values: customerIds, soql }, accountRecord);
    return new Set(accounts.map((account) => account.NetSuiteCustomerId__c));
  };
