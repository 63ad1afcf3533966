/**
 * Queueable jobs: `System.enqueueJob`, and the finalizer that sees how a job ended.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm
 */
import { DuplicateSignature } from '../library/system/duplicate-signature.ts';
import type { PlainObject } from '../library/system/plain-object.ts';
import { transaction } from '../runtime/current.ts';
import { apexException, ApexException, nullPointer, uncaught } from '../runtime/exceptions.ts';
import { Limits } from '../runtime/limits.ts';
import type { Transaction } from '../runtime/transaction.ts';
import { callMethod, hasMethod } from '../values/object.ts';
import { FinalizerContext, QueueableContext } from './contexts.ts';
import { copyObjectOf } from './copy-value.ts';
import { isOfApex, openJobRow, withJobRow } from './job-rows.ts';
import { ALLOWS_CALLOUTS, askerOf, isMarked, putOff, typeNameOfJob, type Asker } from './put-off.ts';
import type { Chain, RunningWork } from './running-work.ts';

const EXECUTE = 'execute(queueablecontext)';
const FINALIZE = 'execute(finalizercontext)';

const MILLISECONDS = 60_000;
const LONGEST_DELAY = 10;
/** In a test a job may not enqueue another one, unless its options allow for a deeper chain. */
const DEPTH_IN_TESTS = 1;
/** A job that keeps failing may be enqueued again by its finalizer so often. */
const RETRIES = 5;

export type EnqueueOptions = {
  readonly delayMinutes?: number | undefined;
  readonly maximumDepth?: number | undefined;
  readonly signature?: string | undefined;
};

const asyncException = (message: string): ApexException => apexException('System.AsyncException', message);

const numberIn = (options: PlainObject, name: string): number | undefined => {
  const value = options.get(name);
  return typeof value === 'number' ? value : undefined;
};

/** What an AsyncOptions asks for. */
export const readOptions = (options: PlainObject | null): EnqueueOptions => {
  if (options === null) throw nullPointer();
  const signature = options.get('duplicateSignature');
  return {
    delayMinutes: numberIn(options, 'minimumQueueableDelayInMinutes'),
    maximumDepth: numberIn(options, 'maximumQueueableStackDepth'),
    signature: signature instanceof DuplicateSignature ? signature.text : undefined,
  };
};

const rootChain = (job: object, options: EnqueueOptions): Chain => ({
  depth: 1,
  maximumDepth: options.maximumDepth,
  delayMinutes: options.delayMinutes,
  allowsCallouts: isMarked(job, ALLOWS_CALLOUTS),
  failures: 0,
});

/** How long a chain may get. */
const depthAllowed = (running: Transaction, maximumDepth: number | undefined): number => {
  if (maximumDepth !== undefined) return maximumDepth;
  return running.isTest && running.work?.kind === 'queueable' ? DEPTH_IN_TESTS : Number.POSITIVE_INFINITY;
};

/** The chain of the job that runs, or that a finalizer runs for. */
const chainBefore = ({ work }: Transaction): Chain | undefined =>
  work?.kind === 'queueable' || work?.kind === 'finalizer' ? work.chain : undefined;

/** Where a job enqueued now stands. @throws System.AsyncException when its chain is as long as it may be */
const chainOf = (running: Transaction, job: object, options: EnqueueOptions): Chain => {
  const root = rootChain(job, options);
  const before = chainBefore(running);
  if (before === undefined) return root;
  const depth = before.depth + 1;
  const maximumDepth = root.maximumDepth ?? before.maximumDepth;
  const isTooDeep = depth > depthAllowed(running, maximumDepth) || before.failures > RETRIES;
  if (isTooDeep) throw asyncException('Maximum stack depth has been reached.');
  const allowsCallouts = root.allowsCallouts || before.allowsCallouts;
  return { ...root, depth, maximumDepth, allowsCallouts, failures: before.failures };
};

const checkDelay = (minutes = 0): void => {
  if (minutes >= 0 && minutes <= LONGEST_DELAY) return;
  throw asyncException(`Delay must be between 0 and ${LONGEST_DELAY} minutes: ${minutes}`);
};

const checkSignature = (signature: string | undefined): void => {
  const isNew =
    signature === undefined ||
    transaction()
      .jobs.waiting()
      .every((job) => job.signature !== signature);
  if (isNew) return;
  throw apexException('System.DuplicateMessageException', 'Attempt to enqueue job with duplicate queueable signature');
};

const check = (job: object | null, { delayMinutes, signature }: EnqueueOptions): object => {
  if (job === null) throw nullPointer();
  if (!hasMethod(job, EXECUTE)) throw asyncException('The class must implement the Queueable interface');
  checkDelay(delayMinutes);
  checkSignature(signature);
  return job;
};

type Queued = { readonly id: string; readonly job: object; readonly chain: Chain; readonly asker: Asker };

type Ended = {
  readonly queued: Queued;
  readonly finalizer: object;
  readonly requestId: string;
  readonly error: unknown;
};

/** Synchronous limits hold for a finalizer, but it may put off no more than a job. */
const finalizerLimits = (): Limits => new Limits('synchronous', { queueableJobs: 1, futureCalls: 1 });

const runFinalizer = ({ queued, finalizer, requestId, error }: Ended): void => {
  const { id, asker } = queued;
  const seen = error === undefined ? undefined : uncaught(error);
  const failures = error === undefined ? 0 : queued.chain.failures + 1;
  const work: RunningWork = { kind: 'finalizer', jobId: id, chain: { ...queued.chain, failures } };
  const exception = seen instanceof ApexException ? seen : null;
  asker.fork(
    { caller: asker.caller, quiddity: 'TRANSACTION_FINALIZER_QUEUEABLE', limits: finalizerLimits(), work },
    () => callMethod(finalizer, FINALIZE, new FinalizerContext({ jobId: id, requestId, exception })),
  );
};

const runQueueable = (queued: Queued): void => {
  const { id, chain, asker } = queued;
  const work: RunningWork = { kind: 'queueable', jobId: id, chain, finalizer: undefined };
  const limits = new Limits('asynchronous', { futureCalls: 50 });
  let requestId = '';
  const end = (error: unknown): void => {
    if (work.finalizer !== undefined) runFinalizer({ queued, finalizer: work.finalizer, requestId, error });
  };
  try {
    withJobRow(asker.org, id, () =>
      asker.fork({ caller: asker.caller, quiddity: 'QUEUEABLE', limits, work }, (running) => {
        requestId = running.id;
        callMethod(copyObjectOf(queued.job), EXECUTE, new QueueableContext(id));
      }),
    );
  } catch (error) {
    if (isOfApex(error)) end(error);
    throw error;
  }
  end(undefined);
};

/**
 * Adds a job to the queue as it is now.
 * @returns the id of its AsyncApexJob row
 * @throws System.AsyncException, System.DuplicateMessageException, System.LimitException
 */
export const enqueueJob = (candidate: object | null, options: EnqueueOptions = {}): string => {
  const running = transaction();
  const job = check(candidate, options);
  const chain = chainOf(running, job, options);
  running.limits.use('queueableJobs');
  const id = openJobRow({ type: 'Queueable', apexType: typeNameOfJob(job) });
  const queued = { id, job: copyObjectOf(job), chain, asker: askerOf(running) };
  const { delayMinutes = 0, signature } = options;
  putOff({
    id,
    due: new Date(running.now().getTime() + delayMinutes * MILLISECONDS),
    ...(signature === undefined ? {} : { signature }),
    run: () => runQueueable(queued),
  });
  return id;
};

/** `System.attachFinalizer`. @throws System.AsyncException outside of a queueable, and the second time */
export const attachFinalizer = (finalizer: object | null): void => {
  const { work } = transaction();
  if (finalizer === null) throw asyncException('Argument cannot be null');
  if (work?.kind !== 'queueable') {
    throw asyncException('System.attachFinalizer(Finalizer) is not allowed in this context');
  }
  if (!hasMethod(finalizer, FINALIZE)) {
    throw asyncException(`Class ${typeNameOfJob(finalizer)} must implement the Finalizer interface`);
  }
  if (work.finalizer !== undefined) {
    throw asyncException('More than one Finalizer cannot be attached to same Async Apex Job');
  }
  work.finalizer = finalizer;
};

/** The chain of the queueable that runs; undefined outside of one. */
export const runningChain = (): Chain | undefined => {
  const { work } = transaction();
  return work?.kind === 'queueable' ? work.chain : undefined;
};
