/**
 * Flows that start by the clock: for every record that meets their conditions, or once when they name no object.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_schedule.htm
 */
import { automatedProcess } from '../../apex/asynchrony/events/automated-process.ts';
import { recordOf } from '../../apex/data/trigger-records.ts';
import type { SObjectRecord } from '../../data/types.ts';
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import type { InterviewStart } from '../engine/interview.ts';
import { entryConditions } from './entry-conditions.ts';
import { contextOf, surroundingOf } from './formula-context.ts';
import { asOrg, runBatches, runUnattended } from './run-unattended.ts';
import { nextRun } from './schedule-times.ts';

const ROWS_IN_BATCH = 200;

const zoneOf = ({ org }: FlowOrg): string => {
  const [organization] = org.rows('Organization');
  return String(organization?.TimeZoneSidKey ?? 'GMT');
};

const meantRows = (flows: FlowOrg, plan: FlowPlan, object: string): readonly SObjectRecord[] => {
  const { hold } = entryConditions(plan);
  const surrounding = surroundingOf(flows.org, automatedProcess(flows.org));
  return [...flows.org.rows(object)].filter((row) => hold(contextOf(surrounding, row, undefined)));
};

/** Batches of records, or one interview without a record. */
const batchesOf = (flows: FlowOrg, plan: FlowPlan): readonly (() => readonly InterviewStart[])[] => {
  const { object: name, maxBatchSize = ROWS_IN_BATCH } = plan.definition.start ?? {};
  const object = name === undefined ? undefined : plan.schema.find(name);
  if (object === undefined) return [() => [{}]];
  const rows = meantRows(flows, plan, object.name);
  const batches = Array.from({ length: Math.ceil(rows.length / maxBatchSize) }, (_, at) =>
    rows.slice(at * maxBatchSize, (at + 1) * maxBatchSize),
  );
  return batches.map((batch) => () => batch.map((row) => ({ record: recordOf(object, row, false) })));
};

/** Runs a scheduled flow now; a batch that fails does not keep the others from running. @throws FlowFailed of the first that failed */
export const runScheduledFlow = (flows: FlowOrg, plan: FlowPlan): void => {
  const asker = asOrg(flows);
  const caller = automatedProcess(flows.org);
  runBatches(batchesOf(flows, plan).map((starts) => () => runUnattended({ flows, plan, asker, caller }, { starts })));
};

const waitFor = (flows: FlowOrg, plan: FlowPlan): void => {
  const { schedule } = plan.definition.start ?? {};
  const due = schedule === undefined ? undefined : nextRun(schedule, flows.org.clock.now(), zoneOf(flows));
  if (due === undefined) return;
  const run = (): void => {
    waitFor(flows, plan);
    runScheduledFlow(flows, plan);
  };
  flows.apex.jobs.add({ id: jobId(plan), due, isScheduled: true, run });
};

const jobId = ({ definition }: FlowPlan): string => `scheduled flow ${definition.apiName}`;

/**
 * Lets the scheduled flows of an org run when their time comes by its clock.
 * @returns the way to end that
 */
export const openSchedules = (flows: FlowOrg): (() => void) => {
  const plans = [...flows.plans.values()].filter(({ definition }) => definition.start?.triggerType === 'Scheduled');
  for (const plan of plans) waitFor(flows, plan);
  return () => {
    for (const plan of plans) flows.apex.jobs.abort(jobId(plan));
  };
};
