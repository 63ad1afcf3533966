import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { sumOf } from '../../src/shared/money.ts';
import type { Invoice } from '../../src/invoices/index.ts';
import { newCustomer, newInvoice, openAccountFor, SERVICE_LINE, statsOf } from './account-under-test.ts';
import type { LineInput, Setup, UnderTest } from './account-under-test.ts';

/** What the lines of a document say beside their amounts: tax, charge, service period. */

const documentOf = async ({ netSuite }: UnderTest, id: string): Promise<Invoice> => {
  const [document] = (await netSuite.invoices.byIds([id])).documents;
  assert.ok(document, `document ${id} was not found`);
  return document;
};

const VAT = { taxCode: { id: '5' } };
const TAXED: readonly LineInput[] = [
  { ...SERVICE_LINE, ...VAT },
  { ...SERVICE_LINE, item: { id: '99' }, quantity: 1, rate: 99.5, ...VAT },
  { ...SERVICE_LINE, item: { id: '99' }, quantity: 1, rate: 10, taxCode: { id: '-7' } },
];

/** An invoice of a British customer, with and without tax on its lines. */
const taxedInvoice = async (
  context: TestContext,
  settings: NonNullable<NonNullable<Setup['sandbox']>['settings']>,
): Promise<UnderTest & { readonly id: string }> => {
  const under = await openAccountFor(context, { sandbox: { settings } });
  const customer = newCustomer(under.sandbox, { companyName: 'Clyde Rope', subsidiary: { id: '2' } });
  return { ...under, id: newInvoice(under.sandbox, customer, { lines: TAXED }) };
};

const taxes = ({ lines }: Invoice) => lines.map(({ taxAmount }) => taxAmount);

for (const lineTax of ['columns', 'details'] as const)
  for (const salesLineSign of ['credit', 'positive'] as const)
    test(`tax of lines from ${lineTax}, ${salesLineSign} lines: positive, and adds up to the tax of the document`, async (context) => {
      const under = await taxedInvoice(context, { lineTax, salesLineSign });
      const invoice = await documentOf(under, under.id);
      const untaxed = lineTax === 'columns' ? '0' : undefined;
      assert.deepEqual(taxes(invoice), ['60.1', '19.9', untaxed]);
      assert.equal(sumOf(taxes(invoice).map((tax) => tax ?? '0')), invoice.taxTotal);
      const { creditMemo } = under.sandbox.book.operations.creditInvoice({ id: under.id });
      assert.deepEqual(taxes(await documentOf(under, creditMemo)), ['60.1', '19.9', untaxed]);
    });

test('an account that shows tax on the document only has no tax on its lines', async (context) => {
  const under = await taxedInvoice(context, { lineTax: 'nowhere' });
  const invoice = await documentOf(under, under.id);
  assert.deepEqual([invoice.taxTotal, ...taxes(invoice)], ['80', undefined, undefined, undefined]);
  const { suiteql } = (await statsOf(under.sandbox)).requests;
  await documentOf(under, under.id);
  assert.equal((await statsOf(under.sandbox)).requests.suiteql, suiteql + 1, 'where tax is shown is asked once');
});

test('where tax is shown is asked again when NetSuite did not answer', async (context) => {
  const under = await taxedInvoice(context, {});
  under.sandbox.faults.add({ path: '/suiteql', times: 1, fault: { kind: 'status', status: 503 } });
  await assert.rejects(documentOf(under, under.id), { code: 'NETSUITE_AWAY' });
  assert.deepEqual(taxes(await documentOf(under, under.id)), ['60.1', '19.9', '0']);
});

test('charge and service period of an order line arrive with the line that bills it, and with its credit', async (context) => {
  const under = await openAccountFor(context);
  const { book } = under.sandbox;
  const period = { custcol_ob_service_start: '2026-04-01', custcol_ob_service_end: '2027-03-31' };
  const lines = [
    { ...SERVICE_LINE, ...period, custcol_ob_charge_type: 'Recurring' },
    { ...SERVICE_LINE, custcol_ob_charge_type: 'One-Time' },
  ];
  const { id } = book.create('salesOrder', { entity: { id: newCustomer(under.sandbox) }, item: { items: lines } });
  book.operations.approveOrder({ id });
  const { invoice } = book.operations.billOrder({ id });
  const { creditMemo } = book.operations.creditInvoice({ id: invoice });
  for (const document of [invoice, creditMemo]) {
    const read = await documentOf(under, document);
    assert.deepEqual(
      read.lines.map((line) => [line.chargeType, line.serviceStartsOn, line.serviceEndsOn]),
      [
        ['Recurring', '2026-04-01', '2027-03-31'],
        ['One-Time', undefined, undefined],
      ],
    );
  }
});
