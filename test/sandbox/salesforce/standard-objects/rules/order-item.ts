import { derive, rowBehind, rowsWhere, type ObjectRules, type Saved } from '../../data/context.ts';
import type { SObjectRecord } from '../../data/types.ts';
import { applyPrice, product, sumOf } from './line.ts';
import { ruleRefusals } from './messages.ts';

/**
 * An order's line: priced from an entry of the order's price book and currency, fixed in number while the order is
 * activated, and added up into the order's amount.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_orderitem.htm
 */
const addUp = ({ data, now, before, after }: Saved): void => {
  const order = rowBehind(data, 'Order', (after ?? before)?.OrderId);
  if (order === undefined) return;
  const items = rowsWhere(data, 'OrderItem', { field: 'OrderId', value: order.Id });
  derive(data, order, { object: 'Order', now, values: { TotalAmount: sumOf(items, 'TotalPrice') } });
};

const checkOrder = (order: SObjectRecord): void => {
  if (order.StatusCode === 'Activated') throw ruleRefusals.itemsOfActivatedOrder();
  if (order.Pricebook2Id === null) throw ruleRefusals.pricebookMissing();
};

export const orderItemRules: ObjectRules = {
  beforeSave(pending) {
    const { data, values, before } = pending;
    const order = rowBehind(data, 'Order', values.OrderId);
    if (order === undefined) return;
    if (before === undefined) checkOrder(order);
    applyPrice(pending, { row: order, word: 'order', pricebookId: order.Pricebook2Id ?? null });
    if (typeof values.Quantity === 'number' && values.Quantity <= 0) throw ruleRefusals.badQuantity();
    values.TotalPrice = product(values.UnitPrice, values.Quantity);
    values.AvailableQuantity = values.Quantity ?? null;
  },
  afterSave: addUp,
  beforeDelete({ data, record }) {
    const order = rowBehind(data, 'Order', record.OrderId);
    if (order?.StatusCode === 'Activated') throw ruleRefusals.itemsOfActivatedOrder();
  },
};
