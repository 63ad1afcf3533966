/**
 * Batch jobs: `start` finds what there is to do, `execute` does it list by list, `finish` sees the end; each in a transaction of
 * its own.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm
 */
import { transaction } from '../runtime/current.ts';
import { apexException, LimitExceeded, nullPointer } from '../runtime/exceptions.ts';
import { Limits } from '../runtime/limits.ts';
import type { ApexList } from '../values/list.ts';
import { callMethod, hasMethod } from '../values/object.ts';
import { chunksOf } from './batch-scope.ts';
import { BatchableContext } from './contexts.ts';
import { copyObjectOf } from './copy-value.ts';
import { changeJobRow, endJobRow, failureText, isAborted, isOfApex, openJobRow } from './job-rows.ts';
import { publishBatchError } from './events/batch-error.ts';
import { ALLOWS_CALLOUTS, askerOf, isMarked, putOff, typeNameOfJob, type Asker } from './put-off.ts';
import type { RunningWork } from './running-work.ts';

const START = 'start(database.batchablecontext)';
const FINISH = 'finish(database.batchablecontext)';

const DEFAULT_SCOPE = 200;
/** So many batches may wait in a test, and in the flex queue of an org. */
const MOST_IN_TEST = 5;
const MOST_WAITING = 100;

type Phase = Extract<RunningWork, { kind: 'batch' }>['phase'];

type Batch = {
  readonly id: string;
  /** As it was handed over; replaced after each step when it keeps its state. */
  job: object;
  readonly isStateful: boolean;
  readonly allowsCallouts: boolean;
  readonly raisesEvents: boolean;
  readonly scope: number;
  readonly asker: Asker;
  errors: number;
  firstError: string | undefined;
};

const EXECUTE = 'execute(database.batchablecontext,';

/** The key under which the job takes a list: that of the interface, or its own. */
const executeKey = (job: object): string => {
  for (let holder: object | null = job; holder !== null; holder = Reflect.getPrototypeOf(holder)) {
    const key = Object.getOwnPropertyNames(holder).find((name) => name.startsWith(EXECUTE));
    if (key !== undefined) return key;
  }
  throw new TypeError(`${typeNameOfJob(job)} has no execute`);
};

type Step = {
  readonly phase: Phase;
  /** What the step is handed, for who hears of its failure. */
  readonly scope: readonly unknown[];
  readonly call: (job: object) => unknown;
};

/** Runs one method of the job on a copy of its own; only a stateful job finds in the next step what it left in this one. */
const step = (batch: Batch, { phase, scope, call }: Step): void => {
  const { asker, id, allowsCallouts } = batch;
  const work: RunningWork = { kind: 'batch', jobId: id, phase, allowsCallouts };
  const start = { caller: asker.caller, quiddity: 'BATCH_APEX', limits: new Limits('asynchronous'), work } as const;
  let requestId = '';
  try {
    asker.fork(start, (running) => {
      requestId = running.id;
      const job = copyObjectOf(batch.job);
      call(job);
      if (batch.isStateful) batch.job = job;
    });
  } catch (error) {
    if (batch.raisesEvents && isOfApex(error)) publishBatchError(asker, { jobId: id, phase, scope, requestId, error });
    throw error;
  }
};

const contextOf = ({ id }: Batch): BatchableContext => new BatchableContext(id, id);

/** In an org the next step waits like a job of its own, so that other things can be done between. */
const next = ({ asker, id }: Batch, proceed: () => void): void => {
  const run = (): void => {
    if (!isAborted(asker.org, id)) proceed();
  };
  if (asker.isTest) run();
  else asker.jobs.add({ id, run });
};

const finish = (batch: Batch): void => {
  const { asker, id, errors, firstError } = batch;
  const status = { NumberOfErrors: errors, ExtendedStatus: firstError ?? null };
  try {
    step(batch, { phase: 'finish', scope: [], call: (job) => callMethod(job, FINISH, contextOf(batch)) });
    endJobRow(asker.org, id, { ...status, Status: 'Completed' });
  } catch (error) {
    const reason = firstError ?? `First error: ${failureText(error)}`;
    endJobRow(asker.org, id, { ...status, Status: 'Failed', ExtendedStatus: reason, NumberOfErrors: errors + 1 });
    throw error;
  }
};

const executeChunk = (batch: Batch, chunk: ApexList): void => {
  const { asker, id } = batch;
  try {
    const call = (job: object): unknown => callMethod(job, executeKey(job), contextOf(batch), chunk);
    step(batch, { phase: 'execute', scope: chunk.items, call });
  } catch (error) {
    if (!isOfApex(error)) throw error;
    batch.errors += 1;
    batch.firstError ??= `First error: ${failureText(error)}`;
    changeJobRow(asker.org, id, { NumberOfErrors: batch.errors, ExtendedStatus: batch.firstError });
    if (asker.isTest) throw error;
  }
};

const executeFrom = (batch: Batch, chunks: readonly ApexList[], position: number): void => {
  const chunk = chunks[position];
  if (chunk === undefined) return finish(batch);
  executeChunk(batch, chunk);
  changeJobRow(batch.asker.org, batch.id, { JobItemsProcessed: position + 1 });
  next(batch, () => executeFrom(batch, chunks, position + 1));
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_interface.htm#apex_batch_testing */
const checkChunks = ({ asker }: Batch, chunks: readonly ApexList[]): void => {
  if (!asker.isTest || chunks.length <= 1) return;
  throw apexException(
    'System.UnexpectedException',
    'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
  );
};

const begin = (batch: Batch): void => {
  const { asker, id } = batch;
  changeJobRow(asker.org, id, { Status: 'Preparing' });
  try {
    const options = { apexType: typeNameOfJob(batch.job), scope: batch.scope };
    let chunks: readonly ApexList[] = [];
    const call = (job: object): unknown => (chunks = chunksOf(callMethod(job, START, contextOf(batch)), options));
    step(batch, { phase: 'start', scope: [], call });
    checkChunks(batch, chunks);
    changeJobRow(asker.org, id, { Status: 'Processing', TotalJobItems: chunks.length });
    next(batch, () => executeFrom(batch, chunks, 0));
  } catch (error) {
    endJobRow(asker.org, id, { Status: 'Failed', ExtendedStatus: `First error: ${failureText(error)}` });
    throw error;
  }
};

const checkCaller = (work: RunningWork | undefined): void => {
  const isRefused = work?.kind === 'future' || (work?.kind === 'batch' && work.phase !== 'finish');
  if (!isRefused) return;
  throw apexException(
    'System.AsyncException',
    'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
  );
};

const checkRoom = (): void => {
  const { jobs, isTest, data } = transaction();
  const isBatch = ({ id }: { id: string }): boolean => data.org.byId('AsyncApexJob', id)?.JobType === 'BatchApex';
  const waiting = jobs.waiting().filter(isBatch).length;
  if (isTest && waiting >= MOST_IN_TEST) {
    throw new LimitExceeded(
      `Attempted to schedule too many concurrent batch jobs in this org (limits is ${MOST_IN_TEST}).`,
    );
  }
  if (waiting >= MOST_WAITING) {
    throw new LimitExceeded(
      `You've exceeded the limit of ${MOST_WAITING} jobs in the flex queue for org ${data.org.orgId}.`,
    );
  }
};

/** @throws System.AsyncException for what is no batch class, and a scope that is not positive */
export const checkBatch = (job: object | null, scope: number | null): object => {
  if (job === null || scope === null) throw nullPointer();
  if (!hasMethod(job, START)) {
    throw apexException('System.AsyncException', 'The class must implement the Database.Batchable interface');
  }
  if (scope < 1) throw apexException('System.AsyncException', 'Batch size must be greater than zero');
  return job;
};

/**
 * Submits a batch job as it is now.
 * @param scope how many records `execute` is handed at once
 * @returns the id of its AsyncApexJob row
 * @throws System.AsyncException, System.LimitException
 */
export const executeBatch = (candidate: object | null, scope: number | null = DEFAULT_SCOPE): string => {
  const job = checkBatch(candidate, scope);
  const running = transaction();
  checkCaller(running.work);
  checkRoom();
  const id = openJobRow({ type: 'BatchApex', apexType: typeNameOfJob(job) });
  const batch: Batch = {
    id,
    job: copyObjectOf(job),
    isStateful: isMarked(job, 'Database.Stateful'),
    allowsCallouts: isMarked(job, ALLOWS_CALLOUTS),
    raisesEvents: isMarked(job, 'Database.RaisesPlatformEvents'),
    scope: scope ?? DEFAULT_SCOPE,
    asker: askerOf(running),
    errors: 0,
    firstError: undefined,
  };
  putOff({ id, run: () => begin(batch) });
  return id;
};
