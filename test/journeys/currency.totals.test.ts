import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOf } from '../../sidecar/src/shared/money.ts';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import type { Fields } from './support/people.ts';
import { openWorld } from './support/world.ts';

/**
 * Order, invoice and payment in every currency, for companies of four currencies: to the cent (or the yen) in the currency
 * of the document and in the one of the company, and in sum the same on both sides, currency by currency.
 */

const world = await openWorld();
const { salesforce, netSuite } = world;
const { runInvoices, pollPayments, mirrorOf, linesOf } = batchesOf(world);
const { operations } = netSuite.sandbox.book;
const events = await world.listen('PaymentReceived__e');

const [US, UK, GERMANY, JAPAN] = ['Parent Company', 'United Kingdom', 'Germany', 'Japan'] as const;
netSuite.create('subsidiary', { name: JAPAN, currency: { id: '5' }, country: 'JP', parent: { id: '1' } });

/** What the company books is the total times the rate, rounded to its own currency. */
const SALES = [
  { currency: 'USD', company: US, quantity: 2, price: 1250.5, total: 2501, rate: 1, base: 2501, part: '1000.01' },
  { currency: 'EUR', company: US, quantity: 3, price: 333.33, total: 999.99, rate: 1.085, base: 1084.99, part: '0.01' },
  { currency: 'GBP', company: US, quantity: 1, price: 19.99, total: 19.99, rate: 1.27, base: 25.39, part: '19.98' },
  { currency: 'JPY', company: US, quantity: 7, price: 12345, total: 86415, rate: 0.0067, base: 578.98, part: '40001' },
  {
    currency: 'EUR',
    company: UK,
    quantity: 3,
    price: 333.33,
    total: 999.99,
    rate: 0.85433071,
    base: 854.32,
    part: '500',
  },
  { currency: 'EUR', company: GERMANY, quantity: 1, price: 0.1, total: 0.1, rate: 1, base: 0.1, part: '0.09' },
  { currency: 'JPY', company: GERMANY, quantity: 1, price: 1, total: 1, rate: 0.00617512, base: 0.01, part: '1' },
  {
    currency: 'USD',
    company: JAPAN,
    quantity: 1,
    price: 19.99,
    total: 19.99,
    rate: 149.25373134,
    base: 2984,
    part: '10',
  },
  { currency: 'JPY', company: JAPAN, quantity: 2, price: 2500, total: 5000, rate: 1, base: 5000, part: '4999' },
] as const;
type Sale = (typeof SALES)[number];

/** Sold, booked and billed, and what each document was called on the way. */
const bill = async ({ currency, company, quantity, price }: Sale) => {
  const product = world.product({ currency });
  const deal = world.wonDeal({
    account: { Subsidiary__c: company },
    product: { currency },
    lines: [{ product, fields: { Quantity: quantity, UnitPrice: price } }],
  });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const salesOrderId = String(json['salesOrderId']);
  operations.approveOrder({ id: salesOrderId });
  const { invoice } = operations.billOrder({ id: salesOrderId });
  return { deal, salesOrderId, invoice };
};
const billed = await Promise.all(SALES.map(async (sale) => ({ sale, ...(await bill(sale)) })));

/** Sums by currency, as exact text. */
const totalsOf = (rows: readonly Fields[], currency: string, amount: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...Map.groupBy(rows, (row) => String(row[currency]))]
      .map(([code, group]) => [code, sumOf(group.map((row) => String(row[amount])))] as const)
      .toSorted(),
  );
const ORDERED = { EUR: '2000.08', GBP: '19.99', JPY: '91416', USD: '2520.99' };
const codeOf = new Map(netSuite.find('currency', () => true).map(({ id, symbol }) => [id, symbol]));
const inNetSuite = (type: string) =>
  netSuite
    .find(type, () => true)
    .map((fields) => {
      const { currency } = fields;
      const id = typeof currency === 'object' && currency !== null && 'id' in currency ? String(currency.id) : '';
      return { ...fields, code: codeOf.get(id) };
    });

test('every order is booked in its own currency, and the totals of the sales orders are those of the orders', () => {
  assert.deepEqual(totalsOf(salesforce.find('OrderItem', {}), 'CurrencyIsoCode', 'TotalPrice'), ORDERED);
  assert.deepEqual(totalsOf(inNetSuite('salesOrder'), 'code', 'total'), ORDERED);
});

test('every invoice shows both amounts and the rate between them, in the currency of its document', async () => {
  const { failed } = await runInvoices();
  assert.equal(failed, 0);
  for (const { sale, deal, invoice } of billed) {
    assert.partialDeepStrictEqual(mirrorOf(invoice), {
      CurrencyIsoCode: sale.currency,
      CurrencyCode__c: sale.currency,
      Subtotal__c: sale.total,
      Total__c: sale.total,
      AmountPaid__c: 0,
      AmountDue__c: sale.total,
      ExchangeRate__c: sale.rate,
      BaseTotal__c: sale.base,
      Order__c: deal.orderId,
      Account__c: deal.accountId,
    });
    const [line, ...others] = linesOf(invoice);
    assert.deepEqual(others, []);
    assert.partialDeepStrictEqual(line, { CurrencyIsoCode: sale.currency, LineTotal__c: sale.total });
    assert.deepEqual([line?.['Quantity__c'], line?.['UnitPrice__c']], [sale.quantity, sale.price]);
  }
  assert.deepEqual(totalsOf(salesforce.find('Invoice__c', {}), 'CurrencyCode__c', 'Total__c'), ORDERED);
  assert.deepEqual(totalsOf(inNetSuite('invoice'), 'code', 'total'), ORDERED);
});

test('part payments and the rest are announced in the currency of the invoice, and settle it to the last unit', async () => {
  for (const { sale, invoice } of billed) operations.payInvoice({ id: invoice, amount: sale.part });
  await pollPayments();
  await until('the part payments are heard', () => Promise.resolve(events.heard().length >= SALES.length));
  for (const { sale, invoice } of billed) {
    const event = events.heard().find(({ NetSuiteInvoiceId__c: id }) => id === invoice);
    const paid = Number(event?.['AmountApplied__c']);
    assert.partialDeepStrictEqual(event, { CurrencyCode__c: sale.currency, AmountUnapplied__c: '0' });
    assert.equal(paid, Number(sale.part));
    assert.equal(sumOf([sale.part, String(event?.['InvoiceAmountDue__c'])]), String(sale.total));
  }
  const open = billed.filter(({ sale }) => Number(sale.part) < sale.total);
  for (const { invoice } of open) operations.payInvoice({ id: invoice });
  await pollPayments();
  const all = SALES.length + open.length;
  const applications = await until('the other payments are heard', () => {
    const newest = new Map(events.heard().map((event) => [event['ApplicationKey__c'], event]));
    return Promise.resolve(newest.size === all && [...newest.values()]);
  });
  assert.deepEqual(totalsOf(applications, 'CurrencyCode__c', 'AmountApplied__c'), ORDERED);
  assert.deepEqual(totalsOf(inNetSuite('customerPayment'), 'code', 'payment'), ORDERED);
});

test('after the next run every invoice is paid in full, and its rate and company amount are as they were', async () => {
  await runInvoices();
  for (const { sale, invoice } of billed)
    assert.partialDeepStrictEqual(mirrorOf(invoice), {
      Status__c: 'Paid In Full',
      AmountPaid__c: sale.total,
      AmountDue__c: 0,
      ExchangeRate__c: sale.rate,
      BaseTotal__c: sale.base,
    });
  assert.deepEqual(totalsOf(salesforce.find('Invoice__c', {}), 'CurrencyIsoCode', 'AmountPaid__c'), ORDERED);
});
