/**
 * A trigger that waits for platform events: hands it what arrived, batch by batch, in order; gives events again when it asks
 * for that, and gives up on a trigger that keeps asking.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex_refire.htm
 */
import type { Caller, Org } from '../../../data/types.ts';
import type { Program, ProgramTrigger } from '../../program/program.ts';
import type { Transaction } from '../../runtime/transaction.ts';
import type { ApexEvent } from './apex-event.ts';
import { runEventTrigger } from './run-event-trigger.ts';
import { noteSubscriber } from './subscriber-rows.ts';

const MOST_RETRIES = 9;
export const LARGEST_BATCH = 2_000;

export type SubscriptionParts = {
  readonly trigger: ProgramTrigger;
  readonly org: Org;
  readonly fork: Transaction['fork'];
  readonly batchSize: number;
  /** Who the trigger runs as. */
  readonly caller: () => Caller;
  /** Hears of what a trigger threw; its publisher does not. */
  readonly failed: (error: unknown) => void;
};

export type Subscription = {
  readonly trigger: ProgramTrigger;
  receive(event: ApexEvent): void;
  /** Runs the trigger until nothing waits, or until it wants a retry. @returns whether events still wait */
  deliver(): boolean;
  /** How often the waiting events were asked for again. */
  retries(): number;
};

/** The triggers that wait for events of an object. */
export const eventTriggers = (program: Program, object: string): readonly ProgramTrigger[] =>
  program.triggers.filter((trigger) => trigger.object.toLowerCase() === object.toLowerCase());

export const openSubscription = (parts: SubscriptionParts): Subscription => {
  const { trigger, org, failed } = parts;
  const waiting: ApexEvent[] = [];
  let retries = 0;
  let lastError: string | null = null;
  let isSuspended = false;
  const note = (position: string | undefined): void =>
    noteSubscriber(org, trigger.name, { retries, lastError, position, isSuspended });

  const runOnce = (): void => {
    const events = waiting.slice(0, parts.batchSize);
    const outcome = runEventTrigger({ ...parts, caller: parts.caller(), events, retries, lastError });
    if (outcome.kind === 'retry') {
      isSuspended = retries === MOST_RETRIES;
      retries += isSuspended ? 0 : 1;
      lastError = outcome.message;
      return note(undefined);
    }
    const done = waiting.splice(0, outcome.count);
    [retries, lastError] = [0, null];
    if (outcome.error !== undefined) failed(outcome.error);
    note(done.at(-1)?.replayId);
  };

  return {
    trigger,
    receive: (event) => void waiting.push(event),
    deliver() {
      do {
        if (waiting.length > 0 && !isSuspended) runOnce();
      } while (waiting.length > 0 && retries === 0 && !isSuspended);
      return waiting.length > 0 && !isSuspended;
    },
    retries: () => retries,
  };
};
