/** Invoices: the receivables documents of NetSuite, mirrored in Salesforce exactly as NetSuite holds them. */
export { inScope } from './left-out.ts';
export { DOCUMENT_TYPES, invoice, INVOICE_STATUSES } from './invoice.ts';
export type { Invoice, InvoiceLine } from './invoice.ts';
export { invoicesSyncedEvents } from './invoices-synced-event.ts';
export { MIRROR_INVOICE_TASK, mirrorInvoice, mirrorKey, mirrorMissing, putBackInvoices } from './mirror-documents.ts';
export type {
  AccountRefreshes,
  Chunk,
  Counts,
  Found,
  InvoiceLedger,
  InvoiceMemory,
  InvoiceMirror,
  MirrorOutcome,
  Needs,
  Reading,
  RowFailure,
  Run,
  RunSummary,
  StagedBatch,
} from './ports.ts';
export { REFRESH_PAUSE_SECONDS, refreshAccount } from './refresh-account.ts';
export type { Refresh } from './refresh-account.ts';
export { SWEEP_INVOICES_TASK, sweepInvoices } from './sweep-invoices.ts';
export { SYNC_INVOICES_TASK, syncInvoices } from './sync-invoices.ts';
export { READ_INVOICE_TASK, readInvoice } from './unreadable-documents.ts';
