/**
 * Apex in an org: a compiled program, the org's data, and the ways code gets to run in it. Every way opens a transaction with
 * statics and limits of its own.
 */
import { randomUUID } from 'node:crypto';
import type { Caller, Org } from '../data/types.ts';
import type { Program } from './program/program.ts';
import { isRunning, runIn, transaction } from './runtime/current.ts';
import { Limits, type LimitKind } from './runtime/limits.ts';
import { noSurroundings, type Surroundings } from './runtime/surroundings.ts';
import type { ApexData, Quiddity, Transaction } from './runtime/transaction.ts';

export type ApexOrg = {
  readonly org: Org;
  readonly program: Program;
  /** Runs `work` in a transaction; what it wrote is undone when it throws. */
  transact<T>(start: TransactionStart, work: (transaction: Transaction) => T): T;
  /** A test method or a set-up method, as the administrator. */
  runTest(work: (transaction: Transaction) => void): void;
};

export type TransactionStart = {
  readonly caller: Caller;
  readonly quiddity: Quiddity;
  readonly kind?: LimitKind;
  readonly isTest?: boolean;
};

export type ApexOrgParts = {
  readonly org: Org;
  readonly program: Program;
  readonly data: ApexData;
  /** None when left out: callouts are refused by name. */
  readonly surroundings?: Surroundings;
  readonly administrator: Caller;
  readonly random: () => number;
};

/** A job that a test lets run belongs to that test. */
const around = (): Pick<Transaction, 'isTest' | 'run'> =>
  isRunning() && transaction().isTest ? transaction() : { isTest: false, run: {} };

const openTransaction = (parts: ApexOrgParts, start: TransactionStart): Transaction => ({
  id: randomUUID(),
  program: parts.program,
  quiddity: start.quiddity,
  data: parts.data,
  surroundings: parts.surroundings ?? noSurroundings,
  hasUncommittedWork: false,
  isTest: start.isTest ?? around().isTest,
  run: around().run,
  user: start.caller,
  limits: new Limits(start.kind ?? 'synchronous'),
  triggers: [],
  log: [],
  facts: new Map(),
  now: () => parts.org.clock.now(),
  random: parts.random,
});

/** @param parts a program and the org it runs in */
export const openApexOrg = (parts: ApexOrgParts): ApexOrg => {
  const transact = <T>(start: TransactionStart, work: (transaction: Transaction) => T): T => {
    const transaction = openTransaction(parts, start);
    return runIn(transaction, () => parts.org.transaction(() => work(transaction)));
  };
  return {
    org: parts.org,
    program: parts.program,
    transact,
    runTest: (work) => transact({ caller: parts.administrator, quiddity: 'RUNTEST_SYNC', isTest: true }, work),
  };
};
