/**
 * The event triggers of a running org: whatever reaches its bus, from Apex, REST or Pub/Sub API, reaches them a moment later.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm
 */
import { topicOf, type OrgEventBus } from '../../../events/event-bus.ts';
import type { PublishedEvent } from '../../../data/types.ts';
import { positionOf } from '../../../events/replay-id.ts';
import type { ApexOrg } from '../../apex-org.ts';
import type { ProgramTrigger } from '../../program/program.ts';
import { automatedProcess } from './automated-process.ts';
import type { ApexEvent } from './apex-event.ts';
import { subscriberSettings } from './subscriber-settings.ts';
import { noteTip } from './subscriber-rows.ts';
import { LARGEST_BATCH, openSubscription, type Subscription } from './subscription.ts';

/** Seconds before the first retry; each later one waits twice as long. */
const FIRST_PAUSE = 1;

const asApexEvent = (object: string, { eventUuid, fields, replayId }: PublishedEvent): ApexEvent => ({
  object,
  eventUuid,
  fields,
  replayId: String(positionOf(replayId) ?? 0n),
});

const pauseBefore = (retries: number): number => (retries === 0 ? 0 : FIRST_PAUSE * 2 ** (retries - 1) * 1_000);

/** Lets the trigger run when it is its turn, now and again until it is done with what waits. */
const deliverSoon = (apex: ApexOrg, subscription: Subscription): void => {
  const { jobs, org } = apex;
  const id = `delivery to ${subscription.trigger.name}`;
  if (jobs.waiting().some((job) => job.id === id)) return;
  const due = new Date(org.clock.now().getTime() + pauseBefore(subscription.retries()));
  const run = (): void => {
    if (subscription.deliver()) deliverSoon(apex, subscription);
  };
  jobs.add({ id, due, run });
};

/** A trigger that gets what it receives a moment later. */
export const openOrgSubscription = (apex: ApexOrg, trigger: ProgramTrigger): { receive(event: ApexEvent): void } => {
  const { org, program } = apex;
  const settings = subscriberSettings(program, trigger.name);
  const subscription = openSubscription({
    trigger,
    org,
    fork: (start, work) => apex.transact(start, work),
    batchSize: settings?.batchSize ?? LARGEST_BATCH,
    caller: () => settings?.callerIn(org) ?? automatedProcess(org),
    failed: apex.jobFailed,
  });
  return {
    receive(event) {
      subscription.receive(event);
      // An event published at once arrives even if the transaction that runs now is rolled back.
      setImmediate(() => {
        noteTip(org, event.object, event.replayId);
        deliverSoon(apex, subscription);
      });
    },
  };
};

const subscribe = (apex: ApexOrg, bus: OrgEventBus, trigger: ProgramTrigger): (() => void) => {
  const subscription = openOrgSubscription(apex, trigger);
  const object = apex.org.schema.find(trigger.object)?.name ?? trigger.object;
  return bus.subscribe(topicOf(object), (published) => subscription.receive(asApexEvent(object, published)));
};

/**
 * Connects the event triggers of a program with the org's bus.
 * @returns the way to take them off again
 */
export const subscribeTriggers = (apex: ApexOrg, bus: OrgEventBus): (() => void) => {
  const stops = apex.program.triggers
    .filter(({ object }) => apex.org.schema.find(object)?.kind === 'event')
    .map((trigger) => subscribe(apex, bus, trigger));
  return () => {
    for (const stop of stops) stop();
  };
};
