import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import type { Fields } from './support/people.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** A currency that was switched off in Salesforce stops orders before they leave and invoices before they are shown. */

const world = await openWorld();
const { salesforce, netSuite } = world;
const { runInvoices, mirrorOf } = batchesOf(world);

const currencyType = (code: string): string => String(salesforce.find('CurrencyType', { IsoCode: code })[0]?.['Id']);
const setActive = (code: string, IsActive: boolean): void =>
  salesforce.update('CurrencyType', currencyType(code), { IsActive });
const orderSeen = (deal: Deal): Fields => salesforce.see('Order', deal.orderId);
const untilStatus = (deal: Deal, status: string): Promise<Fields> =>
  until(`the order is ${status}`, () =>
    Promise.resolve(orderSeen(deal)['BridgeStatus__c'] === status && orderSeen(deal)),
  );

/** Made while their currencies were on. */
const inPounds = world.wonDeal({ product: { currency: 'GBP' } });
const inFrancs = world.wonDeal({ product: { currency: 'CHF' } });
for (const code of ['GBP', 'CHF', 'JPY']) setActive(code, false);

test('an order in a currency that was switched off is held before it leaves; switched on, it books by itself', async () => {
  const { json } = await world.activate(inPounds.contractId);
  assert.partialDeepStrictEqual(json, {
    status: 'on-hold',
    findings: [{ code: 'MISSING_CURRENCY_CODE', owner: 'salesforce-admin' }],
  });
  const held = await untilStatus(inPounds, 'On Hold');
  assert.match(String(held['HoldCause__c']), /Order \d+ is in GBP, which is not active in Salesforce/);
  assert.match(String(held['HoldFix__c']), /Activate GBP in Salesforce/);
  assert.deepEqual(
    netSuite.find('customer', ({ externalId }) => externalId === inPounds.accountId),
    [],
  );
  setActive('GBP', true);
  await untilStatus(inPounds, 'Booked');
});

test('a currency that neither side uses is told for both, and the order waits until both do', async () => {
  const { json } = await world.activate(inFrancs.contractId);
  assert.partialDeepStrictEqual(json, { findings: [{ owner: 'finance' }, { owner: 'salesforce-admin' }] });
  await untilStatus(inFrancs, 'On Hold');
  setActive('CHF', true);
  await until('only NetSuite is left', () =>
    Promise.resolve(!String(orderSeen(inFrancs)['HoldCause__c']).includes('active in Salesforce')),
  );
  netSuite.create('currency', { name: 'Swiss Franc', symbol: 'CHF', currencyPrecision: '2' });
  await untilStatus(inFrancs, 'Booked');
});

test('an invoice in a currency that was switched off waits alone, and is mirrored by itself once it is on', async () => {
  const invoiceIn = (currency: string): string => {
    const customer = netSuite.create('customer', {
      companyName: `In ${currency}`,
      subsidiary: { id: '1' },
      currency: { id: currency },
    });
    return netSuite.create('invoice', {
      entity: { id: customer },
      item: { items: [{ item: { id: '98' }, rate: 4500 }] },
    });
  };
  const [yen, euros] = [invoiceIn('5'), invoiceIn('4')];
  const { failed } = await runInvoices();
  assert.equal(failed, 1);
  assert.equal(mirrorOf(euros)['CurrencyIsoCode'], 'EUR');
  assert.deepEqual(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: yen }), []);
  const number = netSuite.see('invoice', yen)['tranId'];
  const entryOf = () => salesforce.find('ErrorLog__c', { RecordName__c: number })[0];
  const entry = await until('the failure is listed', () => Promise.resolve(entryOf()));
  assert.partialDeepStrictEqual(entry, { Code__c: 'MISSING_CURRENCY_CODE', OwnerRole__c: 'salesforce-admin' });
  assert.match(String(entry['Cause__c']), /Invoice INV\d+ is in JPY, which is not active in Salesforce/);
  setActive('JPY', true);
  await until('the failure is resolved', () => Promise.resolve(entryOf()?.['Status__c'] === 'Resolved'));
  assert.partialDeepStrictEqual(mirrorOf(yen), { CurrencyIsoCode: 'JPY', Total__c: 4500 });
});
