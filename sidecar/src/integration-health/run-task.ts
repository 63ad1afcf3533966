import type { Clock } from '../shared/clock.ts';
import { secondsAfter } from '../shared/dates.ts';
import { asFailure, needsAPerson, storyOf, type Failure } from '../shared/failure.ts';
import type { Log } from '../shared/log.ts';
import type { FailedAttempt, FailureLedger, Round } from './ports.ts';
import { retryPlan, type RetryPlan } from './retry-plan.ts';
import type { About, Prepared, Task } from './task.ts';

/**
 * Every job runs through here: it ends settled, waiting for its next attempt, or parked where a person sees it. What it must
 * write down about a failure commits with the job that follows from it, so no failure is lost between the two.
 */

/** A job as the queue hands it over. */
export type Job = {
  readonly id: string;
  readonly task: string;
  readonly key?: string | undefined;
  readonly queue?: string | undefined;
  readonly priority: number;
  readonly payload: Readonly<Record<string, unknown>>;
  /** How often it was begun without ending, this time included. */
  readonly begun: number;
};

export type TaskOutcome = {
  readonly task: string;
  readonly outcome: 'done' | 'waiting' | 'parked' | 'held';
  readonly code?: string | undefined;
  readonly seconds: number;
};

export type RunTaskNeeds = {
  readonly failures: FailureLedger;
  readonly clock: Clock;
  /** From 0 to 1, anew for each call. */
  readonly jitter: () => number;
  readonly observe: (outcome: TaskOutcome) => void;
  readonly log: Log;
};

/** A job that was begun so often and never ended brings its process down; somebody must look before it is begun again. */
const MOST_BEGINNINGS = 10;
const HOURLY = 3600;

const refuseFatalJob = ({ begun, task }: Job): void => {
  if (begun <= MOST_BEGINNINGS) return;
  throw needsAPerson({
    code: 'PROCESS_KILLED',
    message: `A job of ${task} was begun ${begun - 1} times and never came to an end: it may be what stops the process.`,
    advice: 'Look at the log of the last attempts, then replay it.',
    owner: 'engineer',
  });
};

type Attempt = { readonly failure?: Failure | undefined; readonly about: About };

/** The attempt itself; whatever it throws becomes a failure with the payload's particulars. */
const attempt = async (task: Task, job: Job): Promise<Attempt> => {
  let prepared: Prepared | undefined;
  try {
    prepared = task.prepare(job.payload);
    refuseFatalJob(job);
    await prepared.run();
    return { about: prepared.about };
  } catch (thrown) {
    const failure = asFailure(thrown);
    const about = prepared?.about ?? {};
    return { failure, about: { ...about, ...storyOf(about, failure.story) } };
  }
};

const planFor = (
  task: Task,
  failed: FailedAttempt,
  history: { round: Round | undefined; jitter: number },
): RetryPlan => {
  const { round, jitter } = history;
  const plan = retryPlan(failed.failure, {
    attempts: (round?.attempts ?? 0) + 1,
    firstFailedAt: round?.firstFailedAt ?? failed.failedAt,
    now: failed.failedAt,
    jitter,
    lastCode: round?.lastCode,
  });
  if (plan.then === 'park' && task.neverParks) return { then: 'wait', until: secondsAfter(failed.failedAt, HOURLY) };
  return plan;
};

type Reaction = (needs: RunTaskNeeds, failed: FailedAttempt, plan: RetryPlan) => Promise<TaskOutcome['outcome']>;

const REACTIONS: Readonly<Record<RetryPlan['then'], Reaction>> = {
  'carry-on': async ({ failures }, { work }) => {
    await failures.settle(work.task, work.key);
    return 'done';
  },
  wait: async ({ failures }, failed, plan) => {
    await failures.wait(failed, plan.then === 'wait' ? plan.until : failed.failedAt);
    return 'waiting';
  },
  park: async ({ failures }, failed) => {
    await failures.park(failed);
    return 'parked';
  },
};

const logged = ({ log }: RunTaskNeeds, failed: FailedAttempt, outcome: TaskOutcome['outcome']): void => {
  const { failure, work } = failed;
  const fields = {
    correlationId: failed.about.correlationId,
    journey: failed.flow,
    step: work.task,
    outcome,
    key: work.key,
    code: failure.code,
    cause: failure.message,
  };
  if (failure.code === 'DEFECT') log.error({ ...fields, error: failure.cause }, 'job met a defect');
  else log.warn(fields, 'job failed');
};

const react = async (needs: RunTaskNeeds, task: Task, failed: FailedAttempt): Promise<TaskOutcome['outcome']> => {
  const round = await needs.failures.roundOf(failed.work.task, failed.work.key);
  const plan = planFor(task, failed, { round, jitter: needs.jitter() });
  const outcome = await REACTIONS[plan.then](needs, failed, plan);
  logged(needs, failed, outcome);
  return outcome;
};

/**
 * The runner of one task, for the worker.
 * @throws whatever the ledger throws (the database is away): the queue then keeps the job and begins it again.
 */
export const runTask =
  (needs: RunTaskNeeds) =>
  (task: Task) =>
  async (job: Job): Promise<void> => {
    const beganAt = needs.clock.now();
    const work = { ...job, key: job.key ?? `job:${job.id}` };
    const { failure, about } = await attempt(task, job);
    const failedAt = needs.clock.now();
    const seconds = (failedAt.getTime() - beganAt.getTime()) / 1000;
    if (failure === undefined) {
      await needs.failures.settle(work.task, work.key);
      needs.observe({ task: task.name, outcome: 'done', seconds });
      return;
    }
    const outcome = await react(needs, task, { work, flow: task.flow, failure, about, beganAt, failedAt });
    needs.observe({ task: task.name, outcome, code: failure.code, seconds });
  };
