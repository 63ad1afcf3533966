/**
 * A rep closes a deal on its page, says on the contract what the deal did not say, activates it, and reads the number of the sales
 * order; then the pages of order and deal tell the story. Both clouds, the sidecar and a real browser.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { STAFF } from '../journeys/support/clouds.ts';
import { UNIT_PRICE } from '../journeys/support/won-deal.ts';
import { openWorld } from '../journeys/support/world.ts';
import { enter, openBrowser } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

const world = await openWorld();
const { salesforce } = world;
const rep = await world.signIn('rep');
const browser = await openBrowser();
after(() => browser.close());

const pricebookId = String(salesforce.find('Pricebook2', { IsStandard: true })[0]?.['Id']);

const openDeal = (name: string, accountName: string, isMapped = true): string => {
  const product = world.product();
  if (isMapped) salesforce.update('Product2', product.id, { NetSuiteItemId__c: product.itemId });
  const id = salesforce.create('Opportunity', {
    Name: name,
    AccountId: world.account({ Name: accountName, OwnerId: rep.userId }),
    StageName: 'Negotiation/Review',
    CloseDate: '2026-12-01',
    OwnerId: rep.userId,
    CurrencyIsoCode: 'USD',
    Pricebook2Id: pricebookId,
  });
  salesforce.create('OpportunityLineItem', {
    OpportunityId: id,
    PricebookEntryId: product.entryId,
    Quantity: 2,
    UnitPrice: UNIT_PRICE,
  });
  return id;
};

const go = (page: Page, path: string): Promise<void> =>
  enter(page, world.addresses.salesforce, { path, username: STAFF.rep.username });

const shoot = (page: Page, name: string): Promise<void> => takePicture(page, `order-bridge-${name}`);

const choose = async (page: Page, field: string, value: string): Promise<void> => {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: field }).click();
  await dialog.getByRole('option', { name: value, exact: true }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

test('a rep closes a deal, activates its contract and reads the number of the sales order', async () => {
  const { page, errors } = await browser.openPage();
  const dealId = openDeal('Widgets for the mill', 'Granite Works');
  await go(page, `/lightning/r/Opportunity/${dealId}/view`);
  await page.getByText('Only won opportunities go to NetSuite').waitFor();
  await shoot(page, 'deal-open');

  await choose(page, 'Stage', 'Closed Won');
  await page.getByText('The contract does not say how often it is billed.').waitFor();
  const [order] = salesforce.find('Order', { Opportunity__c: dealId });
  const contractId = String(order?.['ContractId']);
  await shoot(page, 'deal-won');

  await go(page, `/lightning/r/Contract/${contractId}/view`);
  await choose(page, 'Billing Frequency', 'Annually');
  await page.getByText('nobody has activated its contract yet').waitFor();
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  const screen = page.getByRole('dialog');
  await screen.getByText('NetSuite books the sales order').waitFor();
  await shoot(page, 'contract-activate');
  await screen.getByRole('button', { name: 'Activate', exact: true }).click();
  await screen.getByText('Booked in NetSuite.').waitFor();
  const number = String(salesforce.find('Order', { Id: String(order?.['Id']) })[0]?.['NetSuiteSalesOrderNumber__c']);
  assert.match(number, /^SO\d+$/);
  assert.equal(await screen.locator('.sales-order').innerText(), number);
  await shoot(page, 'contract-booked');

  await screen.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText('In step with NetSuite').waitFor();
  await go(page, `/lightning/r/Order/${String(order?.['Id'])}/view`);
  await page.getByText('NetSuite approves, delivers and bills the sales order.').waitFor();
  assert.match(await page.locator('[aria-current="step"]').innerText(), /Booked/);
  await page.locator('c-record-trail').getByRole('link', { name: 'Widgets for the mill' }).waitFor();
  await shoot(page, 'order-booked');
  assert.deepEqual(errors, []);
});

test('while the integration is away the rep reads that it will post, and then the number without doing anything', async () => {
  const { page, errors } = await browser.openPage();
  const dealId = openDeal('Pumps for the mill', 'Harbour Logistics');
  salesforce.update('Opportunity', dealId, { StageName: 'Closed Won' });
  const [order] = salesforce.find('Order', { Opportunity__c: dealId });
  salesforce.update('Contract', String(order?.['ContractId']), { BillingFrequency__c: 'Annually' });
  await world.sidecar.stop();
  await go(page, `/lightning/r/Contract/${String(order?.['ContractId'])}/view`);
  await page.getByRole('button', { name: 'Activate', exact: true }).click();
  const screen = page.getByRole('dialog');
  await screen.getByRole('button', { name: 'Activate', exact: true }).click();
  await screen.getByText('The integration did not answer.').waitFor();
  await shoot(page, 'contract-waits');

  await world.sidecar.start();
  await screen.locator('.sales-order').waitFor();
  await shoot(page, 'contract-number-comes-later');
  // Nobody reads of a failure that is over.
  await screen.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText('In step with NetSuite').waitFor();
  await page.getByText('The integration did not answer').waitFor({ state: 'detached' });
  assert.deepEqual(errors, []);
});

test('an order on hold says why it waits and what to do, and goes on when the product is mapped', async () => {
  const { page, errors } = await browser.openPage();
  const dealId = openDeal('Valves for the mill', 'Tidewater Foods', false);
  salesforce.update('Opportunity', dealId, { StageName: 'Closed Won' });
  const [order] = salesforce.find('Order', { Opportunity__c: dealId });
  const orderId = String(order?.['Id']);
  salesforce.update('Contract', String(order?.['ContractId']), { BillingFrequency__c: 'Annually' });
  await go(page, `/lightning/r/Order/${orderId}/view`);
  const path = page.locator('c-order-path');
  await path.getByText('the product stands for no item in NetSuite').waitFor();
  await path.getByText('Map the product to its NetSuite item').waitFor();
  await shoot(page, 'order-waits');

  const [line] = salesforce.find('OrderItem', { OrderId: orderId });
  salesforce.update('Product2', String(line?.['Product2Id']), { NetSuiteItemId__c: 'item-of-the-valve' });
  await page.reload();
  await path.getByText('Activate the contract: NetSuite then books the sales order.').waitFor();
  assert.deepEqual(errors, []);
});
