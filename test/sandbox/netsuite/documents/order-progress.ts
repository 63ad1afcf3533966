/** How much of each order line has been billed and fulfilled, counted from the documents that came of it. */
import { Big } from 'big.js';
import { ITEM_TYPES } from '../records/definitions/transactions.ts';
import { asText, draftOf, idOf } from '../records/draft.ts';
import type { Draft, DraftLine } from '../records/draft.ts';
import type { StoredRecord } from '../records/types.ts';
import { findAmong, keep } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { numberOf } from './money.ts';
import { orderStatus } from './order-status.ts';
import type { OrderLineProgress } from './order-status.ts';

const ALWAYS_FULFILLED = new Set(['inventoryItem']);

const isFulfillable = (ledger: Ledger, line: DraftLine): boolean => {
  const item = findAmong(ledger, ITEM_TYPES, idOf(line.fields['item']) ?? '');
  return item !== undefined && (ALWAYS_FULFILLED.has(item.type) || item.fields['isFulfillable'] === true);
};

/** Quantity per order line over the documents of one type made from the order; voided ones do not count. */
const quantities = ({ store }: Ledger, orderId: string, type: string): Map<string, Big> => {
  const counted = new Map<string, Big>();
  for (const link of store.linksFrom(orderId)) {
    const document = link.nextType === type ? store.get(type, link.nextDoc) : undefined;
    if (document === undefined || document.fields['status'] === 'V') continue;
    for (const { fields } of document.sublists['item'] ?? []) {
      const line = asText(fields['orderLine']);
      counted.set(line, (counted.get(line) ?? new Big(0)).plus(numberOf(fields['quantity'])));
    }
  }
  return counted;
};

const progressOf = (ledger: Ledger, line: DraftLine): OrderLineProgress => ({
  quantity: numberOf(line.fields['quantity']),
  billed: numberOf(line.fields['quantityBilled']),
  fulfilled: numberOf(line.fields['quantityFulfilled']),
  isFulfillable: isFulfillable(ledger, line),
  isClosed: line.fields['isClosed'] === true,
});

/** Counts and the status that follows, written into the order's draft. */
export const countProgress = (ledger: Ledger, draft: Draft): void => {
  const billed = quantities(ledger, draft.id, 'invoice');
  const fulfilled = quantities(ledger, draft.id, 'itemFulfillment');
  const lines = draft.sublists['item'] ?? [];
  for (const line of lines) {
    line.fields['quantityBilled'] = (billed.get(String(line.line)) ?? new Big(0)).toFixed();
    line.fields['quantityFulfilled'] = (fulfilled.get(String(line.line)) ?? new Big(0)).toFixed();
    line.fields['isOpen'] = line.fields['isClosed'] !== true;
  }
  draft.fields['status'] = orderStatus({
    isApproved: draft.fields['orderStatus'] !== 'A',
    isCancelled: draft.fields['status'] === 'C',
    lines: lines.map((line) => progressOf(ledger, line)),
  });
};

/** Brings the order up to date after one of its documents changed. */
export const refreshOrder = (ledger: Ledger, orderId: string | undefined): void => {
  const order: StoredRecord | undefined = orderId === undefined ? undefined : ledger.store.get('salesOrder', orderId);
  if (order === undefined) return;
  const draft = draftOf(order);
  countProgress(ledger, draft);
  keep(ledger, draft, ledger.account.preferences.billingTouchesOrder);
};
