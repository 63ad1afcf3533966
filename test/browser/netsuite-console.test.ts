import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startNetSuite } from '../sandbox/netsuite/index.ts';
import { caller, integration, ACCOUNT_ID } from '../sandbox/netsuite/testing/test-account.ts';
import { openBrowser } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

/** Finance at the NetSuite console, in a browser: an order becomes an invoice, money comes in, and what is refused says why. */

const sandbox = await startNetSuite({
  accountId: ACCOUNT_ID,
  integrations: [integration],
  start: new Date('2026-03-02T18:00:00Z'),
  latencyMilliseconds: 1500,
});
const { book } = sandbox;
const { page, errors, browser } = await openBrowser().then(async (opened) => ({
  ...(await opened.openPage({ width: 1280, height: 800 })),
  browser: opened,
}));
after(async () => {
  await browser.close();
  await sandbox.stop();
});

const picture = (name: string): Promise<void> => takePicture(page, `netsuite-console-${name}`, { fullPage: true });
const open = (path: string): Promise<unknown> => page.goto(`${sandbox.url}/console${path}`);
const heading = () => page.getByRole('heading', { level: 1 });
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Boxes of the page that say to nobody what belongs into them. */
const unlabelled = async (): Promise<readonly string[]> => {
  const names: string[] = [];
  for (const box of await page.locator('input:not([type=hidden]), select').all()) {
    const label = page.locator(`label[for="${(await box.getAttribute('id')) ?? ''}"]`);
    if ((await box.getAttribute('aria-label')) === null && (await label.count()) === 0)
      names.push((await box.getAttribute('name')) ?? '');
  }
  return names;
};

const customer = (companyName: string): string =>
  book.create('customer', { companyName, subsidiary: { id: '1' }, currency: { id: '1' } }).id;
const order = (customerId: string, quantity: number, more: object = {}): string =>
  book.create('salesOrder', {
    entity: { id: customerId },
    item: { items: [{ item: { id: '98' }, quantity }] },
    ...more,
  }).id;

const [works, logistics, clinic] = [
  customer('Granite Works'),
  customer('Harbour Logistics'),
  customer('Quarry Street Clinic'),
];
for (const [index, id] of [works, logistics, clinic, logistics].entries())
  order(id, index + 2, { tranDate: '2026-02-10', otherRefNum: `DEMO000${index}` });

test('finance finds an order, approves and bills it, and takes half of the money', async () => {
  await open('');
  await page.getByRole('link', { name: /Orders to approve/ }).click();
  await page.getByLabel('Number, customer, reference').fill('granite');
  await press('Search');
  await page.getByRole('link', { name: /Sales Order #/ }).click();
  assert.match(await heading().innerText(), /Sales Order #SO\d+ *\n*Pending Approval/);
  await press('Approve');
  await page.getByRole('status').getByText('The order is approved.').waitFor();
  await press('Bill');
  await picture('order');
  await page
    .getByRole('status')
    .getByRole('link', { name: /Invoice #/ })
    .click();

  const payment = page.getByRole('form', { name: 'Record a payment' });
  await payment.getByLabel('Amount').fill('150');
  await payment.getByRole('button').click();
  await page.getByRole('status').getByText('The payment is recorded.').waitFor();
  assert.match(await page.getByRole('main').innerText(), /Amount Remaining\s+USD 150\.00/);
  await picture('invoice');
});

test('a payment that is too large is refused in NetSuite’s words, and the form keeps what was typed', async () => {
  const payment = page.getByRole('form', { name: 'Record a payment' });
  await payment.getByLabel('Amount').fill('9999');
  await payment.getByRole('button').click();
  const alert = page.getByRole('alert');
  assert.match(await alert.innerText(), /Refused\..*The amount applied is more than the amount due on the document\./s);
  assert.equal(await payment.getByLabel('Amount').inputValue(), '9999');
  await picture('refused');
});

test('several orders are approved together, all ticked at once', async () => {
  await open('/transactions?type=salesOrder&status=Pending+Approval');
  await page.getByRole('checkbox', { name: 'Choose all' }).check();
  await picture('transactions');
  await press('Approve');
  await page.getByText('Approve: 3 done, 0 refused.').waitFor();
});

test('the figures of concurrency move while somebody looks at them', async () => {
  const call = await caller(sandbox);
  await open('/traffic');
  const requests = Promise.all(Array.from({ length: 7 }, () => call('GET', '/record/v1/currency?limit=1')));
  await page.getByText('5 of 5').waitFor();
  await picture('traffic');
  const statuses = (await requests).map(({ status }) => status);
  assert.deepEqual(statuses.filter((status) => status === 429).length, 2);
  await page.getByText('0 of 5').waitFor();
});

test('a fault is switched on and off with the keyboard', async () => {
  await open('/faults');
  await page.getByRole('button', { name: /Maintenance/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Refuse with a status 503').waitFor();
  await picture('faults');
  await page.getByRole('button', { name: 'Switch off' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('No fault is switched on').waitFor();
});

test('every page is titled, labelled and reached from the navigation, and no error is on the console', async () => {
  await open('');
  await picture('overview');
  for (const name of ['Customers', 'Transactions', 'Items', 'Traffic', 'Faults', 'Logins']) {
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name }).click();
    assert.equal(await heading().innerText(), name);
    assert.equal(await page.title(), `${name} - NetSuite sandbox`);
    assert.deepEqual(await unlabelled(), [], name);
  }
  await open(`/records/customer/${works}`);
  await picture('customer');
  assert.deepEqual(errors, []);
});

test('everything works without scripts', async () => {
  const context = await browser.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${sandbox.url}/console/transactions?type=salesOrder&q=clinic`);
  await plain.getByRole('link', { name: /Sales Order #/ }).click();
  await plain.getByRole('button', { name: 'Bill', exact: true }).click();
  await plain.getByText('The order is billed.').waitFor();
  await plain.goto(`${sandbox.url}/console/traffic`);
  await plain.getByRole('link', { name: 'Draw the figures anew' }).click();
  await context.close();
});
