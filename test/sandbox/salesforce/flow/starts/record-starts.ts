/**
 * Flows that a save starts: before it, where they change the record itself, before a delete, and after it. A flow runs once for
 * all rows of a chunk that meet its conditions; a row whose interview fails is not saved.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_record.htm
 */
import { isFatal } from '../../apex/data/save-transaction.ts';
import { changesOf, recordOf } from '../../apex/data/trigger-records.ts';
import { ApexException, uncaught } from '../../apex/runtime/exceptions.ts';
import type { HookRow, SaveEvent, SaveHook, SaveMoment, SaveOperation } from '../../data/save-hooks.ts';
import type { SaveError } from '../../data/types.ts';
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import type { FlowMoment, InterviewEnd, InterviewStart } from '../engine/interview.ts';
import { runInterviews } from '../engine/run-flow.ts';
import { runModeOf } from '../engine/run-mode.ts';
import { entryConditions } from './entry-conditions.ts';
import { isTooDeep, runningFlow, runsFor } from './flow-depth.ts';
import { flowFailed, refusalsOf } from './flow-refusal.ts';
import { contextOf, surroundingOf } from './formula-context.ts';
import { startPaths } from './paths.ts';
import { recordFlows } from './record-flows.ts';

type Started = { readonly row: HookRow; readonly start: InterviewStart; readonly given: ReadonlyMap<string, unknown> };

const idOf = ({ values }: HookRow): string => String(values.Id ?? '');

/** Rows that start the flow; `$Record` may be changed before the save only, and what is deleted has no values before. */
const startedRows = (flows: FlowOrg, plan: FlowPlan, event: SaveEvent): readonly Started[] => {
  const surrounding = surroundingOf(flows.org, event.caller);
  const { start } = entryConditions(plan);
  return event.rows
    .filter((row) => row.errors.length === 0 && !runsFor(plan, idOf(row)))
    .filter(({ values, before }) =>
      start(contextOf(surrounding, values, event.operation === 'delete' ? undefined : before)),
    )
    .map((row) => {
      const record = recordOf(event.object, row.values, false);
      const prior = event.operation === 'update' ? row.before : undefined;
      const priorRecord = prior === undefined ? {} : { priorRecord: recordOf(event.object, prior, true) };
      return { row, start: { record, ...priorRecord }, given: new Map(record.fields) };
    });
};

const MOMENTS: Readonly<Partial<Record<SaveMoment, FlowMoment>>> = {
  beforeSaveFlows: 'beforeSave',
  afterSaveFlows: 'afterSave',
};

const momentOf = (moment: SaveMoment, operation: SaveOperation): FlowMoment =>
  operation === 'delete' ? 'beforeDelete' : (MOMENTS[moment] ?? 'afterSave');

type Run = { readonly flows: FlowOrg; readonly plan: FlowPlan; readonly moment: FlowMoment };

/** What ended the run of all interviews at once. */
const failureOf = (plan: FlowPlan, thrown: unknown): SaveError => {
  const error = uncaught(thrown);
  if (isFatal(error) || !(error instanceof ApexException)) throw error;
  return flowFailed(plan, `${error['gettypename()']()}: ${error['getmessage()']()}.`);
};

const run = ({ flows, plan, moment }: Run, started: readonly Started[]): readonly InterviewEnd[] =>
  runInterviews(flows, {
    flow: plan.definition.apiName,
    starts: started.map(({ start }) => start),
    mode: runModeOf(plan.definition, 'trigger'),
    moment,
  });

const settle = ({ plan, moment }: Run, started: readonly Started[], ends: readonly InterviewEnd[]): void => {
  for (const [at, { row, start, given }] of started.entries()) {
    const end = ends[at];
    if (end !== undefined) row.errors = refusalsOf(plan, end);
    const newRecord = start.record;
    if (moment !== 'beforeSave' || row.errors.length > 0) continue;
    row.changes = changesOf({ row, newRecord, oldRecord: undefined, given });
  }
};

const refuse = (started: readonly Started[], error: SaveError): void => {
  for (const { row } of started) row.errors = [error];
};

const runAll = (running: Run, started: readonly Started[]): void => {
  const { plan, moment } = running;
  if (moment === 'afterSave' && isTooDeep()) {
    refuse(started, flowFailed(plan, 'maximum trigger depth exceeded.'));
    return;
  }
  const ids = moment === 'afterSave' ? started.map(({ row }) => idOf(row)) : [];
  try {
    settle(
      running,
      started,
      runningFlow(plan, ids, () => run(running, started)),
    );
  } catch (error) {
    refuse(started, failureOf(plan, error));
  }
};

const runFlow = (running: Run, event: SaveEvent): void => {
  const { flows, plan, moment } = running;
  const started = startedRows(flows, plan, event);
  if (started.length === 0) return;
  if (plan.first !== undefined) runAll(running, started);
  if (moment === 'afterSave') {
    const standing = started.filter(({ row }) => row.errors.length === 0).map(({ row }) => row);
    startPaths(flows, plan, standing);
  }
};

const runsWithPaths = ({ definition, first }: FlowPlan): boolean =>
  first !== undefined || (definition.start?.scheduledPaths.length ?? 0) > 0;

type Joining = { readonly moment: SaveMoment; readonly operation: SaveOperation; readonly object: string };

const hookFor = (flows: FlowOrg, plan: FlowPlan, { moment, operation, object }: Joining): SaveHook => ({
  moment,
  concerns: (name, asked) => asked === operation && name.toLowerCase() === object.toLowerCase(),
  run: (event) => runFlow({ flows, plan, moment: momentOf(moment, operation) }, event),
});

const MOMENTS_OF_FLOWS: readonly SaveMoment[] = ['beforeSaveFlows', 'afterSaveFlows'];
const OPERATIONS: readonly SaveOperation[] = ['insert', 'update', 'delete'];

/** A hook for each flow, in their order: each sees what those before it did to the record. */
export const recordHooks = (flows: FlowOrg): readonly SaveHook[] => {
  const objects = new Set([...flows.plans.values()].flatMap(({ definition }) => definition.start?.object ?? []));
  const joinings = MOMENTS_OF_FLOWS.flatMap((moment) =>
    OPERATIONS.flatMap((operation) => [...objects].map((object): Joining => ({ moment, operation, object }))),
  );
  return joinings.flatMap((joining) =>
    recordFlows(flows, joining)
      .filter(runsWithPaths)
      .map((plan) => hookFor(flows, plan, joining)),
  );
};
