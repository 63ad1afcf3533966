/**
 * Paths of a record-triggered flow that run later, in transactions of their own: right after the commit, or some time before or
 * after the save or an instant that the record names. A path that waits looks again when its time has come: at the record as it is
 * then, and at the flow's conditions. https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_scheduled_path.htm
 */
import type { Asker } from '../../apex/asynchrony/put-off.ts';
import { askerOf, putOff } from '../../apex/asynchrony/put-off.ts';
import { recordOf } from '../../apex/data/trigger-records.ts';
import { transaction } from '../../apex/runtime/current.ts';
import type { HookRow } from '../../data/save-hooks.ts';
import { administratorOf } from '../../data/org.ts';
import type { Caller, SObjectRecord } from '../../data/types.ts';
import type { FlowScheduledPath } from '../definition/flow-start.ts';
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import type { InterviewStart } from '../engine/interview.ts';
import { entryConditions } from './entry-conditions.ts';
import { contextOf, surroundingOf } from './formula-context.ts';
import { latestWaits, type Wait } from './latest-waits.ts';
import { dueOf } from './path-due.ts';
import { runBatches, runUnattended } from './run-unattended.ts';

const LARGEST_BATCH = 200;

/** A record that a path waits for. */
type Waiting = { readonly id: string; readonly prior: SObjectRecord | undefined; readonly wait: Wait };

type Path = { readonly flows: FlowOrg; readonly plan: FlowPlan; readonly path: FlowScheduledPath };

const isAsync = ({ pathType }: FlowScheduledPath): boolean => pathType === 'AsyncAfterCommit';

const nameOf = ({ plan, path }: Path): string => `${plan.definition.apiName} ${path.name ?? path.pathType ?? ''}`;

/** The records as they are now, those that are still there and still meant. */
const startsOf = ({ flows, plan, path }: Path, caller: Caller, rows: readonly Waiting[]): readonly InterviewStart[] => {
  const object = plan.schema.find(plan.definition.start?.object ?? '');
  if (object === undefined) return [];
  const surrounding = surroundingOf(flows.org, caller);
  const { hold } = entryConditions(plan);
  return rows.flatMap(({ id, prior, wait }) => {
    const row = flows.org.byId(object.name, id);
    const isMeant = isAsync(path) || wait.isLatest();
    if (row === undefined || row.IsDeleted === true || !isMeant) return [];
    wait.end();
    if (!isAsync(path) && !hold(contextOf(surrounding, row, prior))) return [];
    const priorRecord = prior === undefined ? {} : { priorRecord: recordOf(object, prior, true) };
    return [{ record: recordOf(object, row, false), ...priorRecord }];
  });
};

const runPath = (path: Path, asker: Asker, rows: readonly Waiting[]): void => {
  const caller = isAsync(path.path) ? asker.caller : administratorOf(asker.org);
  const at = path.path.connector?.targetReference ?? '';
  const size = path.path.maxBatchSize ?? LARGEST_BATCH;
  const batches = Array.from({ length: Math.ceil(rows.length / size) }, (_, from) =>
    rows.slice(from * size, (from + 1) * size),
  );
  const runBatch = (batch: readonly Waiting[]): void =>
    runUnattended(
      { flows: path.flows, plan: path.plan, asker, caller },
      { starts: () => startsOf(path, caller, batch), at },
    );
  runBatches(batches.map((batch) => () => runBatch(batch)));
};

let waitingPaths = 0;

const putOffPath = (path: Path, due: Date | undefined, rows: readonly Waiting[]): void => {
  const asker = askerOf(transaction());
  waitingPaths += 1;
  const job = { id: `flow ${nameOf(path)} ${waitingPaths}`, run: () => runPath(path, asker, rows) };
  putOff({ ...job, ...(due === undefined ? {} : { due }) });
};

/** Rows by the instant at which a path of theirs is due; those without one have none. */
const startPath = (path: Path, rows: readonly HookRow[]): void => {
  const { flows, plan } = path;
  const { isTest } = transaction();
  // A test does not wait for a later time.
  if (isTest && !isAsync(path.path)) return;
  const due = (row: HookRow): number | undefined =>
    dueOf(path.path, plan, { row: row.values, now: flows.org.clock.now() });
  for (const [instant, together] of Map.groupBy(rows, due)) {
    if (instant === undefined) continue;
    const waiting = together.map((row): Waiting => {
      const id = String(row.values.Id ?? '');
      return { id, prior: row.before, wait: latestWaits(flows.org).begin(`${nameOf(path)} ${id}`) };
    });
    putOffPath(path, isAsync(path.path) ? undefined : new Date(instant), waiting);
  }
};

/** Puts off the paths of a flow that these rows have started. */
export const startPaths = (flows: FlowOrg, plan: FlowPlan, rows: readonly HookRow[]): void => {
  if (rows.length === 0) return;
  for (const path of plan.definition.start?.scheduledPaths ?? []) {
    const leads = path.connector !== undefined && path.pathType !== 'ApprovalRecall';
    if (leads) startPath({ flows, plan, path }, rows);
  }
};
