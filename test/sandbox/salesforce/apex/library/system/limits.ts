/**
 * The class Limits: what the transaction has used of its limits, and what it may use.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm
 */
import { transaction } from '../../runtime/current.ts';
import { heapUsed } from '../../runtime/heap.ts';
import type { LimitName } from '../../runtime/limits.ts';
import { libraryClass } from '../define.ts';

const COUNTED: Readonly<Record<string, LimitName>> = {
  AggregateQueries: 'aggregateQueries',
  Callouts: 'callouts',
  DMLRows: 'dmlRows',
  DMLStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FutureCalls: 'futureCalls',
  PublishImmediateDML: 'publishImmediate',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SoslQueries: 'searches',
  Savepoints: 'savepoints',
};

/** Limits that newer versions no longer count, and those of features the sandbox lacks: never used. */
const UNUSED: Readonly<Record<string, number>> = {
  AsyncCalls: 200,
  ChildRelationshipsDescribes: 100,
  FieldsDescribes: 100,
  FieldSetsDescribes: 100,
  FindSimilarCalls: 10,
  MobilePushApexCalls: 10,
  PicklistDescribes: 100,
  RecordTypesDescribes: 100,
  RunAs: 20,
  SavepointRollbacks: 20,
  ScriptStatements: 200_000,
  ApexCursors: 10_000,
  ApexCursorRows: 50_000_000,
  FetchCallsOnApexCursor: 10,
};

type Rows = [signature: string, answer: () => number][];

const pair = (name: string, used: () => number, allowed: () => number): Rows => [
  [`static Integer get${name}()`, used],
  [`static Integer getLimit${name}()`, allowed],
];

const rows: readonly Rows[number][] = [
  ...Object.entries(COUNTED).flatMap(([name, limit]) =>
    pair(
      name,
      () => transaction().limits.used(limit),
      () => transaction().limits.allowed(limit),
    ),
  ),
  ...Object.entries(UNUSED).flatMap(([name, allowed]) =>
    pair(
      name,
      () => 0,
      () => allowed,
    ),
  ),
  ...pair(
    'CpuTime',
    () => transaction().limits.cpuUsed(),
    () => transaction().limits.cpuAllowed(),
  ),
  ...pair(
    'HeapSize',
    () => heapUsed(),
    () => transaction().limits.heapAllowed(),
  ),
];

export const limits = libraryClass({ name: 'System.Limits', members: Object.fromEntries(rows) });
