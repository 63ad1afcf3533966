import { z } from 'zod';
import type { BookedBefore, BookedOrders } from '../order-bridge/index.ts';
import type { Database } from './database.ts';
import { addWithin } from './jobs.ts';
import { moveWatermarkWithin, watermarkOf } from './watermarks.ts';

/** The sales orders that were booked, looked at from the ledger's side, and how far its deletions have been read. */

const READER = 'deleted-orders';

const bookedRow = z
  .object({
    contract_id: z.string(),
    key: z.string(),
    sales_order_id: z.string(),
    sales_order_number: z.string(),
    correlation_id: z.string(),
  })
  .transform((row): BookedBefore => ({
    contractId: row.contract_id,
    key: row.key,
    salesOrderId: row.sales_order_id,
    salesOrderNumber: row.sales_order_number,
    correlationId: row.correlation_id,
  }));

export const openBookedOrders = (database: Database): BookedOrders => ({
  watermark: () => watermarkOf(database, READER),
  booked: (salesOrderIds) =>
    database.rows(
      bookedRow,
      `select contract_id, key, sales_order_id, sales_order_number, correlation_id from orderbridge.activations
       where sales_order_id = any($1) order by key`,
      [salesOrderIds],
    ),
  moveWatermark: (until, jobs) =>
    database.transaction(async (tx) => {
      for (const job of jobs) await addWithin(tx, job);
      await moveWatermarkWithin(tx, READER, until);
    }),
});
