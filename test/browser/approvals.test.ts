/** Approvals as people take part in them: who asks, who is asked, who is not, and what happens to the record meanwhile. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { dealSource, DEAL_USERS } from '../sandbox/salesforce/approvals/sample-approvals.ts';
import type { Caller, RawRecord } from '../sandbox/salesforce/data/types.ts';
import { startSalesforce, type SalesforceSandbox } from '../sandbox/salesforce/index.ts';
import { chooseAction } from './support/choose-action.ts';
import { enter, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

let sandbox: SalesforceSandbox;
let browser: OpenedBrowser;
const project = dealSource();

const userNamed = (name: string): Caller => {
  const username = `${name}@deals.example`;
  const found = [...sandbox.org.rows('User')].find(({ Username }) => Username === username);
  return { userId: found?.Id ?? '', username };
};

const create = (record: RawRecord): string => {
  const records = [{ Amount__c: 500, ...record }];
  const [saved] = sandbox.org.insert(userNamed('seller'), { object: 'Deal__c', records, allOrNone: true });
  return saved?.id ?? assert.fail(JSON.stringify(saved?.errors));
};

const statusOf = (id: string): unknown => sandbox.org.byId('Deal__c', id)?.Status__c;

before(async () => {
  const users = DEAL_USERS.map((user) => ({ ...user, permissionSets: ['Deals'] }));
  sandbox = await startSalesforce({ sourceDirectories: [project.directory], connectedApps: [], users });
  const records = [{ Id: userNamed('seller').userId, ManagerId: userNamed('boss').userId }];
  sandbox.org.update(userNamed('seller'), { object: 'User', records, allOrNone: true });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await sandbox.stop();
  project.remove();
});

const at = async (who: string, path: string): Promise<WatchedPage> => {
  const watched = await browser.openPage();
  await enter(watched.page, sandbox.url, { path, username: `${who}@deals.example` });
  return watched;
};

const deal = (who: string, id: string): Promise<WatchedPage> => at(who, `/lightning/r/Deal__c/${id}/view`);

const answer = async (page: Page, button: string, comment?: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  if (comment !== undefined) await dialog.getByRole('textbox', { name: 'Comments' }).fill(comment);
  await dialog.getByRole('button', { name: button, exact: true }).click();
};

const submitted = async (name: string): Promise<string> => {
  const id = create({ Name: name });
  const { page } = await deal('seller', id);
  await chooseAction(page, 'Submit for Approval');
  await answer(page, 'Submit', 'The customer waits.');
  await page.getByText('Submitted for approval.').waitFor();
  await page.close();
  return id;
};

const history = async (page: Page): Promise<readonly string[]> => {
  await page.getByRole('tab', { name: 'Related' }).click();
  const table = page.getByRole('grid', { name: 'Approval history' });
  await table.locator('tbody tr').first().waitFor();
  return (await table.locator('tbody tr').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
};

/** What a browser says by itself when an answer is a refusal is no error of the page. */
const ownErrors = (errors: readonly string[]): readonly string[] =>
  errors.filter((error) => !error.startsWith('Failed to load resource'));

test('who submits a record sees it locked, and is told so at a save', async () => {
  const id = create({ Name: 'Barn' });
  const { page, errors } = await deal('seller', id);
  await chooseAction(page, 'Submit for Approval');
  await answer(page, 'Submit', 'Please.');
  await page.getByText('Submitted for approval.').waitFor();
  await page.getByText('This record is locked').first().waitFor();
  assert.equal(statusOf(id), 'Asked');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Notes__c' }).fill('Cheaper now');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText('This record is locked. If you need to edit it, contact your admin.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.match((await history(page))[0] ?? '', /seller/);
  assert.deepEqual(ownErrors(errors), []);
});

test('who is asked hears the bell, finds the request at home, and approves it there', async () => {
  const id = await submitted('Mill');
  const { page, errors } = await at('boss', '/lightning/page/home');
  const item = page.getByRole('listitem').filter({ hasText: 'Mill' }).filter({ hasText: 'Submitted by seller' });
  await item.waitFor();
  await page.getByRole('button', { name: /new notification/ }).click();
  const bell = page.getByRole('dialog', { name: 'Notifications' });
  await bell.getByText('seller is requesting approval for deal').first().waitFor();
  await page.keyboard.press('Escape');
  await takePicture(page, 'approvals-home');
  await item.getByRole('button', { name: 'Approve' }).click();
  await answer(page, 'Approve', 'Gladly.');
  await page.getByText('Approved.').waitFor();
  await item.waitFor({ state: 'detached' });
  assert.equal(statusOf(id), 'Agreed');
  await page.goto(`${sandbox.url}/lightning/r/Deal__c/${id}/view`);
  const [latest = ''] = await history(page);
  assert.match(latest, /Approved.*boss.*Gladly\./);
  assert.deepEqual(ownErrors(errors), []);
});

test('a rejection carries its comment, and the record can be changed again', async () => {
  const id = await submitted('Silo');
  const { page, errors } = await deal('boss', id);
  await chooseAction(page, 'Reject');
  await answer(page, 'Reject', 'Too dear.');
  await page.getByText('Rejected.').waitFor();
  await page.locator('.lock').waitFor({ state: 'detached' });
  assert.equal(statusOf(id), 'Refused');
  const [latest = ''] = await history(page);
  assert.match(latest, /Rejected.*boss.*Too dear\./);
  assert.deepEqual(ownErrors(errors), []);
});

test('who has submitted may take it back', async () => {
  const id = await submitted('Shed');
  const { page, errors } = await deal('seller', id);
  await chooseAction(page, 'Recall Approval Request');
  await answer(page, 'Recall', 'Wrong customer.');
  await page.getByText('The approval request was recalled.').waitFor();
  await page.locator('.lock').waitFor({ state: 'detached' });
  assert.equal(statusOf(id), 'New');
  const [latest = ''] = await history(page);
  assert.match(latest, /Recalled.*seller.*Wrong customer\./);
  await chooseAction(page, 'Submit for Approval');
  await page.getByRole('dialog', { name: 'Submit for Approval' }).waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('a request goes to a colleague, who then answers it', async () => {
  const id = await submitted('Yard');
  const { page, errors } = await deal('boss', id);
  await chooseAction(page, 'Reassign');
  const dialog = page.getByRole('dialog', { name: 'Reassign Approval Request' });
  await dialog.getByRole('combobox', { name: 'Approver' }).click();
  await dialog.getByRole('option', { name: 'clerk', exact: true }).click();
  await answer(page, 'Reassign');
  await page.getByText('The approval request was reassigned.').waitFor();
  assert.match((await history(page)).join(' | '), /Reassigned/);
  const other = await at('clerk', '/lightning/page/home');
  const item = other.page.getByRole('listitem').filter({ hasText: 'Yard' });
  await item.getByRole('button', { name: 'Approve' }).click();
  await answer(other.page, 'Approve');
  await other.page.getByText('Approved.').waitFor();
  assert.equal(statusOf(id), 'Agreed');
  assert.deepEqual([...ownErrors(errors), ...ownErrors(other.errors)], []);
});

test('who is not asked is not offered an answer, and whoever comes late is told why', async () => {
  const id = await submitted('Dock');
  const stranger = await deal('stranger', id);
  await stranger.page.getByText('This record is locked').first().waitFor();
  for (const name of ['Approve', 'Reject', 'Recall Approval Request', 'Submit for Approval'])
    assert.equal(await stranger.page.getByRole('button', { name, exact: true }).count(), 0, name);
  const [first, second] = [await deal('boss', id), await deal('boss', id)];
  await chooseAction(first.page, 'Approve');
  await chooseAction(second.page, 'Approve');
  await answer(first.page, 'Approve');
  await first.page.getByText('Approved.').waitFor();
  await answer(second.page, 'Approve');
  await second.page.getByRole('alert').getByText('This request does not wait any more').waitFor();
  assert.deepEqual(ownErrors(second.errors), []);
});

test('what no process takes is refused in words for people', async () => {
  const id = create({ Name: 'Nothing', Amount__c: 0 });
  const { page } = await deal('seller', id);
  await chooseAction(page, 'Submit for Approval');
  await answer(page, 'Submit');
  await page.getByRole('alert').getByText('This record does not meet the conditions of any active approval').waitFor();
  const other = await deal('stranger', create({ Name: 'Not yours' }));
  await chooseAction(other.page, 'Submit for Approval');
  await answer(other.page, 'Submit');
  await other.page.getByRole('alert').getByText('you are not among those who may submit it').waitFor();
});
