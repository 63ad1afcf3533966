import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import { flowRecordsOf } from './support/flow-record.ts';
import { pusher } from './support/push.ts';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/**
 * Coexistence: each flow begins on its cut-over and takes what its filter says; the rest stays with the former process and is
 * picked up once the flow takes it.
 */

const world = await openWorld();
const { netSuite, salesforce, sidecar } = world;
const rep = await world.signIn('rep');
const narrow = flowRecordsOf(salesforce);
const { runs, finishes, pollPayments } = batchesOf(world);
const push = pusher(world);
const { operations } = netSuite.sandbox.book;
const pricebookId = String(salesforce.find('Pricebook2', { IsStandard: true })[0]?.['Id']);

const reasonsOf = async (recordId: string): Promise<readonly string[]> =>
  (await rep.explain(recordId)).reasons.map(({ key }) => key);
const whyOf = async (recordId: string): Promise<string> =>
  (await rep.explain(recordId)).reasons.map(({ why }) => why).join(' ');

const openOpportunity = (closeDate: string): string => {
  const product = world.product();
  const id = salesforce.create('Opportunity', {
    Name: 'Rollers for the mill',
    AccountId: world.account({ OwnerId: rep.userId }),
    StageName: 'Negotiation/Review',
    CloseDate: closeDate,
    OwnerId: rep.userId,
    CurrencyIsoCode: 'USD',
    Pricebook2Id: pricebookId,
  });
  const line = { OpportunityId: id, PricebookEntryId: product.entryId, Quantity: 1, UnitPrice: UNIT_PRICE };
  salesforce.create('OpportunityLineItem', line);
  return id;
};
const close = async (id: string): Promise<void> => {
  const { status, json } = await rep.call(`PATCH /sobjects/Opportunity/${id}`, { StageName: 'Closed Won' });
  assert.equal(status, 204, JSON.stringify(json));
};
const ordersOf = (opportunityId: string) => salesforce.find('Order', { Opportunity__c: opportunityId });

test('a deal from before the cut-over has no order, says why, and has one after the cut-over was moved', async () => {
  narrow('Order_Creation', { cutOverOn: '2026-03-01' });
  const [early, late] = [openOpportunity('2026-02-28'), openOpportunity('2026-03-01')];
  await close(early);
  await close(late);
  assert.deepEqual([ordersOf(early).length, ordersOf(late).length], [0, 1]);
  assert.deepEqual(await reasonsOf(early), ['BEFORE_CUT_OVER']);
  assert.match(await whyOf(early), /Order Creation/);

  narrow('Order_Creation', { cutOverOn: '2026-02-01' });
  assert.deepEqual(await reasonsOf(early), ['NO_ORDER']);
  await close(early);
  assert.equal(ordersOf(early).length, 1);
});

test('a deal that the filter leaves out has no order until it meets the filter', async () => {
  narrow('Order_Creation', { filter: "NextStep = 'Pilot'" });
  const id = openOpportunity('2026-03-01');
  await close(id);
  assert.deepEqual([ordersOf(id).length, await reasonsOf(id)], [0, ['FILTERED_OUT']]);
  salesforce.update('Opportunity', id, { NextStep: 'Pilot' });
  assert.equal(ordersOf(id).length, 1);
  narrow('Order_Creation', {});
});

test('a contract from before the cut-over is refused at activation, and books after the cut-over was moved', async () => {
  narrow('Contract_Activation', { cutOverOn: '2026-03-02' });
  const deal = world.wonDeal({ account: { OwnerId: rep.userId }, contract: { OwnerId: rep.userId } });
  const salesOrders = () => netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key);
  const refused = await rep.activate(deal.contractId);
  assert.equal(refused.status, 400);
  assert.match(refused.message, /before the cut-over of .*Contract Activation.*former process/);
  assert.deepEqual(await reasonsOf(deal.contractId), ['BEFORE_CUT_OVER', 'READY']);

  // By load it is activated, as its owner wants; it stays with the former process.
  const { status } = await rep.call(`PATCH /sobjects/Contract/${deal.contractId}`, { Status: 'Activated' });
  assert.equal(status, 204);
  assert.deepEqual([salesOrders(), salesforce.see('Order', deal.orderId)['BridgeStatus__c']], [[], 'Ready']);

  narrow('Contract_Activation', { cutOverOn: '2026-03-01' });
  assert.equal((await rep.activate(deal.contractId)).outcome, 'BOOKED');
  assert.equal(salesOrders().length, 1);
});

test('an order that a paused flow holds says so on its page', async () => {
  const deal = world.wonDeal({ account: { OwnerId: rep.userId }, contract: { OwnerId: rep.userId } });
  await decide('contract-activation/pause');
  assert.equal((await rep.activate(deal.contractId)).outcome, 'ACCEPTED');
  assert.deepEqual(await reasonsOf(deal.orderId), ['FLOW_PAUSED', 'ACCEPTED']);
  assert.match(await whyOf(deal.orderId), /paused by ada@example\.com/);
  await decide('contract-activation/resume');
  await until('the order books', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );
});

const decide = async (decision: string): Promise<void> => {
  const { status } = await sidecar.call(`POST /v1/flows/${decision}`, { body: { requestedBy: 'ada@example.com' } });
  assert.equal(status, 200);
};
/** A person presses Run Now. */
const runInvoices = async (): Promise<void> => {
  const known = await runs();
  await decide('invoices/run');
  await finishes(known);
};

/** A customer of NetSuite with its account. */
const customerCalled = (name: string) => {
  const customer = netSuite.create('customer', { companyName: name, subsidiary: { id: '1' } });
  const accountId = world.account({ Name: name, NetSuiteCustomerId__c: customer, OwnerId: rep.userId });
  const invoiceOf = (tranDate: string): string =>
    netSuite.create('invoice', {
      entity: { id: customer },
      tranDate,
      item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
    });
  return { customer, accountId, invoiceOf };
};
const mirrorOf = (invoiceId: string) => salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoiceId })[0];
const areMirrored = (...ids: readonly string[]): readonly boolean[] => ids.map((id) => mirrorOf(id) !== undefined);

const mill = customerCalled('Pilot Mill');
const bakery = customerCalled('Quiet Bakery');
const early = mill.invoiceOf('2026-02-28');
const late = mill.invoiceOf('2026-03-01');
const outside = bakery.invoiceOf('2026-03-05');

test('only documents from the cut-over on, of accounts that meet the filter, are mirrored', async () => {
  narrow('Invoices', { cutOverOn: '2026-03-01', filter: "Name LIKE 'Pilot %'" });
  await runInvoices();
  assert.deepEqual(areMirrored(early, late, outside), [false, true, false]);
  assert.deepEqual(await reasonsOf(bakery.accountId), ['FILTERED_OUT']);
  assert.deepEqual(await reasonsOf(mill.accountId), []);
});

test('what was left out is mirrored after the cut-over moved, and after the account meets the filter', async () => {
  narrow('Invoices', { cutOverOn: '2026-02-01', filter: "Name LIKE 'Pilot %'" });
  await runInvoices();
  assert.deepEqual(areMirrored(early, late, outside), [true, true, false]);
  salesforce.update('Account', bakery.accountId, { Name: 'Pilot Bakery' });
  await runInvoices();
  assert.deepEqual(areMirrored(early, late, outside), [true, true, true]);
});

test('what is mirrored stays current when the cut-over moves past it', async () => {
  narrow('Invoices', { cutOverOn: '2026-06-01' });
  operations.payInvoice({ id: early, amount: '100.10' });
  await runInvoices();
  assert.equal(mirrorOf(early)?.['AmountDue__c'], 200.4);
});

test('a filter that is no condition takes nothing new, is told, and makes up for it once it is corrected', async () => {
  const failures = () => salesforce.find('ErrorLog__c', { IntegrationFlow__c: 'Invoices', Code__c: 'SCHEMA_CHANGED' });
  narrow('Invoices', { filter: 'Nonsense__c = 1' });
  const invoice = mill.invoiceOf('2026-03-09');
  await runInvoices();
  assert.deepEqual(areMirrored(invoice), [false]);
  await until('it is told', () => Promise.resolve(failures().length === 1));
  assert.match(String(failures()[0]?.['Cause__c']), /filter of the flow Invoices cannot be used: .*Nonsense__c/s);
  assert.deepEqual(await reasonsOf(mill.accountId), ['FILTER_UNUSABLE']);

  narrow('Invoices', {});
  await runInvoices();
  assert.deepEqual(areMirrored(invoice), [true]);
  await until('it is settled', () => Promise.resolve(failures()[0]?.['Status__c'] === 'Resolved'));
});

test('a flow that is not used takes nothing, and everything once it is', async () => {
  narrow('Invoices', { isActive: false });
  const invoice = mill.invoiceOf('2026-03-10');
  await runInvoices();
  assert.deepEqual([areMirrored(invoice), await reasonsOf(mill.accountId)], [[false], ['FLOW_NOT_USED']]);
  narrow('Invoices', {});
  await runInvoices();
  assert.deepEqual(areMirrored(invoice), [true]);
});

test('a payment from before the cut-over is left out however it comes, and announced once the cut-over has moved', async () => {
  narrow('Payments', { cutOverOn: '2026-03-05' });
  await decide('payments/run');
  const paid = (date: string) => operations.payInvoice({ id: late, amount: '10', date }).payment;
  const before = paid('2026-03-04');
  const after = paid('2026-03-05');
  const paymentOf = (id: string) => salesforce.find('Payment__c', { NetSuitePaymentId__c: id })[0];
  for (const id of [before, after]) await push('customer-payment.changed', id);
  await until('the later one is there', () => Promise.resolve(paymentOf(after) !== undefined));
  await pollPayments();
  assert.equal(paymentOf(before), undefined);

  narrow('Payments', {});
  await decide('payments/run');
  await until('the earlier one is there too', () => Promise.resolve(paymentOf(before) !== undefined));
});
