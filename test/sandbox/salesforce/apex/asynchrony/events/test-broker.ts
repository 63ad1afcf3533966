/**
 * The event bus of one test: holds what the test published until it says `deliver()` or `Test.stopTest()`, or lets it fail.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_test_events.htm
 */
import type { Org } from '../../../data/types.ts';
import { testFact } from '../../library/system/transaction-fact.ts';
import { transaction } from '../../runtime/current.ts';
import { textOf } from '../../values/text.ts';
import { askerOf } from '../put-off.ts';
import type { ApexEvent } from './apex-event.ts';
import { automatedProcess } from './automated-process.ts';
import { tellCallback, type AwaitedPublish } from './publish-callbacks.ts';
import { subscriberSettings } from './subscriber-settings.ts';
import { noteTip } from './subscriber-rows.ts';
import { eventTriggers, LARGEST_BATCH, openSubscription, type Subscription } from './subscription.ts';

/** A test may publish so many events. */
export const MOST_IN_TEST = 500;

const DELIVERY = 'delivery of events';

type Broker = {
  pending: ApexEvent[];
  awaited: AwaitedPublish[];
  published: number;
  readonly subscriptions: Map<string, Subscription>;
};

const broker = testFact((): Broker => ({ pending: [], awaited: [], published: 0, subscriptions: new Map() }));

const subscriptionsTo = (object: string): readonly Subscription[] => {
  const running = transaction();
  const { subscriptions } = broker();
  const { org, fork } = askerOf(running);
  return eventTriggers(running.program, object).map((trigger) => {
    const settings = subscriberSettings(running.program, trigger.name);
    const known =
      subscriptions.get(trigger.name) ??
      openSubscription({
        trigger,
        org,
        fork,
        batchSize: settings?.batchSize ?? LARGEST_BATCH,
        caller: () => settings?.callerIn(org) ?? automatedProcess(org),
        failed: (error) => void running.log.push(`${trigger.name}: ${textOf(error)}`),
      });
    subscriptions.set(trigger.name, known);
    return known;
  });
};

/** Hears of the events of a test besides its triggers, such as the flows of the org. */
export type TestEventListener = (events: readonly ApexEvent[]) => void;

const listeners = new WeakMap<Org, TestEventListener>();

export const listenToTestEvents = (org: Org, listener: TestEventListener): void => void listeners.set(org, listener);

/** Hands pending events to their triggers; those of a trigger that wants a retry wait for the next call. */
export const deliverTestEvents = (): void => {
  const held = broker();
  const [events, awaited] = [held.pending, held.awaited];
  [held.pending, held.awaited] = [[], []];
  for (const event of events) for (const subscription of subscriptionsTo(event.object)) subscription.receive(event);
  for (const subscription of held.subscriptions.values()) subscription.deliver();
  if (events.length > 0) listeners.get(transaction().data.org)?.(events);
  for (const one of awaited) tellCallback(askerOf(transaction()), one, 'success');
};

/** Makes the publishing of all pending events fail. */
export const failTestEvents = (): void => {
  const held = broker();
  const { awaited } = held;
  [held.pending, held.awaited] = [[], []];
  for (const one of awaited) tellCallback(askerOf(transaction()), one, 'failure');
};

export const hasRoomInTest = (): boolean => broker().published < MOST_IN_TEST;

const deliverAtStopTest = (): void => {
  const { jobs } = transaction();
  if (jobs.waiting().some(({ id }) => id === DELIVERY)) return;
  jobs.add({ id: DELIVERY, run: deliverTestEvents });
};

/** Puts an event on the test's bus; one that is published after the commit goes again when the transaction is rolled back. */
export const publishInTest = (event: Omit<ApexEvent, 'replayId'>, isAfterCommit: boolean): void => {
  const held = broker();
  const { org } = transaction().data;
  held.published += 1;
  const placed = { ...event, replayId: String(held.published) };
  held.pending.push(placed);
  noteTip(org, event.object, placed.replayId);
  if (isAfterCommit) org.onRollback(() => (held.pending = held.pending.filter((one) => one !== placed)));
  deliverAtStopTest();
};

export const awaitInTest = (awaited: AwaitedPublish): void => {
  broker().awaited.push(awaited);
};
