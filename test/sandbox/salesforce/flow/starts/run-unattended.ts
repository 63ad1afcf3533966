/**
 * Runs a flow that nobody waits for, in a transaction of its own. One that fails is undone as a whole; the platform mails it to
 * the flow's author, here it is told where failures of jobs are.
 */
import type { Asker } from '../../apex/asynchrony/put-off.ts';
import { isRunning, transaction } from '../../apex/runtime/current.ts';
import { ApexException, uncaught } from '../../apex/runtime/exceptions.ts';
import { Limits } from '../../apex/runtime/limits.ts';
import type { Caller } from '../../data/types.ts';
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import type { FlowMoment, InterviewStart } from '../engine/interview.ts';
import { runInterviews } from '../engine/run-flow.ts';
import { runModeOf } from '../engine/run-mode.ts';

/** `Error Occurred During Flow "Name": details`, as the platform's mail has it. */
export class FlowFailed extends Error {
  constructor(plan: FlowPlan, details: string) {
    super(`Error Occurred During Flow "${plan.definition.apiName}": ${details}`);
    this.name = 'FlowFailed';
  }
}

export type Unattended = {
  readonly flows: FlowOrg;
  readonly plan: FlowPlan;
  readonly asker: Pick<Asker, 'fork' | 'isTest'>;
  readonly caller: Caller;
};

/** For what the org starts by itself. */
export const asOrg = ({ apex }: FlowOrg): Unattended['asker'] => ({
  fork: (start, work) => apex.transact(start, work),
  isTest: false,
});

export type UnattendedRun = {
  /** Asked for once the transaction has begun. */
  readonly starts: () => readonly InterviewStart[];
  /** Where the flow begins; at its start when left out. */
  readonly at?: string;
};

const MOMENT: FlowMoment = 'afterCommit';

const runAll = ({ flows, plan }: Unattended, { starts, at }: UnattendedRun): void => {
  const all = starts();
  if (all.length === 0) return;
  const ends = runInterviews(flows, {
    flow: plan.definition.apiName,
    starts: all,
    mode: runModeOf(plan.definition, 'trigger'),
    moment: MOMENT,
    ...(at === undefined ? {} : { at }),
  });
  for (const end of ends) if (end.kind === 'failed') throw new FlowFailed(plan, end.failure.message);
};

const asFailure = (plan: FlowPlan, thrown: unknown): Error => {
  const error = uncaught(thrown);
  if (error instanceof ApexException) {
    return new FlowFailed(plan, `${error['gettypename()']()}: ${error['getmessage()']()}`);
  }
  return error instanceof Error ? error : new Error(String(error));
};

/** @throws FlowFailed; in a test it goes to the log instead, as nobody but the flow's author hears of it */
export const runUnattended = (unattended: Unattended, run: UnattendedRun): void => {
  const { plan, asker, caller } = unattended;
  const work = { kind: 'flow', flow: plan.definition.apiName } as const;
  const start = { caller, quiddity: 'SYNCHRONOUS', limits: new Limits('asynchronous'), work } as const;
  try {
    asker.fork(start, () => runAll(unattended, run));
  } catch (thrown) {
    const failure = asFailure(plan, thrown);
    if (!asker.isTest || !(failure instanceof FlowFailed)) throw failure;
    if (isRunning()) transaction().log.push(failure.message);
  }
};

/**
 * Runs one batch after the other: one that fails does not keep those that follow from running.
 * @throws FlowFailed of the first that failed
 */
export const runBatches = (batches: readonly (() => void)[]): void => {
  const failures: FlowFailed[] = [];
  for (const run of batches) {
    try {
      run();
    } catch (error) {
      if (!(error instanceof FlowFailed)) throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first !== undefined) throw first;
};
