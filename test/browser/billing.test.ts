/**
 * What finance sees of an account with 500 documents: its page soon, its invoices by age and status, what NetSuite changed without
 * reloading, its payments, and the forecast. A real browser on the package's own pages.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { DOCUMENTS, FINANCE, NOBODY, startBillingOrg } from './support/billing-org.ts';
import { enter, openBrowser, type WatchedPage } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

const org = await startBillingOrg();
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await org.stop();
});

const ACCOUNT = `/lightning/r/Account/${org.accountId}/view`;
/** A person waits that long for a page, in milliseconds. */
const SOON = 2000;

const opened = async (path: string, username = FINANCE): Promise<WatchedPage> => {
  const watched = await browser.openPage({ width: 1440, height: 1200 });
  await enter(watched.page, org.sandbox.url, { path, username });
  return watched;
};

const shoot = (page: Page, name: string): Promise<void> => takePicture(page, name, { fullPage: true });

const openBilling = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Billing' }).click();
  await page.getByText(`1 to 25 of ${String(DOCUMENTS)}`).waitFor();
};

const choose = async (page: Page, field: string, value: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
};

test('the page of an account with 500 documents is there soon, and its invoices are', async (context) => {
  const { page, errors } = await opened(ACCOUNT);
  await page.getByText('At Risk').first().waitFor();

  const before = Date.now();
  await page.reload({ waitUntil: 'commit' });
  await page.getByText('The oldest unpaid invoice is 119 days late').waitFor();
  const shown = Date.now() - before;
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
  const clicked = Date.now();
  await openBilling(page);
  const listed = Date.now() - clicked;
  context.diagnostic(
    `first paint after ${paint.toFixed(0)} ms, the account after ${String(shown)} ms, its invoices ${String(listed)} ms after a click`,
  );
  assert.ok(paint > 0 && paint < SOON, `first paint after ${String(paint)} ms`);
  await page.getByRole('heading', { name: 'Payments' }).waitFor();
  await shoot(page, 'account-billing');
  assert.deepEqual(errors, []);
});

test('invoices are found by a part of the ageing bar, by status and by page', async () => {
  const { page, errors } = await opened(ACCOUNT);
  await openBilling(page);
  await page.getByRole('button', { name: /^Over 90 days late: USD/ }).click();
  await page.getByText(/^1 to 25 of [1-9]\d$/).waitFor();
  await page.getByRole('button', { name: /^Over 90 days late: USD/, pressed: true }).waitFor();
  await shoot(page, 'account-billing-by-age');
  await page.getByRole('button', { name: 'Show All' }).click();
  await choose(page, 'Status', 'Paid In Full');
  await page.getByText('1 to 25 of 125').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('26 to 50 of 125').waitFor();
  await choose(page, 'Status', 'Voided');
  await page.getByText('No document is like that', { exact: false }).waitFor();
  assert.deepEqual(errors, []);
});

test('what NetSuite changed is on the open page without reloading it', async () => {
  const { page, errors } = await opened(ACCOUNT);
  await openBilling(page);
  await choose(page, 'Status', 'Paid In Full');
  await page.getByText('1 to 25 of 125').waitFor();
  const paid = { Status__c: 'Paid In Full', AmountPaid__c: '103.17', AmountDue__c: '0' };
  org.update('Invoice__c', [{ Id: org.invoiceIds[1], ...paid, ReadAt__c: new Date().toISOString() }]);
  org.announce();
  await page.getByText('1 to 25 of 126').waitFor();
  assert.deepEqual(errors, []);
});

test('refreshing while the sidecar is away says honestly that there is no answer yet', async () => {
  const { page, errors } = await opened(ACCOUNT);
  await openBilling(page);
  await page.getByRole('button', { name: 'Refresh Now' }).click();
  await page.getByText('No answer yet.').waitFor();
  assert.deepEqual(errors, []);
});

test('the number of an invoice opens it, with what settles it', async () => {
  const { page, errors } = await opened(ACCOUNT);
  await openBilling(page);
  await choose(page, 'Status', 'Paid In Full');
  await page.getByRole('link', { name: 'INV10000' }).first().click();
  await page.waitForURL(`**/lightning/r/Invoice__c/${org.invoiceIds[0] ?? ''}/view`);
  await page.getByText('Taken Back').waitFor();
  await shoot(page, 'invoice');
  assert.deepEqual(errors, []);
});

test('the forecast shows each figure with what it means, month by month, in one currency at a time', async () => {
  const { page, errors } = await opened('/lightning/n/Forecast');
  await page.getByRole('img', { name: /^Projected, invoiced and paid by month in USD/ }).waitFor();
  await page.getByText('Amounts of open deals, by the month they are to close.').waitFor();
  await shoot(page, 'forecast');
  await choose(page, 'Currency', 'EUR');
  await page.getByRole('img', { name: /in EUR/ }).waitFor();
  await choose(page, 'Period', 'This month');
  await page.getByRole('columnheader', { name: 'Total' }).waitFor();
  assert.deepEqual(errors, []);
});

test('who may not read invoices is told so, and sees none', async () => {
  const { page } = await opened(`/lightning/cmp/c__accountInvoices?c__recordId=${org.accountId}`, NOBODY);
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByText('INV10').count(), 0);
});
