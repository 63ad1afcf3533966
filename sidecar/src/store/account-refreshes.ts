import { z } from 'zod';
import type { AccountRefreshes } from '../invoices/index.ts';
import { invoicesSyncedEvents } from '../invoices/index.ts';
import type { Database } from './database.ts';
import { addEventWithin } from './outbox.ts';

/** When an account's documents were last fetched on demand, the same for every replica; and the news that they were. */

const CLAIM = `
  insert into orderbridge.account_refreshes as known (account_id, asked_at) values ($1, $2)
  on conflict (account_id) do update set asked_at = excluded.asked_at
    where known.asked_at <= $2::timestamptz - make_interval(secs => $3)`;

const WAIT = `
  select extract(epoch from asked_at + make_interval(secs => $3) - $2::timestamptz)::float8 as seconds
  from orderbridge.account_refreshes where account_id = $1`;

const wait = z.object({ seconds: z.number() });

export const openAccountRefreshes = (database: Database): AccountRefreshes => ({
  async claim(accountId, { now, pauseSeconds }) {
    const asked = [accountId, now, pauseSeconds];
    if ((await database.run(CLAIM, asked)) > 0) return 0;
    const left = await database.row(wait, WAIT, asked);
    return Math.max(1, Math.ceil(left?.seconds ?? 0));
  },
  announce: (accountIds, { accountId, now, ...written }) =>
    database.transaction(async (tx) => {
      const runId = `refresh-${accountId}-${String(now.getTime())}`;
      const figures = { ...written, gone: 0 };
      const synced = { runId, orderKey: accountId, occurredAt: now, accountIds, figures };
      for (const event of invoicesSyncedEvents(synced)) await addEventWithin(tx, event);
    }),
});
