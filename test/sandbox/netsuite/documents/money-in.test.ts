import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerIn, invoiceFor, line, orderFor, refusalOf, testBook, valuesOf } from '../records/test-book.ts';

const USER = '400 USER_ERROR: Error while accessing a resource.';
const CONTENT = '400 INVALID_CONTENT: Error while accessing resource:';

test('money is applied only where it is due, and never more than there is', () => {
  const book = testBook();
  const customer = customerIn(book, { currencyList: { items: [{ currency: { id: '4' } }] } });
  const stranger = customerIn(book);
  const invoice = invoiceFor(book, customer, { amount: '100' });
  const euro = invoiceFor(book, customer, { amount: '100', currency: { id: '4' } });
  const foreign = invoiceFor(book, stranger, { amount: '100' });
  const pay = (payment: number, doc: string, amount: number) => (): unknown =>
    book.create('customerPayment', {
      customer: { id: customer },
      payment,
      apply: { items: [{ doc: { id: doc }, apply: true, amount }] },
    });
  const cases = [
    {
      act: pay(200, invoice, 100.01),
      refusal: `${USER} The amount applied is more than the amount due on the document. (apply.items[0].amount)`,
    },
    {
      act: pay(50, invoice, 60),
      refusal: `${USER} The amount applied is more than the amount of the payment. (apply.items[0].amount)`,
    },
    {
      act: pay(100, euro, 100),
      refusal: `${USER} The document to apply to is in another currency. (apply.items[0].doc)`,
    },
    {
      act: pay(100, foreign, 100),
      refusal: `${USER} The document to apply to does not belong to this customer, or is not open. (apply.items[0].doc)`,
    },
    {
      act: pay(100, '9999', 100),
      refusal: `${CONTENT} You have entered an Invalid Field Value 9999 for the following field: doc (apply.items[0].doc)`,
    },
    {
      act: () => book.create('customerPayment', { customer: { id: customer } }),
      refusal: `${USER} Please enter value(s) for: Payment Amount.`,
    },
  ];
  for (const { act, refusal } of cases) assert.equal(refusalOf(act), refusal);
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status', 'amountPaid'), ['A', '0.00']);
  assert.deepEqual([...book.list('customerPayment')], []);
});

test('an overpayment stays with the customer until it is applied', () => {
  const book = testBook();
  const customer = customerIn(book);
  const invoice = invoiceFor(book, customer, { amount: '100' });
  const { payment } = book.operations.recordPayment({ customer, amount: '150', applications: [{ invoice }] });
  assert.deepEqual(valuesOf(book.read('customerPayment', payment), 'status', 'applied', 'unapplied'), [
    'B',
    '100.00',
    '50.00',
  ]);
  assert.deepEqual(valuesOf(book.read('customer', customer), 'balance'), ['-50.00']);

  const later = invoiceFor(book, customer, { amount: '30' });
  book.operations.applyPayment({ id: payment, applications: [{ invoice: later }] });
  assert.deepEqual(valuesOf(book.read('customerPayment', payment), 'applied', 'unapplied'), ['130.00', '20.00']);
  assert.deepEqual(valuesOf(book.read('invoice', later), 'status'), ['B']);
});

test('a payment applies itself to the oldest open invoices when asked to', () => {
  const book = testBook();
  const customer = customerIn(book);
  const young = invoiceFor(book, customer, { amount: '100', tranDate: '2026-03-05' });
  const old = invoiceFor(book, customer, { amount: '100', tranDate: '2026-02-05' });
  const { payment } = book.operations.recordPayment({ customer, amount: '130', autoApply: true });
  assert.deepEqual(valuesOf(book.read('invoice', old), 'status', 'amountPaid'), ['B', '100.00']);
  assert.deepEqual(valuesOf(book.read('invoice', young), 'status', 'amountPaid'), ['A', '30.00']);
  assert.deepEqual(
    book.linksTo(payment).map(({ previousDoc, foreignAmount }) => [previousDoc, foreignAmount]),
    [
      [old, '100.00'],
      [young, '30.00'],
    ],
  );
});

const paidInvoice = () => {
  const book = testBook();
  const customer = customerIn(book);
  const invoice = invoiceFor(book, customer, { amount: '100' });
  const { payment } = book.operations.payInvoice({ id: invoice });
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status', 'amountRemaining'), ['B', '0.00']);
  return { book, customer, invoice, payment };
};

test('an invoice opens again when its payment is unapplied, voided or deleted', () => {
  const undo = [
    ({ book, payment }: ReturnType<typeof paidInvoice>) => book.operations.unapplyPayment({ id: payment }),
    ({ book, payment }: ReturnType<typeof paidInvoice>) => book.operations.voidTransaction({ id: payment }),
    ({ book, payment }: ReturnType<typeof paidInvoice>) => book.remove('customerPayment', payment),
  ];
  for (const act of undo) {
    const paid = paidInvoice();
    act(paid);
    assert.deepEqual(valuesOf(paid.book.read('invoice', paid.invoice), 'status', 'amountPaid', 'amountRemaining'), [
      'A',
      '0.00',
      '100.00',
    ]);
    assert.deepEqual(paid.book.linksTo(paid.payment), []);
  }
});

test('what others hang on can be neither voided nor deleted', () => {
  const { book, customer, invoice, payment } = paidInvoice();
  const order = orderFor(book, customer, line('98'));
  book.operations.billOrder({ id: order });
  const linked = `${USER} This transaction cannot be deleted because it is linked to by one or more transactions.`;
  assert.equal(
    refusalOf(() => book.remove('invoice', invoice)),
    linked,
  );
  assert.equal(
    refusalOf(() => book.remove('salesOrder', order)),
    linked,
  );
  assert.equal(
    refusalOf(() => book.operations.voidTransaction({ id: invoice })),
    `${USER} This transaction has payments or credits applied to it and cannot be voided.`,
  );
  assert.equal(
    refusalOf(() => book.remove('customer', customer)),
    `${USER} This record cannot be deleted because it has dependent records.`,
  );
  book.operations.voidTransaction({ id: payment });
  assert.equal(
    refusalOf(() => book.operations.voidTransaction({ id: payment })),
    `${USER} This transaction has already been voided.`,
  );
});

test('a credit memo takes back all of an invoice, or a part', () => {
  const book = testBook();
  const customer = customerIn(book);
  const [whole, part] = [
    invoiceFor(book, customer, { amount: '100' }),
    invoiceFor(book, customer, { amount: '100' }),
  ] as const;
  const { creditMemo } = book.operations.creditInvoice({ id: whole });
  assert.deepEqual(valuesOf(book.read('creditMemo', creditMemo), 'status', 'total', 'applied', 'unapplied'), [
    'B',
    '100.00',
    '100.00',
    '0.00',
  ]);
  assert.deepEqual(valuesOf(book.read('invoice', whole), 'status'), ['B']);

  book.operations.creditInvoice({ id: part, amount: '30' });
  assert.deepEqual(valuesOf(book.read('invoice', part), 'status', 'amountRemaining'), ['A', '70.00']);
  const free = book.operations.creditInvoice({ id: part, amount: '10', apply: false });
  assert.deepEqual(valuesOf(book.read('creditMemo', free.creditMemo), 'status', 'unapplied'), ['A', '10.00']);
  assert.deepEqual(valuesOf(book.read('customer', customer), 'balance'), ['60.00']);
});

test('a deposit settles invoices through its applications', () => {
  const book = testBook();
  const customer = customerIn(book);
  const { deposit } = book.operations.createDeposit({ customer, amount: '100' });
  assert.deepEqual(valuesOf(book.read('customer', customer), 'depositBalance', 'balance'), ['100.00', '0.00']);
  const invoice = invoiceFor(book, customer, { amount: '60' });
  const { depositApplication } = book.operations.applyDeposit({ id: deposit, applications: [{ invoice }] });
  assert.deepEqual(valuesOf(book.read('customerDeposit', deposit), 'status', 'unapplied'), ['A', '40.00']);
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status'), ['B']);
  assert.deepEqual(
    book
      .linksTo(depositApplication)
      .map(({ linkType, previousDoc, foreignAmount }) => [linkType, previousDoc, foreignAmount]),
    [
      ['DepAppl', deposit, '60.00'],
      ['Payment', invoice, '60.00'],
    ],
  );
  book.operations.deleteRecord({ type: 'depositApplication', id: depositApplication });
  assert.deepEqual(valuesOf(book.read('customerDeposit', deposit), 'unapplied'), ['100.00']);
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status'), ['A']);
});

test('a payment moves the date of its invoice only where the account says so', () => {
  for (const moves of [false, true]) {
    const book = testBook({}, { paymentTouchesInvoice: moves });
    const invoice = invoiceFor(book, customerIn(book), { amount: '100' });
    const before = book.read('invoice', invoice).lastModifiedDate.getTime();
    book.clock.advance(60_000);
    book.operations.payInvoice({ id: invoice });
    assert.equal(book.read('invoice', invoice).lastModifiedDate.getTime() > before + 50_000, moves);
  }
});

test('a parent pays for its sub-customers, not the other way round', () => {
  const book = testBook();
  const parent = customerIn(book);
  const child = customerIn(book, { parent: { id: parent } });
  const [ofChild, ofParent] = [
    invoiceFor(book, child, { amount: '10' }),
    invoiceFor(book, parent, { amount: '10' }),
  ] as const;
  book.operations.recordPayment({ customer: parent, amount: '10', applications: [{ invoice: ofChild }] });
  assert.deepEqual(valuesOf(book.read('invoice', ofChild), 'status'), ['B']);
  assert.equal(
    refusalOf(() =>
      book.operations.recordPayment({ customer: child, amount: '10', applications: [{ invoice: ofParent }] }),
    ),
    `${USER} The document to apply to does not belong to this customer, or is not open. (apply.items[0].doc)`,
  );
});
