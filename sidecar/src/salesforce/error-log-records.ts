import type { ErrorLogReport, ErrorLogs } from '../integration-health/index.ts';
import { asFailure } from '../shared/failure.ts';
import type { Log } from '../shared/log.ts';
import type { SalesforceConnection } from './connection.ts';
import type { ErrorLogLinks } from './error-log-links.ts';
import { errorLogLinks } from './error-log-links.ts';
import type { Row } from './field-value.ts';
import type { RowOutcome } from './records.ts';
import { upsertCollection } from './records.ts';

/**
 * The exception list of Salesforce (`ErrorLog__c`), behind the port of integration health. Each entry is linked to the
 * contract, order, account and invoice at stake; but a link is an extra: an entry whose record is gone, or whose links
 * Salesforce refuses, is told without them and names them in its text.
 */
const TARGET = { object: 'ErrorLog__c', externalIdField: 'SourceKey__c' };
const LINK_FIELDS = ['Contract__c', 'Order__c', 'Account__c', 'Invoice__c'] as const;
const CAUSE_LENGTH = 4000;

const NO_LINKS: ErrorLogLinks = { missing: [] };

/** The cause, with what could not be linked; the cause gives way where both are too long together. */
const causeWith = (cause: string | number | undefined, missing: readonly string[]): string | undefined => {
  if (cause === undefined || missing.length === 0) return cause?.toString();
  const note = ` (Not in Salesforce any more, or hidden from Orderbridge: ${missing.join(', ')}.)`;
  return `${String(cause).slice(0, CAUSE_LENGTH - note.length)}${note}`;
};

const rowOf = ({ entry }: ErrorLogReport, links: ErrorLogLinks): Row => ({
  ...entry,
  Cause__c: causeWith(entry.Cause__c, links.missing),
  Contract__c: links.contractId,
  Order__c: links.orderId,
  Account__c: links.accountId,
  Invoice__c: links.invoiceId,
});

/** The same row with its links as text. */
const withoutLinks = (row: Row): Row => {
  const linked = LINK_FIELDS.flatMap((field) => {
    const id = row[field];
    return typeof id === 'string' ? [`${field.replace('__c', '')} ${id}`] : [];
  });
  const cause = typeof row.Cause__c === 'string' ? row.Cause__c : undefined;
  const bare = Object.entries(row).filter(([name]) => !LINK_FIELDS.some((field) => field === name));
  return { ...Object.fromEntries(bare), Cause__c: causeWith(cause, linked) };
};

const isLinked = (row: Row): boolean => LINK_FIELDS.some((field) => row[field] !== undefined);

/** Refused for what it says or links, which the same row without links may not be. */
const isRefusedForGood = (outcome: RowOutcome | undefined): boolean =>
  outcome?.result === 'failed' && outcome.failure.kind === 'needs-a-person';

const upsertAll = async (connection: SalesforceConnection, rows: readonly Row[]): Promise<readonly RowOutcome[]> => {
  const outcomes = await upsertCollection(connection, TARGET, rows);
  const again = rows.filter((row, index) => isLinked(row) && isRefusedForGood(outcomes[index]));
  if (again.length === 0) return outcomes;
  const second = await upsertCollection(connection, TARGET, again.map(withoutLinks));
  const byKey = new Map(second.map((outcome) => [outcome.key, outcome]));
  return outcomes.map((outcome) => byKey.get(outcome.key) ?? outcome);
};

type Needs = { readonly connection: SalesforceConnection; readonly log: Log };

/** @throws Failure when Salesforce is away: then the entries themselves could not be written either */
const linksOf = async ({ connection, log }: Needs, reports: readonly ErrorLogReport[]) => {
  try {
    return await errorLogLinks(
      connection,
      reports.map(({ concerns }) => concerns),
    );
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.kind !== 'needs-a-person') throw failure;
    const fields = { journey: 'integration-health', step: 'report-failures', outcome: 'without-links' };
    log.warn({ ...fields, cause: failure.message }, 'the records that failures concern cannot be looked up');
    return [];
  }
};

export const openErrorLogs = (needs: Needs): ErrorLogs => ({
  async upsert(reports) {
    const links = await linksOf(needs, reports);
    const rows = reports.map((report, index) => rowOf(report, links[index] ?? NO_LINKS));
    const outcomes = await upsertAll(needs.connection, rows);
    return new Map(
      outcomes.flatMap((outcome) =>
        outcome.result === 'failed' ? [[outcome.key, outcome.failure.message] as const] : [],
      ),
    );
  },
});
