/**
 * One transaction of Apex: who runs it, what it has used, its statics, its part of the org. Apex is synchronous, so at any moment
 * at most one transaction runs; one started inside another (an asynchronous job that a test lets run) takes its place meanwhile.
 */
import type { Caller, Org } from '../../data/types.ts';
import type { JobQueue } from '../asynchrony/job-queue.ts';
import type { RunningWork } from '../asynchrony/running-work.ts';
import type { CodeSharing, QuerySite } from '../compiler/query-site.ts';
import type { DatabaseWork } from '../data/database-work.ts';
import type { Describe } from '../describe/describe.ts';
import type { Program } from '../program/program.ts';
import type { ApexList } from '../values/list.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { Limits } from './limits.ts';
import type { Surroundings } from './surroundings.ts';

export type DmlSite = {
  readonly verb: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
  readonly access: 'user' | 'system';
  readonly sharing: CodeSharing;
};

/** What generated code asks of the org's data; errors are Apex exceptions. */
export type ApexData = {
  query(site: QuerySite, binds: readonly unknown[]): ApexList;
  countRows(site: QuerySite, binds: readonly unknown[]): number;
  search(site: QuerySite, binds: readonly unknown[]): ApexList;
  /** A DML statement: all or nothing. `by` is the upsert's field name or token, or what a merge merges. */
  dml(site: DmlSite, value: SObjectValue | ApexList | null, by: unknown): void;
  /** `new`, `old`, `newmap`, `oldmap` of the innermost trigger; null outside of one. */
  triggerVariable(member: string): unknown;
  readonly describe: Describe;
  readonly database: DatabaseWork;
  /** The rows behind it all, for what the platform reads without a query: profiles, settings, custom metadata. */
  readonly org: Org;
  /** The text of a custom label. @throws Error when there is none of that name, which the compiler should have told */
  label(name: string): string;
  /** The PageReference of a Visualforce page. */
  page(name: string): unknown;
  /** Makes another user the running one and answers what `endRunAs` needs to go back. */
  runAs(user: unknown): unknown;
  endRunAs(before: unknown): void;
};

/** The records a trigger runs for, as `Trigger.new` and its kin show them. */
export type TriggerContext = {
  readonly isBefore: boolean;
  readonly operation: 'insert' | 'update' | 'delete' | 'undelete';
  readonly newRecords: ApexList | null;
  readonly oldRecords: ApexList | null;
  readonly size: number;
};

/** What started a transaction; `System.Quiddity` names it. */
export type Quiddity =
  | 'ANONYMOUS'
  | 'AURA'
  | 'BATCH_APEX'
  | 'BATCH_CHUNK_PARALLEL'
  | 'FUTURE'
  | 'INVOCABLE_ACTION'
  | 'PLATFORM_EVENT_PUBLISH_CALLBACK'
  | 'QUEUEABLE'
  | 'REST'
  | 'RUNTEST_ASYNC'
  | 'RUNTEST_SYNC'
  | 'SCHEDULED'
  | 'SYNCHRONOUS'
  | 'TRANSACTION_FINALIZER_QUEUEABLE';

/** How a transaction starts that another one asked for. */
export type Fork = {
  readonly caller: Caller;
  readonly quiddity: Quiddity;
  readonly limits: Limits;
  readonly work: RunningWork;
};

export type Transaction = {
  readonly id: string;
  readonly program: Program;
  readonly quiddity: Quiddity;
  readonly data: ApexData;
  readonly surroundings: Surroundings;
  /**
   * Whether it wrote, enqueued or mailed something that is not committed yet: no callout is allowed then. Whoever does so sets it.
   * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
   */
  hasUncommittedWork: boolean;
  /** A test method, and everything that runs on its behalf. */
  readonly isTest: boolean;
  /** The same object for all transactions of one test, whatever runs in them: what belongs to the test is kept by it. */
  readonly run: object;
  /** The user whose access counts; `System.runAs` changes it for a while. */
  user: Caller;
  limits: Limits;
  /** The trigger that runs, innermost last. */
  readonly triggers: TriggerContext[];
  /** `System.debug` lines in order. */
  readonly log: string[];
  /** Facts that parts of the library keep for the length of the transaction (mocks, pages, REST context), by their own key. */
  readonly facts: Map<symbol, unknown>;
  /** Where work waits that was put off: for the commit in an org, for `Test.stopTest` in a test. */
  readonly jobs: JobQueue;
  /** The asynchronous work it does; undefined for requests, and for tests themselves. */
  readonly work: RunningWork | undefined;
  /** Runs `work` in a transaction of its own in the same org; a test's shares its statics. What it wrote is undone when it throws. */
  readonly fork: <T>(start: Fork, work: (transaction: Transaction) => T) => T;
  /** The org's clock. */
  now(): Date;
  /** 0 ≤ x < 1, from the org's seed. */
  random(): number;
};
