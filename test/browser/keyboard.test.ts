/** The page without a mouse: everything is reached, used and left with the keyboard, and one is back where one was. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import type { AccessOrg } from '../sandbox/salesforce/access/sample-org.ts';
import { enter, enterAnew, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { ADMIN, REP, startShellOrg } from './support/shell-org.ts';

let org: AccessOrg;
let browser: OpenedBrowser;
let accountId: string;
let shipment: string;

const made = z.object({ id: z.string() });

before(async () => {
  org = await startShellOrg();
  accountId = made.parse((await org.as(ADMIN)('POST', '/sobjects/Account', { Name: 'Harbour Works' })).body).id;
  const fields = { Account__c: accountId, Carrier__c: 'Ship' };
  shipment = made.parse((await org.as(REP)('POST', '/sobjects/Shipment__c', fields)).body).id;
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const logIn = async (path: string, username = REP): Promise<WatchedPage> => {
  const watched = await enterAnew(browser, org.sandbox.url, { path, username });
  await watched.page.getByRole('heading', { level: 1 }).first().waitFor();
  return watched;
};

/** What has the focus: its role, or what it is, and what it is called; followed into every shadow. */
const FOCUSED = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const name = at?.getAttribute('aria-label') || at?.textContent.replaceAll(/\\s+/g, ' ').trim() || at?.title || '';
  return (at?.getAttribute('role') ?? at?.localName ?? '') + ' ' + name;
})()`;

const focused = async (page: Page): Promise<string> => z.string().parse(await page.evaluate(FOCUSED));

const MOST_STEPS = 60;

/** Presses the key until something of that name has the focus; what comes later than the page is reached in the next round. */
const tabTo = (page: Page, name: RegExp, key = 'Tab'): Promise<string> =>
  until(`the focus is on ${String(name)}`, async () => {
    await page.keyboard.press(key);
    const now = await focused(page);
    return name.test(now) && now;
  });

test('the first stop leads past the navigation', async () => {
  const { page } = await logIn('/lightning/page/home');
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /Skip to main content/);
  await page.keyboard.press('Enter');
  await page.locator('main:focus').waitFor();
});

test('places of the app are reached and opened', async () => {
  const { page, errors } = await logIn('/lightning/page/home');
  await tabTo(page, /^a Shipments$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).getByText('All Shipments').waitFor();
  assert.equal(await page.locator('main:focus').count(), 1);
  assert.deepEqual(errors, []);
});

test('the app launcher opens, closes with Escape and gives the focus back', async () => {
  const { page } = await logIn('/lightning/page/home');
  await tabTo(page, /App Launcher/);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Apps' }).getByRole('link').first().waitFor();
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^a /);
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Apps' }).waitFor({ state: 'detached' });
  assert.match(await focused(page), /App Launcher/);
});

test('what has no room in the navigation is in a menu, which Escape closes', async () => {
  const { page } = await browser.openPage({ width: 520, height: 700 });
  await enter(page, org.sandbox.url, { path: '/lightning/page/home', username: REP });
  await tabTo(page, /^button More/);
  await page.keyboard.press('Enter');
  const more = page.getByRole('navigation', { name: 'Global' });
  await more.getByRole('link', { name: 'Reports' }).waitFor();
  await page.keyboard.press('Escape');
  await more.getByRole('link', { name: 'Reports' }).waitFor({ state: 'detached' });
  assert.match(await focused(page), /^button More/);
});

test('the bell and the person’s menu open, close with Escape and give the focus back', async () => {
  const { page } = await logIn('/lightning/page/home');
  for (const menu of [/Notifications$/, /View profile of/]) {
    const button = await tabTo(page, menu);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(page), button);
  }
});

test('tabs of a record are chosen with the arrows', async () => {
  const { page } = await logIn(`/lightning/r/Account/${accountId}/view`);
  await page.getByRole('tab', { name: 'Details' }).waitFor();
  await tabTo(page, /^tab Details/);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Related', selected: true }).waitFor();
  assert.match(await focused(page), /^tab Related/);
});

test('a dialog keeps the focus, closes with Escape, and the focus is back at its button', async () => {
  const { page, errors } = await logIn(`/lightning/r/Shipment__c/${shipment}/view`);
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await tabTo(page, /^button Edit$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save', exact: true }).waitFor();
  const seen = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    seen.add(await focused(page));
  }
  // Behind its last and before its first stop are those of the browser itself, never those of the page below.
  const below = /^button (?:Open App Launcher|Notifications|View profile)|^a (?:Home|Accounts|Shipments)$/;
  assert.deepEqual(
    [...seen].filter((one) => below.test(one)),
    [],
  );
  assert.ok(
    [...seen].some((one) => /^button Save$/.test(one)),
    [...seen].join(' | '),
  );
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.match(await focused(page), /^button Edit$/);
  assert.deepEqual(errors, []);
});

test('a menu of actions is opened, walked through and left', async () => {
  const { page } = await logIn('/lightning/o/Shipment__c/list');
  await page.getByRole('button', { name: 'Select a List View' }).waitFor();
  await tabTo(page, /Select a List View/);
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(page), /^menuitem/);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  assert.match(await focused(page), /Select a List View/);
});
