import type { ErrorLogs } from '../integration-health/index.ts';
import type { SalesforceConnection } from './connection.ts';
import { upsertCollection } from './records.ts';

/** The exception list of Salesforce (`ErrorLog__c`), behind the port of integration health. */
export const openErrorLogs = (connection: SalesforceConnection): ErrorLogs => ({
  async upsert(entries) {
    const target = { object: 'ErrorLog__c', externalIdField: 'SourceKey__c' };
    const outcomes = await upsertCollection(connection, target, entries);
    return new Map(
      outcomes.flatMap((outcome) =>
        outcome.result === 'failed' ? [[outcome.key, outcome.failure.message] as const] : [],
      ),
    );
  },
});
