/** The Lightning page as people use it: they find their way, read and change records, are told what is refused, and hear of news. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { AccessOrg } from '../sandbox/salesforce/access/sample-org.ts';
import { enterAnew, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { ADMIN, NOBODY, REP, startShellOrg } from './support/shell-org.ts';
import { takePicture } from './support/take-picture.ts';

let org: AccessOrg;
let browser: OpenedBrowser;
let shipments: readonly string[];
let accountId: string;

const saved = z.array(z.object({ success: z.literal(true), id: z.string() }));

const create = async (type: string, records: readonly object[]): Promise<readonly string[]> => {
  const body = { allOrNone: true, records: records.map((record) => ({ attributes: { type }, ...record })) };
  return saved.parse((await org.as(REP)('POST', '/composite/sobjects', body)).body).map(({ id }) => id);
};

before(async () => {
  org = await startShellOrg();
  [accountId = ''] = await create('Account', [{ Name: 'Harbour Works' }]);
  const rows = Array.from({ length: 60 }, (_, at) => ({
    Account__c: accountId,
    Carrier__c: at % 2 === 0 ? 'Ship' : 'Post',
    Weight__c: at + 1,
  }));
  shipments = await create('Shipment__c', rows);
  await create('Parcel__c', [{ Shipment__c: shipments[0], Contents__c: 'Lamps' }]);
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const logIn = (path: string, username = REP): Promise<WatchedPage> =>
  enterAnew(browser, org.sandbox.url, { path, username });

const picture = (page: Page, name: string): Promise<void> => takePicture(page, `lightning-${name}`);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What a browser says by itself when an answer is a refusal is no error of the page. */
const ownErrors = (errors: readonly string[]): readonly string[] =>
  errors.filter((error) => !error.startsWith('Failed to load resource'));

test('a person goes from place to place without loading the page anew', async () => {
  const { page, errors } = await logIn('/lightning/page/home');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.getByRole('navigation', { name: 'Global' }).getByRole('link', { name: 'Shipments' }).click();
  await heading(page).getByText('All Shipments').waitFor();
  assert.equal(loads, 0);
  assert.equal(await page.title(), 'All Shipments | Shipments | Shipping');
  const current = page.getByRole('navigation', { name: 'Global' }).locator('[aria-current="page"]');
  assert.equal(await current.innerText(), 'Shipments');
  assert.equal(await page.locator('main:focus').count(), 1);
  await page.goBack();
  await heading(page)
    .getByText(/Good (morning|afternoon|evening)/)
    .waitFor();
  assert.deepEqual(errors, []);
});

test('a list view is chosen, sorted by the org, searched, and goes on as one scrolls', async () => {
  const { page, errors } = await logIn('/lightning/o/Shipment__c/list');
  await page.getByText('50+ items').waitFor();
  await page.getByRole('grid').locator('tbody tr').nth(49).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 4000);
  await page.getByText(/^60 items/).waitFor();
  await page.getByRole('button', { name: 'Select a List View' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Heavy Shipments' }).click();
  await heading(page).getByText('Heavy Shipments').waitFor();
  assert.match(page.url(), /filterName=HeavyOnes/);
  await page.getByText(/^2\d items/).waitFor();
  await page
    .getByRole('columnheader', { name: /Carrier/ })
    .getByRole('button')
    .first()
    .click();
  await page.getByText(/Sorted by Carrier/).waitFor();
  assert.deepEqual(errors, []);
});

test('a record shows its facts, and a component that fails leaves the rest alone', async () => {
  const { page, errors } = await logIn(`/lightning/r/Shipment__c/${shipments[0] ?? ''}/view`);
  await heading(page).getByText('Shipment').first().waitFor();
  await page.getByRole('link', { name: 'Harbour Works' }).first().waitFor();
  const failed = page.locator('.problem');
  await failed.getByText('The harbour is closed for 18 letters.').waitFor();
  assert.match(await failed.innerText(), /c:dearAccount/);
  assert.deepEqual(ownErrors(errors), []);
});

test('what the org says against a save stands at the field and on top, and the save goes through when it is mended', async () => {
  const { page, errors } = await logIn(`/lightning/r/Shipment__c/${shipments[1] ?? ''}/view`);
  await page.getByRole('button', { name: 'Edit Weight' }).click();
  const weight = page.getByRole('spinbutton', { name: 'Weight' });
  await weight.fill('5000');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Review the following fields: Weight').waitFor();
  await page.getByText('A ship takes no more than a ton.').waitFor();
  await picture(page, 'refused-save');
  // An entry shows its number as it is typed once it has the focus.
  await weight.click();
  await weight.fill('600');
  await page.getByRole('textbox', { name: 'Carrier' }).fill('Train');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Heavy shipments do not go by train.').waitFor();
  await weight.click();
  await weight.fill('450');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/was saved\./).waitFor();
  await page.getByText('450', { exact: false }).first().waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('a new record is asked for what it needs, and opens once it is there', async () => {
  const { page, errors } = await logIn('/lightning/o/Shipment__c/list');
  await page.getByRole('button', { name: 'New' }).click();
  const dialog = page.getByRole('dialog', { name: 'New Shipment' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Complete this field.').first().waitFor();
  await dialog.getByRole('combobox', { name: 'Account' }).fill('Harb');
  await dialog.getByRole('option', { name: /Harbour Works/ }).click();
  await dialog.getByRole('textbox', { name: 'Carrier' }).fill('Post');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/\/lightning\/r\/Shipment__c\/\w+\/view/);
  await page.getByText('Shipment was created.').waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('related records are counted, and all of them are a click away', async () => {
  const { page, errors } = await logIn(`/lightning/r/Account/${accountId}/view`);
  await page.getByRole('tab', { name: 'Related' }).click();
  const list = page.locator('article', { hasText: 'Shipments' }).last();
  await list.getByText(/Shipments \(\d+\)/).waitFor();
  await list.getByRole('link', { name: 'View All Shipments' }).click();
  await heading(page).getByText('Shipments').waitFor();
  assert.match(page.url(), /\/related\/\w+\/view$/);
  assert.deepEqual(errors, []);
});

test('a quick action asks for its fields, and the keyboard leaves it', async () => {
  const { page, errors } = await logIn(`/lightning/r/Shipment__c/${shipments[2] ?? ''}/view`);
  await page.getByRole('button', { name: 'Send Shipment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send Shipment' });
  await dialog.getByRole('button', { name: 'Save' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(ownErrors(errors), []);
});

test('who may not see a record is told so, and what is not there is not found', async () => {
  const { page } = await logIn(`/lightning/r/Shipment__c/${shipments[0] ?? ''}/view`, NOBODY);
  await page.getByText('You don’t have access to this record.').waitFor();
  await picture(page, 'no-access');
  const list = await logIn('/lightning/o/Shipment__c/list?filterName=All', NOBODY);
  await list.page.getByText('You don’t have access to this record.').waitFor();
  const other = await logIn('/lightning/r/Account/001000000000000AAA/view');
  await heading(other.page).getByText('Page doesn’t exist').waitFor();
});

test('a screen flow asks, checks, shows what depends on an answer, and ends', async () => {
  await org.as(ADMIN)('POST', '/sobjects/Depot__c', { Name: 'North Depot' });
  const { page, errors } = await logIn('/lightning/flow/Book_shipment?customer=Ann', ADMIN);
  await page.getByText('Hello Ann').waitFor();
  await page.getByRole('spinbutton', { name: 'Weight' }).fill('200');
  await page.getByRole('textbox', { name: 'Code' }).fill('S-9');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('At most 100 kilograms.').waitFor();
  await page.getByRole('spinbutton', { name: 'Weight' }).fill('20');
  await page.getByText('By ship').click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Fragile');
  await picture(page, 'flow');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('combobox', { name: 'Depot' }).click();
  await page.getByRole('option', { name: 'North Depot' }).click();
  await page.getByRole('textbox', { name: 'Mail of Ann' }).waitFor();
  await page
    .getByRole('button', { name: 'Finish' })
    .or(page.getByRole('button', { name: 'Next' }))
    .click();
  await page.getByText('Your flow finished.').waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('a component of the package shows a toast', async () => {
  const { page, errors } = await logIn('/lightning/page/home');
  await page.getByRole('button', { name: 'Shout' }).click();
  await page.getByText('North by east').waitFor();
  assert.deepEqual(errors, []);
});

const found = z.object({ records: z.array(z.object({ Id: z.string() })) });

test('the bell counts what is new and leads to what it is about', async () => {
  const { page, errors } = await logIn('/lightning/page/home');
  const idOf = async (soql: string): Promise<string> =>
    found.parse((await org.as(ADMIN)('GET', `/query?q=${encodeURIComponent(soql)}`)).body).records[0]?.Id ?? '';
  const input = {
    customNotifTypeId: await idOf("SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Late'"),
    recipientIds: [await idOf(`SELECT Id FROM User WHERE Username = '${REP}'`)],
    title: 'A shipment is late',
    body: 'It was due yesterday.',
    targetId: shipments[0],
  };
  await org.as(ADMIN)('POST', '/actions/standard/customNotificationAction', { inputs: [input] });
  const bell = page.getByRole('button', { name: '1 new notification' });
  await bell.waitFor();
  await bell.click();
  await page.getByRole('link', { name: /A shipment is late/ }).click();
  await page.waitForURL(new RegExp(`/lightning/r/.*${shipments[0] ?? ''}/view`));
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('whose session has ended is asked to log in again, and goes on where they were', async () => {
  const { page } = await logIn('/lightning/o/Shipment__c/list');
  await page.getByText('50+ items').waitFor();
  await page.context().clearCookies();
  await page.getByRole('navigation', { name: 'Global' }).getByRole('link', { name: 'Accounts' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Your session has ended' });
  await dialog.getByRole('link', { name: 'Log in' }).click();
  await page.locator(`button[value="${REP}"]`).click();
  await page.waitForURL(/\/lightning\/o\/Account\//);
});

test('a lost connection is told, and what is shown is read again when somebody tries', async () => {
  const { page } = await logIn('/lightning/o/Shipment__c/list');
  await page.getByText('50+ items').waitFor();
  await page.context().setOffline(true);
  await page.getByRole('navigation', { name: 'Global' }).getByRole('link', { name: 'Accounts' }).click();
  const banner = page.getByRole('status').filter({ hasText: 'The connection to the org is lost.' });
  await banner.waitFor();
  await page.context().setOffline(false);
  await banner.getByRole('button', { name: 'Try Again' }).click();
  await banner.waitFor({ state: 'detached' });
});
