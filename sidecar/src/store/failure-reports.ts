import { z } from 'zod';
import type { FailureReports, Held, HeldWork, ReportResult } from '../integration-health/index.ts';
import type { Database, Sql } from './database.ts';
import { failureRow } from './failure-rows.ts';
import { takeUpWithin } from './failures.ts';

/** Two lists over the ledger: what Salesforce has yet to be told, and what waits for something to change. */

const REFUSED_AGAIN_AFTER = '1 hour';

const note = async (sql: Sql, { id, revision, refused }: ReportResult): Promise<void> => {
  if (refused !== undefined) {
    await sql.run(
      `update orderbridge.failures set report_error = $2, report_after = now() + $3::interval where id = $1`,
      [id, refused, REFUSED_AGAIN_AFTER],
    );
    return;
  }
  // A state newer than the reported one stays due.
  await sql.run(
    `update orderbridge.failures
     set reported_at = now(), report_error = null, report_due = report_due and revision <> $2 where id = $1`,
    [id, revision],
  );
};

export const openFailureReports = (database: Database): FailureReports => ({
  due: (limit) =>
    database.rows(
      failureRow,
      `select * from orderbridge.failures where report_due and report_after <= now() order by last_failed_at, id limit $1`,
      [limit],
    ),
  // Each by itself: whoever holds several failures may wait in a circle with somebody who replays one of them.
  noted: async (results) => {
    for (const result of results) await note(database, result);
  },
});

const heldRow = z
  .object({ id: z.string(), waits_for: z.array(z.string()), watched_until: z.date() })
  .transform((row): Held => ({ id: row.id, waitsFor: row.waits_for, watchedUntil: row.watched_until }));

export const openHeldWork = (database: Database): HeldWork => ({
  list: () =>
    database.rows(
      heldRow,
      `select id, waits_for, watched_until from orderbridge.failures
       where state = 'parked' and waits_for <> '{}' order by parked_at, id`,
    ),
  // Not in one transaction, for the same reason; what was not noted is only looked at again.
  lookedUntil: async (until, { resumed, still }) => {
    for (const [id, change] of resumed) await database.transaction((tx) => takeUpWithin(tx, id, { resumed: change }));
    await database.run('update orderbridge.failures set watched_until = $2 where id = any($1::uuid[])', [still, until]);
  },
});
