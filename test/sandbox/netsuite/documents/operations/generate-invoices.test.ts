import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText } from '../../records/draft.ts';
import { testBook, valuesOf } from '../../records/test-book.ts';
import { numberOf, sumOfField } from '../money.ts';

test('generated invoices add up, are spread over customers and days, and can be paid', () => {
  const book = testBook();
  let heard = 0;
  book.listen({ saved: () => void (heard += 1), deleted: () => undefined, linked: () => undefined });
  book.operations.generateInvoices({ count: 2000, linesEach: 3, customers: 40 });
  const invoices = [...book.list('invoice')];
  assert.equal(heard, 2040);
  for (const { sublists, fields } of invoices) {
    const lines = sublists['item'] ?? [];
    assert.equal(sumOfField(lines, 'amount').eq(numberOf(fields['total'])), true);
    for (const { fields: line } of lines)
      assert.equal(numberOf(line['quantity']).times(numberOf(line['rate'])).eq(numberOf(line['amount'])), true);
  }
  const spread = (field: string): number => new Set(invoices.map(({ fields }) => asText(fields[field]))).size;
  assert.deepEqual([spread('entity'), spread('currency'), spread('tranDate') > 500], [40, 3, true]);

  const [first] = invoices;
  book.operations.payInvoice({ id: first?.id ?? '' });
  assert.deepEqual(valuesOf(book.read('invoice', first?.id ?? ''), 'status', 'amountRemaining'), ['B', '0.00']);
});

test('the same seed generates the same invoices', () => {
  const totals = (): string[] => {
    const book = testBook();
    book.operations.generateInvoices({ count: 20, customers: 3 });
    return [...book.list('invoice')].map(({ fields }) => asText(fields['total']));
  };
  assert.deepEqual(totals(), totals());
});
