import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchesOf } from './support/batches.ts';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { salesforce, netSuite, wonDeal, activate } = world;
const { runInvoices, sweep, orgUse, mirrorOf, linesOf, begin } = batchesOf(world);
const { operations } = netSuite.sandbox.book;

const LINE = { item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 };
/** An invoice nobody ordered, of a customer the org does not know. */
const strangersInvoice = (lines: readonly object[] = [LINE], name = `Stranger ${Math.random()}`): string => {
  const customer = netSuite.create('customer', { companyName: name, subsidiary: { id: '1' } });
  return netSuite.create('invoice', { entity: { id: customer }, item: { items: lines } });
};

/** A booked deal that NetSuite has billed. */
const billedDeal = async () => {
  const opportunityId = salesforce.create('Opportunity', {
    Name: 'Won',
    StageName: 'Closed Won',
    CloseDate: '2026-03-01',
  });
  const deal = wonDeal({ order: { Opportunity__c: opportunityId } });
  const { status, json } = await activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const salesOrderId = String(json['salesOrderId']);
  operations.approveOrder({ id: salesOrderId });
  return { deal, opportunityId, salesOrderId, invoiceId: operations.billOrder({ id: salesOrderId }).invoice };
};

test('the first run mirrors an invoice with its lines, linked to Account, Order and Opportunity', async () => {
  const { deal, opportunityId, invoiceId } = await billedDeal();
  const event = await world.listen('InvoicesSynced__e');
  const { created, failed } = await runInvoices();
  assert.deepEqual([created, failed], [1, 0]);
  const mirror = mirrorOf(invoiceId);
  assert.deepEqual(
    [mirror['Account__c'], mirror['Order__c'], mirror['Opportunity__c'], mirror['UnlinkedReason__c']],
    [deal.accountId, deal.orderId, opportunityId, null],
  );
  assert.deepEqual(
    [mirror['Status__c'], mirror['Total__c'], mirror['AmountDue__c'], mirror['CurrencyCode__c']],
    ['Open', UNIT_PRICE, UNIT_PRICE, 'USD'],
  );
  assert.equal(mirror['CorrelationId__c'], deal.correlationId);
  const lines = linesOf(invoiceId);
  assert.deepEqual(
    lines.map((line) => [line['LineTotal__c'], line['Quantity__c'], line['ItemCode__c']]),
    [[UNIT_PRICE, 1, deal.products[0]?.code]],
  );
  const announced = await event.hears('the run is announced', ({ AccountIds__c }) => AccountIds__c === deal.accountId);
  assert.deepEqual([announced['RowsCreated__c'], announced['ChunkCount__c']], [1, 1]);
});

test('a second run over unchanged data writes nothing, calls Salesforce not once and announces nothing', async () => {
  const before = await orgUse();
  const { eventsPublished } = await salesforce.stats();
  const { created, updated, failed, gone } = await runInvoices();
  assert.deepEqual([created, updated, failed, gone], [0, 0, 0, 0]);
  assert.deepEqual(await orgUse(), before);
  assert.equal((await salesforce.stats()).eventsPublished, eventsPublished);
});

test('a line shows its tax, how it is charged and the period it bills', async () => {
  const period = { ServiceDate: '2026-03-01', EndDate: '2027-02-28', ChargeType__c: 'Recurring' };
  const deal = wonDeal({ lines: [{ fields: period }, { fields: { ChargeType__c: 'One-Time' } }] });
  const { status, json } = await activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const salesOrderId = String(json['salesOrderId']);
  // Whoever approves the order gives its first line a tax of 20 %.
  netSuite.update('salesOrder', salesOrderId, { item: { items: [{ line: 1, taxCode: { id: '5' } }] } });
  operations.approveOrder({ id: salesOrderId });
  const { invoice } = operations.billOrder({ id: salesOrderId });
  await runInvoices();
  const tax = 250.1;
  assert.deepEqual([mirrorOf(invoice)['TaxTotal__c'], mirrorOf(invoice)['Total__c']], [tax, 2 * UNIT_PRICE + tax]);
  const fields = ['TaxAmount__c', 'ChargeType__c', 'ServiceStartsOn__c', 'ServiceEndsOn__c'];
  const [first, second] = linesOf(invoice).map((line) => fields.map((field) => line[field]));
  assert.deepEqual(first, [tax, 'Recurring', '2026-03-01', '2027-02-28']);
  assert.deepEqual(second?.slice(0, 2), [0, 'One-Time']);
});

test('an invoice without an order, or of a customer nobody knows, is there and says why it hangs in the air', async () => {
  const { deal } = await billedDeal();
  const customer = String(salesforce.see('Account', deal.accountId)['NetSuiteCustomerId__c']);
  const unordered = netSuite.create('invoice', { entity: { id: customer }, item: { items: [LINE] } });
  const stranger = strangersInvoice();
  await runInvoices();
  const mirror = mirrorOf(unordered);
  assert.deepEqual([mirror['Account__c'], mirror['Order__c']], [deal.accountId, null]);
  assert.equal(mirror['UnlinkedReason__c'], 'NetSuite made this document without a sales order.');
  assert.match(String(mirrorOf(stranger)['UnlinkedReason__c']), /^No Account has NetSuite customer id \d+\.$/);
});

test('a changed invoice updates itself and nothing else', async () => {
  const [paid, other] = [strangersInvoice(), strangersInvoice()];
  await runInvoices();
  const before = await orgUse();
  const untouched = mirrorOf(other)['ReadAt__c'];
  operations.payInvoice({ id: paid, amount: '100.10' });
  const { created, updated } = await runInvoices();
  assert.deepEqual([created, updated], [0, 1]);
  const mirror = mirrorOf(paid);
  assert.deepEqual(
    [mirror['Status__c'], mirror['AmountPaid__c'], mirror['AmountDue__c']],
    ['Partially Paid', 100.1, 200.4],
  );
  assert.equal(mirrorOf(other)['ReadAt__c'], untouched);
  // The document and its one line.
  assert.equal((await orgUse()).writes - before.writes, 2);
});

test('a line that NetSuite takes off a document leaves the mirror', async () => {
  const invoiceId = strangersInvoice([LINE, { ...LINE, rate: 5 }, { ...LINE, rate: 7 }]);
  await runInvoices();
  assert.equal(linesOf(invoiceId).length, 3);
  netSuite.sandbox.book.update(
    'invoice',
    invoiceId,
    { item: { items: [{ ...LINE, rate: 7 }] } },
    { replace: ['item'] },
  );
  await runInvoices();
  assert.deepEqual(
    linesOf(invoiceId).map((line) => line['LineTotal__c']),
    [14],
  );
  assert.equal(mirrorOf(invoiceId)['Total__c'], 14);
});

test('a credit memo is mirrored as one and hangs on the order of the invoice it credits', async () => {
  const { deal, invoiceId } = await billedDeal();
  const { creditMemo } = operations.creditInvoice({ id: invoiceId });
  await runInvoices();
  const mirror = mirrorOf(creditMemo);
  assert.deepEqual(
    [mirror['DocumentType__c'], mirror['Order__c'], mirror['Total__c'], mirror['Status__c']],
    ['Credit Memo', deal.orderId, UNIT_PRICE, 'Paid In Full'],
  );
  assert.deepEqual([mirrorOf(invoiceId)['Status__c'], mirrorOf(invoiceId)['AmountDue__c']], ['Paid In Full', 0]);
});

test('voided and deleted documents stay visible, say what they are and owe nothing', async () => {
  const [voided, deleted, missed] = [strangersInvoice(), strangersInvoice(), strangersInvoice()];
  await runInvoices();
  operations.voidTransaction({ id: voided });
  operations.deleteRecord({ type: 'invoice', id: deleted });
  const { gone } = await runInvoices();
  assert.equal(gone, 1);
  for (const [id, status] of [
    [voided, 'Voided'],
    [deleted, 'Deleted'],
  ] as const) {
    assert.deepEqual([mirrorOf(id)['Status__c'], mirrorOf(id)['AmountDue__c']], [status, 0]);
  }
  operations.deleteRecord({ type: 'invoice', id: missed });
  await sweep();
  assert.deepEqual([mirrorOf(missed)['Status__c'], mirrorOf(missed)['AmountDue__c']], ['Deleted', 0]);
  const writes = (await orgUse()).writes;
  await sweep();
  await runInvoices();
  assert.equal((await orgUse()).writes, writes);
});

test('two runs asked for at once are one after the other and change nothing twice', async () => {
  const invoiceId = strangersInvoice();
  const before = await orgUse();
  await Promise.all([begin('invoices'), runInvoices()]);
  await runInvoices();
  assert.equal(mirrorOf(invoiceId)['Status__c'], 'Open');
  assert.equal((await orgUse()).writes - before.writes, 2);
});
