/** What happens to a sales order after it was booked: approval, fulfilment, billing, closing. */
import { z } from 'zod';
import { draftOf } from '../../records/draft.ts';
import type { Draft } from '../../records/draft.ts';
import { refused } from '../../records/refusals.ts';
import { keep, mustGet } from '../ledger.ts';
import { countProgress } from '../order-progress.ts';
import { transformRecord } from '../transform.ts';
import { fields, id, isoDate, quantities } from './inputs.ts';
import { operation } from './operation.ts';
import type { Desk } from './operation.ts';

const change = ({ ledger }: Desk, orderId: string, edit: (draft: Draft) => void): void => {
  const draft = draftOf(mustGet(ledger, 'salesOrder', orderId));
  edit(draft);
  countProgress(ledger, draft);
  keep(ledger, draft);
};

const fromOrder = z.strictObject({
  id,
  date: isoDate.optional(),
  /** Only these lines, with these quantities; everything that is left when missing. */
  lines: quantities.optional(),
  fields,
});

const bodyOf = ({ date, lines, fields: more }: z.output<typeof fromOrder>): object => ({
  ...more,
  ...(date === undefined ? {} : { tranDate: date }),
  ...(lines === undefined
    ? {}
    : {
        item: {
          items: lines.map(({ line, quantity }) => ({
            orderLine: line,
            ...(quantity === undefined ? {} : { quantity }),
          })),
        },
      }),
});

const make = (desk: Desk, target: 'invoice' | 'itemFulfillment', input: z.output<typeof fromOrder>): string =>
  transformRecord(desk.ledger, mustGet(desk.ledger, 'salesOrder', input.id), {
    target,
    body: desk.parse(target, bodyOf(input)),
    onlyGivenLines: input.lines !== undefined,
  }).id;

export const orderOperations = {
  approveOrder: operation(z.strictObject({ id }), (desk, input) => {
    change(desk, input.id, (draft) => {
      if (draft.fields['status'] === 'A') draft.fields['orderStatus'] = 'B';
    });
    return {};
  }),
  fulfilOrder: operation(fromOrder, (desk, input) => ({ itemFulfillment: make(desk, 'itemFulfillment', input) })),
  billOrder: operation(fromOrder, (desk, input) => ({ invoice: make(desk, 'invoice', input) })),
  /** Closes every line that is not billed yet. */
  closeOrder: operation(z.strictObject({ id }), (desk, input) => {
    change(desk, input.id, (draft) => {
      for (const line of draft.sublists['item'] ?? []) line.fields['isClosed'] = true;
    });
    return {};
  }),
  /** Only an order that waits for approval can be cancelled. */
  cancelOrder: operation(z.strictObject({ id }), (desk, input) => {
    change(desk, input.id, (draft) => {
      if (draft.fields['status'] !== 'A') throw refused('linkedTransaction');
      draft.fields['status'] = 'C';
    });
    return {};
  }),
} as const;
