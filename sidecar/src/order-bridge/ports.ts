import type { Clock } from '../shared/clock.ts';
import type { Finding } from '../shared/failure.ts';
import type { Jobs } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import type { Lookups, Mapping } from '../shared/mapping.ts';
import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { UnmappedValue } from './not-sent.ts';
import type { BookedOrder, BridgeOrder, SalesOrder } from './sales-order.ts';

/** Orders, contracts and accounts in Salesforce. */
export type Orders = {
  /** The order that bridges this contract. @throws Failure NOT_FOUND, WRONG_STATUS when there is none or more than one */
  readonly ofContract: (contractId: string) => Promise<BridgeOrder>;
  /** Contracts whose order has been Requested since before that instant. */
  readonly requestedBefore: (instant: string) => Promise<readonly string[]>;
  /** What people typed on the order and its lines that the mapping does not send. */
  readonly unmappedValues: (order: BridgeOrder) => Promise<readonly UnmappedValue[]>;
  /** Stores ids and numbers on account, contract and order, then activates contract and order; all or nothing. */
  readonly recordBooking: (booking: Booking) => Promise<void>;
  /** Shows that the request is kept and will be posted, on the order. */
  readonly recordAccepted: (accepted: { orderId: string; correlationId: string }) => Promise<void>;
  /** Shows why the order waits, on the order. */
  readonly recordHold: (hold: Hold) => Promise<void>;
  /** Puts an order on hold whose sales order is gone, with the key that a new one would have. */
  readonly recordGone: (gone: Hold & { activationKey: string }) => Promise<void>;
};

export type Hold = {
  readonly orderId: string;
  readonly correlationId: string;
  readonly cause: string;
  readonly fix: string;
};

export type Booking = {
  readonly order: BridgeOrder;
  readonly key: string;
  readonly correlationId: string;
  readonly customerId: string;
  readonly salesOrder: BookedOrder;
  readonly mappingVersion: string;
  readonly requestedAt: string;
  readonly bookedAt: string;
  /** What the ledger did not get, in words. */
  readonly notSent: string | undefined;
};

/** Sales orders in the ledger. */
export type SalesOrderLedger = {
  readonly find: (key: string) => Promise<BookedOrder | undefined>;
  /** Writes the order under its key. @throws Failure, with outcomeUnknown when it may have been written */
  readonly book: (order: SalesOrder) => Promise<BookedOrder>;
};

/** What is remembered of an activation. Keys never expire. */
export type Remembered = {
  readonly key: string;
  readonly contractId: string;
  readonly correlationId: string;
  readonly requestedAt: string;
  /** A write to the ledger was begun at some time: look there before writing again. */
  readonly writeBegun: boolean;
  /** What the order said when it was last written. */
  readonly content?: string | undefined;
  readonly booked?: BookedActivation | undefined;
  readonly recorded: boolean;
};
export type BookedActivation = {
  readonly salesOrder: BookedOrder;
  readonly customerId: string;
  readonly content: string;
  readonly mappingVersion: string;
  readonly bookedAt: string;
};

/** The memory of activations. */
export type Activations = {
  readonly find: (key: string) => Promise<Remembered | undefined>;
  /**
   * Commits the intent (or finds the earlier one) and takes the activation for this attempt, so that no two attempts run
   * at once. @returns undefined while another attempt has it
   */
  readonly take: (intent: {
    key: string;
    contractId: string;
    correlationId: string;
    requestedBy: string;
  }) => Promise<Remembered | undefined>;
  /** Commits that the ledger is about to be asked to write, and what. */
  readonly beginWrite: (key: string, content: string) => Promise<void>;
  /** Commits the booking, and with it the event that announces it. */
  readonly booked: (key: string, activation: BookedActivation, event: OutgoingEvent) => Promise<void>;
  readonly recorded: (key: string) => Promise<void>;
  /** Gives the activation back, so that the next attempt need not wait. */
  readonly release: (key: string) => Promise<void>;
};

/** A customer and a currency, by their ids in the ledger. */
export type CustomerCurrency = { readonly customerId: string; readonly currencyId: string };

export type Needs = {
  readonly orders: Orders;
  readonly ledger: SalesOrderLedger;
  readonly activations: Activations;
  readonly customers: {
    readonly check: (account: BridgeOrder['account']) => Promise<readonly Finding[]>;
    readonly findOrCreate: (account: BridgeOrder['account'], correlationId: string) => Promise<{ readonly id: string }>;
    /** Whether the customer may be billed in that currency. */
    readonly dealsIn: (wanted: CustomerCurrency) => Promise<boolean>;
    /** Lets the customer be billed in one more currency; undefined where people keep those lists themselves. */
    readonly addCurrency: ((wanted: CustomerCurrency, correlationId: string) => Promise<void>) | undefined;
  };
  readonly items: {
    readonly resolve: (lines: BridgeOrder['lines']) => Promise<{
      readonly itemIdOf: ReadonlyMap<string, string>;
      readonly findings: readonly Finding[];
      /** Remembers on the products what was found. */
      readonly link: () => Promise<void>;
    }>;
  };
  /** The currencies that are active in Salesforce, by code. */
  readonly activeCurrencies: () => Promise<ReadonlySet<string>>;
  readonly mapping: () => Promise<Mapping>;
  readonly lookups: () => Promise<Lookups>;
  /** Which findings a rep can settle on the page, and who settles them, by code (`PreflightRule__mdt`). */
  readonly preflightRules: () => Promise<{ readonly apply: (finding: Finding) => Finding }>;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
};
