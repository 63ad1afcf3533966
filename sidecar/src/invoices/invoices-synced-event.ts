import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { Written } from './ports.ts';

/** `InvoicesSynced__e`: tells the org that documents of these accounts were written, and how the run or refresh went. */
const INVOICES_SYNCED = '/event/InvoicesSynced__e';
/** Account ids of 18 characters and a comma each; an event field holds 131,072 characters. */
const ACCOUNTS_PER_EVENT = 1000;

export type InvoicesSynced = {
  /** Of the run or refresh; whatever is told of it carries this id. */
  readonly runId: string;
  /** Events with the same one arrive in the order they were added. */
  readonly orderKey: string;
  readonly occurredAt: Date;
  readonly accountIds: readonly string[];
  readonly figures: Written & { readonly unchanged: number; readonly gone: number };
  /** The end of the window that was read, ISO 8601; undefined for a refresh, which reads no window. */
  readonly watermark?: string | undefined;
};

/** One event per thousand accounts, at least one; each repeats the figures of the whole. */
export const invoicesSyncedEvents = (synced: InvoicesSynced): readonly OutgoingEvent[] => {
  const { runId, orderKey, accountIds } = synced;
  const chunkCount = Math.max(1, Math.ceil(accountIds.length / ACCOUNTS_PER_EVENT));
  return Array.from({ length: chunkCount }, (_, index) => ({
    topic: INVOICES_SYNCED,
    key: orderKey,
    fields: {
      SourceKey__c: `invoices-${runId}-${index + 1}`,
      AccountIds__c: accountIds.slice(index * ACCOUNTS_PER_EVENT, (index + 1) * ACCOUNTS_PER_EVENT).join(','),
      ChunkNumber__c: index + 1,
      ChunkCount__c: chunkCount,
      ...sharedFields(synced),
    },
  }));
};

const sharedFields = ({ runId, occurredAt, figures, watermark }: InvoicesSynced): OutgoingEvent['fields'] => ({
  CorrelationId__c: runId,
  OccurredAt__c: occurredAt.toISOString(),
  RunId__c: runId,
  RowsCreated__c: figures.created,
  RowsUpdated__c: figures.updated,
  RowsUnchanged__c: figures.unchanged,
  RowsFailed__c: figures.failed,
  RowsGone__c: figures.gone,
  ...(watermark === undefined ? {} : { WatermarkAt__c: watermark }),
});
