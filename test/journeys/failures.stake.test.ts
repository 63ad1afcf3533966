import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import type { Fields, NetSuiteRecord } from './support/people.ts';
import { pusher } from './support/push.ts';
import type { Deal } from './support/won-deal.ts';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** The exception list shows what is at stake: the records of the deal, linked, and how much waits. */

const world = await openWorld();
const { salesforce, netSuite } = world;
const { runInvoices } = batchesOf(world);
const push = pusher(world);

afterEach(async () => {
  salesforce.sandbox.faults.clear();
  await fetch(`${salesforce.sandbox.url}/sandbox/row-faults`, { method: 'DELETE' });
});

const NO_COUNTRY = { account: { BillingCountry: 'Atlantis' } };
const entryOf = (where: Fields, passes: (entry: Fields) => boolean = () => true): Promise<Fields> =>
  until('the failure is listed', () => Promise.resolve(salesforce.find('ErrorLog__c', where).find(passes)));
const linksOf = ({ Contract__c, Order__c, Account__c }: Fields) => ({ Contract__c, Order__c, Account__c });
const recordsOf = (deal: Deal) => ({
  Contract__c: deal.contractId,
  Order__c: deal.orderId,
  Account__c: deal.accountId,
});
const replay = async (entry: Fields): Promise<void> => {
  const { status, json } = await world.sidecar.call(`POST ${String(entry['PayloadReference__c'])}/replay`, {
    as: 'operator',
  });
  assert.equal(status, 202, JSON.stringify(json));
};
/** Books the deal, and bills it in NetSuite. */
const billed = async (deal: Deal): Promise<NetSuiteRecord> => {
  const { json } = await world.activate(deal.contractId);
  assert.equal(json['status'], 'booked', JSON.stringify(json));
  await netSuite.operate('/operations/approveOrder', { id: json['salesOrderId'] });
  await netSuite.operate('/operations/billOrder', { id: json['salesOrderId'] });
  const customer = String(json['customerId']);
  const [invoice] = netSuite.find('invoice', ({ entity }) => JSON.stringify(entity).includes(`"${customer}"`));
  return invoice ?? assert.fail('there is no invoice');
};

test('an order on hold is listed with its contract, order, account and the sum of its lines', async () => {
  const deal = world.wonDeal({ ...NO_COUNTRY, lines: [{ fields: { Quantity: 3 } }, {}] });
  await world.activate(deal.contractId);
  const entry = await entryOf({ CorrelationId__c: deal.correlationId });
  assert.deepEqual(linksOf(entry), recordsOf(deal));
  assert.deepEqual([entry['AmountAtRisk__c'], entry['CurrencyCode__c']], [4 * UNIT_PRICE, 'USD']);
  assert.equal(entry['IntegrationFlow__c'], 'Contract Activation', 'as the handlers in Salesforce say it');
});

test('an invoice that Salesforce refuses is listed with the account, order and contract it bills', async () => {
  const deal = world.wonDeal();
  const invoice = await billed(deal);
  await salesforce.operate('/row-faults', { object: 'Invoice__c', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
  assert.equal((await runInvoices())['failed'], 1);
  const entry = await entryOf({ RecordName__c: invoice['tranId'] });
  assert.deepEqual(linksOf(entry), recordsOf(deal));
  assert.deepEqual([entry['AmountAtRisk__c'], entry['CurrencyCode__c']], [UNIT_PRICE, 'USD']);

  await salesforce.operate('/row-faults', { object: 'InvoiceLine__c', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
  await replay(entry);
  const again = await entryOf({ Id: entry['Id'] }, ({ Attempts__c }) => Attempts__c === 2);
  assert.equal(again['Invoice__c'], salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoice.id })[0]?.['Id']);
  assert.equal(again['AmountAtRisk__c'], UNIT_PRICE);
});

test('a payment that cannot be announced is listed with the account, order and contract of the invoice it settles', async () => {
  const deal = world.wonDeal();
  const invoice = await billed(deal);
  await runInvoices();
  salesforce.sandbox.faults.add({
    path: 'query.*NetSuiteCustomerId__c(%20|\\+)IN',
    times: 1,
    fault: { kind: 'status', status: 400, code: 'INVALID_FIELD', message: 'No such column' },
  });
  const { payment } = netSuite.sandbox.book.operations.payInvoice({ id: invoice.id });
  await push('customer-payment.changed', payment);
  const entry = await entryOf({ RecordName__c: payment });
  assert.deepEqual(linksOf(entry), recordsOf(deal));
  assert.equal(entry['Invoice__c'], salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoice.id })[0]?.['Id']);
  assert.deepEqual([entry['AmountAtRisk__c'], entry['CurrencyCode__c']], [UNIT_PRICE, 'USD']);
  await replay(entry);
  await entryOf({ Id: entry['Id'] }, ({ Status__c }) => Status__c === 'Replayed');
});

test('a record that was deleted meanwhile is named in the text, and the others stay linked', async () => {
  const deal = world.wonDeal(NO_COUNTRY);
  await world.activate(deal.contractId);
  const held = await entryOf({ CorrelationId__c: deal.correlationId });
  salesforce.remove('Order', deal.orderId);
  await replay(held);
  const entry = await entryOf({ CorrelationId__c: deal.correlationId }, ({ Code__c }) => Code__c === 'NOT_FOUND');
  assert.deepEqual(linksOf(entry), { ...recordsOf(deal), Order__c: null });
  assert.match(
    String(entry['Cause__c']),
    new RegExp(`There is no contract .*Not in Salesforce any more.*Order ${deal.orderId}`),
  );
  assert.equal(entry['AmountAtRisk__c'], UNIT_PRICE);
});

test('a link that Salesforce refuses at the last moment does not keep the failure from the list', async () => {
  const deal = world.wonDeal(NO_COUNTRY);
  await salesforce.operate('/row-faults', {
    object: 'ErrorLog__c',
    where: { CorrelationId__c: deal.correlationId },
    code: 'ENTITY_IS_DELETED',
    message: 'entity is deleted',
  });
  await world.activate(deal.contractId);
  const entry = await entryOf({ CorrelationId__c: deal.correlationId });
  assert.deepEqual(linksOf(entry), { Contract__c: null, Order__c: null, Account__c: null });
  for (const id of [deal.contractId, deal.orderId, deal.accountId]) assert.ok(String(entry['Cause__c']).includes(id));
});

test('when the records cannot be looked up the failure is listed without them', async () => {
  const deal = world.wonDeal(NO_COUNTRY);
  salesforce.sandbox.faults.add({
    path: 'query.*FROM\\+?(%20)?Contract(%20|\\+)WHERE',
    fault: { kind: 'status', status: 400, code: 'INVALID_FIELD', message: 'No such column' },
  });
  await world.activate(deal.contractId);
  const entry = await entryOf({ CorrelationId__c: deal.correlationId });
  assert.deepEqual(linksOf(entry), { Contract__c: null, Order__c: null, Account__c: null });
  assert.equal(entry['AmountAtRisk__c'], UNIT_PRICE);
});
