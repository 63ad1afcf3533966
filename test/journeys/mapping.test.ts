import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageWithApproved } from '../../sidecar/test/support/changed-package.ts';
import { until } from '../../sidecar/test/support/until.ts';
import { openWorld } from './support/world.ts';

/** What the package has prepared for tax, revenue and billing schedules goes along once an administrator approves its rows. */

const approved = await packageWithApproved(
  'SalesOrder_BillingSchedule',
  'SalesOrderLine_TaxCode',
  'SalesOrderLine_RevenueStart',
  'SalesOrderLine_RevenueEnd',
);
const world = await openWorld({ salesforce: { sourceDirectories: [approved] } });
const { salesforce, netSuite } = world;
const period = { ServiceDate: '2026-03-01', EndDate: '2027-02-28' };

test('tax code, billing schedule and revenue dates reach the sales order by the names that people use', async () => {
  const deal = world.wonDeal({
    account: { TaxProfile__c: 'VAT-GB:S-GB', Subsidiary__c: 'United Kingdom', BillingCountry: 'United Kingdom' },
    contract: { BillingFrequency__c: 'Quarterly' },
    lines: [{ fields: period }],
  });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const id = String(json['salesOrderId']);
  assert.partialDeepStrictEqual(netSuite.see('salesOrder', id), { billingSchedule: { id: '2' } });
  assert.partialDeepStrictEqual(netSuite.linesOf('salesOrder', id, 'item'), [
    { taxCode: { id: '5' }, revRecStartDate: '2026-03-01', revRecEndDate: '2027-02-28' },
  ]);
});

test('a tax profile that NetSuite does not know holds the order for finance; an alias settles it', async () => {
  const deal = world.wonDeal({ account: { TaxProfile__c: 'Standard' } });
  const { json } = await world.activate(deal.contractId);
  const finding = { code: 'TAX_CLASS_MISSING', owner: 'finance', subject: { object: 'OrderItem' } };
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [finding] });
  salesforce.create('ValueAlias__c', {
    Kind__c: 'TaxCode',
    FromValue__c: 'Standard',
    ToValue__c: '-Not Taxable-',
    AliasKey__c: 'TaxCode:Standard',
    IsActive__c: true,
  });
  await until('the order books by itself', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );
});

test('an account without a tax profile leaves the tax to NetSuite; a state written out goes as its code', async () => {
  const deal = world.wonDeal({ account: { BillingCountry: 'United States', BillingState: 'new york' } });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  assert.match(JSON.stringify(netSuite.see('customer', String(json['customerId']))), /"state":"NY"/);
});

/** An administrator edits a record in Setup, and a person who runs a flow has everything read anew. */
const edit = async (type: string, name: string, values: object): Promise<void> => {
  const [record] = salesforce.find(type, { DeveloperName: name });
  assert.ok(record);
  Object.assign(record, values);
  assert.equal((await world.sidecar.call('POST /v1/flows/products/run')).status, 200);
};

test('a rule says who settles a finding and whether it blocks', async () => {
  await edit('PreflightRule__mdt', 'Tax_Class_Set', { OwnerRole__c: 'Salesforce Admin', Severity__c: 'Block' });
  const deal = world.wonDeal({ account: { TaxProfile__c: 'Unheard Of' } });
  const { status, json } = await world.activate(deal.contractId);
  const finding = { code: 'TAX_CLASS_MISSING', owner: 'salesforce-admin', severity: 'block' };
  assert.partialDeepStrictEqual({ status, json }, { status: 422, json: { findings: [finding] } });
});

test('a row that reads from another object than its record is made of holds orders, and says which row', async () => {
  await edit('FieldMapping__mdt', 'SalesOrder_StartDate', { SourceObject__c: 'Account' });
  const { json } = await world.activate(world.wonDeal().contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'SCHEMA_CHANGED' }] });
  assert.match(JSON.stringify(json), /SalesOrder_StartDate reads from Account, but a SalesOrder is made of Order/);
});
