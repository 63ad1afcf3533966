import { z } from 'zod';
import type { Alerts } from '../integration-health/index.ts';
import type { Database } from './database.ts';
import { failureRow } from './failure-rows.ts';

/** Which parked failures people have yet to be alerted of, and which causes they were told of lately. */

const MOST_AT_ONCE = 1000;
const causeRow = z.object({ cause: z.string() });

export const openAlerts = (database: Database): Alerts => ({
  due: () =>
    database.rows(
      failureRow,
      `select * from orderbridge.failures where alert_due and state = 'parked' order by parked_at, id limit $1`,
      [MOST_AT_ONCE],
    ),
  toldSince: async (causes, moment) => {
    const told = await database.rows(
      causeRow,
      'select cause from orderbridge.alerted_causes where cause = any($1) and alerted_at > $2',
      [causes, moment],
    );
    return new Set(told.map(({ cause }) => cause));
  },
  noted: ({ cause, at, failureIds }) =>
    database.transaction(async (tx) => {
      await tx.run('update orderbridge.failures set alert_due = false where id = any($1::uuid[])', [failureIds]);
      if (at === undefined) return;
      await tx.run(
        `insert into orderbridge.alerted_causes (cause, alerted_at) values ($1, $2)
         on conflict (cause) do update set alerted_at = excluded.alerted_at`,
        [cause, at.toISOString()],
      );
    }),
});
