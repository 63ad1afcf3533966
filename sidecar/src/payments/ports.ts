import type { Clock } from '../shared/clock.ts';
import type { FlowScope } from '../shared/flow-scope.ts';
import type { JobRequest, Jobs } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import type { Unreadable, UnreadableRecords } from '../shared/unreadable.ts';
import type { Window, WindowReader } from '../shared/window.ts';
import type { Announcement, Said } from './announcements.ts';
import type { InvoiceStanding, Payment } from './payment.ts';

/** What was read: payments, and those with a value that Orderbridge does not know. */
export type FoundPayments = { readonly payments: readonly Payment[]; readonly unreadable: readonly Unreadable[] };
export type Standings = ReadonlyMap<string, InvoiceStanding>;
export type FoundStandings = { readonly standings: Standings; readonly unreadable: readonly Unreadable[] };

/** Customer payments in the ledger. */
export type PaymentLedger = {
  readonly now: () => Promise<string>;
  /** The payments of these ids as they stand; one that is gone is left out. */
  readonly byIds: (ids: readonly string[]) => Promise<FoundPayments>;
  /** How these invoices stand; one that is gone is left out. */
  readonly standings: (invoiceIds: readonly string[]) => Promise<FoundStandings>;
  /** Ids of payments changed or deleted in the window. */
  readonly changed: (window: Window) => Promise<readonly string[]>;
};

/** A payment as it was read, with the Account of its customer, where Salesforce has one. */
export type PaymentNews = {
  readonly payment: Payment;
  readonly accountId: string | undefined;
  /** When the ledger was asked: a later reading of an invoice knows more. */
  readonly readAt: Date;
};

/** What was said about payments, and what is waiting to be said. */
export type PaymentMemory = {
  readonly watermark: () => Promise<string | undefined>;
  readonly moveWatermark: (until: string) => Promise<void>;
  /**
   * Commits what is new about a payment together with the events that announce it, one payment at a time.
   * `decide` is handed what was said before. @returns how many events were added
   */
  readonly announce: (news: PaymentNews, decide: (said: readonly Said[]) => readonly Announcement[]) => Promise<number>;
  /** The invoices that these payments were last said to settle, by payment. */
  readonly settledBefore: (paymentIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Forgets what was said about these payments, so that it is said again. */
  readonly forget: (paymentIds: readonly string[]) => Promise<void>;
  /** The last known state of a payment that may be gone from the ledger. */
  readonly remembered: (paymentId: string) => Promise<Payment | undefined>;
  /** Commits that a push arrived, with the job it causes. @returns false when the same push arrived before */
  readonly receive: (eventId: string, job: JobRequest) => Promise<boolean>;
};

export type Needs = {
  readonly ledger: PaymentLedger;
  readonly memory: PaymentMemory;
  /** What the flow takes. */
  readonly scope: FlowScope;
  /** Mirrors invoices that Salesforce does not have yet; a payment of an unknown invoice waits for them. */
  readonly ensureMirrored: (invoiceIds: readonly string[]) => Promise<void>;
  /** The Accounts of these customers of the ledger; one that Salesforce does not have is left out. */
  readonly accountsOf: (customerIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly unreadable: UnreadableRecords;
  readonly jobs: Jobs;
  readonly overlapMinutes: WindowReader['overlapMinutes'];
  readonly clock: Clock;
  readonly log: Log;
};
