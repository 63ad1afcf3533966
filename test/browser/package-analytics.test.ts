/**
 * The package's own reports and dashboards, over what a company does in some months: a rep reads what is billed, late and paid,
 * operations what failed. Both clouds, the sidecar and a real browser.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from '../journeys/support/batches.ts';
import { STAFF, type Role } from '../journeys/support/clouds.ts';
import { openWorld } from '../journeys/support/world.ts';
import { enter, openBrowser, type WatchedPage } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

// Held work would be looked at again and again while one looks at pictures of it.
const world = await openWorld({ environment: { HELD_CHECK_SECONDS: '3600' } });
const { salesforce, netSuite } = world;
const { runInvoices } = batchesOf(world);
const { operations } = netSuite.sandbox.book;
const rep = await world.signIn('rep');
const owned = { OwnerId: rep.userId };
const browser = await openBrowser();
after(() => browser.close());

const DAY = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

type Sale = {
  readonly account: string;
  readonly price: number;
  readonly currency?: string;
  /** When the invoice was due: days from now. */
  readonly due: number;
  readonly paid?: string;
  readonly daysToBill: number;
};

const SALES: readonly Sale[] = [
  { account: 'Northwind Freight', price: 18_400, due: -95, daysToBill: 9 },
  { account: 'Northwind Freight', price: 7_250, due: 20, daysToBill: 2 },
  { account: 'Alder Mills', price: 12_900.5, due: -40, daysToBill: 6, paid: '6000.00' },
  { account: 'Brightwater Labs', price: 31_000, due: -12, daysToBill: 4 },
  { account: 'Cobalt Robotics', price: 9_600, due: -70, daysToBill: 7, paid: '9600.00' },
  { account: 'Dune Energy', price: 22_750, currency: 'EUR', due: -33, daysToBill: 12 },
  { account: 'Dune Energy', price: 14_100, currency: 'EUR', due: 14, daysToBill: 3 },
  { account: 'Elm Street Foods', price: 5_480, currency: 'EUR', due: -65, daysToBill: 5, paid: '5480.00' },
];

const accountIds = new Map<string, string>();

const accountOf = (name: string, currency: string): string => {
  const key = `${name} ${currency}`;
  const id = accountIds.get(key) ?? world.account({ Name: name, CurrencyIsoCode: currency, ...owned });
  accountIds.set(key, id);
  return id;
};

/** Booked, billed, and paid as far as the sale says. */
const sell = async ({ account, price, currency = 'USD', due, paid, daysToBill }: Sale): Promise<void> => {
  const deal = world.wonDeal({
    account: accountOf(account, currency),
    ...{ product: { currency }, contract: owned, order: owned },
    lines: [{ fields: { UnitPrice: price } }],
  });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const id = String(json['salesOrderId']);
  operations.approveOrder({ id });
  const { invoice } = operations.billOrder({ id });
  salesforce.update('Order', deal.orderId, { BookedAt__c: `${dayFromNow(due - 30 - daysToBill)}T09:00:00.000Z` });
  netSuite.update('invoice', invoice, { tranDate: dayFromNow(due - 30), dueDate: dayFromNow(due) });
  if (paid !== undefined) operations.payInvoice({ id: invoice, amount: paid });
};

/** What goes wrong on the way: a product without an item, customers that are not whole. */
const FAILING = [
  { product: { code: 'Pro Seat', item: 'none' as const } },
  { product: { code: 'Archive', item: 'none' as const } },
  { account: { Name: 'Fjord Shipping', Subsidiary__c: null } },
  { account: { Name: 'Granite Works', BillingCountry: 'Atlantis' } },
];

before(async () => {
  for (const sale of SALES) await sell(sale);
  for (const failing of FAILING) await world.activate(world.wonDeal(failing).contractId);
  world.wonDeal({ account: { Name: 'Harbor Optics', ...owned }, contract: owned, order: owned });
  await runInvoices();
  await until('what failed is listed', () =>
    Promise.resolve([...salesforce.sandbox.org.rows('ErrorLog__c')].length >= FAILING.length),
  );
});

const opened = async (role: Role, kind: 'Dashboard' | 'Report', name: string): Promise<WatchedPage> => {
  const watched = await browser.openPage({ width: 1440, height: kind === 'Report' ? 640 : 1000 });
  const path = `/lightning/o/${kind}/home`;
  await enter(watched.page, world.addresses.salesforce, { path, username: STAFF[role].username });
  await watched.page.getByRole('link', { name, exact: true }).last().click();
  await watched.page.getByRole('heading', { level: 1 }).getByText(name).waitFor();
  return watched;
};

const picture = (page: Page, name: string): Promise<void> => takePicture(page, name, { fullPage: true });

test('a rep sees on the dashboard what is billed, open and late', async () => {
  const { page, errors } = await opened('rep', 'Dashboard', 'Order to Cash');
  await page
    .getByRole('img', { name: /Paid In Full/ })
    .first()
    .waitFor();
  assert.equal(await page.getByText('no records fit').count(), 0);
  assert.equal(await page.getByRole('alert').count(), 0);
  await picture(page, 'dashboard-order-to-cash');
  assert.deepEqual(errors, []);
});

test('a rep reads in the report who is how late', async () => {
  const { page, errors } = await opened('rep', 'Report', 'Overdue Invoices by Currency and Age');
  await page.getByRole('columnheader').first().waitFor();
  await picture(page, 'report-overdue');
  assert.deepEqual(errors, []);
});

test('operations sees what failed, in numbers and money', async () => {
  const { page, errors } = await opened('operations', 'Dashboard', 'Integration Health');
  await page.getByRole('img').first().waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  await picture(page, 'dashboard-integration-health');
  assert.deepEqual(errors, []);
});

test('operations reads the failures of a year by month and code', async () => {
  const { page, errors } = await opened('operations', 'Report', 'Failures per Month and Code');
  await page.getByRole('columnheader', { name: 'Total' }).first().waitFor();
  await picture(page, 'report-failures');
  assert.deepEqual(errors, []);
});
