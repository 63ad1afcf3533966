import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { openWorld } from './support/world.ts';

/** Time passes: what nobody settled escalates, and owners are told of overdue invoices, once. */

const HOUR = 3_600_000;
const world = await openWorld();
const { salesforce } = world;
const { clock } = salesforce.sandbox;

const dayFromNow = (days: number): string =>
  new Date(clock.now().getTime() + days * 24 * HOUR).toISOString().slice(0, 10);

const entry = (key: string, more: Readonly<Record<string, unknown>> = {}): string =>
  salesforce.create('ErrorLog__c', {
    SourceKey__c: key,
    Code__c: 'TAX_CLASS_MISSING',
    Class__c: 'NeedsAPerson',
    Cause__c: 'Product A has no tax schedule.',
    Status__c: 'New',
    OccurredAt__c: clock.now().toISOString(),
    EscalatesAt__c: new Date(clock.now().getTime() + 8 * HOUR).toISOString(),
    ...more,
  });

test('an entry that nobody settled in time escalates, once; one that was settled does not', async () => {
  const [open, settled] = [entry('open'), entry('settled')];
  salesforce.update('ErrorLog__c', settled, { Status__c: 'Resolved' });
  clock.advance(7 * HOUR);
  assert.equal(salesforce.see('ErrorLog__c', open)['EscalatedAt__c'], null);
  clock.advance(2 * HOUR);
  await until('it escalates', () => Promise.resolve(salesforce.see('ErrorLog__c', open)['EscalatedAt__c'] !== null));
  assert.equal(salesforce.see('ErrorLog__c', settled)['EscalatedAt__c'], null);
});

test('an overdue invoice is told of the morning after, once; one that is paid or not due is not', async () => {
  const accountId = world.account({});
  const invoice = (number: string, more: Readonly<Record<string, unknown>>): string =>
    salesforce.create('Invoice__c', {
      Name: number,
      NetSuiteInvoiceId__c: number,
      Account__c: accountId,
      DocumentType__c: 'Invoice',
      Status__c: 'Open',
      CurrencyCode__c: 'USD',
      InvoicedOn__c: dayFromNow(-40),
      DueOn__c: dayFromNow(-1),
      Total__c: 100,
      AmountDue__c: 100,
      ReadAt__c: clock.now().toISOString(),
      ...more,
    });
  const overdue = invoice('INV1', {});
  const paid = invoice('INV2', { Status__c: 'Paid In Full', AmountDue__c: 0 });
  const later = invoice('INV3', { DueOn__c: dayFromNow(30) });
  clock.advance(24 * HOUR);
  await until('the owner is told', () =>
    Promise.resolve(salesforce.see('Invoice__c', overdue)['OverdueToldOn__c'] !== null),
  );
  const toldOn = salesforce.see('Invoice__c', overdue)['OverdueToldOn__c'];
  for (const id of [paid, later]) assert.equal(salesforce.see('Invoice__c', id)['OverdueToldOn__c'], null);
  clock.advance(48 * HOUR);
  assert.equal(salesforce.see('Invoice__c', overdue)['OverdueToldOn__c'], toldOn);
  assert.deepEqual(salesforce.find('ErrorLog__c', { Code__c: 'HANDLER_FAILED' }), []);
});
