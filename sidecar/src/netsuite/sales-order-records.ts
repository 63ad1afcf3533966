import { z } from 'zod';
import type { BookedOrder, SalesOrder, SalesOrderLedger } from '../order-bridge/index.ts';
import { needsAPerson } from '../shared/failure.ts';
import type { Records } from './records.ts';
import { bodyOf, jsonNumber } from './rest-body.ts';

/** The sales orders of NetSuite, behind the port of the order bridge. */

/** NetSuite answers enums as objects with a letter and words, older accounts as text. People read it, so words come first. */
const enumText = z.union([
  z.string(),
  z.object({ id: z.string(), refName: z.string().optional() }).transform(({ id, refName }) => refName ?? id),
]);
const salesOrderRecord = z
  .object({ id: z.string(), tranId: z.string(), status: enumText.optional() })
  .transform(({ id, tranId, status }): BookedOrder => ({ id, number: tranId, status }));

/** The price level "custom": the rate is the one we send, not the item's. */
const CUSTOM_PRICE_LEVEL = '-1';

export const salesOrderLedger = (records: Records): SalesOrderLedger => {
  const find = (id: string): Promise<BookedOrder | undefined> =>
    records.find({ type: 'salesOrder', id }, salesOrderRecord, 'people');

  return {
    find: (key) => find(`eid:${key}`),
    async book(order) {
      const id = await records.upsert(
        { type: 'salesOrder', externalId: order.key, replace: 'item' },
        salesOrderBody(order),
        'people',
      );
      const booked = await find(id);
      if (booked !== undefined) return booked;
      throw needsAPerson({
        code: 'ROLE_CANNOT_SEE',
        message: `NetSuite made sales order ${id} but does not show it to the integration's role.`,
        advice: "Give the integration's role permission to view sales orders of that subsidiary, then replay.",
        owner: 'netsuite-admin',
      });
    },
  };
};

const salesOrderBody = (order: SalesOrder): object => ({
  ...bodyOf(order.fields),
  entity: { id: order.customerId },
  currency: { id: order.currencyId },
  memo: `Orderbridge ${order.correlationId}`,
  item: {
    items: order.lines.map((line) => ({
      ...bodyOf(line.fields),
      item: { id: line.itemId },
      quantity: jsonNumber(line.quantity),
      price: { id: CUSTOM_PRICE_LEVEL },
      rate: jsonNumber(line.unitPrice),
    })),
  },
});
