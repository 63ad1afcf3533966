import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerIn, invoiceFor, line, orderFor, refusalOf, testBook, valuesOf } from '../records/test-book.ts';

const USER = '400 USER_ERROR: Error while accessing a resource.';

test('an order of services is billed in one go and paid in three parts to the last cent', () => {
  const book = testBook();
  const customer = customerIn(book, { terms: { id: '2' } });
  const order = orderFor(book, customer, line('98', { quantity: 3, rate: '33.335' }), line('99'));
  assert.deepEqual(valuesOf(book.read('salesOrder', order), 'status', 'total'), ['F', '139.96']);

  const { invoice } = book.operations.billOrder({ id: order, date: '2026-03-12' });
  const billed = book.read('invoice', invoice);
  assert.deepEqual(valuesOf(billed, 'status', 'total', 'amountRemaining', 'dueDate', 'createdFrom'), [
    'A',
    '139.96',
    '139.96',
    '2026-04-11',
    order,
  ]);
  assert.deepEqual(valuesOf(book.read('salesOrder', order), 'status'), ['G']);
  assert.deepEqual(book.linksTo(invoice), [
    {
      previousType: 'salesOrder',
      previousDoc: order,
      nextType: 'invoice',
      nextDoc: invoice,
      linkType: 'OrdBill',
      foreignAmount: '139.96',
    },
  ]);

  const steps = [
    { amount: '46.65', expected: ['A', '46.65', '93.31'] },
    { amount: '46.65', expected: ['A', '93.30', '46.66'] },
    { amount: undefined, expected: ['B', '139.96', '0.00'] },
  ];
  for (const { amount, expected } of steps) {
    book.operations.payInvoice({ id: invoice, amount });
    assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status', 'amountPaid', 'amountRemaining'), expected);
  }
  assert.deepEqual(valuesOf(book.read('customer', customer), 'balance', 'unbilledOrders'), ['0.00', '0.00']);
});

test('an order of goods waits for fulfilment, line by line', () => {
  const book = testBook();
  const order = orderFor(book, customerIn(book), line('100', { quantity: 4 }), line('98', { quantity: 2 }));
  const status = (): string[] => valuesOf(book.read('salesOrder', order), 'status');
  assert.deepEqual(status(), ['B']);

  book.operations.fulfilOrder({ id: order, lines: [{ line: 1, quantity: 1 }] });
  assert.deepEqual(status(), ['E']);
  const first = book.operations.billOrder({ id: order });
  assert.deepEqual(valuesOf(book.read('invoice', first.invoice), 'total'), ['1500.00']);
  assert.deepEqual(status(), ['D']);
  assert.equal(
    refusalOf(() => book.operations.billOrder({ id: order })),
    `${USER} There are no lines left to bill on this sales order.`,
  );
  assert.equal(
    refusalOf(() => book.operations.fulfilOrder({ id: order, lines: [{ line: 1, quantity: 4 }] })),
    `${USER} The quantity is more than what remains on the sales order line. (item.items[0].quantity)`,
  );

  book.operations.fulfilOrder({ id: order });
  assert.deepEqual(status(), ['F']);
  book.operations.billOrder({ id: order });
  assert.deepEqual(status(), ['G']);
});

test('an order waits for approval before anything is made of it, and can be closed or cancelled', () => {
  const book = testBook();
  const customer = customerIn(book);
  const waiting = book.create('salesOrder', { entity: { id: customer }, item: { items: [line('98')] } }).id;
  assert.equal(
    refusalOf(() => book.operations.billOrder({ id: waiting })),
    `${USER} This transaction is pending approval.`,
  );
  book.operations.approveOrder({ id: waiting });
  assert.deepEqual(valuesOf(book.read('salesOrder', waiting), 'status'), ['F']);
  book.operations.closeOrder({ id: waiting });
  assert.deepEqual(valuesOf(book.read('salesOrder', waiting), 'status'), ['H']);

  const other = book.create('salesOrder', { entity: { id: customer }, item: { items: [line('98')] } }).id;
  book.operations.cancelOrder({ id: other });
  assert.deepEqual(valuesOf(book.read('salesOrder', other), 'status'), ['C']);
});

test('amounts are rounded half up in the precision of their currency', () => {
  const book = testBook();
  const customer = customerIn(book, {
    currency: { id: '5' },
    currencyList: { items: [{ currency: { id: '1' } }, { currency: { id: '4' } }] },
  });
  const cases = [
    { currency: '1', quantity: 3, rate: '0.335', total: '1.01' },
    { currency: '1', quantity: 1, rate: '1.005', total: '1.01' },
    { currency: '1', quantity: '0.1', rate: '0.2', total: '0.02' },
    { currency: '4', quantity: 7, rate: '14.2857', total: '100.00' },
    { currency: '5', quantity: 3, rate: '33.5', total: '101' },
    { currency: '5', quantity: 1, rate: '0.4', total: '0' },
  ];
  for (const { currency, quantity, rate, total } of cases) {
    const { id } = book.create('invoice', {
      entity: { id: customer },
      currency: { id: currency },
      item: { items: [line('98', { quantity, rate })] },
    });
    assert.deepEqual(valuesOf(book.read('invoice', id), 'total', 'subtotal'), [total, total], `${quantity} at ${rate}`);
  }
});

test('a voided or deleted invoice gives its order back to be billed', () => {
  for (const undo of ['void', 'delete'] as const) {
    const book = testBook();
    const order = orderFor(book, customerIn(book), line('98', { quantity: 2 }));
    const { invoice } = book.operations.billOrder({ id: order });
    if (undo === 'void') book.operations.voidTransaction({ id: invoice });
    else book.operations.deleteRecord({ type: 'invoice', id: invoice });
    assert.deepEqual(valuesOf(book.read('salesOrder', order), 'status'), ['F'], undo);
    if (undo === 'void') assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status', 'total'), ['V', '0.00']);
    else
      assert.equal(
        refusalOf(() => book.read('invoice', invoice)),
        '404 NONEXISTENT_ID: Record does not exist.',
      );
    assert.deepEqual(valuesOf(book.read('invoice', book.operations.billOrder({ id: order }).invoice), 'total'), [
      '300.00',
    ]);
  }
});

test('nothing posts to a closed period, unless the account moves on to the next open one', () => {
  const book = testBook();
  const customer = customerIn(book);
  const february = invoiceFor(book, customer, { amount: '100', tranDate: '2026-02-10' });
  book.operations.closePeriod({ date: '2026-02-10' });
  const closed = 'The transaction date you specified is not within the date range of an open accounting period.';
  assert.equal(
    refusalOf(() => invoiceFor(book, customer, { amount: '100', tranDate: '2026-02-11' })),
    `${USER} ${closed} (tranDate)`,
  );
  assert.equal(
    refusalOf(() => book.remove('invoice', february)),
    `${USER} ${closed}`,
  );
  assert.equal(
    refusalOf(() => invoiceFor(book, customer, { amount: '100', tranDate: '2031-01-01' })),
    `${USER} The transaction date you specified is not within the date range of your accounting period. (tranDate)`,
  );
  book.operations.payInvoice({ id: february });
  assert.deepEqual(valuesOf(book.read('invoice', february), 'status'), ['B']);

  const lenient = testBook({ preferences: { closedPeriod: 'firstOpenPeriod' } });
  lenient.operations.closePeriod({ date: '2026-02-10' });
  const id = invoiceFor(lenient, customerIn(lenient), { amount: '1', tranDate: '2026-02-11' });
  const [period] = valuesOf(lenient.read('invoice', id), 'postingPeriod');
  assert.equal(lenient.read('accountingPeriod', period ?? '').fields['periodName'], 'Mar 2026');
});

test('documents in a foreign currency keep the rate of their day', () => {
  const book = testBook({
    exchangeRates: [
      { currency: 'USD', rate: '1' },
      { currency: 'GBP', rate: '1.25' },
      { currency: 'EUR', rate: '1.10' },
      { currency: 'EUR', from: '2026-03-01', rate: '1.08' },
    ],
  });
  const customer = customerIn(book, { currency: { id: '4' } });
  const british = customerIn(book, { subsidiary: { id: '2' }, currencyList: { items: [{ currency: { id: '4' } }] } });
  const cases = [
    { entity: customer, tranDate: '2026-02-10', rate: '1.1' },
    { entity: customer, tranDate: '2026-03-10', rate: '1.08' },
    { entity: british, tranDate: '2026-03-10', rate: '1' },
    { entity: british, tranDate: '2026-03-10', currency: { id: '4' }, rate: '0.864' },
    { entity: british, tranDate: '2026-03-10', currency: { id: '4' }, exchangeRate: 0.9, rate: '0.9' },
  ];
  for (const { entity, rate, ...more } of cases) {
    const id = invoiceFor(book, entity, { amount: '100', item: { items: [line('98', { rate: 100 })] }, ...more });
    assert.deepEqual(valuesOf(book.read('invoice', id), 'exchangeRate'), [rate]);
  }
});

test('a document keeps its currency, and a customer the currencies of its documents', () => {
  const book = testBook();
  const others = { currencyList: { items: [{ currency: { id: '4' } }, { currency: { id: '5' } }] } };
  const customer = customerIn(book, { ...others, creditLimit: 900 });
  const invoice = invoiceFor(book, customer, { amount: '10', currency: { id: '4' } });
  assert.equal(
    refusalOf(() => book.update('invoice', invoice, { currency: { id: '1' } })),
    `${USER} The currency of a transaction cannot be changed after it has been saved. (currency)`,
  );
  const keeping = (currency: string) =>
    refusalOf(() =>
      book.update(
        'customer',
        customer,
        { currencyList: { items: [{ currency: { id: currency } }] } },
        { replace: ['currencyList'] },
      ),
    );
  assert.equal(
    keeping('5'),
    `${USER} This currency cannot be removed because transactions have been entered in it. (currencyList)`,
  );
  assert.equal(keeping('4'), 'accepted');
  const { sublists, fields } = book.read('customer', customer);
  assert.deepEqual(
    (sublists['currencyList'] ?? []).map((each) => each.fields['currency']),
    [{ id: '4' }, { id: '1' }],
  );
  assert.equal(fields['creditLimit'], '900');
  book.update('customer', customer, { currency: { id: '4' } });
  assert.equal(book.read('customer', customer).fields['creditLimit'], undefined);
});

test('billed lines of an order are fixed, the others are not', () => {
  const book = testBook();
  const order = orderFor(book, customerIn(book), line('98', { quantity: 2 }), line('99'));
  book.operations.billOrder({ id: order, lines: [{ line: 1, quantity: 1 }] });
  const fixed = `${USER} This order has been billed; its lines cannot be changed. (item)`;
  const change = (items: readonly object[], replace: readonly string[] = []) =>
    refusalOf(() => book.update('salesOrder', order, { item: { items } }, { replace }));
  assert.equal(change([{ line: 1, quantity: 5 }]), fixed);
  assert.equal(change([{ line: 2 }], ['item']), fixed);
  assert.equal(change([{ line: 2, quantity: 3 }]), 'accepted');
  book.operations.billOrder({ id: order });
  assert.deepEqual(valuesOf(book.read('salesOrder', order), 'status'), ['G']);
  assert.equal(change([line('98')]), fixed);
  assert.equal(
    refusalOf(() => book.update('salesOrder', order, { memo: 'still writable' })),
    'accepted',
  );
});

test('an invoice that waits for approval is not open, owes nothing and takes no money', () => {
  const book = testBook({ preferences: { invoiceApprovalRequired: true } });
  const customer = customerIn(book);
  const invoice = invoiceFor(book, customer, { amount: '100' });
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status', 'approvalStatus'), ['D', '1']);
  assert.deepEqual(valuesOf(book.read('customer', customer), 'balance'), ['0.00']);
  assert.equal(
    refusalOf(() => book.operations.payInvoice({ id: invoice })),
    `${USER} The document to apply to does not belong to this customer, or is not open. (apply.items[0].doc)`,
  );
  book.operations.approveInvoice({ id: invoice });
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status'), ['A']);
});

test('what a customer owes is counted by currency, overdue and unbilled', () => {
  const book = testBook({
    exchangeRates: [
      { currency: 'USD', rate: '1' },
      { currency: 'EUR', rate: '1.5' },
    ],
  });
  const customer = customerIn(book, { currencyList: { items: [{ currency: { id: '4' } }] } });
  invoiceFor(book, customer, { amount: '100', tranDate: '2026-01-05', terms: { id: '2' } });
  invoiceFor(book, customer, { amount: '10', currency: { id: '4' } });
  orderFor(book, customer, line('98', { quantity: 2 }));
  const record = book.read('customer', customer);
  assert.deepEqual(valuesOf(record, 'balance', 'overdueBalance', 'unbilledOrders'), ['115.00', '100.00', '300.00']);
  assert.deepEqual(
    record.sublists['currencyList']?.map((each) => valuesOf({ ...record, fields: each.fields }, 'currency', 'balance')),
    [
      ['4', '10.00'],
      ['1', '100.00'],
    ],
  );
});

test('a document can be given a status that no list names', () => {
  const book = testBook();
  const order = orderFor(book, customerIn(book), line('98'));
  const { invoice } = book.operations.billOrder({ id: order });
  book.operations.setStatus({ id: invoice, status: 'Q' });
  assert.deepEqual(valuesOf(book.read('invoice', invoice), 'status'), ['Q']);
});
