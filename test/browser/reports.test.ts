/** Reports and dashboards as people see them in the browser: tables with groups, charts, and what cannot be drawn. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { SAMPLE_REPORTS } from '../sandbox/salesforce/analytics/sample-reports.ts';
import { startApexOrg } from '../sandbox/salesforce/apex/served/start-apex-org.ts';
import type { Client } from '../sandbox/salesforce/fixtures/start-shipping-org.ts';
import { enter, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';

let org: Client;
let browser: OpenedBrowser;
before(async () => {
  org = await startApexOrg(SAMPLE_REPORTS);
  browser = await openBrowser();
  const industries = ['Energy', 'Energy', 'Banking'];
  for (const [at, Industry] of industries.entries()) {
    await org.call('POST', '/sobjects/Account', {
      ...{
        Name: `R-${at + 1}`,
        Industry,
        AnnualRevenue: 1000.1 + at,
        CurrencyIsoCode: 'USD',
        NumberOfEmployees: at * 10,
      },
    });
  }
});
after(async () => {
  await browser.close();
  await org.stop();
});

const opened = async (path: string): Promise<WatchedPage> => {
  const watched = await browser.openPage();
  await enter(watched.page, org.sandbox.url, { path, username: 'admin@sandbox.example' });
  await watched.page.locator('main h1').first().waitFor();
  return watched;
};

const tableText = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('main tr').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());

test('a report is found by its name and shows groups, records, subtotals and totals', async () => {
  const { page, errors } = await opened('/lightning/o/Report/home');
  await page.getByRole('link', { name: 'By Industry' }).click();
  await page.getByRole('heading', { name: 'By Industry' }).waitFor();
  await page.getByText('USD 3,003.30').first().waitFor();
  assert.deepEqual(await tableText(page), [
    'Industry Account Name Annual Revenue',
    'Banking R-3 USD 1,002.10',
    'Subtotal (1) Sum of Annual Revenue: USD 1,002.10, Average Annual Revenue: USD 1,002.10',
    'Energy R-1 USD 1,000.10',
    'R-2 USD 1,001.10',
    'Subtotal (2) Sum of Annual Revenue: USD 2,001.20, Average Annual Revenue: USD 1,000.60',
    'Total (3) Sum of Annual Revenue: USD 3,003.30, Average Annual Revenue: USD 1,001.10',
  ]);
  await page.getByText('Detail Rows').click();
  await page.getByRole('columnheader', { name: 'Record Count' }).waitFor();
  await page.getByText('Detail Rows').click();
  await page.getByRole('link', { name: 'R-2' }).click();
  await page.getByRole('heading', { name: 'R-2' }).waitFor();
  assert.deepEqual(errors, []);
});

test('a matrix crosses its groups', async () => {
  const { page, errors } = await opened('/lightning/o/Report/home');
  await page.getByRole('link', { name: 'Sizes' }).click();
  await page.getByRole('columnheader', { name: 'Total' }).waitFor();
  assert.match((await tableText(page)).join('; '), /Up to 10 2 2; Over 10 1 1; Total 3 3$/);
  assert.deepEqual(errors, []);
});

test('a dashboard shows charts, each also as a table, and says in its place what cannot be shown', async () => {
  const { page, errors } = await opened('/lightning/o/Dashboard/home');
  await page.getByRole('link', { name: 'Accounts' }).last().click();
  await page.getByRole('heading', { name: 'By industry' }).waitFor();
  assert.match(
    (await page.getByRole('img', { name: /^By industry/ }).getAttribute('aria-label')) ?? '',
    /Banking: 1; Energy: 2$/,
  );
  await page.getByRole('button', { name: 'Show as table' }).click();
  assert.deepEqual((await tableText(page)).slice(1), ['Banking 1', 'Energy 2']);
  await page.getByText('The sandbox does not support crossFilters of the report Ours/Odd.').waitFor();
  assert.deepEqual(errors, []);
});

test('a report that cannot be run says why', async () => {
  const { page } = await opened('/lightning/o/Report/home');
  await page.getByRole('link', { name: 'Odd' }).click();
  await page.getByText('The sandbox does not support crossFilters of the report Ours/Odd.').waitFor();
});
