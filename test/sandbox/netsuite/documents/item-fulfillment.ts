/** An item fulfilment: goods that left for an order. It moves the order's progress and owes nobody anything. */
import { asText } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import { dateAndNumber, fill } from './document-header.ts';
import type { Ledger, RecordRules } from './ledger.ts';
import { numberOf } from './money.ts';
import { refreshOrder } from './order-progress.ts';

const checkQuantities = ({ store }: Ledger, draft: Draft): void => {
  const order = store.get('salesOrder', asText(draft.fields['createdFrom']));
  for (const line of draft.sublists['item'] ?? []) {
    const ordered = order?.sublists['item']?.find((each) => String(each.line) === asText(line.fields['orderLine']));
    const left = numberOf(ordered?.fields['quantity']).minus(numberOf(ordered?.fields['quantityFulfilled']));
    if (numberOf(line.fields['quantity']).gt(left))
      throw refused('overFulfilled', `item.items[${line.line - 1}].quantity`);
  }
};

export const itemFulfillmentRules: RecordRules = {
  defaults: (ledger, draft) => {
    dateAndNumber(ledger, draft);
    fill(draft, 'shipStatus', 'C');
  },
  complete: (ledger, draft) => {
    draft.sublists['item'] = (draft.sublists['item'] ?? []).filter(({ fields }) => fields['itemReceive'] !== false);
    if (draft.previous === undefined) checkQuantities(ledger, draft);
    draft.fields['status'] = draft.fields['shipStatus'] ?? null;
  },
  saved: (ledger, record) => {
    const order = asText(record.fields['createdFrom']);
    ledger.store.setLinks(record.id, [
      {
        previousType: 'salesOrder',
        previousDoc: order,
        nextType: 'itemFulfillment',
        nextDoc: record.id,
        linkType: 'ShipRcpt',
        foreignAmount: '0',
      },
    ]);
    refreshOrder(ledger, order);
  },
  deleted: (ledger, record) => refreshOrder(ledger, asText(record.fields['createdFrom'])),
};
