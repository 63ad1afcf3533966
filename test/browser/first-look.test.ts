/**
 * What a rep sees first: a list of the app, the day at home with what was booked, and the bell. Both clouds, the sidecar and a real browser.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { STAFF } from '../journeys/support/clouds.ts';
import { openWorld } from '../journeys/support/world.ts';
import { enter, openBrowser } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

const world = await openWorld();
const rep = await world.signIn('rep');
const browser = await openBrowser();
after(() => browser.close());

const CUSTOMERS = ['Granite Works', 'Harbour Logistics', 'Quarry Street Clinic', 'Tidewater Foods'];

const book = async (name: string): Promise<void> => {
  const owned = { OwnerId: rep.userId };
  const deal = world.wonDeal({ account: { ...owned, Name: name }, contract: owned, order: owned });
  const { status } = await world.activate(deal.contractId);
  assert.equal(status, 201, name);
};

const go = (page: Page, path: string): Promise<void> =>
  enter(page, world.addresses.salesforce, { path, username: STAFF.rep.username });

test('at home a rep finds what was booked, in a list and under the bell as well', async () => {
  for (const name of CUSTOMERS) await book(name);
  const { page, errors } = await browser.openPage();
  await go(page, '/lightning/o/Order/list');
  await page.getByText(/^4 items/).waitFor();
  await takePicture(page, 'orders');

  await page.getByRole('link', { name: 'Tidewater Foods' }).click();
  await page.getByRole('heading', { name: /Tidewater Foods/ }).waitFor();
  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await page.getByRole('link', { name: 'Tidewater Foods' }).first().waitFor();
  await page
    .getByText(/is booked in NetSuite$/)
    .first()
    .waitFor();
  await takePicture(page, 'home');

  await page.getByRole('button', { name: /new notification/ }).click();
  await page
    .getByRole('dialog', { name: 'Notifications' })
    .getByText(/is booked in NetSuite$/)
    .first()
    .waitFor();
  await takePicture(page, 'bell');
  assert.deepEqual(errors, []);
});

test('on a phone nothing is wider than the screen, and the actions leave the name alone', async () => {
  const { page, errors } = await browser.openPage({ width: 390, height: 844 });
  const owned = { OwnerId: rep.userId };
  const name = 'Vereinigte Granitwerke Niederösterreich und Umgebung Verwaltungsgesellschaft mbH';
  await go(page, `/lightning/r/Account/${world.account({ ...owned, Name: name })}/view`);
  const header = page.locator('.slds-page-header_record-home');
  const title = await header.locator('.slds-page-header__title').boundingBox();
  const actions = await header.getByRole('group', { name: 'Actions' }).boundingBox();
  assert.ok(title !== null && actions !== null);
  assert.ok(actions.y >= title.y + title.height, JSON.stringify({ title, actions }));
  const width = await page.evaluate('document.documentElement.scrollWidth');
  assert.equal(width, 390);
  assert.deepEqual(errors, []);
});
