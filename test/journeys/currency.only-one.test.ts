import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import { openWorld } from './support/world.ts';

/** An org that has not switched several currencies on: its records do not say their currency, and are all in the org's. */

const world = await openWorld({ salesforce: { isMultiCurrency: false } });
const { salesforce, netSuite } = world;
const { runInvoices, mirrorOf } = batchesOf(world);

test('an order without a currency of its own is booked in the currency of the org, and its customer is made in it', async () => {
  const deal = world.wonDeal({ contract: { HasOverridePricing__c: true } });
  const price = { Contract__c: deal.contractId, Product__c: deal.products[0]?.id, PriceKind__c: 'Override' };
  salesforce.create('ContractPrice__c', { ...price, UnitPrice__c: 99.5 });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const order = netSuite.see('salesOrder', String(json['salesOrderId']));
  const customer = netSuite.see('customer', String(json['customerId']));
  assert.partialDeepStrictEqual(order, { currency: { id: '1' }, total: 99.5 });
  assert.partialDeepStrictEqual(customer, { currency: { id: '1' } });
  assert.equal((await world.activate(deal.contractId)).status, 200);
});

test('an agreed price in another currency holds the order there too', async () => {
  const deal = world.wonDeal({ contract: { HasOverridePricing__c: true } });
  const price = { Contract__c: deal.contractId, Product__c: deal.products[0]?.id, PriceKind__c: 'Override' };
  const id = salesforce.create('ContractPrice__c', { ...price, UnitPrice__c: 99.5, CurrencyCode__c: 'EUR' });
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'VALUE_REFUSED' }] });
  salesforce.update('ContractPrice__c', id, { CurrencyCode__c: 'USD' });
  await until('the order books by itself', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );
});

test('invoices in the currency of the org are mirrored; one in another currency waits and says why', async () => {
  const invoiceIn = (currency: string): string => {
    const customer = netSuite.create('customer', {
      companyName: `Buyer ${currency}`,
      subsidiary: { id: '1' },
      currency: { id: currency },
    });
    const line = { item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 };
    return netSuite.create('invoice', { entity: { id: customer }, item: { items: [line] } });
  };
  const idOf = (symbol: string): string =>
    netSuite.find('currency', (fields) => fields['symbol'] === symbol)[0]?.id ?? '';
  const [ours, theirs] = [invoiceIn(idOf('USD')), invoiceIn(idOf('EUR'))];
  const { created } = await runInvoices();
  assert.equal(created, 1);
  assert.partialDeepStrictEqual(mirrorOf(ours), { Total__c: 300.5, CurrencyCode__c: 'USD' });
  const entry = await until('the failure is listed', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { Code__c: 'MISSING_CURRENCY_CODE' })[0]),
  );
  assert.match(String(entry['Cause__c']), /is in EUR, which is not active in Salesforce/);
  assert.deepEqual(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: theirs }), []);
});
