/**
 * Flows that platform events start: one interview for each event, those of a batch together, in a transaction of their own.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_flow.htm
 */
import type { ApexEvent } from '../../apex/asynchrony/events/apex-event.ts';
import { automatedProcess } from '../../apex/asynchrony/events/automated-process.ts';
import { listenToTestEvents } from '../../apex/asynchrony/events/test-broker.ts';
import type { AsyncJob } from '../../apex/asynchrony/job-queue.ts';
import { askerOf } from '../../apex/asynchrony/put-off.ts';
import { recordOf } from '../../apex/data/trigger-records.ts';
import { transaction } from '../../apex/runtime/current.ts';
import type { Caller } from '../../data/types.ts';
import { topicOf, type OrgEventBus } from '../../events/event-bus.ts';
import { positionOf } from '../../events/replay-id.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import type { InterviewStart } from '../engine/interview.ts';
import { entryConditions } from './entry-conditions.ts';
import { contextOf, surroundingOf } from './formula-context.ts';
import { asOrg, runBatches, runUnattended, type Unattended } from './run-unattended.ts';
import { inTriggerOrder } from './trigger-order.ts';

const LARGEST_BATCH = 2_000;

type Event = Omit<ApexEvent, 'object'>;

const startOf = (object: ObjectSchema, { fields, eventUuid, replayId }: Event): InterviewStart => ({
  record: recordOf(object, { ...fields, EventUuid: eventUuid, ReplayId: replayId }, false),
});

/** The user who published, where the flow says so; otherwise the platform's own. */
const callerOf = ({ org }: FlowOrg, plan: FlowPlan, { fields }: Event): Caller => {
  const publisher = plan.definition.start?.flowRunAsUser === 'TriggeringUser' ? fields.CreatedById : undefined;
  const user = typeof publisher === 'string' ? org.byId('User', publisher) : undefined;
  return user === undefined ? automatedProcess(org) : { userId: user.Id, username: String(user.Username) };
};

type Delivery = { readonly flows: FlowOrg; readonly plan: FlowPlan; readonly asker: Unattended['asker'] };

const deliver = ({ flows, plan, asker }: Delivery, events: readonly Event[]): void => {
  const object = plan.schema.find(plan.definition.start?.object ?? '');
  const [first] = events;
  if (object === undefined || first === undefined) return;
  const caller = callerOf(flows, plan, first);
  const { start } = entryConditions(plan);
  const surrounding = surroundingOf(flows.org, caller);
  const meant = events.filter(({ fields }) => start(contextOf(surrounding, fields, undefined)));
  runUnattended({ flows, plan, asker, caller }, { starts: () => meant.map((event) => startOf(object, event)) });
};

/** Events of one user in a row, so that each batch runs as who published it. */
const batchesOf = (events: readonly Event[]): readonly (readonly Event[])[] => {
  const batches: Event[][] = [];
  for (const event of events) {
    const last = batches.at(-1);
    const fits = last !== undefined && last.length < LARGEST_BATCH;
    if (fits && last[0]?.fields.CreatedById === event.fields.CreatedById) last.push(event);
    else batches.push([event]);
  }
  return batches;
};

const subscribe = (flows: FlowOrg, bus: OrgEventBus, plan: FlowPlan): (() => void) => {
  const { jobs } = flows.apex;
  const id = `delivery to flow ${plan.definition.apiName}`;
  const waiting: Event[] = [];
  // A job that calls out runs again from its start, with the events it had.
  const delivery = (): AsyncJob => {
    let taken: readonly Event[] | undefined;
    return {
      id,
      run() {
        taken ??= waiting.splice(0);
        runBatches(batchesOf(taken).map((batch) => () => deliver({ flows, plan, asker: asOrg(flows) }, batch)));
      },
    };
  };
  const object = plan.schema.find(plan.definition.start?.object ?? '')?.name ?? '';
  return bus.subscribe(topicOf(object), ({ fields, eventUuid, replayId }) => {
    waiting.push({ fields, eventUuid, replayId: String(positionOf(replayId) ?? 0n) });
    // What is published at once arrives even if the transaction that runs now is rolled back.
    setImmediate(() => {
      if (!jobs.waiting().some((job) => job.id === id)) jobs.add(delivery());
    });
  });
};

/** Active flows that events of an object start; of all objects when none is given. */
export const eventFlows = ({ plans }: FlowOrg, object?: string): readonly FlowPlan[] =>
  inTriggerOrder(
    [...plans.values()].filter(
      ({ definition: { start } }) =>
        start?.triggerType === 'PlatformEvent' &&
        (object === undefined || start.object?.toLowerCase() === object.toLowerCase()),
    ),
  );

/**
 * Connects the event-triggered flows of an org with its bus.
 * @returns the way to take them off again
 */
export const subscribeFlows = (flows: FlowOrg, bus: OrgEventBus): (() => void) => {
  const stops = eventFlows(flows).map((plan) => subscribe(flows, bus, plan));
  return () => {
    for (const stop of stops) stop();
  };
};

/** Lets events that a test delivers start flows, too. */
export const startFlowsInTests = (flows: FlowOrg): void =>
  listenToTestEvents(flows.org, (events) => {
    for (const [object, own] of Map.groupBy(events, (event) => event.object)) {
      for (const plan of eventFlows(flows, object)) {
        const delivery = { flows, plan, asker: askerOf(transaction()) };
        for (const batch of batchesOf(own)) deliver(delivery, batch);
      }
    }
  });
