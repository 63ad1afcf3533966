import { z } from 'zod';
import type { LeftOut } from '../integration-health/index.ts';
import type { Database } from './database.ts';

/** What a flow left out, until it takes part. */

const idRow = z.object({ id: z.coerce.string() });
const customerRow = z.object({ customer_id: z.string() });

const KEEP = `
  insert into orderbridge.left_out (flow, id, customer_id, dated_on)
  select $1, id, "customerId", "on" from jsonb_to_recordset($2::jsonb) as r(id bigint, "customerId" text, "on" date)
  on conflict (flow, id) do update set customer_id = excluded.customer_id, dated_on = excluded.dated_on`;

/** @param flow whose records they are */
export const openLeftOut = (database: Database, flow: string): LeftOut => ({
  keep: async (records) => {
    if (records.length > 0) await database.run(KEEP, [flow, JSON.stringify(records)]);
  },
  forget: async (ids) => {
    if (ids.length > 0) {
      await database.run('delete from orderbridge.left_out where flow = $1 and id = any($2::bigint[])', [flow, ids]);
    }
  },
  customersSince: async (day) => {
    const rows = await database.rows(
      customerRow,
      `select distinct customer_id from orderbridge.left_out
       where flow = $1 and ($2::date is null or dated_on >= $2) order by customer_id`,
      [flow, day],
    );
    return rows.map((row) => row.customer_id);
  },
  idsOf: async (customerIds, day, most) => {
    const rows = await database.rows(
      idRow,
      `select id from orderbridge.left_out
       where flow = $1 and customer_id = any($2) and ($3::date is null or dated_on >= $3) order by id limit $4`,
      [flow, customerIds, day, most],
    );
    return rows.map((row) => row.id);
  },
});
