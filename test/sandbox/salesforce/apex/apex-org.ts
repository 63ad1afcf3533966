/**
 * Apex in an org: a compiled program, the org's data, and the ways code gets to run in it. Every way opens a transaction with
 * statics and limits of its own.
 */
import { randomUUID } from 'node:crypto';
import type { Caller, Org } from '../data/types.ts';
import { writeSubscriberRows } from './asynchrony/events/subscriber-rows.ts';
import { writeCodeRows } from './asynchrony/code-rows.ts';
import { orgQueue, testQueue, type JobQueue, type Repeat } from './asynchrony/job-queue.ts';
import type { RunningWork } from './asynchrony/running-work.ts';
import type { Program } from './program/program.ts';
import { isRunning, runBeside, runIn, transaction } from './runtime/current.ts';
import { Limits, type LimitKind } from './runtime/limits.ts';
import { noSurroundings, type Surroundings } from './runtime/surroundings.ts';
import { useZoneOfRunningUser } from './runtime/zone-of-user.ts';
import type { ApexData, Fork, Quiddity, Transaction } from './runtime/transaction.ts';

export type ApexOrg = {
  readonly org: Org;
  readonly program: Program;
  /** Runs `work` in a transaction; what it wrote is undone when it throws. */
  transact<T>(start: TransactionStart, work: (transaction: Transaction) => T): T;
  /** A test method or a set-up method, as the administrator. Work it put off and did not wait for runs at its end. */
  runTest(work: (transaction: Transaction) => void): void;
  /** Work that transactions of this org put off; those of tests have queues of their own. */
  readonly jobs: JobQueue;
  /** Hears of what a job or an event trigger threw outside of tests. */
  readonly jobFailed: (error: unknown) => void;
};

export type TransactionStart = {
  readonly caller: Caller;
  readonly quiddity: Quiddity;
  readonly kind?: LimitKind;
  readonly isTest?: boolean;
  readonly work?: RunningWork;
  readonly limits?: Limits;
};

export type ApexOrgParts = {
  readonly org: Org;
  readonly program: Program;
  readonly data: ApexData;
  /** None when left out: callouts are refused by name. */
  readonly surroundings?: Surroundings;
  readonly administrator: Caller;
  readonly random: () => number;
  /** The time Apex sees; the org's when left out. */
  readonly now?: () => Date;
  /** Ids of transactions; any when left out. */
  readonly newId?: () => string;
  /** Hears of what a job threw outside of tests. */
  readonly jobFailed?: (error: unknown) => void;
  /** Repeats a job until its callouts are answered. */
  readonly repeat?: Repeat;
};

/** The test on whose behalf a transaction runs: a job that a test lets run belongs to that test. */
const runningTest = (): Transaction | undefined => (isRunning() && transaction().isTest ? transaction() : undefined);

type Shared = Pick<Transaction, 'isTest' | 'run' | 'log' | 'jobs'>;

/** What a transaction has in common with others: those of one test, or all of the org. */
const sharedBy = (start: TransactionStart, jobs: JobQueue): Shared => {
  const test = runningTest();
  if (test !== undefined) return test;
  const isTest = start.isTest ?? false;
  return { isTest, run: {}, log: [], jobs: isTest ? testQueue() : jobs };
};

type Opening = { readonly shared: Shared; readonly fork: Transaction['fork'] };

const openTransaction = (parts: ApexOrgParts, start: TransactionStart, { shared, fork }: Opening): Transaction => {
  const { isTest, run, log, jobs } = shared;
  return {
    id: parts.newId?.() ?? randomUUID(),
    program: parts.program,
    quiddity: start.quiddity,
    data: parts.data,
    surroundings: parts.surroundings ?? noSurroundings,
    hasUncommittedWork: false,
    isTest,
    run,
    user: start.caller,
    limits: start.limits ?? new Limits(start.kind ?? 'synchronous'),
    triggers: [],
    log,
    facts: new Map(),
    jobs,
    work: start.work,
    fork,
    now: () => parts.now?.() ?? parts.org.clock.now(),
    random: parts.random,
  };
};

const queueOf = ({ org, repeat }: ApexOrgParts, failed: (error: unknown) => void): JobQueue =>
  orgQueue({
    clock: org.clock,
    afterCommit: (task) => org.afterCommit(task),
    failed,
    ...(repeat === undefined ? {} : { repeat }),
  });

/** @param parts a program and the org it runs in */
export const openApexOrg = (parts: ApexOrgParts): ApexOrg => {
  useZoneOfRunningUser();
  // A job's row tells that it failed; whoever opened the org may want to know more.
  const { jobFailed = () => undefined } = parts;
  const jobs = queueOf(parts, jobFailed);
  writeCodeRows(parts.org, parts.program, parts.administrator);
  writeSubscriberRows(parts.org, parts.program, parts.administrator);
  const fork = <T>(start: Fork, work: (transaction: Transaction) => T): T => transact(start, work);
  const transact = <T>(start: TransactionStart, work: (transaction: Transaction) => T): T => {
    const opened = openTransaction(parts, start, { shared: sharedBy(start, jobs), fork });
    // What a test set up in statics is there for the jobs it lets run, as on the platform.
    const open = runningTest() === undefined ? runIn : runBeside;
    return open(opened, () => parts.org.transaction(() => work(opened)));
  };
  return {
    org: parts.org,
    program: parts.program,
    transact,
    jobs,
    jobFailed,
    runTest: (work) =>
      transact({ caller: parts.administrator, quiddity: 'RUNTEST_SYNC', isTest: true }, (test) => {
        work(test);
        test.jobs.drain();
      }),
  };
};
