import type { Clock } from '../shared/clock.ts';
import type { Failure } from '../shared/failure.ts';
import type { FlowScope } from '../shared/flow-scope.ts';
import type { Log } from '../shared/log.ts';
import type { Unreadable, UnreadableRecords } from '../shared/unreadable.ts';
import type { Window, WindowReader } from '../shared/window.ts';
import type { Invoice } from './invoice.ts';

/** A stretch of document ids inside a window: above `afterId`, up to `uptoId` (open where undefined). */
export type Chunk = { readonly number: number; readonly afterId: string; readonly uptoId: string | undefined };

/** What was read: documents, and those with a value that Orderbridge does not know. */
export type Found = { readonly documents: readonly Invoice[]; readonly unreadable: readonly Unreadable[] };

/** Invoices and credit memos in the ledger. */
export type InvoiceLedger = {
  /** The ledger's present, by its own clock. */
  readonly now: () => Promise<string>;
  /** Cuts what changed in the window into stretches of about one page each. */
  readonly chunks: (window: Window) => Promise<readonly Chunk[]>;
  readonly read: (window: Window, chunk: Chunk) => Promise<Found>;
  readonly byIds: (ids: readonly string[]) => Promise<Found>;
  /** Everything that was ever issued to a customer. */
  readonly ofCustomer: (customerId: string) => Promise<Found>;
  /** Ids of documents that the ledger says were deleted in the window. */
  readonly deleted: (window: Window) => Promise<readonly string[]>;
  /** Ids that exist, ascending, one page of them above `afterId`. */
  readonly idsAfter: (afterId: string) => Promise<readonly string[]>;
};

export type Run = {
  readonly id: string;
  readonly window: Window;
  /** The stretches not read yet; a run that was killed goes on with these. */
  readonly unread: readonly Chunk[];
  readonly isReading: boolean;
};
/** The documents staged at one moment. */
export type StagedBatch = {
  readonly documents: number;
  readonly lines: number;
  /** The staged documents, page by page, so that memory stays flat however many there are. */
  readonly pages: () => AsyncIterable<readonly Invoice[]>;
  /** Line keys that Salesforce shows and the staged documents do not have any more. */
  readonly removedLineKeys: readonly string[];
  /** Commits what was written: all documents of the batch but the failed ones are remembered as they are now. */
  readonly settle: (failed: readonly string[]) => Promise<void>;
};
/** A reading of the ledger: when it was asked, and which stretch of which run it covers, when it is part of one. */
export type Reading = { readonly readAt: Date; readonly stretch?: { readonly run: Run; readonly chunk: Chunk } };
export type Counts = { readonly changed: number; readonly unchanged: number };
export type Written = { readonly created: number; readonly updated: number; readonly failed: number };

/** What is remembered of documents, and the changed ones on their way to Salesforce. */
export type InvoiceMemory = {
  /** The end of the last window that was read to its end. */
  readonly watermark: () => Promise<string | undefined>;
  readonly unfinishedRun: () => Promise<Run | undefined>;
  readonly startRun: (window: Window, chunks: readonly Chunk[]) => Promise<Run>;
  /** Commits one reading: changed documents are queued for writing, unchanged and older ones are not. */
  readonly stage: (reading: Reading, documents: readonly Invoice[]) => Promise<Counts>;
  /** Queues documents that are gone to be shown as Deleted. @returns how many were not known to be gone */
  readonly stageDeleted: (ids: readonly string[], readAt: Date) => Promise<number>;
  /** Queues documents once more as they were last written. */
  readonly stageAgain: (ids: readonly string[]) => Promise<void>;
  /** The document as it waits to be written; undefined when it does not wait. */
  readonly staged: (id: string) => Promise<Invoice | undefined>;
  /** Documents of which a failure is open although they have been written since. */
  readonly mended: () => Promise<readonly string[]>;
  /**
   * Runs `work` while no other process or job does the same: two runs never share a window, and of two writers the later
   * never sends what it read before the earlier one wrote.
   */
  readonly alone: <T>(what: 'run' | 'write', work: () => Promise<T>) => Promise<T>;
  /** Which of these ids were never written. */
  readonly missing: (ids: readonly string[]) => Promise<readonly string[]>;
  /** Commits the watermark: everything in the window is staged. */
  readonly finishReading: (run: Run) => Promise<void>;
  /** What is staged at this moment; documents staged later belong to the next writing. */
  readonly batch: () => Promise<StagedBatch>;
  readonly finishRun: (summary: RunSummary) => Promise<void>;
  /** Ids remembered as existing, written or waiting, above `afterId` up to `uptoId`, for the sweep. */
  readonly knownIds: (afterId: string, uptoId: string | undefined) => Promise<readonly string[]>;
};

export type RunSummary = Counts &
  Written & {
    readonly runId: string;
    readonly gone: number;
    readonly watermark: string;
    readonly accountIds: readonly string[];
  };

/** A document that Salesforce refused. */
export type RowFailure = { readonly documentId: string; readonly failure: Failure };
export type MirrorOutcome = {
  readonly created: number;
  readonly updated: number;
  readonly failures: readonly RowFailure[];
  readonly accountIds: readonly string[];
};

/** `Invoice__c` and its lines in Salesforce. */
export type InvoiceMirror = {
  /**
   * Upserts the documents and their lines by external id, in bulk where there are many.
   * @throws Failure LIMIT_REACHED before anything is written when the day's share of API calls is used up
   */
  readonly write: (batch: StagedBatch) => Promise<MirrorOutcome>;
};

/** Documents of single accounts, fetched on demand. */
export type AccountRefreshes = {
  /** Notes that they are fetched now. @returns 0, or in how many seconds they may be, when they have just been */
  readonly claim: (accountId: string, at: { readonly now: Date; readonly pauseSeconds: number }) => Promise<number>;
  /** Tells the org that they have changed. */
  readonly announce: (
    accountIds: readonly string[],
    what: Written & { readonly accountId: string; readonly now: Date; readonly unchanged: number },
  ) => Promise<void>;
};

export type Needs = {
  readonly ledger: InvoiceLedger;
  readonly memory: InvoiceMemory;
  /** What the flow takes. */
  readonly scope: FlowScope;
  readonly mirror: InvoiceMirror;
  /** Tells people of one document that could not be written. */
  readonly reportFailure: (row: RowFailure) => Promise<void>;
  /** Takes that back: the document has been written. */
  readonly settleFailure: (documentId: string) => Promise<void>;
  /** Documents that could not be read: told to people, remembered until they can be. */
  readonly unreadable: UnreadableRecords;
  readonly overlapMinutes: WindowReader['overlapMinutes'];
  /** Stretches read at the same time. */
  readonly readers: number;
  readonly clock: Clock;
  readonly log: Log;
};
