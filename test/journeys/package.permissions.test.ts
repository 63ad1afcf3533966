import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchesOf } from './support/batches.ts';
import { ORG_TOKEN } from './support/clouds.ts';
import { openWorld } from './support/world.ts';

/** What each role cannot do, tried over the API as people of that role. */

const world = await openWorld();
const { netSuite, salesforce } = world;
const { runInvoices, mirrorOf, linesOf } = batchesOf(world);
const [rep, otherRep, finance, operations] = await Promise.all([
  world.signIn('rep'),
  world.signIn('otherRep'),
  world.signIn('finance'),
  world.signIn('operations'),
]);

const salesOrdersOf = ({ key }: { key: string }) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const ownDeal = () => world.wonDeal({ account: { OwnerId: rep.userId }, contract: { OwnerId: rep.userId } });

/** An invoice of an account of the rep. @returns its id in NetSuite */
const mirroredInvoice = async (): Promise<string> => {
  const customer = netSuite.create('customer', { companyName: 'Southern Mills', subsidiary: { id: '1' } });
  world.account({ NetSuiteCustomerId__c: customer, OwnerId: rep.userId });
  const invoice = netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
  });
  await runInvoices();
  return invoice;
};

test('nobody edits, makes or deletes invoices and their lines, although they read them', async () => {
  const invoice = await mirroredInvoice();
  const { Id: id } = mirrorOf(invoice);
  const lineId = linesOf(invoice)[0]?.['Id'];
  for (const person of [rep, finance, operations]) {
    const [read] = await person.query(`SELECT AmountDue__c FROM Invoice__c WHERE Id = '${String(id)}'`);
    assert.equal(read?.['AmountDue__c'], 300.5);
    const tries = [
      person.call(`PATCH /sobjects/Invoice__c/${String(id)}`, { AmountDue__c: 0, Status__c: 'Paid In Full' }),
      person.call(`PATCH /sobjects/InvoiceLine__c/${String(lineId)}`, { Quantity__c: 1 }),
      person.call(`DELETE /sobjects/Invoice__c/${String(id)}`),
      person.call('POST /sobjects/Invoice__c', { NetSuiteInvoiceId__c: '1', DocumentType__c: 'Invoice' }),
    ];
    const codes = (await Promise.all(tries)).map(({ status, json }) => [status, JSON.stringify(json)] as const);
    for (const [status, json] of codes) {
      assert.equal(status, 400, json);
      assert.match(json, /CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY|INSUFFICIENT_ACCESS_OR_READONLY/);
    }
  }
  assert.partialDeepStrictEqual(mirrorOf(invoice), { AmountDue__c: 300.5, Status__c: 'Open' });
});

test('the columns of the bridge are read-only for a rep, field by field', async () => {
  const deal = ownDeal();
  for (const field of ['NetSuiteSalesOrderId__c', 'NetSuiteSalesOrderNumber__c', 'BridgeStatus__c']) {
    const { status, json } = await rep.call(`PATCH /sobjects/Order/${deal.orderId}`, { [field]: 'Booked' });
    assert.equal(status, 400, `${field}: ${JSON.stringify(json)}`);
    assert.match(JSON.stringify(json), /INVALID_FIELD_FOR_INSERT_UPDATE/);
  }
  assert.equal(salesforce.see('Order', deal.orderId)['BridgeStatus__c'], 'Ready');
});

test('the token that the org presents to the sidecar is nowhere to be read', async () => {
  const asked = [
    ...['NamedCredential', 'ExternalCredential', 'UserExternalCredential'].flatMap((object) => [
      `GET /query?q=${encodeURIComponent(`SELECT FIELDS(ALL) FROM ${object} LIMIT 200`)}`,
      `GET /tooling/query?q=${encodeURIComponent(`SELECT Metadata FROM ${object}`)}`,
      `GET /sobjects/${object}/describe`,
    ]),
    'GET /named-credentials/external-credentials/Orderbridge_Sidecar',
    'GET /named-credentials/credential?externalCredential=Orderbridge_Sidecar&principalName=SidecarPrincipal',
  ];
  await rep.activate(ownDeal().contractId);
  for (const person of [rep, finance, operations]) {
    for (const target of asked) {
      const { status, json } = await person.call(target);
      assert.ok(status >= 400, `${target}: ${status}`);
      assert.ok(!JSON.stringify(json).includes(ORG_TOKEN));
    }
  }
  const logged = JSON.stringify(world.log.lines) + JSON.stringify(salesforce.find('ErrorLog__c', {}));
  assert.ok(!logged.includes(ORG_TOKEN));
});

test("another owner's private account is neither seen nor activated", async () => {
  const deal = ownDeal();
  assert.deepEqual(await otherRep.query(`SELECT Id FROM Account WHERE Id = '${deal.accountId}'`), []);
  assert.deepEqual(await otherRep.query(`SELECT Id FROM Order WHERE Id = '${deal.orderId}'`), []);
  const { status, message } = await otherRep.activate(deal.contractId);
  assert.equal(status, 400);
  assert.match(message, /has no order/i);
  assert.deepEqual(salesOrdersOf(deal), []);
  assert.equal(salesforce.see('Order', deal.orderId)['BridgeStatus__c'], 'Ready');
});

test('who may not activate contracts is told so, and nothing leaves', async () => {
  const deal = ownDeal();
  for (const person of [finance, operations]) {
    const { status, message } = await person.activate(deal.contractId);
    assert.equal(status, 400);
    assert.match(message, /permission/i);
  }
  assert.deepEqual(salesOrdersOf(deal), []);
});
