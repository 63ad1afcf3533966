/** What people do with a record from its page: delete, copy, hand over, and the package's own actions; and what is refused. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { metadata, type AccessOrg } from '../sandbox/salesforce/access/sample-org.ts';
import { chooseAction } from './support/choose-action.ts';
import { enterAnew, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { ADMIN, bundle, REP, startShellOrg } from './support/shell-org.ts';

const ACTIONS = ['Edit', 'Delete', 'Clone', 'ChangeOwnerOne', 'Depot__c.Count', 'Depot__c.Break', 'Depot__c.Book'];

const listed = (actionName: string, sortOrder: number): string =>
  `<platformActionListItems><actionName>${actionName}</actionName><sortOrder>${sortOrder}</sortOrder>` +
  `<actionType>${actionName.includes('.') ? 'QuickAction' : 'StandardButton'}</actionType></platformActionListItems>`;

const LAYOUT = metadata(
  'Layout',
  '<layoutSections><customLabel>true</customLabel><detailHeading>true</detailHeading><editHeading>true</editHeading>' +
    '<label>Depot</label><layoutColumns><layoutItems><behavior>Required</behavior><field>Name</field></layoutItems>' +
    '<layoutItems><behavior>Edit</behavior><field>OwnerId</field></layoutItems></layoutColumns>' +
    '<style>OneColumn</style></layoutSections><platformActionList><actionListContext>Record</actionListContext>' +
    `${ACTIONS.map(listed).join('')}</platformActionList>`,
);

const quickAction = (label: string, type: string, target: string): string => {
  const element = type === 'Flow' ? 'flowDefinition' : 'lightningWebComponent';
  const starts = `<${element}>${target}</${element}>`;
  // Flow before label, label before component, as elements of the platform stand by their names.
  const [before, behind] = type === 'Flow' ? [starts, ''] : ['', starts];
  const rest = `<optionsCreateFeedItem>false</optionsCreateFeedItem><type>${type}</type>`;
  return metadata('QuickAction', `${before}<label>${label}</label>${behind}${rest}`);
};

/** Actions without anything to see: one does its work, the other cannot. */
const headless = (name: string, work: string): Readonly<Record<string, string>> => ({
  ...bundle(
    name,
    `import { api, LightningElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
export default class Headless extends LightningElement {
  @api recordId;
  @api async invoke() { ${work} }
}`,
    '',
  ),
});

const FILES = {
  'layouts/Depot__c-Depot Layout.layout-meta.xml': LAYOUT,
  'quickActions/Depot__c.Count.quickAction-meta.xml': quickAction('Count', 'LightningWebComponent', 'counter'),
  'quickActions/Depot__c.Break.quickAction-meta.xml': quickAction('Break', 'LightningWebComponent', 'breaker'),
  'quickActions/Depot__c.Book.quickAction-meta.xml': quickAction('Book', 'Flow', 'Book_shipment'),
  ...headless('counter', "await updateRecord({ fields: { Id: this.recordId, Name: 'Counted' } });"),
  ...headless('breaker', "throw new Error('The scales are broken.');"),
};

let org: AccessOrg;
let browser: OpenedBrowser;

const made = z.object({ id: z.string() });

const create = async (type: string, fields: object, username = ADMIN): Promise<string> =>
  made.parse((await org.as(username)('POST', `/sobjects/${type}`, fields)).body).id;

before(async () => {
  org = await startShellOrg(FILES);
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const logIn = (path: string, username = ADMIN): Promise<WatchedPage> =>
  enterAnew(browser, org.sandbox.url, { path, username });

const depot = (id: string, username = ADMIN): Promise<WatchedPage> =>
  logIn(`/lightning/r/Depot__c/${id}/view`, username);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** What a browser says by itself when an answer is a refusal is no error of the page. */
const ownErrors = (errors: readonly string[]): readonly string[] =>
  errors.filter((error) => !error.startsWith('Failed to load resource'));

test('a record is deleted once one has said so, and one is back at the list', async () => {
  const { page, errors } = await depot(await create('Depot__c', { Name: 'Old Yard' }));
  await chooseAction(page, 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete Depot' });
  await dialog.getByText('Are you sure you want to delete this depot?').waitFor();
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await chooseAction(page, 'Delete');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('Depot “Old Yard” was deleted.').waitFor();
  await page.waitForURL(/\/lightning\/o\/Depot__c\//);
  assert.equal(await page.getByRole('link', { name: 'Old Yard' }).count(), 0);
  assert.deepEqual(ownErrors(errors), []);
});

test('what others hang on cannot be deleted, and they are named', async () => {
  const id = await create('Depot__c', { Name: 'North Depot' });
  const account = await create('Account', { Name: 'Harbour Works' });
  await create('Shipment__c', { Account__c: account, Depot__c: id, Carrier__c: 'Ship' });
  const { page, errors } = await depot(id);
  await chooseAction(page, 'Delete');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await dialog.getByRole('alert').getByText('North Depot could not be completed because it is associated').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.match(page.url(), new RegExp(id));
  assert.deepEqual(ownErrors(errors), []);
});

test('who may not delete is not offered it, and who comes too late is told', async () => {
  const own = await create('Depot__c', { Name: 'Their Depot' }, REP);
  const { page } = await depot(own, REP);
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Delete', exact: true }).count(), 0);
  const late = await depot(await create('Depot__c', { Name: 'Gone Depot' }));
  await chooseAction(late.page, 'Delete');
  const id = /Depot__c\/(\w+)\//.exec(late.page.url())?.[1] ?? '';
  await org.as(ADMIN)('DELETE', `/sobjects/Depot__c/${id}`);
  await late.page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await late.page.getByRole('alert').getByText('It is not there any more').waitFor();
});

test('a copy begins with what the record has, and opens once it is saved', async () => {
  const id = await create('Depot__c', { Name: 'South Depot' });
  const { page, errors } = await depot(id);
  await chooseAction(page, 'Clone');
  const dialog = page.getByRole('dialog', { name: 'New Depot' });
  const name = dialog.getByRole('textbox', { name: 'Name' });
  assert.equal(await name.inputValue(), 'South Depot');
  await name.fill('South Depot II');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await heading(page).getByText('South Depot II').waitFor();
  assert.doesNotMatch(page.url(), new RegExp(id));
  assert.deepEqual(ownErrors(errors), []);
});

test('a record is handed over to somebody else', async () => {
  const id = await create('Depot__c', { Name: 'West Depot' });
  const { page, errors } = await depot(id);
  await chooseAction(page, 'Change Owner');
  const dialog = page.getByRole('dialog', { name: 'Change Owner' });
  const [user] = [...org.sandbox.org.rows('User')].filter(({ Username }) => Username === REP);
  const owner = dialog.getByRole('combobox').first();
  await owner.fill(String(user?.Name).slice(0, 4));
  await dialog
    .getByRole('option', { name: String(user?.Name) })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal(org.sandbox.org.byId('Depot__c', id)?.OwnerId, user?.Id);
  assert.deepEqual(ownErrors(errors), []);
});

test('an address asks for the form of a record, which leads back to it', async () => {
  const id = await create('Depot__c', { Name: 'East Depot' });
  const { page, errors } = await logIn('/lightning/page/home');
  await page.goto(`${org.sandbox.url}/lightning/r/Depot__c/${id}/edit`);
  const dialog = page.getByRole('dialog', { name: 'Edit East Depot' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Far East Depot');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await heading(page).getByText('Far East Depot').waitFor();
  await page.waitForURL(`**/${id}/view`);
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(ownErrors(errors), []);
});

test('an action without anything to see does its work, and says when it cannot', async () => {
  const { page, errors } = await depot(await create('Depot__c', { Name: 'Uncounted' }));
  await chooseAction(page, 'Count');
  await heading(page).getByText('Counted').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await chooseAction(page, 'Break');
  await page.getByText('The scales are broken.').waitFor();
  assert.deepEqual(ownErrors(errors), []);
});

test('a flow as an action is checked, goes back with what was entered, and pauses', async () => {
  const { page, errors } = await depot(await create('Depot__c', { Name: 'Flow Depot' }));
  await chooseAction(page, 'Book');
  const dialog = page.getByRole('dialog', { name: 'Book' });
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByRole('spinbutton', { name: 'Weight' }).fill('200');
  await dialog.getByRole('textbox', { name: 'Code' }).fill('S-1');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByText('At most 100 kilograms.').waitFor();
  await dialog.getByRole('spinbutton', { name: 'Weight' }).fill('30');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('combobox', { name: 'Depot' }).waitFor();
  await dialog.getByRole('button', { name: 'Previous' }).click();
  const code = dialog.getByRole('textbox', { name: 'Code' });
  await code.waitFor();
  assert.equal(await code.inputValue(), 'S-1');
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await dialog.getByText('Come back soon.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(ownErrors(errors), []);
});
