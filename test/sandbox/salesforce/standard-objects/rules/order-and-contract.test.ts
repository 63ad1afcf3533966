import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg, type ShippingOrg } from '../../fixtures/shipping-org.ts';
import type { RawRecord, SaveResult } from '../../data/types.ts';

/** A shop with one priced product, an account, and a contract for 2026. */
const openShop = () => {
  const shop = openShippingOrg();
  const { id, org } = shop;
  const [standard] = [...org.rows('Pricebook2')];
  assert.ok(standard);
  const product = id('Product2', { Name: 'Widget', ProductCode: 'W-1', IsActive: true });
  const price = { Pricebook2Id: standard.Id, Product2Id: product, UnitPrice: 12.5, IsActive: true };
  const account = id('Account', { Name: 'Acme' });
  return {
    ...shop,
    pricebook: standard.Id,
    product,
    entry: id('PricebookEntry', price),
    euroEntry: id('PricebookEntry', { ...price, CurrencyIsoCode: 'EUR' }),
    account,
    contract: id('Contract', { AccountId: account, StartDate: '2026-01-01', ContractTerm: 12 }),
  };
};
type Shop = ReturnType<typeof openShop>;

const codeOf = ([result]: readonly SaveResult[]): string => result?.errors[0]?.statusCode ?? 'saved';
const messageOf = ([result]: readonly SaveResult[]): string => result?.errors[0]?.message ?? 'saved';

const orderOf = (shop: Shop, changes: RawRecord = {}): RawRecord => ({
  AccountId: shop.account,
  ContractId: shop.contract,
  EffectiveDate: '2026-03-01',
  Status: 'Draft',
  Pricebook2Id: shop.pricebook,
  ...changes,
});

const itemOf = (shop: Shop, order: string, changes: RawRecord = {}): RawRecord => ({
  OrderId: order,
  PricebookEntryId: shop.entry,
  Quantity: 3,
  UnitPrice: 12.5,
  ...changes,
});

const setStatus = ({ update }: ShippingOrg, object: string, row: { id: string; status: string }) =>
  update(object, { Id: row.id, Status: row.status });

test('a contract ends a day before its term is over and is numbered', () => {
  const { org, contract } = openShop();
  const stored = org.byId('Contract', contract);
  assert.deepEqual([stored?.EndDate, stored?.ContractNumber, stored?.StatusCode], ['2026-12-31', '00000001', 'Draft']);
});

test('a contract is activated by its status alone, stays activated and cannot be deleted', () => {
  const shop = openShop();
  const { org, caller, contract, update, insert, account } = shop;
  assert.equal(codeOf(insert('Contract', { AccountId: account, Status: 'Activated' })), 'FAILED_ACTIVATION');
  assert.equal(
    codeOf(update('Contract', { Id: contract, Status: 'Activated', ContractTerm: 24 })),
    'FAILED_ACTIVATION',
  );
  assert.equal(codeOf(setStatus(shop, 'Contract', { id: contract, status: 'Activated' })), 'saved');
  const stored = org.byId('Contract', contract);
  assert.deepEqual(
    [stored?.StatusCode, stored?.ActivatedDate, stored?.ActivatedById],
    ['Activated', '2026-03-01T08:00:00.000Z', caller.userId],
  );
  assert.equal(codeOf(setStatus(shop, 'Contract', { id: contract, status: 'Draft' })), 'INVALID_STATUS');
  const removed = org.remove(caller, { object: 'Contract', ids: [contract], allOrNone: false });
  assert.equal(codeOf(removed), 'DELETE_FAILED');
});

test('an order needs account, start and status, and starts as a draft within its contract', () => {
  const shop = openShop();
  const { insert } = shop;
  assert.equal(messageOf(insert('Order', {})), 'Required fields are missing: [AccountId, EffectiveDate, Status]');
  assert.equal(codeOf(insert('Order', orderOf(shop, { Status: 'Activated' }))), 'FAILED_ACTIVATION');
  assert.equal(
    messageOf(insert('Order', orderOf(shop, { EffectiveDate: '2027-01-01' }))),
    "Order Start Date can't be later than its contract's end date.: Order Start Date",
  );
  assert.equal(codeOf(insert('Order', orderOf(shop, { EffectiveDate: '2025-12-31' }))), 'FIELD_INTEGRITY_EXCEPTION');
  const stranger = shop.id('Account', { Name: 'Other' });
  assert.equal(codeOf(insert('Order', orderOf(shop, { AccountId: stranger }))), 'FIELD_INTEGRITY_EXCEPTION');
});

test('an order is activated with products, an activated contract, and nothing else changing', () => {
  const shop = openShop();
  const { org, id, update, contract } = shop;
  const order = id('Order', orderOf(shop));
  const activate = () => setStatus(shop, 'Order', { id: order, status: 'Activated' });
  assert.equal(messageOf(activate()), 'An order must have at least one product.');
  id('OrderItem', itemOf(shop, order));
  assert.equal(codeOf(activate()), 'FAILED_ACTIVATION');
  setStatus(shop, 'Contract', { id: contract, status: 'Activated' });
  assert.equal(codeOf(update('Order', { Id: order, Status: 'Activated', PoNumber: '7' })), 'FAILED_ACTIVATION');
  assert.equal(codeOf(activate()), 'saved');
  assert.equal(org.byId('Order', order)?.StatusCode, 'Activated');
});

test('the products of an activated order stay, and its own fields can still be noted', () => {
  const shop = openShop();
  const { org, caller, id, insert, update, contract } = shop;
  const order = id('Order', orderOf(shop));
  const item = id('OrderItem', itemOf(shop, order));
  setStatus(shop, 'Contract', { id: contract, status: 'Activated' });
  setStatus(shop, 'Order', { id: order, status: 'Activated' });
  assert.equal(codeOf(insert('OrderItem', itemOf(shop, order))), 'FIELD_INTEGRITY_EXCEPTION');
  assert.equal(
    codeOf(org.remove(caller, { object: 'OrderItem', ids: [item], allOrNone: false })),
    'FIELD_INTEGRITY_EXCEPTION',
  );
  assert.equal(codeOf(update('Order', { Id: order, OrderReferenceNumber: 'SO-1' })), 'saved');
  const other = id('Account', { Name: 'Other' });
  assert.equal(codeOf(update('Order', { Id: order, AccountId: other })), 'FIELD_INTEGRITY_EXCEPTION');
  assert.equal(codeOf(org.remove(caller, { object: 'Order', ids: [order], allOrNone: false })), 'DELETE_FAILED');
  assert.equal(codeOf(setStatus(shop, 'Order', { id: order, status: 'Draft' })), 'saved');
  assert.equal(codeOf(insert('OrderItem', itemOf(shop, order))), 'saved');
});

test('the price book of an order is needed for products and fixed once set', () => {
  const shop = openShop();
  const bare = shop.id('Order', orderOf(shop, { Pricebook2Id: null }));
  assert.equal(codeOf(shop.insert('OrderItem', itemOf(shop, bare))), 'FIELD_INTEGRITY_EXCEPTION');
  const order = shop.id('Order', orderOf(shop));
  assert.equal(codeOf(shop.update('Order', { Id: order, Pricebook2Id: null })), 'FIELD_INTEGRITY_EXCEPTION');
});

test('a line takes product, list price and currency from its price and adds up exactly', () => {
  const shop = openShop();
  const { org, id, product, caller } = shop;
  const order = id('Order', orderOf(shop));
  const first = id('OrderItem', itemOf(shop, order, { UnitPrice: 0.1 }));
  const second = id('OrderItem', itemOf(shop, order, { UnitPrice: 0.2, Quantity: 1 }));
  const stored = org.byId('OrderItem', first);
  assert.deepEqual(
    [stored?.Product2Id, stored?.ListPrice, stored?.TotalPrice, stored?.CurrencyIsoCode, stored?.OrderItemNumber],
    [product, 12.5, 0.3, 'USD', '0000000001'],
  );
  assert.equal(org.byId('Order', order)?.TotalAmount, 0.5);
  org.remove(caller, { object: 'OrderItem', ids: [second], allOrNone: true });
  assert.equal(org.byId('Order', order)?.TotalAmount, 0.3);
});

const badLines: readonly (readonly [title: string, changes: (shop: Shop) => RawRecord, message: RegExp])[] = [
  ['in another currency', (shop) => ({ PricebookEntryId: shop.euroEntry }), /currency code does not match the order/],
  ['without a price', () => ({ UnitPrice: null }), /Required fields are missing: \[UnitPrice\]/],
  ['without a quantity', () => ({ Quantity: null }), /Required fields are missing: \[Quantity\]/],
  ['of nothing', () => ({ Quantity: 0 }), /greater than zero/],
  [
    'from another price book',
    (shop) => {
      const book = shop.id('Pricebook2', { Name: 'Partners', IsActive: true });
      const price = { Pricebook2Id: book, Product2Id: shop.product, UnitPrice: 10, IsActive: true };
      return { PricebookEntryId: shop.id('PricebookEntry', price) };
    },
    /different pricebook than the one assigned to the order/,
  ],
  [
    'with a price that is off',
    (shop) => {
      shop.update('PricebookEntry', { Id: shop.entry, IsActive: false });
      return {};
    },
    /inactive/,
  ],
];

for (const [title, changes, message] of badLines) {
  test(`an order line ${title} is refused`, () => {
    const shop = openShop();
    const order = shop.id('Order', orderOf(shop));
    assert.match(messageOf(shop.insert('OrderItem', itemOf(shop, order, changes(shop)))), message);
  });
}

test('a product has a standard price first and one price per book and currency', () => {
  const { id, insert, pricebook, product } = openShop();
  const price = { Product2Id: product, UnitPrice: 1, IsActive: true };
  assert.equal(codeOf(insert('PricebookEntry', { ...price, Pricebook2Id: pricebook })), 'DUPLICATE_VALUE');
  const partners = id('Pricebook2', { Name: 'Partners', IsActive: true });
  const fresh = id('Product2', { Name: 'New' });
  const early = { ...price, Pricebook2Id: partners, Product2Id: fresh };
  assert.equal(codeOf(insert('PricebookEntry', early)), 'STANDARD_PRICE_NOT_DEFINED');
});

const deal = { Name: 'Deal', CloseDate: '2026-03-31', StageName: 'Prospecting', Amount: 200 };

test('a stage decides whether an opportunity is won, and how likely', () => {
  const { org, id, update } = openShop();
  const opportunity = id('Opportunity', deal);
  const facts = () => {
    const row = org.byId('Opportunity', opportunity);
    return [row?.IsClosed, row?.IsWon, row?.Probability, row?.ForecastCategoryName, row?.ExpectedRevenue];
  };
  assert.deepEqual(facts(), [false, false, 10, 'Pipeline', 20]);
  update('Opportunity', { Id: opportunity, StageName: 'Closed Won' });
  assert.deepEqual(facts(), [true, true, 100, 'Closed', 200]);
});

test('products decide the amount of an opportunity, whatever a client says', () => {
  const { org, id, update, product, pricebook } = openShop();
  const opportunity = id('Opportunity', { ...deal, Pricebook2Id: pricebook });
  const line = id('OpportunityLineItem', {
    OpportunityId: opportunity,
    Product2Id: product,
    Quantity: 4,
    UnitPrice: 12.5,
    Discount: 10,
  });
  update('Opportunity', { Id: opportunity, Amount: 1 });
  const stored = org.byId('OpportunityLineItem', line);
  assert.deepEqual(
    [stored?.Subtotal, stored?.TotalPrice, stored?.ListPrice, stored?.ProductCode, stored?.Name],
    [50, 45, 12.5, 'W-1', 'Deal Widget'],
  );
  const won = org.byId('Opportunity', opportunity);
  assert.deepEqual([won?.Amount, won?.HasOpportunityLineItem], [45, true]);
});

test('the first product gives an opportunity its price book', () => {
  const { org, id, entry, pricebook } = openShop();
  const opportunity = id('Opportunity', deal);
  id('OpportunityLineItem', { OpportunityId: opportunity, PricebookEntryId: entry, Quantity: 2, TotalPrice: 20 });
  assert.equal(org.byId('Opportunity', opportunity)?.Pricebook2Id, pricebook);
  assert.equal(org.byId('Opportunity', opportunity)?.Amount, 20);
});
