import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerIn, invoiceFor, line, orderFor, testBook } from '../../records/test-book.ts';
import type { TestBook } from '../../records/test-book.ts';
import { settingsFrom } from '../../settings.ts';
import type { SettingsInput } from '../../settings.ts';
import { openSuiteQl } from '../index.ts';
import type { SuiteQlPage } from '../index.ts';

type Ask = (q: string, ...params: readonly string[]) => SuiteQlPage['items'];

/** A book and its SuiteQL, in a zone without summer time. */
const opened = (book: TestBook = testBook(), settings: SettingsInput = {}): { book: TestBook; ask: Ask } => {
  const suiteQl = openSuiteQl({ book, clock: book.clock, settings: settingsFrom({ timeZone: 'GMT', ...settings }) });
  return { book, ask: (q, ...params) => suiteQl.run({ q, params, limit: 1000, offset: 0 }).items };
};

test('an order, its invoice and its payment are found through their links', () => {
  const { book, ask } = opened();
  const customer = customerIn(book);
  const order = orderFor(book, customer, line('98', { quantity: 2 }), line('99'));
  const { invoice } = book.operations.billOrder({ id: order, date: '2026-03-12' });
  book.operations.payInvoice({ id: invoice, amount: '100' });

  const links = (table: string) =>
    ask(
      `SELECT previousdoc, previoustype, previousline, nexttype, nextline, linktype, foreignamount
       FROM ${table} ORDER BY linktype, nextline`,
    );
  const expected = [
    {
      previousdoc: order,
      previoustype: 'SalesOrd',
      previousline: '1',
      nexttype: 'CustInvc',
      nextline: '1',
      linktype: 'OrdBill',
      foreignamount: '300',
    },
    {
      previousdoc: order,
      previoustype: 'SalesOrd',
      previousline: '2',
      nexttype: 'CustInvc',
      nextline: '2',
      linktype: 'OrdBill',
      foreignamount: '39.95',
    },
    {
      previousdoc: invoice,
      previoustype: 'CustInvc',
      previousline: '0',
      nexttype: 'CustPymt',
      nextline: '0',
      linktype: 'Payment',
      foreignamount: '100',
    },
  ];
  assert.deepEqual(links('NextTransactionLineLink'), expected);
  assert.deepEqual(links('PreviousTransactionLineLink'), expected);
  assert.deepEqual(
    ask("SELECT nextdoc, foreignamount FROM NextTransactionLink WHERE linktype = 'OrdBill' AND previousdoc = ?", order),
    [{ nextdoc: invoice, foreignamount: '339.95' }],
  );
});

test('the payments of an invoice, as an integration in production asks for them', () => {
  const { book, ask } = opened();
  const invoice = invoiceFor(book, customerIn(book), { amount: '250.00' });
  book.operations.payInvoice({ id: invoice, amount: '100.10' });
  const rows = ask(
    `SELECT DISTINCT NTLL.PreviousDoc transaction, NT.tranid, NT.TranDate, NT.Type,
            BUILTIN.DF(NT.Status) status, NT.ForeignTotal amount, currency, exchangeRate
     FROM NextTransactionLineLink AS NTLL
     INNER JOIN Transaction AS NT ON (NT.ID = NTLL.NextDoc)
     WHERE NT.recordtype = 'customerpayment' AND NTLL.PreviousDoc IN ('${invoice}')`,
  );
  assert.deepEqual(rows, [
    {
      transaction: invoice,
      tranid: rows[0]?.['tranid'],
      trandate: '3/10/2026',
      type: 'CustPymt',
      status: rows[0]?.['status'],
      amount: '100.1',
      currency: '1',
      exchangerate: '1',
    },
  ]);
  assert.match(String(rows[0]?.['status']), /^Payment : /);
});

test('what is paid and unpaid follows each application and its end', () => {
  const { book, ask } = opened();
  const invoice = invoiceFor(book, customerIn(book), { amount: '80.00' });
  const amounts = () =>
    ask('SELECT status, foreignamountpaid p, foreignamountunpaid u FROM transaction WHERE id = ?', invoice);
  assert.deepEqual(amounts(), [{ status: 'A', p: '0', u: '80' }]);

  book.operations.payInvoice({ id: invoice });
  assert.deepEqual(amounts(), [{ status: 'B', p: '80', u: '0' }]);
  assert.deepEqual(ask("SELECT foreignpaymentamountused u FROM transaction WHERE type = 'CustPymt'"), [{ u: '80' }]);

  const [payment] = ask("SELECT id FROM transaction WHERE type = 'CustPymt'");
  book.operations.unapplyPayment({ id: String(payment?.['id']) });
  assert.deepEqual(amounts(), [{ status: 'A', p: '0', u: '80' }]);
  assert.deepEqual(ask('SELECT COUNT(*) n FROM nexttransactionlink WHERE previousdoc = ?', invoice), [{ n: '0' }]);
});

test('a foreign invoice with tax adds up to zero, in its currency and in the books', () => {
  const book = testBook({ taxCodeOfCountry: { DE: '6' } });
  const { ask } = opened(book);
  const customer = customerIn(book, { subsidiary: { id: '3' }, currency: { id: '1' } });
  const invoice = invoiceFor(book, customer, { amount: '100.00', tranDate: '2026-03-10' });
  const lines = ask(
    'SELECT mainline, taxline, foreignamount, subsidiary FROM transactionline WHERE transaction = ? ORDER BY id',
    invoice,
  );
  assert.deepEqual(lines, [
    { mainline: 'T', taxline: 'F', foreignamount: '119', subsidiary: '3' },
    { mainline: 'F', taxline: 'F', foreignamount: '-100', subsidiary: '3' },
    { mainline: 'F', taxline: 'T', foreignamount: '-19', subsidiary: '3' },
  ]);
  const [ledger] = ask(
    `SELECT SUM(a.amount) AS difference, MAX(a.debit) AS debit, MAX(t.exchangerate) AS rate
     FROM transactionaccountingline a JOIN transaction t ON t.id = a.transaction WHERE t.id = ?`,
    invoice,
  );
  const rate = Number(ledger?.['rate']);
  assert.notEqual(rate, 1);
  assert.equal(ledger?.['difference'], '0');
  assert.equal(ledger['debit'], String(Math.round(119 * rate * 100) / 100));
});

test('a company that counts without decimals has its books without them', () => {
  const book = testBook();
  const { ask } = opened(book);
  const company = book.create('subsidiary', { name: 'Japan', currency: { id: '5' }, country: 'JP' }).id;
  const item = book.create('serviceSaleItem', { itemId: 'Abroad', subsidiary: { items: [{ id: company }] } }).id;
  const customer = customerIn(book, { subsidiary: { id: company }, currency: { id: '1' } });
  const { id } = book.create('invoice', {
    entity: { id: customer },
    item: { items: [line(item, { quantity: 1, price: { id: '-1' }, rate: '19.99' })] },
  });
  assert.deepEqual(
    ask("SELECT foreignamount, netamount FROM transactionline WHERE mainline = 'T' AND transaction = ?", id),
    [{ foreignamount: '19.99', netamount: '2984' }],
  );
});

test('the tax of a line is a column of it, a row of its own or not shown, as the account has it', () => {
  const columns = 'SELECT taxrate1, tax1amt FROM transactionline WHERE transaction = ? AND id = 1';
  const details = 'SELECT line, taxcode, taxrate, taxbasis, taxamount FROM transactiontaxdetail WHERE transaction = ?';
  const taxed = (lineTax: 'columns' | 'details' | 'nowhere') => {
    const { book, ask } = opened(testBook({ taxCodeOfCountry: { DE: '6' } }), { lineTax });
    const customer = customerIn(book, { subsidiary: { id: '3' } });
    return { ask, book, invoice: invoiceFor(book, customer, { amount: '100.00' }) };
  };
  const legacy = taxed('columns');
  assert.deepEqual(legacy.ask(columns, legacy.invoice), [{ taxrate1: '0.19', tax1amt: '-19' }]);
  assert.throws(() => legacy.ask(details, legacy.invoice), /transactiontaxdetail/);

  const { ask, book, invoice } = taxed('details');
  assert.throws(() => ask(columns, invoice), /Unknown identifier/);
  const detail = { line: '1', taxcode: '6', taxrate: '0.19', taxbasis: '-100', taxamount: '-19' };
  assert.deepEqual(ask(details, invoice), [detail]);
  book.update('invoice', invoice, { item: { items: [{ line: 1, amount: 200 }] } });
  assert.deepEqual(ask(details, invoice), [{ ...detail, taxbasis: '-200', taxamount: '-38' }]);
  book.remove('invoice', invoice);
  assert.deepEqual(ask(details, invoice), []);

  const silent = taxed('nowhere');
  for (const query of [columns, details]) assert.throws(() => silent.ask(query, silent.invoice));
});

test('a payment names its method', () => {
  const { book, ask } = opened();
  const invoice = invoiceFor(book, customerIn(book), { amount: '250.00' });
  const { payment } = book.operations.payInvoice({ id: invoice, fields: { paymentMethod: { id: '7' } } });
  assert.deepEqual(ask('SELECT BUILTIN.DF(paymentmethod) AS method FROM transaction WHERE id = ?', payment), [
    { method: 'ACH' },
  ]);
});

test('credit memos stand against invoices', () => {
  const { book, ask } = opened();
  const invoice = invoiceFor(book, customerIn(book), { amount: '50.00' });
  book.operations.creditInvoice({ id: invoice });
  assert.deepEqual(
    ask(
      `SELECT t.foreigntotal, BUILTIN.CF(t.status) st, tl.foreignamount line
       FROM transaction t JOIN transactionline tl ON tl.transaction = t.id AND tl.mainline = 'F'
       WHERE t.type = 'CustCred'`,
    ),
    [{ foreigntotal: '-50', st: 'CustCred:B', line: '50' }],
  );
});

test('a deleted record leaves its table and is remembered', () => {
  const { book, ask } = opened();
  const customer = customerIn(book);
  const invoice = invoiceFor(book, customer, { amount: '10.00', externalId: 'INV-EXT' });
  book.remove('invoice', invoice);
  for (const table of ['transaction', 'transactionline', 'transactionaccountingline']) {
    assert.deepEqual(ask(`SELECT COUNT(*) n FROM ${table}`), [{ n: '0' }], table);
  }
  assert.deepEqual(
    ask(
      "SELECT recordid, type, TO_CHAR(deleteddate,'YYYY-MM-DD') d FROM deletedrecord WHERE deleteddate > SYSDATE - 1",
    ),
    [{ recordid: invoice, type: 'invoice', d: '2026-03-10' }],
  );
});

test("an account's custom fields are columns from the start, with their types", () => {
  const book = testBook({
    customFields: [
      { id: 'custbody_contract', kind: 'text' },
      { id: 'custbody_start', kind: 'date' },
      { id: 'custbody_units', kind: 'decimal' },
      { id: 'custcol_urgent', kind: 'boolean' },
      { id: 'custentity_parent', kind: 'reference', targets: ['customer'] },
    ],
  });
  const { ask } = opened(book);
  assert.deepEqual(ask("SELECT id FROM transaction WHERE custbody_contract = 'none yet'"), []);
  const owner = customerIn(book);
  const customer = customerIn(book, { companyName: 'Second Ltd', custentity_parent: { id: owner } });
  book.create('salesOrder', {
    entity: { id: customer },
    custbody_contract: 'C-1',
    custbody_start: '2026-04-01',
    custbody_units: 1.5,
    item: { items: [line('98', { custcol_urgent: true })] },
  });
  assert.deepEqual(
    ask(
      `SELECT t.custbody_contract, t.custbody_start, t.custbody_units, tl.custcol_urgent, BUILTIN.DF(c.custentity_parent) owner
       FROM transaction t JOIN transactionline tl ON tl.transaction = t.id AND tl.id = 1 JOIN customer c ON c.id = t.entity
       WHERE t.custbody_start >= TO_DATE('2026-04-01','YYYY-MM-DD')`,
    ),
    [
      {
        custbody_contract: 'C-1',
        custbody_start: '4/1/2026',
        custbody_units: '1.5',
        custcol_urgent: 'T',
        owner: book.read('customer', owner).fields['entityId'],
      },
    ],
  );
});

test('the lists of the account can be looked up', () => {
  const { ask } = opened();
  assert.deepEqual(ask("SELECT id, symbol FROM currency WHERE isbasecurrency = 'T'"), [{ id: '1', symbol: 'USD' }]);
  assert.deepEqual(ask('SELECT name, BUILTIN.DF(parent) p FROM subsidiary WHERE id = 3'), [
    { name: 'Germany', p: 'Parent Company' },
  ]);
  assert.deepEqual(ask("SELECT id, itemtype FROM item WHERE itemid = 'Licence'").length, 1);
  assert.deepEqual(
    ask(
      `SELECT periodname, startdate, enddate FROM accountingperiod
       WHERE isyear = 'F' AND isquarter = 'F' AND TO_DATE('2026-03-10','YYYY-MM-DD') BETWEEN startdate AND enddate`,
    ),
    [{ periodname: 'Mar 2026', startdate: '3/1/2026', enddate: '3/31/2026' }],
  );
  assert.deepEqual(ask("SELECT name, daysuntilnetdue d FROM term WHERE name = 'Net 30'"), [
    { name: 'Net 30', d: '30' },
  ]);
});
