import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { unreadable } from '../../src/netsuite/document-faults.ts';
import { newCustomer, newInvoice, openAccountFor, SERVICE_LINE } from './account-under-test.ts';

/** Documents with a value that nobody knows: each is set aside, with what a person needs to put it right. */

test('a document with an unknown status is set aside, the others are read', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  const [good, odd, alsoGood] = [
    newInvoice(sandbox, customer),
    newInvoice(sandbox, customer),
    newInvoice(sandbox, customer),
  ];
  const memo = 'Orderbridge ob-800000000000001AAA';
  sandbox.book.update('invoice', odd, { memo });
  sandbox.book.operations.setStatus({ id: odd, status: 'Q' });
  const { documents, unreadable: faults } = await netSuite.invoices.byIds([good, odd, alsoGood]);
  assert.deepEqual(
    documents.map(({ id }) => id),
    [good, alsoGood],
  );
  const [fault, ...others] = faults;
  assert.ok(fault);
  const { id, failure } = fault;
  const name = sandbox.book.read('invoice', odd).fields['tranId'];
  assert.deepEqual([id, others], [odd, []]);
  assert.deepEqual(failure.story, {
    correlationId: 'ob-800000000000001AAA',
    concerns: { invoiceId: odd, salesOrderId: undefined, customerId: customer },
    amountAtRisk: { amount: '300.5', currency: 'USD' },
  });
  assert.deepEqual([failure.kind, failure.code, failure.owner], ['needs-a-person', 'SCHEMA_CHANGED', 'netsuite-admin']);
  assert.deepEqual(failure.subject, { object: 'Invoice', id: odd, name, field: 'Status', line: undefined, value: 'Q' });
  assert.match(failure.message, /has a Status that Orderbridge does not know: Q\.$/);
  assert.match(failure.advice, /^Correct the Status in NetSuite/);
});

test('an unknown charge of a line names the line', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const lines = [SERVICE_LINE, { ...SERVICE_LINE, custcol_ob_charge_type: 'Yearly' }];
  const { creditMemo: id } = sandbox.book.operations.creditInvoice({
    id: newInvoice(sandbox, newCustomer(sandbox), { lines }),
  });
  const [fault] = (await netSuite.invoices.byIds([id])).unreadable;
  const { object, field, line, value } = fault?.failure.subject ?? {};
  assert.deepEqual([object, field, line, value], ['Credit Memo', 'Charge Type', 2, 'Yearly']);
});

test('a currency that is none is set aside', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const currency = {
    id: sandbox.book.create('currency', { name: 'Points', symbol: 'PTS1', currencyPrecision: '2' }).id,
  };
  const id = newInvoice(sandbox, newCustomer(sandbox, { currency }), { currency, exchangeRate: 1 });
  const [fault] = (await netSuite.invoices.byIds([id])).unreadable;
  assert.match(fault?.failure.message ?? '', /Currency that Orderbridge does not know: PTS1/);
  assert.equal(fault?.failure.story.amountAtRisk, undefined);
});

test('a value that is missing is said to be missing, by the name of its column', () => {
  const shape = z.array(z.object({ rate: z.string() }));
  const rows = [{ id: '7', type: 'CustInvc', tranid: 'INV7', linenumber: '3' }];
  const { error } = shape.safeParse(rows);
  assert.ok(error);
  const { failure } = unreadable({ id: '7', type: 'CustInvc', tranid: 'INV7' }, { error, read: rows });
  assert.equal(failure.message, "NetSuite's Invoice INV7 (7) lacks its Rate on line 3.");
});

test('when nothing of a large reading fits, the run is to blame and stops', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  const ids = Array.from({ length: 200 }, () => newInvoice(sandbox, customer));
  for (const id of ids) sandbox.book.operations.setStatus({ id, status: 'Q' });
  await assert.rejects(netSuite.invoices.byIds(ids), /None of 200 records of NetSuite has the expected values/);
  const good = newInvoice(sandbox, customer);
  assert.equal((await netSuite.invoices.byIds([...ids, good])).unreadable.length, 200);
});
