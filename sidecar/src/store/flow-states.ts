import { z } from 'zod';
import { DECISIONS, type FlowDefinition, type FlowState } from '../integration-health/index.ts';
import type { Database } from './database.ts';
import { nullable } from './database.ts';
import { QUEUE_SCHEMA } from './jobs.ts';

/** How each flow stands at this moment, counted from the queue, the ledger of failures, the outbox and what pauses hold. */

const DECISIONS_SHOWN = 5;

const stateRow = z.object({
  paused_at: nullable(z.date()),
  paused_by: nullable(z.string()),
  held: z.number(),
  queued: z.number(),
  unpublished: z.number(),
  waiting: z.number(),
  parked: z.number(),
  oldest_at: nullable(z.date()),
  last_run_at: nullable(z.date()),
});

/** $1 the flow, $2 its tasks, $3 the task of its runs, $4 whether it publishes the outbox. */
const STATE = `
  with queued as (select created_at from ${QUEUE_SCHEMA}.jobs where task_identifier = any($2) and not $4),
    held as (select held_at from orderbridge.held_jobs where flow = $1),
    failed as (select state, first_failed_at from orderbridge.failures where task = any($2) and state <> 'resolved'),
    unpublished as (select added_at from orderbridge.outbox where published_at is null and set_aside_at is null and $4)
  select
    (select paused_at from orderbridge.paused_flows where flow = $1),
    (select paused_by from orderbridge.paused_flows where flow = $1),
    (select count(*) from held where not $4) as held,
    (select count(*) from queued) as queued,
    (select count(*) from unpublished) as unpublished,
    (select count(*) from failed where state = 'waiting') as waiting,
    (select count(*) from failed where state = 'parked') as parked,
    least(
      (select min(created_at) from queued), (select min(held_at) from held), (select min(added_at) from unpublished),
      (select min(first_failed_at) from failed where state = 'waiting')
    ) as oldest_at,
    (select max(ended_at) from orderbridge.task_ends where task = any($2) and ($3::text is null or task = $3)) as last_run_at`;

const decisionRow = z
  .object({ decision: z.enum(DECISIONS), decided_by: z.string(), decided_at: z.date() })
  .transform(({ decision, decided_by: by, decided_at: at }) => ({ decision, by, at }));

const secondsBetween = (from: Date | undefined, to: Date): number | undefined =>
  from === undefined ? undefined : Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));

const lagOf = ({ lagsBy }: FlowDefinition, row: z.infer<typeof stateRow>, now: Date): number | undefined =>
  lagsBy === 'run' ? secondsBetween(row.last_run_at, now) : (secondsBetween(row.oldest_at, now) ?? 0);

const pauseOf = ({ paused_at: at, paused_by: by }: z.infer<typeof stateRow>): FlowState['paused'] =>
  at === undefined || by === undefined ? undefined : { at, by };

const stateOf = async (database: Database, flow: FlowDefinition, now: Date): Promise<FlowState | undefined> => {
  const { name, tasks, runs, lagsBy } = flow;
  const row = await database.row(stateRow, STATE, [name, tasks, lagsBy === 'run' ? runs : null, name === 'events']);
  if (row === undefined) return undefined;
  const decisions = await database.rows(
    decisionRow,
    `select decision, decided_by, decided_at from orderbridge.flow_decisions where flow = $1 order by id desc limit $2`,
    [name, DECISIONS_SHOWN],
  );
  const { held, queued, unpublished, waiting, parked } = row;
  const isPaused = row.paused_at !== undefined;
  return {
    name,
    paused: pauseOf(row),
    lastRunAt: row.last_run_at,
    backlog: held + queued + unpublished,
    held: isPaused ? held + unpublished : held,
    lagSeconds: lagOf(flow, row, now),
    failures: { waiting, parked },
    decisions,
  };
};

export const readFlowStates = async (
  database: Database,
  flows: readonly FlowDefinition[],
  now: Date,
): Promise<readonly FlowState[]> => {
  const states = await Promise.all(flows.map((flow) => stateOf(database, flow, now)));
  return states.filter((state) => state !== undefined);
};
