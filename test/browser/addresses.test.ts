/** Where addresses and tabs lead: to what they name, or to words about why there is nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { AccessOrg } from '../sandbox/salesforce/access/sample-org.ts';
import { enter, enterAnew, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { ADMIN, NOBODY, REP, startShellOrg } from './support/shell-org.ts';

let org: AccessOrg;
let browser: OpenedBrowser;
let shipment: string;

const made = z.object({ id: z.string() });

before(async () => {
  org = await startShellOrg();
  const account = made.parse((await org.as(ADMIN)('POST', '/sobjects/Account', { Name: 'Harbour Works' })).body).id;
  const fields = {
    Account__c: account,
    Carrier__c: 'Ship',
    SentAt__c: '2026-07-01T20:30:00.000Z',
    DueOn__c: '2026-07-02',
  };
  shipment = made.parse((await org.as(ADMIN)('POST', '/sobjects/Shipment__c', fields)).body).id;
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const logIn = (path: string, username = REP): Promise<WatchedPage> =>
  enterAnew(browser, org.sandbox.url, { path, username });

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const navigation = (page: Page) => page.getByRole('navigation', { name: 'Global' });

/** What a browser says by itself when an answer is a refusal is no error of the page. */
const ownErrors = (errors: readonly string[]): readonly string[] =>
  errors.filter((error) => !error.startsWith('Failed to load resource'));

test('what is not there says so within the page, from where one goes on', async () => {
  const { page, errors } = await logIn('/lightning/bogus');
  const NOWHERE = [
    '/lightning/bogus',
    '/lightning/page/bogus',
    '/lightning/o/Bogus__c/list',
    '/lightning/o/Shipment__c/bogus',
    '/lightning/o/Shipment__c/list?filterName=Bogus',
    '/lightning/r/Account/001000000000000AAA/view',
    '/lightning/r/Account/nonsense/view',
    '/lightning/r/Shipment__c/zzz000000000001AAA/view',
    `/lightning/r/Shipment__c/${shipment}/bogus`,
    '/lightning/n/Bogus',
    '/lightning/setup/ObjectManager/home',
  ];
  for (const path of NOWHERE) {
    await page.goto(org.sandbox.url + path);
    await heading(page).getByText('Page doesn’t exist').waitFor();
    assert.match(await page.title(), /^Page doesn’t exist/, path);
    await navigation(page).getByRole('link', { name: 'Shipments' }).waitFor();
  }
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await heading(page).getByText(/^Good/).waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('a link to a place that is not there stays in the page', async () => {
  const { page } = await logIn('/lightning/page/home');
  await heading(page).waitFor();
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.evaluate(`document.body.append(
    Object.assign(document.createElement('a'), { href: '/lightning/setup/nowhere', textContent: 'Elsewhere' }),
  )`);
  await page.getByRole('link', { name: 'Elsewhere' }).click();
  await heading(page).getByText('Page doesn’t exist').waitFor();
  assert.deepEqual([loads, page.context().pages().length], [0, 1]);
});

test('files that are not there are no pages', async () => {
  const { page } = await logIn('/lightning/page/home');
  for (const path of ['assets/none.css', 'modules/none.js', 'resource/none'])
    assert.equal((await page.request.get(`${org.sandbox.url}/lightning/${path}`)).status(), 404, path);
});

test('a component or a flow that is not there is named', async () => {
  const { page } = await logIn('/lightning/cmp/c__bogus');
  await page.getByRole('alert').getByText('The org has no component c:bogus.').waitFor();
  await page.goto(`${org.sandbox.url}/lightning/flow/Bogus`);
  await page.getByRole('alert').getByText(/Bogus/).waitFor();
});

test('a tab shows the Lightning page that it names, whatever that is called', async () => {
  const { page, errors } = await logIn('/lightning/n/Shipping_News');
  await page.getByRole('button', { name: 'Shout' }).waitFor();
  assert.match(await page.title(), /^News \|/);
  assert.deepEqual(errors, []);
});

test('a tab of a component shows it', async () => {
  const { page, errors } = await logIn('/lightning/n/News_Board');
  await page.getByRole('button', { name: 'Shout' }).waitFor();
  assert.match(await page.title(), /^News Board \|/);
  assert.deepEqual(errors, []);
});

test('a tab of an object leads to its records', async () => {
  const { page, errors } = await logIn('/lightning/page/home');
  await page.goto(`${org.sandbox.url}/lightning/n/Shipment__c`);
  await heading(page).getByText('All Shipments').waitFor();
  assert.match(page.url(), /\/lightning\/o\/Shipment__c\/home$/);
  assert.deepEqual(errors, []);
});

test('a tab of the web leads out in a tab of its own', async () => {
  const { page, errors } = await logIn('/lightning/n/Harbour_Site');
  const link = page.getByRole('link', { name: 'Open https://harbour.example/berths' });
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.deepEqual(errors, []);
});

test('who may not see a tab is told so', async () => {
  const { page } = await logIn('/lightning/n/Back_Office');
  await page.getByText('You don’t have access to this page.').waitFor();
  const other = await logIn('/lightning/n/Shipping_News', NOBODY);
  await other.page.getByText('You don’t have access to this page.').waitFor();
});

test('times are those of the person in the org, wherever the browser stands', async () => {
  const rep = [...org.sandbox.org.rows('User')].find(({ Username }) => Username === REP);
  await org.as(ADMIN)('PATCH', `/sobjects/User/${rep?.Id ?? ''}`, { TimeZoneSidKey: 'Asia/Kolkata' });
  const { page, errors } = await browser.openPage({ timezoneId: 'America/Los_Angeles' });
  await enter(page, org.sandbox.url, { path: '/lightning/cmp/c__clocks', username: REP });
  const shown = (selector: string): Promise<string> => page.locator(selector).innerText();
  assert.equal(await shown('.plain'), '02:00 AM');
  assert.equal(await shown('.medium'), 'Jul 2, 2026');
  assert.equal(await shown('.own'), '08:30 PM');
  assert.deepEqual(await page.locator('tbody th, tbody td').allInnerTexts(), ['2, 02:00 AM', 'Jul 1, 2026']);
  await page.goto(`${org.sandbox.url}/lightning/r/Shipment__c/${shipment}/view`);
  await page.getByText('7/2/2026').first().waitFor();
  assert.deepEqual(ownErrors(errors), []);
});
