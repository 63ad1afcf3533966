/**
 * Two tabs side by side: finance bills an order and takes the money at the NetSuite console, and the rep's open account page shows
 * the invoice, and then that it is paid, without being loaded again. Both clouds, the sidecar and a real browser.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { STAFF } from '../journeys/support/clouds.ts';
import { openWorld } from '../journeys/support/world.ts';
import { enter, openBrowser } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

const world = await openWorld();
const rep = await world.signIn('rep');
const browser = await openBrowser();
after(() => browser.close());

const run = async (flow: 'invoices' | 'payments'): Promise<void> => {
  const { status, json } = await world.sidecar.call('POST /v1/runs', { as: 'operator', body: { flow } });
  assert.equal(status, 202, JSON.stringify(json));
};

test('finance bills and takes a payment; the rep’s open account page shows the paid invoice without reload', async () => {
  const owned = { OwnerId: rep.userId };
  const deal = world.wonDeal({ account: { ...owned, Name: 'Granite Works' }, contract: owned, order: owned });
  await world.activate(deal.contractId);
  const [sales, finance] = [await browser.openPage(), await browser.openPage()];

  const path = `/lightning/r/Account/${deal.accountId}/view`;
  await enter(sales.page, world.addresses.salesforce, { path, username: STAFF.rep.username });
  await sales.page.getByRole('tab', { name: 'Billing' }).click();
  const invoices = sales.page.locator('c-account-invoices');
  await invoices.waitFor();
  let loads = 0;
  sales.page.on('load', () => (loads += 1));

  await finance.page.goto(`${world.netSuite.sandbox.url}/console/transactions?type=salesOrder`);
  await finance.page.getByRole('link', { name: /Sales Order #/ }).click();
  await finance.page.getByRole('button', { name: 'Approve' }).click();
  await finance.page.getByRole('button', { name: 'Bill' }).click();
  const bill = finance.page.getByRole('status').getByRole('link', { name: /Invoice #/ });
  const number = (await bill.innerText()).replace('Invoice #', '');
  await run('invoices');
  await invoices.getByText(number).first().waitFor();

  await bill.click();
  await finance.page.getByRole('button', { name: 'Record a payment' }).click();
  await finance.page.getByText('Paid In Full', { exact: true }).waitFor();
  await run('payments');
  await sales.page
    .locator('c-payment-history')
    .getByText(/PYMT\d+/)
    .first()
    .waitFor();
  await invoices.getByRole('gridcell', { name: 'Paid In Full' }).waitFor();
  await sales.page.getByText('Healthy').first().waitFor();
  // The header follows the figures of the account, too.
  await sales.page.locator('.slds-page-header_record-home').getByText('Healthy').waitFor();
  await takePicture(sales.page, 'two-tabs-account');
  await sales.page.getByRole('button', { name: /new notification/ }).click();
  await sales.page.getByText(/^PYMT\d+: USD 1,250\.50$/).waitFor();
  assert.equal(loads, 0);
  assert.deepEqual([...sales.errors, ...finance.errors], []);
});
