import { z } from 'zod';
import type { Decision, FlowName, FlowSwitches } from '../integration-health/index.ts';
import { nullable, type Database, type Transaction } from './database.ts';
import { addWithin } from './jobs.ts';

/**
 * Which flows are paused, for every replica at once, and what they hold. A pause and the work it holds meet in the row of the
 * pause: work is held under a share of it, and resuming takes it away first, so that nothing is held behind its back.
 */

const heldRow = z
  .object({
    task: z.string(),
    job_key: z.string(),
    queue: nullable(z.string()),
    priority: z.number(),
    payload: z.record(z.string(), z.unknown()),
  })
  .transform(({ job_key: key, ...work }) => ({ ...work, key }));

type Decided = { readonly flow: FlowName; readonly decision: Decision['decision']; readonly by: string };

const note = async (tx: Transaction, { flow, decision, by }: Decided): Promise<void> => {
  await tx.run('insert into orderbridge.flow_decisions (flow, decision, decided_by) values ($1, $2, $3)', [
    flow,
    decision,
    by,
  ]);
};

const pause = (database: Database, flow: FlowName, by: string): Promise<void> =>
  database.transaction(async (tx) => {
    const paused = await tx.run(
      'insert into orderbridge.paused_flows (flow, paused_by) values ($1, $2) on conflict (flow) do nothing',
      [flow, by],
    );
    if (paused > 0) await note(tx, { flow, decision: 'pause', by });
  });

const resume = (database: Database, flow: FlowName, by: string): Promise<void> =>
  database.transaction(async (tx) => {
    if ((await tx.run('delete from orderbridge.paused_flows where flow = $1', [flow])) === 0) return;
    const held = await tx.rows(
      heldRow,
      `with freed as (delete from orderbridge.held_jobs where flow = $1 returning *)
       select task, job_key, queue, priority, payload from freed order by position`,
      [flow],
    );
    for (const work of held) await addWithin(tx, work);
    await note(tx, { flow, decision: 'resume', by });
  });

const isPaused = async (database: Database, flow: FlowName): Promise<boolean> =>
  (await database.run('select from orderbridge.paused_flows where flow = $1', [flow])) > 0;

/** The same work asked for again while it is held takes the place it has. */
const hold: (database: Database, ...held: Parameters<FlowSwitches['hold']>) => Promise<boolean> = async (
  database,
  flow,
  { task, key, queue, priority, payload },
) => {
  if (!(await isPaused(database, flow))) return false;
  return database.transaction(async (tx) => {
    const paused = await tx.run('select from orderbridge.paused_flows where flow = $1 for key share', [flow]);
    if (paused === 0) return false;
    await tx.run(
      `insert into orderbridge.held_jobs (flow, task, job_key, queue, priority, payload) values ($1, $2, $3, $4, $5, $6)
       on conflict (task, job_key) do update set payload = excluded.payload, priority = excluded.priority`,
      [flow, task, key, queue, priority, JSON.stringify(payload)],
    );
    return true;
  });
};

export const openFlowSwitches = (database: Database): FlowSwitches => ({
  isPaused: (flow) => isPaused(database, flow),
  pause: (flow, by) => pause(database, flow, by),
  resume: (flow, by) => resume(database, flow, by),
  noteRun: (flow, by) => database.transaction((tx) => note(tx, { flow, decision: 'run', by })),
  hold: (flow, work) => hold(database, flow, work),
});
