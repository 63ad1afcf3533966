import { z } from 'zod';
import type { Invoice, InvoiceMirror, MirrorOutcome, RowFailure, StagedBatch } from '../invoices/index.ts';
import type { Failure } from '../shared/failure.ts';
import { UPSERT_LIMITS, upsertMany } from './bulk-upsert.ts';
import type { SalesforceConnection } from './connection.ts';
import { readActiveCurrencies } from './currency-records.ts';
import { deleteRecords } from './delete-records.ts';
import type { RefusedDelete } from './delete-records.ts';
import type { Row } from './field-value.ts';
import { inactiveCurrency } from './invoice-currency.ts';
import { invoiceLinks } from './invoice-links.ts';
import type { InvoiceLinks } from './invoice-links.ts';
import { invoiceLineRow, invoiceRow } from './invoice-rows.ts';
import type { OrgSchema } from './org-schema.ts';
import { queryInGroups } from './query-in-groups.ts';
import type { UpsertTarget } from './records.ts';

/**
 * `Invoice__c` and its lines, behind the port of the invoices capability. Documents first, then their lines; few of them
 * as collections, many by the Bulk API. A document of which any row was refused counts as failed and is sent again whole.
 */
const INVOICES: UpsertTarget = { object: 'Invoice__c', externalIdField: 'NetSuiteInvoiceId__c' };
const LINES: UpsertTarget = { object: 'InvoiceLine__c', externalIdField: 'NetSuiteInvoiceLineId__c' };

type Needs = {
  readonly connection: SalesforceConnection;
  readonly schema: OrgSchema;
  readonly now: () => Date;
  /** More rows of one object than this travel by the Bulk API. */
  readonly bulkAboveRows: number;
};

export const openInvoiceMirror = ({ connection, schema, now, bulkAboveRows }: Needs): InvoiceMirror => ({
  async write(batch) {
    const limits = { ...UPSERT_LIMITS, collectionRows: bulkAboveRows };
    connection.budget.claimForBatch();
    const linksOf = invoiceLinks(connection);
    const tally = newTally();
    const activeCurrencies = await readActiveCurrencies({ connection, schema });
    const reading = { readAt: now().toISOString(), saysCurrency: (await schema.onlyCurrency()) === undefined };
    const documents = rowsOf(batch, linksOf, (document, links) => {
      if (!activeCurrencies.has(document.currency)) {
        tally.fail(document.id, inactiveCurrency(document));
        return [];
      }
      const accountId = links.accountOf(document);
      if (accountId !== undefined) tally.accountIds.add(accountId);
      return [invoiceRow(document, links, reading)];
    });
    for await (const outcome of upsertMany(connection, { ...INVOICES, rows: documents }, limits)) {
      if (outcome.result === 'failed') tally.fail(outcome.key, outcome.failure);
      else tally[outcome.result] += 1;
    }
    const lines = rowsOf(batch, linksOf, (document, links) =>
      tally.failures.has(document.id) ? [] : document.lines.map((line) => invoiceLineRow(document, line, links)),
    );
    for await (const outcome of upsertMany(connection, { ...LINES, rows: lines }, limits)) {
      if (outcome.result === 'failed') tally.fail(documentIdOf(outcome.key), outcome.failure);
    }
    for (const { key, failure } of await removeLines(connection, batch.removedLineKeys)) {
      tally.fail(documentIdOf(key), failure);
    }
    return tally.outcome();
  },
});

/** Line keys begin with the id of their document. */
const documentIdOf = (lineKey: string): string => lineKey.split('-')[0] ?? lineKey;

const newTally = () => {
  const failures = new Map<string, RowFailure>();
  const accountIds = new Set<string>();
  const tally = {
    created: 0,
    updated: 0,
    failures,
    accountIds,
    fail: (documentId: string, failure: Failure): void => {
      if (!failures.has(documentId)) failures.set(documentId, { documentId, failure });
    },
    outcome: (): MirrorOutcome => ({
      created: tally.created,
      updated: tally.updated,
      failures: [...failures.values()],
      accountIds: [...accountIds],
    }),
  };
  return tally;
};

type RowsOfDocument = (document: Invoice, links: InvoiceLinks) => readonly Row[];

async function* rowsOf(
  batch: StagedBatch,
  linksOf: ReturnType<typeof invoiceLinks>,
  rows: RowsOfDocument,
): AsyncGenerator<Row, void, undefined> {
  for await (const page of batch.pages()) {
    const links = await linksOf(page);
    for (const document of page) yield* rows(document, links);
  }
}

const lineRecord = z.object({ Id: z.string(), NetSuiteInvoiceLineId__c: z.string() });

/** Lines that NetSuite took off a document leave the mirror too. @returns those that Salesforce would not let go */
const removeLines = async (
  connection: SalesforceConnection,
  keys: readonly string[],
): Promise<readonly RefusedDelete[]> => {
  const soql = (list: string) =>
    `SELECT Id, NetSuiteInvoiceLineId__c FROM InvoiceLine__c WHERE NetSuiteInvoiceLineId__c IN ${list}`;
  const lines = await queryInGroups(connection, { values: keys, soql }, lineRecord);
  return deleteRecords(
    connection,
    LINES.object,
    lines.map((line) => ({ id: line.Id, key: line.NetSuiteInvoiceLineId__c })),
  );
};
