import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { operate, start } from '../testing/test-account.ts';

/** The pages over real sockets, as a browser without scripts uses them. */
const sandbox = await start({ start: new Date('2026-03-02T18:00:00Z') });
const { book } = sandbox;
after(() => sandbox.stop());

type Seen = { readonly status: number; readonly url: string; readonly text: string; readonly markup: string };

/** What a person reads: without tags, entities as characters. */
const textOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

const seen = async (response: Response): Promise<Seen> => {
  const markup = await response.text();
  return { status: response.status, url: response.url, text: textOf(markup), markup };
};

const open = async (path: string): Promise<Seen> => seen(await fetch(`${sandbox.url}/console${path}`));

/** Presses the button of a form; the redirect is followed, as browsers do. */
const press = async (path: string, values: Readonly<Record<string, string>> | URLSearchParams = {}): Promise<Seen> =>
  seen(await fetch(`${sandbox.url}/console${path}`, { method: 'POST', body: new URLSearchParams(values) }));

const customer = (companyName: string): string =>
  book.create('customer', { companyName, subsidiary: { id: '1' }, currency: { id: '1' } }).id;

const orderOf = (customerId: string, item = '98', quantity = 2): string =>
  book.create('salesOrder', { entity: { id: customerId }, item: { items: [{ item: { id: item }, quantity }] } }).id;

const billed = (customerId: string): string => {
  const id = orderOf(customerId);
  book.operations.approveOrder({ id });
  return book.operations.billOrder({ id }).invoice;
};

test('an order is approved and billed, its invoice paid in part and then in full', async () => {
  const order = orderOf(customer('Granite Works'));
  const path = `/records/salesOrder/${order}`;
  assert.match((await open(path)).text, /Sales Order #SO\d+ Pending Approval/);

  const approved = await press(`${path}/approve`);
  assert.match(approved.text, /Done\. The order is approved\. .* Pending Billing/);
  const bill = await press(`${path}/bill`, { date: '2026-03-01' });
  assert.match(bill.text, /The order is billed\. Invoice #INV\d+ .* Billed by Invoice #INV\d+ 2026-03-01 Open/);

  const [, invoice = ''] = /records\/invoice\/(\d+)/.exec(bill.markup) ?? [];
  const part = await press(`/records/invoice/${invoice}/pay`, { amount: '100', date: '2026-03-02' });
  assert.match(part.text, /Done\. The payment is recorded\. Payment #\S+ .* Amount Remaining USD 200\.00/);
  assert.match((await press(`/records/invoice/${invoice}/pay`, { amount: '200.00' })).text, /Paid In Full/);
});

test('what NetSuite refuses is said in its words, and what was typed is still there', async () => {
  const invoice = billed(customer('Harbour Logistics'));
  const refused = await press(`/records/invoice/${invoice}/pay`, { amount: '5000', date: '2026-03-02' });
  assert.match(
    refused.text,
    /Refused\. Error while accessing a resource\. The amount applied is more than the amount due on the document\. \(USER_ERROR\)/,
  );
  assert.match(refused.markup, /value="5000"/);
  assert.equal((await seen(await fetch(refused.url))).text, refused.text, 'reloading repeats the page, not the action');

  const wrong = await press(`/records/invoice/${invoice}/pay`, { amount: 'twelve' });
  assert.match(wrong.text, /Refused\. Amount: "twelve" is not a number such as 12\.50\./);
  assert.equal([...book.linksFrom(invoice)].length, 0);
});

test('a payment is taken back, applied to another invoice and voided', async () => {
  const payer = customer('Quarry Street Clinic');
  const [first, second] = [billed(payer), billed(payer)];
  const { payment } = book.operations.payInvoice({ id: first, amount: '120' });
  const path = `/records/customerPayment/${payment}`;

  assert.match((await press(`${path}/unapply`, { invoice: '' })).text, /no longer applied\. .* Unapplied USD 120\.00/);
  const applied = await press(`${path}/apply`, { invoice: second, amount: '20.50' });
  assert.match(applied.text, /Applied to Invoice #\S+ \S+ Open USD 20\.50/);
  assert.match((await press(`${path}/void`)).text, /The document is void\. .* Voided/);
  assert.match((await press(`${path}/void`)).text, /This transaction has already been voided\./);
});

test('an invoice is credited, in part and whole', async () => {
  const invoice = billed(customer('Credit House'));
  const part = await press(`/records/invoice/${invoice}/credit`, { amount: '50', date: '2026-03-02', apply: 'on' });
  assert.match(part.text, /The credit memo is made\. Credit Memo #\S+ .* Amount Remaining USD 250\.00/);
  const rest = await press(`/records/invoice/${invoice}/credit`, { date: '2026-03-02' });
  assert.match(rest.text, /Credit Memo #\S+ .* Amount Remaining USD 250\.00/, 'a credit memo that is kept for later');
});

test('a customer pays ahead and in one sum; its page shows what it owes', async () => {
  const id = customer('Ahead & Sons');
  const invoice = billed(id);
  assert.match((await open(`/records/customer/${id}`)).text, /Balance USD 300\.00/);
  const paid = await press(`/records/customer/${id}/receive`, {
    amount: '450',
    currency: '1',
    date: '2026-03-02',
    autoApply: 'on',
  });
  assert.match(paid.text, /Balance -USD 150\.00/);
  assert.equal(book.read('invoice', invoice).fields['status'], 'B');
  const ahead = await press(`/records/customer/${id}/deposit`, { amount: '10', currency: '1', date: '2026-03-02' });
  assert.match(ahead.text, /The deposit is recorded\. .* Deposit Balance USD 10\.00 .* Transactions/);
});

test('goods are fulfilled before they are billed', async () => {
  const order = orderOf(customer('Goods Inc'), '100');
  await press(`/records/salesOrder/${order}/approve`);
  const early = await press(`/records/salesOrder/${order}/bill`);
  assert.match(early.text, /There are no lines left to bill on this sales order\./);
  assert.match((await press(`/records/salesOrder/${order}/fulfil`)).text, /Item Fulfillment #\S+ .* Fulfilled by/);
  assert.match((await press(`/records/salesOrder/${order}/bill`)).text, /The order is billed\./);
});

test('a price and a state of an item are changed, and its history says so', async () => {
  const priced = await press('/records/serviceSaleItem/98/price', { rate: '155.5' });
  assert.match(priced.text, /The price is changed\. .* Changed Rate : 150 to 155\.5/);
  assert.match((await press('/records/serviceSaleItem/98/deactivate')).text, /Implementation Inactive/);
  assert.match((await press('/records/serviceSaleItem/98/activate')).text, /The item is active\./);
  book.update('serviceSaleItem', '98', { rate: '150' });
});

test('transactions are found by words, type and status, page by page, and worked on together', async () => {
  const id = customer('Many Orders Ltd');
  const orders = Array.from({ length: 53 }, () => orderOf(id));
  const query = 'type=salesOrder&status=Pending+Approval&q=many+orders';
  const first = await open(`/transactions?${query}`);
  assert.match(first.text, /Page 1 of 2, 53 found/);
  assert.equal(first.markup.match(/name="id"/g)?.length, 50);
  assert.equal((await open(`/transactions?${query}&page=2`)).markup.match(/name="id"/g)?.length, 3);

  const form = new URLSearchParams({ type: 'salesOrder', action: 'approve' });
  for (const each of orders.slice(0, 3)) form.append('id', each);
  assert.match((await press('/transactions/together', form)).text, /Done\. Approve: 3 done, 0 refused\./);
  assert.match(
    (await press('/transactions/together', form)).text,
    /Refused\. Approve: 0 done, 3 refused\. Sales Order/,
  );
  assert.match((await open('/transactions?q=nowhere')).text, /No transaction matches\./);
  assert.match((await open(`/transactions?customer=${id}`)).text, /Only those of CUS\d+ Many Orders Ltd/);
});

test('customers and items are found by name', async () => {
  customer('Findable Foundry');
  assert.match((await open('/customers?q=findable')).text, /CUS\d+ Findable Foundry Parent Company Active USD 0\.00/);
  assert.match((await open('/customers?q=nobody')).text, /No customer matches\./);
  assert.match((await open('/items?q=licence')).text, /Licence 99 Non-inventory Item for Sale Active 39\.95/);
});

test('a fault is switched on, strikes programs and never these pages, and is switched off', async () => {
  const on = await press('/faults', { kind: 'status', status: '503', path: '/services', times: '', percent: '100' });
  assert.match(on.text, /Fault \d+ is on\. .* Refuse with a status 503 any \/services 100 % always 0/);
  assert.equal((await fetch(`${sandbox.url}/services/rest/record/v1/customer`)).status, 401, 'logins come first');
  assert.equal((await open('/traffic')).status, 200);
  assert.match((await open('/faults')).text, /always 1/);
  const [, id = ''] = /faults\/(\d+)\/off/.exec(on.markup) ?? [];
  assert.match((await press(`/faults/${id}/off`)).text, /The fault is off\. .* the account behaves/);
  assert.match((await press('/faults', { kind: 'status', status: '200' })).text, /Refused\. .*400/);
  assert.match((await press('/faults', { kind: 'truncate', path: '(' })).text, /Refused\. .*regular expression/);
});

test('concurrency is told against the ceiling, and counted from zero on request', async () => {
  await operate(sandbox, 'GET /stats');
  assert.match((await open('/traffic')).text, /In use 0 of 5 Peak \d+ Refused with 429 \d+/);
  assert.match((await open('/traffic/slots')).text, /In use 0 of 5/);
  assert.match((await press('/traffic/reset')).text, /Counting begins anew\. .* Peak 0/);
});

test('refused logins are listed with their reason', async () => {
  await fetch(`${sandbox.url}/services/rest/record/v1/customer`, { headers: { authorization: 'Bearer none' } });
  assert.match((await open('/logins')).text, /Rejected Access token/);
});

test('the overview counts what waits, and lets days pass', async () => {
  billed(customer('Late Payer'));
  assert.match((await open('')).text, /\d+ Orders to approve/);
  const before = sandbox.clock.now().getTime();
  const later = await press('/clock', { days: '60' });
  assert.match(later.text, /60 days have passed\. .* [1-9]\d* Overdue invoices/);
  assert.ok(sandbox.clock.now().getTime() - before >= 60 * 86_400_000);
  assert.match((await press('/clock/back')).text, /this machine's time again/);
  assert.ok(Math.abs(sandbox.clock.now().getTime() - Date.now()) < 60_000);
  sandbox.clock.set(new Date(before));
});

test('names are shown as they are, never as markup', async () => {
  const name = '<script>alert("1")</script> & Co';
  const id = customer(name);
  const page = await open(`/records/customer/${id}`);
  assert.ok(page.text.includes(name));
  assert.ok(!page.markup.includes('<script>alert'));
  const search = await open(`/customers?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.ok(!search.markup.includes('<script>alert'));
  assert.ok(!(await open('/transactions?message=%3Cb%3E')).markup.includes('<b>'));
});

test('a form that no page has ends in a page that says so', async () => {
  const { status, text } = await press('/transactions/together', { what: 'ever' });
  assert.equal(status, 500);
  assert.match(text, /This did not work .*type.* Back to the overview/);
});

test('addresses that lead nowhere say so, and forms of other sites do nothing', async () => {
  for (const path of ['/nowhere', '/records/invoice/999999', '/records/subsidiary/1'])
    assert.equal((await open(path)).status, 404, path);
  assert.equal((await press('/records/invoice/999999/void')).status, 404);
  const order = orderOf(customer('Target'));
  const response = await fetch(`${sandbox.url}/console/records/salesOrder/${order}/approve`, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
    body: new URLSearchParams(),
  });
  assert.equal(response.status, 403);
  assert.equal(book.read('salesOrder', order).fields['status'], 'A');
});
