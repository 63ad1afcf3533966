import type { Concerns } from '../shared/concerns.ts';
import type { Failure, FailureCode, FailureKind, Finding, Owner, Subject } from '../shared/failure.ts';
import type { Money } from '../shared/money.ts';
import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { About } from './task.ts';

/** What this capability needs from the world: a ledger of failures, Salesforce's exception list, news of changes. */

/** A job as it was asked for; the key is the work's identity from attempt to attempt. */
export type Work = {
  readonly task: string;
  readonly key: string;
  readonly queue?: string | undefined;
  readonly priority: number;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** One attempt that failed. */
export type FailedAttempt = {
  readonly work: Work;
  /** The flow as failures are told: one of FLOW_LABELS. */
  readonly flow: string;
  readonly failure: Failure;
  readonly about: About;
  readonly beganAt: Date;
  readonly failedAt: Date;
};

/** Attempts of a piece of work since it was first run, or resumed or replayed by a person or by a change. */
export type Round = {
  readonly attempts: number;
  readonly firstFailedAt: Date;
  readonly lastCode: FailureCode;
};

export const FAILURE_STATES = ['waiting', 'parked', 'resolved'] as const;
export type FailureState = (typeof FAILURE_STATES)[number];
export const RESOLUTIONS = ['replayed', 'resumed', 'retried'] as const;

/** Work that failed, with all a person needs to settle it. */
export type FailureRecord = {
  readonly id: string;
  readonly work: Work;
  readonly flow: string;
  readonly state: FailureState;
  readonly code: FailureCode;
  readonly kind: FailureKind;
  readonly cause: string;
  readonly fix: string;
  readonly owner: Owner;
  readonly findings: readonly Finding[];
  readonly subject?: Subject | undefined;
  readonly correlationId?: string | undefined;
  readonly concerns?: Concerns | undefined;
  readonly amountAtRisk?: Money | undefined;
  readonly waitsFor: readonly string[];
  readonly attempts: number;
  readonly firstFailedAt: Date;
  readonly lastFailedAt: Date;
  readonly nextAttemptAt?: Date | undefined;
  readonly parkedAt?: Date | undefined;
  readonly resolvedAt?: Date | undefined;
  readonly resolution?: (typeof RESOLUTIONS)[number] | undefined;
  readonly replayedBy?: string | undefined;
  readonly resumedBy?: string | undefined;
  readonly reportedAt?: Date | undefined;
  /** Counts the changes of state, so that a report of an older state is not taken for the newest. */
  readonly revision: number;
};

export type FailureFilter = {
  readonly state?: FailureState | undefined;
  readonly code?: FailureCode | undefined;
  readonly flow?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly limit: number;
  /** Rows older than this one: the last of the page before. */
  readonly after?: string | undefined;
};

/** Where failures are kept. Each change of state commits together with the job it entails. */
export type FailureLedger = {
  readonly roundOf: (task: string, key: string) => Promise<Round | undefined>;
  readonly wait: (attempt: FailedAttempt, until: Date) => Promise<void>;
  readonly park: (attempt: FailedAttempt) => Promise<void>;
  /** The work succeeded; an open failure of it, if any, is resolved. */
  readonly settle: (task: string, key: string) => Promise<void>;
  readonly find: (id: string) => Promise<FailureRecord | undefined>;
  /** Newest first. */
  readonly list: (filter: FailureFilter) => Promise<readonly FailureRecord[]>;
  /** Runs the work again, now unless a moment is said, under its key. @returns undefined when there is no such failure */
  readonly replay: (id: string, by: string, at?: Date) => Promise<FailureRecord | undefined>;
};

/** Which failures Salesforce has yet to be told of. */
export type FailureReports = {
  readonly due: (limit: number) => Promise<readonly FailureRecord[]>;
  /** Notes what Salesforce took, and what it refused together with its words. */
  readonly noted: (results: readonly ReportResult[]) => Promise<void>;
};
export type ReportResult = {
  readonly id: string;
  readonly revision: number;
  readonly refused?: string | undefined;
};

/** A record of `ErrorLog__c`, field by field. */
export type ErrorLogEntry = { readonly SourceKey__c: string } & Readonly<Record<string, string | number | undefined>>;

/** A failure on its way to the exception list, which links it to the records it concerns as far as they exist. */
export type ErrorLogReport = { readonly entry: ErrorLogEntry; readonly concerns: Concerns };

/** The exception list in Salesforce: upserts by `SourceKey__c`; answers, by source key, what was refused and why. */
export type ErrorLogs = {
  readonly upsert: (reports: readonly ErrorLogReport[]) => Promise<ReadonlyMap<string, string>>;
};

/** The keys (`SourceKey__c`) of entries of the exception list. */
export type ErrorLogKeys = {
  readonly of: (entryIds: readonly string[]) => Promise<readonly string[]>;
  /** Those that Salesforce takes for retried by us. */
  readonly retrying: () => Promise<readonly string[]>;
};

/** Work parked until something changes. */
export type Held = { readonly id: string; readonly waitsFor: readonly string[]; readonly watchedUntil: Date };
export type HeldWork = {
  readonly list: () => Promise<readonly Held[]>;
  /** Requeues what a change settles, and notes for the others until when changes were looked at. */
  readonly lookedUntil: (
    until: Date,
    looked: { resumed: ReadonlyMap<string, string>; still: readonly string[] },
  ) => Promise<void>;
};

/** News from both systems: keys of what changed, such as `alias:Product:GTXPro`, `Account:001…` or `netsuite:item:12`. */
export type Changes = {
  /** @param among the keys somebody waits for: only they matter. */
  readonly since: (moment: Date, among: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** Why an event was not taken. */
export type EventRefusal = {
  readonly failure: Failure;
  /** Whether it is about this event; otherwise the whole request failed, and its topic waits. */
  readonly isOfEvent: boolean;
};
/** What became of each event, in the order they were given; undefined means published. */
export type PublishResults = readonly (EventRefusal | undefined)[];
/** @throws Failure when nothing of the topic can be published now */
export type Publish = (topic: string, events: readonly OutgoingEvent[]) => Promise<PublishResults>;

/** Where waiting events go. */
export type Bus = {
  readonly publish: Publish;
  /** Writes down that an event is refused for good, before it is set aside. */
  readonly setAside: (event: OutgoingEvent, failure: Failure) => Promise<void>;
};
export type Drained = {
  readonly published: number;
  /** Events that the bus did not take, each with its reason; those refused for good are set aside. */
  readonly refused: readonly { readonly event: OutgoingEvent; readonly failure: Failure }[];
  /** Topics that take nothing now, each with its reason. Their events wait. */
  readonly closed: ReadonlyMap<string, Failure>;
  /** Topics that took something. */
  readonly open: ReadonlySet<string>;
  /** When to try again those refused for a while. */
  readonly tryAgainAt?: Date | undefined;
};

export type EventIdentity = { readonly topic: string; readonly sourceKey: string };
/** An event that has not gone out, as people look at it. */
export type UnpublishedEvent = EventIdentity & {
  readonly correlationId?: string | undefined;
  readonly state: 'waiting' | 'set aside';
  readonly addedAt: Date;
  readonly attempts: number;
  readonly lastError?: string | undefined;
};

export type RefusedEvent = Drained['refused'][number];
export type Outbox = {
  /** Publishes what waits. A topic that is closed, and an event that is refused for good, hold up none of the others. */
  readonly drain: (bus: Bus) => Promise<Drained>;
  /**
   * Publishes an event that was set aside, unless it has gone out meanwhile; answers what it was refused for.
   * @throws Failure when nothing of its topic can be published now
   */
  readonly publishAgain: (event: EventIdentity, publish: Publish) => Promise<RefusedEvent | undefined>;
};
