import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerIn, invoiceFor, line, refusalOf, testBook, valuesOf } from './test-book.ts';

const kinds = ['text', 'integer', 'decimal', 'boolean', 'date', 'dateTime'] as const;
const customFields = [
  ...kinds.map((kind) => ({ id: `custbody_${kind.toLowerCase()}`, kind })),
  { id: 'custbody_reference', kind: 'reference' as const, targets: ['customer'] },
];

test('values keep their exact text, whatever way JSON wrote them', () => {
  const book = testBook({ customFields });
  const customer = customerIn(book, { externalId: 'ACC-1' });
  const cases = [
    { field: 'text', given: 12, kept: '12' },
    { field: 'integer', given: 7, kept: '7' },
    { field: 'integer', given: '7', kept: '7' },
    { field: 'decimal', given: 0.1, kept: '0.1' },
    { field: 'decimal', given: '10005534.00', kept: '10005534' },
    { field: 'decimal', given: '12345678901234567890.12', kept: '12345678901234567890.12' },
    { field: 'decimal', given: 1e-7, kept: '0.0000001' },
    { field: 'boolean', given: true, kept: 'true' },
    { field: 'date', given: '2024-02-29', kept: '2024-02-29' },
    { field: 'datetime', given: '2026-03-10T10:00:00+02:00', kept: '2026-03-10T08:00:00Z' },
    { field: 'datetime', given: '2026-03-10T10:00:00.123Z', kept: '2026-03-10T10:00:00Z' },
    { field: 'reference', given: { id: customer }, kept: customer },
    { field: 'reference', given: Number(customer), kept: customer },
    { field: 'reference', given: customer, kept: customer },
    { field: 'reference', given: { externalId: 'ACC-1' }, kept: customer },
    { field: 'text', given: '', kept: '' },
    { field: 'text', given: null, kept: '' },
  ];
  for (const { field, given, kept } of cases) {
    const id = invoiceFor(book, customer, { amount: '1', [`CustBody_${field}`]: given });
    assert.deepEqual(
      valuesOf(book.read('invoice', id), `custbody_${field}`),
      [kept],
      `${field} ${JSON.stringify(given)}`,
    );
  }
});

test('values of the wrong kind are refused with the value and the place', () => {
  const book = testBook({ customFields });
  const customer = customerIn(book);
  const cases = [
    { field: 'integer', given: 1.5, shown: '1.5' },
    { field: 'decimal', given: '1,5', shown: '1,5' },
    { field: 'decimal', given: true, shown: 'true' },
    { field: 'boolean', given: 'yes', shown: 'yes' },
    { field: 'date', given: '2026-02-29', shown: '2026-02-29' },
    { field: 'date', given: 20260301, shown: '20260301' },
    { field: 'datetime', given: '2026-03-10', shown: '2026-03-10' },
    { field: 'datetime', given: '2026-03-10T10:00:00', shown: '2026-03-10T10:00:00' },
    { field: 'reference', given: { id: '98' }, shown: '98' },
    { field: 'text', given: ['a'], shown: '["a"]' },
  ];
  for (const { field, given, shown } of cases) {
    const name = `custbody_${field}`;
    assert.equal(
      refusalOf(() => invoiceFor(book, customer, { amount: '1', [name]: given })),
      `400 INVALID_CONTENT: Error while accessing resource: You have entered an Invalid Field Value ${shown} for the following field: ${name} (${name})`,
    );
  }
});

test('a sublist may come as a page or as a bare list, an enum as its id or as an object', () => {
  const book = testBook();
  const entity = Number(customerIn(book));
  for (const item of [{ items: [line('98')] }, [line('98')]])
    for (const orderStatus of ['B', { id: 'B' }, { id: 'B', refName: 'Pending Fulfillment' }]) {
      const { id } = book.create('salesOrder', { entity, item, orderStatus });
      assert.deepEqual(valuesOf(book.read('salesOrder', id), 'total', 'orderStatus'), ['150.00', 'B']);
    }
});
