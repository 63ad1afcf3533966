import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addsUp } from '../../src/invoices/invoice.ts';
import type { Invoice } from '../../src/invoices/index.ts';
import { newCustomer, newInvoice, openAccountFor, SERVICE_LINE } from './account-under-test.ts';
import type { Setup, UnderTest } from './account-under-test.ts';

const only = async ({ netSuite }: UnderTest, id: string): Promise<Invoice> => {
  const { documents, unreadable } = await netSuite.invoices.byIds([id]);
  const [document, ...others] = documents;
  assert.ok(document, `document ${id} was not found`);
  assert.deepEqual([others, unreadable], [[], []]);
  assert.ok(addsUp(document), 'lines and tax add up to the total');
  return document;
};

const MORE_LINES = [SERVICE_LINE, { item: { id: '99' }, quantity: 1, price: { id: '-1' }, rate: 0.1 }];

test('an invoice is read whole: header, amounts, lines', async (context) => {
  const under = await openAccountFor(context);
  const customer = newCustomer(under.sandbox);
  const fields = { memo: 'Orderbridge ob-800000000000001AAA', tranDate: '2026-03-04', lines: MORE_LINES };
  const id = newInvoice(under.sandbox, customer, { ...fields, terms: { id: '2' } });
  const { number, modifiedAt, lines, ...rest } = await only(under, id);
  assert.match(number, /^INV\d+$/);
  assert.match(modifiedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  assert.deepEqual(rest, {
    id,
    type: 'Invoice',
    status: 'Open',
    customerId: customer,
    salesOrderId: undefined,
    invoicedOn: '2026-03-04',
    dueOn: '2026-04-03',
    currency: 'USD',
    exchangeRate: '1',
    subtotal: '300.6',
    taxTotal: '0',
    total: '300.6',
    amountPaid: '0',
    amountDue: '300.6',
    baseTotal: '300.6',
    subsidiary: 'Parent Company',
    correlationId: 'ob-800000000000001AAA',
  });
  const [first, second] = lines;
  assert.deepEqual(first, {
    key: `${id}-1`,
    number: 1,
    itemId: '98',
    itemCode: 'Implementation',
    description: 'Implementation',
    quantity: '2',
    unitPrice: '150.25',
    amount: '300.5',
    taxAmount: '0',
    chargeType: undefined,
    serviceStartsOn: undefined,
    serviceEndsOn: undefined,
  });
  assert.equal(second?.amount, '0.1');
});

test('an invoice of an order carries the order, and with it the correlation id', async (context) => {
  const under = await openAccountFor(context);
  const { book } = under.sandbox;
  const memo = 'Orderbridge ob-800000000000001AAA';
  const order = { entity: { id: newCustomer(under.sandbox) }, memo, item: { items: [SERVICE_LINE] } };
  const { id } = book.create('salesOrder', order);
  book.operations.approveOrder({ id });
  const { invoice } = book.operations.billOrder({ id });
  const billed = await only(under, invoice);
  assert.deepEqual([billed.salesOrderId, billed.correlationId], [id, 'ob-800000000000001AAA']);
  const { creditMemo } = book.operations.creditInvoice({ id: invoice, amount: '50' });
  const credited = await only(under, creditMemo);
  assert.deepEqual([credited.type, credited.salesOrderId, credited.total], ['Credit Memo', id, '50']);
});

/** The sign of sales lines and the sign of a credit's total are not documented: both must read the same. */
const SIGNS: readonly NonNullable<NonNullable<Setup['sandbox']>['settings']>[] = [
  { salesLineSign: 'credit', creditTotalSign: 'negative' },
  { salesLineSign: 'positive', creditTotalSign: 'negative' },
  { salesLineSign: 'credit', creditTotalSign: 'positive' },
  { salesLineSign: 'positive', creditTotalSign: 'positive' },
];
for (const settings of SIGNS)
  test(`tax, discount and credit read as positive amounts with ${settings.salesLineSign} lines and ${settings.creditTotalSign} credits`, async (context) => {
    const under = await openAccountFor(context, { sandbox: { settings } });
    const { sandbox } = under;
    const customer = newCustomer(sandbox, { companyName: 'Clyde Rope', subsidiary: { id: '2' } });
    const discount = { itemId: 'Rebate', subsidiary: { items: [{ id: '1' }] }, includeChildren: true };
    const discountItem = sandbox.book.create('discountItem', discount);
    const lines = [
      { ...SERVICE_LINE, taxCode: { id: '5' } },
      { item: { id: '99' }, quantity: 1, price: { id: '-1' }, rate: 99.5, taxCode: { id: '5' } },
    ];
    const taxed = await only(under, newInvoice(sandbox, customer, { lines, discountItem, discountRate: '-10%' }));
    assert.deepEqual([taxed.subtotal, taxed.taxTotal, taxed.total, taxed.currency], ['360', '72', '432', 'GBP']);
    assert.deepEqual(
      taxed.lines.map(({ amount }) => amount),
      ['300.5', '99.5', '-40'],
    );
    const { creditMemo } = sandbox.book.operations.creditInvoice({ id: taxed.id });
    const credit = await only(under, creditMemo);
    assert.deepEqual(
      [credit.type, credit.status, credit.total, credit.amountDue],
      ['Credit Memo', 'Paid In Full', '432', '0'],
    );
    assert.deepEqual([credit.lines[0]?.quantity, credit.lines[0]?.amount], ['2', '300.5']);
    const settled = await only(under, taxed.id);
    assert.deepEqual([settled.status, settled.amountPaid, settled.amountDue], ['Paid In Full', '432', '0']);
  });

test('an invoice in a foreign currency carries its rate and its total in the currency of the company', async (context) => {
  const under = await openAccountFor(context);
  const customer = newCustomer(under.sandbox, { currency: { id: '4' } });
  const document = await only(
    under,
    newInvoice(under.sandbox, customer, { currency: { id: '4' }, exchangeRate: 1.085 }),
  );
  assert.deepEqual(
    [document.currency, document.exchangeRate, document.total, document.baseTotal],
    ['EUR', '1.085', '300.5', '326.04'],
  );
});

test('a part payment makes an invoice partially paid, the rest pays it in full', async (context) => {
  const under = await openAccountFor(context);
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox));
  under.sandbox.book.operations.payInvoice({ id, amount: '100.10' });
  const partly = await only(under, id);
  assert.deepEqual([partly.status, partly.amountPaid, partly.amountDue], ['Partially Paid', '100.1', '200.4']);
  under.sandbox.book.operations.payInvoice({ id });
  const paid = await only(under, id);
  assert.deepEqual([paid.status, paid.amountPaid, paid.amountDue], ['Paid In Full', '300.5', '0']);
});

test('an unapplied credit memo is open, one applied in part is partially paid', async (context) => {
  const under = await openAccountFor(context);
  const { operations } = under.sandbox.book;
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox));
  const { creditMemo } = operations.creditInvoice({ id, apply: false });
  const open = await only(under, creditMemo);
  assert.deepEqual([open.status, open.amountPaid, open.amountDue], ['Open', '0', '300.5']);
  operations.applyPayment({ id: creditMemo, applications: [{ invoice: id, amount: '50.5' }] });
  const used = await only(under, creditMemo);
  assert.deepEqual([used.status, used.amountPaid, used.amountDue], ['Partially Paid', '50.5', '250']);
});

for (const voidZeroesAmounts of [true, false])
  test(`a voided invoice is shown as voided when voiding ${voidZeroesAmounts ? 'takes' : 'leaves'} its amounts`, async (context) => {
    const under = await openAccountFor(context, { sandbox: { account: { preferences: { voidZeroesAmounts } } } });
    const id = newInvoice(under.sandbox, newCustomer(under.sandbox));
    under.sandbox.book.operations.voidTransaction({ id });
    const { status, total, lines } = await only(under, id);
    assert.deepEqual([status, total, lines.length], ['Voided', voidZeroesAmounts ? '0' : '300.5', 1]);
    assert.equal(lines[0]?.quantity, '2');
  });

test('an invoice that waits for approval, and one that was rejected, say so', async (context) => {
  const under = await openAccountFor(context, {
    sandbox: { account: { preferences: { invoiceApprovalRequired: true } } },
  });
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox));
  assert.equal((await only(under, id)).status, 'Pending Approval');
  under.sandbox.book.operations.approveInvoice({ id, approved: false });
  assert.equal((await only(under, id)).status, 'Rejected');
});

test('a document with more lines than a page has is read whole and in order', async (context) => {
  const under = await openAccountFor(context);
  const lines = Array.from({ length: 1_234 }, () => ({ ...SERVICE_LINE, quantity: 1, rate: 0.01 }));
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox), { lines });
  const document = await only(under, id);
  assert.deepEqual(
    document.lines.map(({ number }) => number),
    lines.map((_line, index) => index + 1),
  );
  assert.equal(document.total, '12.34');
});

test('payments and orders are no invoices, whatever their ids', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const id = newInvoice(sandbox, newCustomer(sandbox));
  const { payment } = sandbox.book.operations.payInvoice({ id });
  assert.deepEqual(
    (await netSuite.invoices.byIds([payment, id, '999999'])).documents.map((each) => each.id),
    [id],
  );
});
