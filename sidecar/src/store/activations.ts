import { z } from 'zod';
import type { Activations, Remembered } from '../order-bridge/index.ts';
import type { Database } from './database.ts';
import { nullable } from './database.ts';
import { addEventWithin } from './outbox.ts';

/** The memory of activations: intent before the effect, outcome before anybody is told. Keys never expire. */

/** An attempt that has not come back after so many seconds died; longer than any request to NetSuite may take. */
const TAKEN_SECONDS = 120;

const row = z
  .object({
    key: z.string(),
    contract_id: z.string(),
    correlation_id: z.string(),
    requested_at: z.date(),
    write_begun_at: nullable(z.date()),
    sales_order_id: nullable(z.string()),
    sales_order_number: nullable(z.string()),
    sales_order_status: nullable(z.string()),
    customer_id: nullable(z.string()),
    content: nullable(z.string()),
    mapping_version: nullable(z.string()),
    booked_at: nullable(z.date()),
    recorded_at: nullable(z.date()),
  })
  .transform((stored): Remembered => ({
    key: stored.key,
    contractId: stored.contract_id,
    correlationId: stored.correlation_id,
    requestedAt: stored.requested_at.toISOString(),
    writeBegun: stored.write_begun_at !== undefined,
    content: stored.content,
    booked: bookedOf(stored),
    recorded: stored.recorded_at !== undefined,
  }));

type Stored = {
  sales_order_id?: string | undefined;
  sales_order_number?: string | undefined;
  sales_order_status?: string | undefined;
  customer_id?: string | undefined;
  content?: string | undefined;
  mapping_version?: string | undefined;
  booked_at?: Date | undefined;
};

const bookedOf = (stored: Stored): Remembered['booked'] =>
  stored.booked_at === undefined
    ? undefined
    : {
        salesOrder: {
          id: stored.sales_order_id ?? '',
          number: stored.sales_order_number ?? '',
          status: stored.sales_order_status,
        },
        customerId: stored.customer_id ?? '',
        content: stored.content ?? '',
        mappingVersion: stored.mapping_version ?? '',
        bookedAt: stored.booked_at.toISOString(),
      };

const TAKE = `
  insert into orderbridge.activations (key, contract_id, correlation_id, requested_by, taken_until)
  values ($1, $2, $3, $4, now() + make_interval(secs => ${TAKEN_SECONDS}))
  on conflict (key) do update set taken_until = excluded.taken_until
    where activations.taken_until is null or activations.taken_until < now()
  returning *`;

const BEGIN_WRITE = `
  update orderbridge.activations set write_begun_at = coalesce(write_begun_at, now()), content = $2 where key = $1`;

const BOOKED = `
  update orderbridge.activations
  set sales_order_id = $2, sales_order_number = $3, sales_order_status = $4, customer_id = $5, content = $6,
      mapping_version = $7, booked_at = $8
  where key = $1`;

const set = (database: Database, assignment: string) => async (key: string) => {
  await database.run(`update orderbridge.activations set ${assignment} where key = $1`, [key]);
};

export const openActivations = (database: Database): Activations => ({
  find: (key) => database.row(row, 'select * from orderbridge.activations where key = $1', [key]),
  take: (intent) => database.row(row, TAKE, [intent.key, intent.contractId, intent.correlationId, intent.requestedBy]),
  beginWrite: async (key, content) => {
    await database.run(BEGIN_WRITE, [key, content]);
  },
  booked: (key, activation, event) =>
    database.transaction(async (tx) => {
      const { salesOrder, customerId, content, mappingVersion, bookedAt } = activation;
      await tx.run(BOOKED, [
        key,
        salesOrder.id,
        salesOrder.number,
        salesOrder.status,
        customerId,
        content,
        mappingVersion,
        bookedAt,
      ]);
      await addEventWithin(tx, event);
    }),
  recorded: set(database, 'recorded_at = now()'),
  release: set(database, 'taken_until = null'),
});
