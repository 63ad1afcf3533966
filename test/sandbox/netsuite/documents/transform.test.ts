import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerIn, line, orderFor, testBook, valuesOf } from '../records/test-book.ts';

test('the body of a transform overrides what is carried over, line by line', () => {
  const cases = [
    { body: {}, total: '339.95', memo: 'from the order' },
    {
      body: { memo: 'first part', item: { items: [{ orderLine: 1, quantity: 1 }] } },
      total: '189.95',
      memo: 'first part',
    },
    { body: { item: { items: [{ item: { id: '98' }, amount: 1 }] } }, total: '40.95', memo: 'from the order' },
    { body: { item: { items: [{ orderLine: 2, quantity: 0 }] } }, total: '300.00', memo: 'from the order' },
  ];
  for (const { body, total, memo } of cases) {
    const book = testBook();
    const order = orderFor(book, customerIn(book), line('98', { quantity: 2 }), line('99'));
    book.update('salesOrder', order, { memo: 'from the order' });
    const { id } = book.transform('salesOrder', order, 'invoice', { body });
    assert.deepEqual(valuesOf(book.read('invoice', id), 'total', 'memo'), [total, memo]);
  }
});

test('custom fields travel with the document and its lines', () => {
  const book = testBook({ customFields: [{ id: 'custbody_contract' }, { id: 'custcol_source' }] });
  const order = orderFor(book, customerIn(book), line('98', { custcol_source: 'line-1' }));
  book.update('salesOrder', order, { custbody_contract: '800', otherRefNum: 'PO-7' });
  const { id } = book.transform('salesOrder', order, 'invoice', { body: {} });
  const invoice = book.read('invoice', id);
  assert.deepEqual(valuesOf(invoice, 'custbody_contract', 'otherRefNum'), ['800', 'PO-7']);
  assert.equal(invoice.sublists['item']?.[0]?.fields['custcol_source'], 'line-1');
});

test('a credit memo made from an invoice settles the documents its body names', () => {
  const book = testBook();
  const order = orderFor(book, customerIn(book), line('98'));
  const { invoice } = book.operations.billOrder({ id: order });
  const { id } = book.transform('invoice', invoice, 'creditMemo', {
    body: { apply: { items: [{ line: 0, amount: 3.01, apply: true, doc: { id: invoice } }] } },
  });
  assert.deepEqual(valuesOf(book.read('creditMemo', id), 'total', 'applied', 'status'), ['150.00', '3.01', 'A']);
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'amountRemaining'), ['146.99']);
});
