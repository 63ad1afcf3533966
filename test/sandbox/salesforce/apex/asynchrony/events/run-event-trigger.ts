/**
 * Runs a trigger for some events, in a transaction of its own, and says how far it got.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm
 */
import type { Caller, Org } from '../../../data/types.ts';
import type { ProgramTrigger } from '../../program/program.ts';
import { transaction } from '../../runtime/current.ts';
import { isApexException, uncaught } from '../../runtime/exceptions.ts';
import { Limits } from '../../runtime/limits.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import { eventRecords, type ApexEvent } from './apex-event.ts';
import { EventTriggerContext } from './event-context.ts';

export type EventRun = {
  readonly trigger: ProgramTrigger;
  readonly events: readonly ApexEvent[];
  /** How often the trigger asked for these events again, and why last. */
  readonly retries: number;
  readonly lastError: string | null;
  readonly caller: Caller;
  readonly org: Org;
  readonly fork: Transaction['fork'];
};

export type EventOutcome =
  /** So many events are done with; `error` is what ended the run early. */
  | { readonly kind: 'done'; readonly count: number; readonly error: unknown }
  /** None is: the trigger wants them again. */
  | { readonly kind: 'retry'; readonly message: string };

const RETRYABLE = 'EventBus.RetryableException';

const runTrigger = ({ trigger, events, org }: EventRun): void => {
  const running = transaction();
  running.triggers.push({
    isBefore: false,
    operation: 'insert',
    newRecords: eventRecords(org, events),
    oldRecords: null,
    size: events.length,
  });
  trigger.run();
};

const countUpTo = (events: readonly ApexEvent[], { checkpoint }: EventTriggerContext): number =>
  checkpoint === undefined ? events.length : events.findIndex(({ replayId }) => replayId === checkpoint.replayId) + 1;

/** What was saved before the checkpoint stands; without one, or when the trigger wants a retry, nothing does. */
const keepUpToCheckpoint = (org: Org, context: EventTriggerContext, work: () => void): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (context.checkpoint === undefined || isApexException(error, RETRYABLE)) throw error;
    org.rollBackTo(context.checkpoint.place);
    return error;
  }
};

/** Faults of the sandbox itself are thrown on. */
export const runEventTrigger = (run: EventRun): EventOutcome => {
  const { org, events, caller, fork } = run;
  const context = new EventTriggerContext(run);
  const work = { kind: 'event trigger', context } as const;
  try {
    const error = fork({ caller, quiddity: 'SYNCHRONOUS', limits: new Limits('synchronous'), work }, () =>
      keepUpToCheckpoint(org, context, () => runTrigger(run)),
    );
    return { kind: 'done', count: countUpTo(events, context), error };
  } catch (thrown) {
    const error = uncaught(thrown);
    if (isApexException(error, RETRYABLE)) return { kind: 'retry', message: error['getmessage()']() };
    if (!isApexException(error, 'Exception')) throw error;
    return { kind: 'done', count: events.length, error };
  }
};
