import { z } from 'zod';
import {
  alertJob,
  reportJob,
  type FailedAttempt,
  type FailureFilter,
  type FailureLedger,
  type FailureRecord,
  type Round,
} from '../integration-health/index.ts';
import { FAILURE_CODES, needsAPerson } from '../shared/failure.ts';
import type { JobRequest } from '../shared/jobs.ts';
import type { Database, Transaction } from './database.ts';
import { attemptColumns, failureRow } from './failure-rows.ts';
import { addWithin } from './jobs.ts';

/**
 * The ledger of failures. At most one open row per piece of work; every change of state commits with the job it entails: the
 * next attempt, or the report to Salesforce.
 */

const roundRow = z
  .object({ attempts_in_round: z.number(), round_began_at: z.date(), code: z.enum(FAILURE_CODES) })
  .transform((row): Round => ({
    attempts: row.attempts_in_round,
    firstFailedAt: row.round_began_at,
    lastCode: row.code,
  }));

/** What an attempt that did not get so far does not know again. */
const KEPT: ReadonlySet<string> = new Set(['correlation_id', 'concerns', 'amount_at_risk']);

type State = Readonly<Record<string, unknown>>;

/** Adds the attempt to the open failure of its work, or opens one, with what the state demands beside it. */
const record = async (tx: Transaction, failed: FailedAttempt, state: State): Promise<void> => {
  const columns = { ...attemptColumns(failed), ...state };
  const names = Object.keys(columns);
  const at = `$${names.length + 1}`;
  await tx.run(
    `insert into orderbridge.failures as f
       (${names.join(', ')}, attempts, attempts_in_round, first_failed_at, round_began_at)
     values (${names.map((_, index) => `$${index + 1}`).join(', ')}, 1, 1, ${at}, ${at})
     on conflict (task, job_key) where state <> 'resolved' do update set
       ${names.map((name) => `${name} = ${KEPT.has(name) ? `coalesce(excluded.${name}, f.${name})` : `excluded.${name}`}`).join(', ')},
       attempts = f.attempts + 1,
       attempts_in_round = f.attempts_in_round + 1,
       round_began_at = case when f.attempts_in_round = 0 then excluded.round_began_at else f.round_began_at end,
       revision = f.revision + 1`,
    [...Object.values(columns), failed.failedAt],
  );
};

const jobOf = ({ work }: Pick<FailedAttempt, 'work'>, runAt?: Date): JobRequest => ({ ...work, runAt });

const wait = (database: Database, failed: FailedAttempt, until: Date): Promise<void> =>
  database.transaction(async (tx) => {
    await record(tx, failed, { state: 'waiting', next_attempt_at: until });
    await addWithin(tx, jobOf(failed, until));
  });

const park = (database: Database, failed: FailedAttempt): Promise<void> =>
  database.transaction(async (tx) => {
    await record(tx, failed, {
      state: 'parked',
      kind: 'needs-a-person',
      next_attempt_at: undefined,
      parked_at: failed.failedAt,
      watched_until: failed.beganAt,
      report_due: true,
      report_after: failed.failedAt,
      alert_due: true,
    });
    await addWithin(tx, reportJob);
    await addWithin(tx, alertJob);
  });

const parked = z.object({ was_parked: z.boolean() });

/** Most work never failed, so the look for an open failure comes before the transaction. */
const settle = async (database: Database, task: string, key: string): Promise<void> => {
  const values = [task, key];
  const OPEN = `task = $1 and job_key = $2 and state <> 'resolved'`;
  if ((await database.run(`select from orderbridge.failures where ${OPEN}`, values)) === 0) return;
  await database.transaction(async (tx) => {
    const settled = await tx.row(
      parked,
      `update orderbridge.failures set
         state = 'resolved', resolved_at = now(), next_attempt_at = null, revision = revision + 1,
         resolution = case when replayed_by is not null then 'replayed' when resumed_by is not null then 'resumed' else 'retried' end,
         report_due = parked_at is not null, report_after = now()
       where ${OPEN} returning parked_at is not null as was_parked`,
      values,
    );
    if (settled?.was_parked === true) await addWithin(tx, reportJob);
  });
};

/** Takes a failure up again: a new round, the work's own job now, and Salesforce told. @param by for the record */
export const takeUpWithin = async (
  tx: Transaction,
  id: string,
  by: { replayed: string; at?: Date | undefined } | { resumed: string },
): Promise<FailureRecord | undefined> => {
  const [replayed, resumed] = 'replayed' in by ? [by.replayed, undefined] : [undefined, by.resumed];
  const at = 'replayed' in by ? by.at : undefined;
  const taken = await tx.row(
    failureRow,
    `update orderbridge.failures set
       state = 'waiting', next_attempt_at = coalesce($4, now()), attempts_in_round = 0, resolved_at = null, resolution = null,
       replayed_by = $2, resumed_by = $3, revision = revision + 1, report_due = parked_at is not null, report_after = now()
     where id = $1 returning *`,
    [id, replayed, resumed, at],
  );
  if (taken === undefined) return undefined;
  await addWithin(tx, jobOf(taken, at));
  if (taken.parkedAt !== undefined) await addWithin(tx, reportJob);
  return taken;
};

const refuseSecondOpening = async (tx: Transaction, id: string): Promise<void> => {
  const others = await tx.run(
    `select from orderbridge.failures this join orderbridge.failures other
       on other.task = this.task and other.job_key = this.job_key and other.id <> this.id and other.state <> 'resolved'
     where this.id = $1 for update of other`,
    [id],
  );
  if (others === 0) return;
  throw needsAPerson({
    code: 'WRONG_STATUS',
    message: 'The same work has failed again since and has a newer, open failure.',
    advice: 'Replay the newer failure instead.',
  });
};

const identifier = z.uuid();

const find = async (database: Database, id: string): Promise<FailureRecord | undefined> => {
  if (!identifier.safeParse(id).success) return undefined;
  return database.row(failureRow, 'select * from orderbridge.failures where id = $1', [id]);
};

const list = (database: Database, filter: FailureFilter): Promise<readonly FailureRecord[]> =>
  database.rows(
    failureRow,
    `select f.* from orderbridge.failures f
     left join orderbridge.failures last on last.id = $6::uuid
     where ($1::text is null or f.state = $1) and ($2::text is null or f.code = $2) and ($3::text is null or f.flow = $3)
       and ($4::text is null or f.correlation_id = $4)
       and (last.id is null or (f.last_failed_at, f.id) < (last.last_failed_at, last.id))
     order by f.last_failed_at desc, f.id desc limit $5`,
    [filter.state, filter.code, filter.flow, filter.correlationId, filter.limit, filter.after],
  );

export const openFailureLedger = (database: Database): FailureLedger => ({
  roundOf: (task, key) =>
    database.row(
      roundRow,
      `select attempts_in_round, round_began_at, code from orderbridge.failures
       where task = $1 and job_key = $2 and state <> 'resolved' and attempts_in_round > 0`,
      [task, key],
    ),
  wait: (failed, until) => wait(database, failed, until),
  park: (failed) => park(database, failed),
  settle: (task, key) => settle(database, task, key),
  find: (id) => find(database, id),
  list: (filter) => list(database, filter),
  replay: async (id, by, at) => {
    if (!identifier.safeParse(id).success) return undefined;
    return database.transaction(async (tx) => {
      await refuseSecondOpening(tx, id);
      return takeUpWithin(tx, id, { replayed: by, at });
    });
  },
});
