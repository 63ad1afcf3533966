/** The pages of the org as axe sees them, with the package's data: nothing on them keeps people from their work. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from '../journeys/support/batches.ts';
import { STAFF, type Role } from '../journeys/support/clouds.ts';
import type { Deal } from '../journeys/support/won-deal.ts';
import { openWorld } from '../journeys/support/world.ts';
import { findViolations } from './support/find-violations.ts';
import { enter, openBrowser } from './support/open-browser.ts';

const world = await openWorld({ environment: { HELD_CHECK_SECONDS: '3600' } });
const { salesforce, netSuite } = world;
const browser = await openBrowser();
after(() => browser.close());

const check = async (page: Page): Promise<void> => assert.deepEqual(await findViolations(page), []);

let deal: Deal;

before(async () => {
  const { operations } = netSuite.sandbox.book;
  const owned = { OwnerId: (await world.signIn('rep')).userId };
  deal = world.wonDeal({ account: { Name: 'Northwind Freight', ...owned }, contract: owned, order: owned });
  const { json } = await world.activate(deal.contractId);
  const id = String(json['salesOrderId']);
  operations.approveOrder({ id });
  operations.billOrder({ id });
  await world.activate(world.wonDeal({ account: { Name: 'Fjord Shipping', Subsidiary__c: null } }).contractId);
  await batchesOf(world).runInvoices();
  await until('what failed is listed', () => Promise.resolve(salesforce.find('ErrorLog__c', {}).length > 0));
});

const open = async (role: Role, path: string): Promise<Page> => {
  const { page } = await browser.openPage();
  await enter(page, world.addresses.salesforce, { path, username: STAFF[role].username });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
};

const analytics = async (kind: 'Report' | 'Dashboard', name: string): Promise<Page> => {
  const page = await open('operations', `/lightning/o/${kind}/home`);
  await page.getByRole('link', { name, exact: true }).last().click();
  await page.getByRole('heading', { level: 1 }).getByText(name).waitFor();
  return page;
};

test('home, with the bell and the person’s menu open', async () => {
  const page = await open('operations', '/lightning/page/home');
  await page.getByText('Items to Approve').first().waitFor();
  await check(page);
  await page.getByRole('button', { name: /Notifications/ }).click();
  await page.getByRole('dialog', { name: 'Notifications' }).waitFor();
  await check(page);
});

test('a list of records', async () => {
  const page = await open('operations', '/lightning/o/ErrorLog__c/list');
  await page.locator('tbody tr').first().waitFor();
  await check(page);
});

test('a record with its tabs, and its form', async () => {
  const page = await open('rep', `/lightning/r/Account/${deal.accountId}/view`);
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    await tab.click();
    for (const spinner of await page.locator('main lightning-spinner').all())
      await spinner.waitFor({ state: 'detached' });
    await check(page);
  }
});

test('the form over a record', async () => {
  const page = await open('operations', '/lightning/o/ValueAlias__c/new');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByText('Complete this field.').first().waitFor();
  await check(page);
});

test('the error console, with one failure open', async () => {
  const page = await open('operations', '/lightning/n/Error_Console');
  await page.locator('c-failure-list').getByRole('button', { name: 'Fjord Shipping' }).click();
  await page.locator('c-failure-detail').getByRole('button', { name: 'Replay' }).waitFor();
  await check(page);
});

test('a report', async () => {
  const page = await analytics('Report', 'Open Failures by Class and Entity');
  await page.locator('main table').waitFor();
  await check(page);
});

test('a dashboard, with a chart as a table', async () => {
  const page = await analytics('Dashboard', 'Integration Health');
  await page.getByRole('button', { name: 'Show as table' }).first().click();
  await check(page);
});

test('a page that does not exist, and the login', async () => {
  await check(await open('operations', '/lightning/nowhere'));
  const { page } = await browser.openPage();
  await page.goto(`${world.addresses.salesforce}/lightning/login`);
  await check(page);
});
