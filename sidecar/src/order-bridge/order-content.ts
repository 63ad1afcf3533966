import { z } from 'zod';
import type { Mapping } from '../shared/mapping.ts';
import { valueAt } from '../shared/mapping.ts';
import { shortest } from '../shared/money.ts';
import type { BridgeOrder } from './sales-order.ts';

/**
 * What an order says, value by value as it was typed: everything that is sent, so that a key that comes back with another
 * order is noticed. What names stand for on the other side is left out: a new alias does not make another order.
 */
const content = z.record(z.string(), z.unknown());

const said = (order: BridgeOrder, mapping: Mapping): z.infer<typeof content> => {
  const { lines } = order;
  const header = mapping.pathsOf('SalesOrder').map((path) => [`Order.${path}`, valueAt(order.source, path) ?? null]);
  const columns = mapping
    .pathsOf('SalesOrderLine')
    .map((path) => [`OrderItem.${path}`, lines.map(({ source }) => valueAt(source, path) ?? null)]);
  return {
    ...content.parse(Object.fromEntries([...header, ...columns])),
    'Order.AccountId': order.account.id,
    'Order.CurrencyIsoCode': order.currency,
    'Order.EffectiveDate': order.effectiveOn,
    'OrderItem.Product2Id': lines.map(({ productId }) => productId),
    'OrderItem.Quantity': lines.map(({ quantity }) => shortest(quantity)),
    'OrderItem.UnitPrice': lines.map(({ unitPrice }) => shortest(unitPrice)),
  };
};

/** The order in one text. */
export const contentOf = (order: BridgeOrder, mapping: Mapping): string => JSON.stringify(said(order, mapping));

/**
 * The fields that say something else now than in a content kept before. A field that only one of them knows, because the
 * mapping changed in between, is not a change of the order.
 */
export const changesSince = (before: string, order: BridgeOrder, mapping: Mapping): readonly string[] => {
  const kept = content.parse(JSON.parse(before));
  return Object.entries(said(order, mapping)).flatMap(([field, value]) =>
    field in kept && JSON.stringify(kept[field]) !== JSON.stringify(value) ? [field] : [],
  );
};
