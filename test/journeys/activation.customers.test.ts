import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** One company is one customer: found where it exists, made once where it does not, below its parent. */

const world = await openWorld({ environment: { CUSTOMER_MATCH_KEYS: 'tax-id,domain,name' } });
const { salesforce, netSuite } = world;

const newCustomer = (fields: Fields): string => netSuite.create('customer', { subsidiary: { id: '1' }, ...fields });
const customersNamed = (name: string) => netSuite.find('customer', ({ companyName }) => companyName === name);
const customerOf = ({ accountId }: Deal) => salesforce.see('Account', accountId)['NetSuiteCustomerId__c'];
const untilHeld = (deal: Deal) =>
  until('the order is on hold', () => {
    const order = salesforce.see('Order', deal.orderId);
    return Promise.resolve(order['BridgeStatus__c'] === 'On Hold' && order);
  });
const untilBooked = (deal: Deal) =>
  until('the order is booked', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );

test('a customer is made with name, legal entity, terms, currency, tax number and billing address of the account', async () => {
  const deal = world.wonDeal({
    account: {
      Name: 'Complete Ltd',
      Phone: '+44 20 7946 0000',
      Website: 'https://complete.example',
      TaxId__c: 'GB123456789',
      Subsidiary__c: 'United Kingdom',
      PaymentTerms__c: 'Net 60',
      BillingStreet: '1 High Street',
      BillingCity: 'London',
      BillingPostalCode: 'SW1A 1AA',
      BillingCountry: 'United Kingdom',
    },
    product: { item: { subsidiary: { items: [{ id: '1' }, { id: '2' }] } } },
  });
  const { json } = await world.activate(deal.contractId);
  const customer = netSuite.see('customer', String(json['customerId']));
  assert.partialDeepStrictEqual(customer, {
    externalId: deal.accountId,
    companyName: 'Complete Ltd',
    phone: '+44 20 7946 0000',
    vatRegNumber: 'GB123456789',
    subsidiary: { id: '2' },
    terms: { id: '3' },
    currency: { id: '1' },
    addressBook: {
      items: [
        {
          label: 'Billing',
          defaultBilling: true,
          addressBookAddress: { addr1: '1 High Street', city: 'London', zip: 'SW1A 1AA', country: 'GB' },
        },
      ],
    },
  });
});

const MATCHES: readonly (readonly [title: string, customer: Fields, account: Fields])[] = [
  ['name, whatever its case', { companyName: 'Known By Name' }, { Name: 'KNOWN by name' }],
  ['tax number', { companyName: 'Renamed GmbH', vatRegNumber: 'DE811' }, { Name: 'Old Name AG', TaxId__c: 'DE811' }],
  [
    'domain of its web site',
    { companyName: 'Domain Holding', url: 'http://www.domain-holding.example/about' },
    { Name: 'DH Sales', Website: 'https://domain-holding.example' },
  ],
];
for (const [title, fields, account] of MATCHES)
  test(`a customer that exists is recognised by its ${title} and adopted, not made again`, async () => {
    const id = newCustomer(fields);
    const deal = world.wonDeal({ account });
    const { status, json } = await world.activate(deal.contractId);
    assert.deepEqual([status, json['customerId']], [201, id], JSON.stringify(json));
    assert.equal(customerOf(deal), id);
    const adopted = netSuite.see('customer', id);
    assert.deepEqual([adopted['externalId'], adopted['companyName']], [deal.accountId, fields['companyName']]);
  });

test('a customer of the same name in another legal entity is another company', async () => {
  const id = newCustomer({ companyName: 'Same Name', subsidiary: { id: '3' } });
  const deal = world.wonDeal({ account: { Name: 'Same Name' } });
  await world.activate(deal.contractId);
  assert.notEqual(customerOf(deal), id);
  assert.equal(customersNamed('Same Name').length, 2);
});

test('an inactive customer of the same name is not taken', async () => {
  const id = newCustomer({ companyName: 'Retired Inc', isInactive: true });
  const deal = world.wonDeal({ account: { Name: 'Retired Inc' } });
  await world.activate(deal.contractId);
  assert.notEqual(customerOf(deal), id);
});

test('two customers that fit hold the order with both named; the id written into the account settles it', async () => {
  const ids = [newCustomer({ companyName: 'Twins' }), newCustomer({ companyName: 'Twins' })];
  const deal = world.wonDeal({ account: { Name: 'Twins' } });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 202);
  assert.partialDeepStrictEqual(json, { findings: [{ code: 'CUSTOMER_AMBIGUOUS', owner: 'operations' }] });
  const held = await untilHeld(deal);
  for (const id of ids) assert.match(String(held['HoldCause__c']), new RegExp(`id ${id}\\)`));
  assert.equal(customersNamed('Twins').length, 2);

  salesforce.update('Account', deal.accountId, { NetSuiteCustomerId__c: ids[1] });
  await untilBooked(deal);
  const [order] = netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key);
  assert.deepEqual(order?.['entity'], { id: ids[1] });
});

test('a customer that is another account already is left to it; told apart, the second account gets its own', async () => {
  const [first, second] = [
    world.wonDeal({ account: { Name: 'Double' } }),
    world.wonDeal({ account: { Name: 'Double' } }),
  ];
  await world.activate(first.contractId);
  const { json } = await world.activate(second.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'CUSTOMER_AMBIGUOUS' }] });
  assert.match(String((await untilHeld(second))['HoldCause__c']), new RegExp(first.accountId));
  assert.deepEqual(
    customersNamed('Double').map(({ externalId }) => externalId),
    [first.accountId],
  );
  salesforce.update('Account', second.accountId, { Name: 'Double (North)' });
  await untilBooked(second);
  assert.equal(customersNamed('Double (North)')[0]?.externalId, second.accountId);
});

test('the customer of an account that was deleted since goes to the account that took its place', async () => {
  const gone = salesforce.create('Account', { Name: 'Merged Co' });
  const id = newCustomer({ companyName: 'Merged Co', externalId: gone });
  salesforce.remove('Account', gone);
  const deal = world.wonDeal({ account: { Name: 'Merged Co' } });
  assert.equal((await world.activate(deal.contractId)).json['customerId'], id);
});

test("a key that a former system wrote on the customer gives way to the account's", async () => {
  const id = newCustomer({ companyName: 'Migrated Inc', externalId: 'legacy-4711' });
  const deal = world.wonDeal({ account: { Name: 'Migrated Inc' } });
  await world.activate(deal.contractId);
  assert.equal(customerOf(deal), id);
  assert.equal(netSuite.see('customer', id)['externalId'], deal.accountId);
});

test('parents come first, whole chains of them, and each is linked', async () => {
  const top = world.account({ Name: 'Group Holding' });
  const middle = world.account({ Name: 'Regional Holding', ParentId: top });
  const deal = world.wonDeal({ account: { Name: 'Operating Company', ParentId: middle } });
  const { status } = await world.activate(deal.contractId);
  assert.equal(status, 201);
  const [holding, regional, operating] = ['Group Holding', 'Regional Holding', 'Operating Company'].map(
    (name) => customersNamed(name)[0],
  );
  assert.deepEqual([regional?.['parent'], operating?.['parent']], [{ id: holding?.id }, { id: regional?.id }]);
  assert.equal(salesforce.see('Account', top)['NetSuiteCustomerId__c'], holding?.id);
  assert.equal(salesforce.see('Account', middle)['NetSuiteCustomerId__c'], regional?.id);
});

test('two daughters at the same moment make one parent', async () => {
  const parent = world.account({ Name: 'Common Parent' });
  const deals = ['Daughter A', 'Daughter B'].map((Name) => world.wonDeal({ account: { Name, ParentId: parent } }));
  await Promise.all(deals.map(({ contractId }) => world.activate(contractId)));
  await Promise.all(deals.map(untilBooked));
  assert.equal(customersNamed('Common Parent').length, 1);
});

test('a parent that NetSuite would not take holds the daughter with the parent named', async () => {
  const parent = world.account({ Name: 'Nowhere Holding', BillingCountry: 'Nowhere' });
  const deal = world.wonDeal({ account: { Name: 'Daughter of Nowhere', ParentId: parent } });
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ subject: { id: parent } }] });
  assert.match(String((await untilHeld(deal))['HoldCause__c']), /Nowhere Holding/);
  salesforce.update('Account', parent, { BillingCountry: 'Norway' });
  await untilBooked(deal);
});

test('an account that is linked keeps its customer, whatever either is called now', async () => {
  const id = newCustomer({ companyName: 'Called This There' });
  const deal = world.wonDeal({ account: { Name: 'Called That Here', NetSuiteCustomerId__c: id, BillingCountry: '?' } });
  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json['customerId']], [201, id]);
});

test('override prices and terms of the contract reach the sales order as typed', async () => {
  const product = world.product();
  const plain = world.product();
  const deal = world.wonDeal({
    account: { PaymentTerms__c: 'Net 15' },
    contract: {
      HasOverridePricing__c: true,
      BillingFrequency__c: 'Quarterly',
      BillingTiming__c: 'In Arrears',
      FirstBillOn__c: '2026-06-01',
      TermStartsOn__c: '2026-03-05',
    },
    lines: [{ product, fields: { Quantity: 3 } }, { product: plain }],
  });
  salesforce.create('ContractPrice__c', {
    Contract__c: deal.contractId,
    Product__c: product.id,
    UnitPrice__c: 1199.99,
    PriceKind__c: 'Override',
  });
  const { json } = await world.activate(deal.contractId);
  const id = String(json['salesOrderId']);
  assert.deepEqual(
    netSuite.linesOf('salesOrder', id, 'item').map(({ rate, amount }) => [rate, amount]),
    [
      ['1199.99', '3599.97'],
      ['1250.5', '1250.50'],
    ],
  );
  assert.partialDeepStrictEqual(netSuite.see('salesOrder', id), {
    terms: { id: '1' },
    startDate: '2026-03-05',
    custbody_ob_billing_frequency: 'Quarterly',
    custbody_ob_billing_timing: 'In Arrears',
    custbody_ob_first_bill: '2026-06-01',
    custbody_ob_override_pricing: true,
  });
});
