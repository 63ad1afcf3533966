/** Components enter, show and find records with the platform's own forms: what is seen, saved and refused is what the org says. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { AccessOrg } from '../sandbox/salesforce/access/sample-org.ts';
import { enter, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { ADMIN, CLERK, startRecordFormOrg } from './support/record-form-org.ts';

let org: AccessOrg;
let browser: OpenedBrowser;
let accountId: string;

const created = z.object({ id: z.string() });
const create = async (type: string, fields: object): Promise<string> =>
  created.parse((await org.as(ADMIN)('POST', `/sobjects/${type}`, fields)).body).id;

before(async () => {
  org = await startRecordFormOrg();
  accountId = await create('Account', { Name: 'Harbour Works', BillingCity: 'Oslo' });
  await create('Account', { Name: 'Quay North', BillingCity: 'Bergen' });
  await create('Account', { Name: 'Quay (closed)', BillingCity: 'Bergen' });
  await create('Account', { Name: 'Quay South', BillingCity: 'Lima' });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const opened = async (component: string, properties = '', username = ADMIN): Promise<WatchedPage> => {
  const watched = await browser.openPage();
  const path = `/lightning/cmp/c__${component}${properties === '' ? '' : `?${properties}`}`;
  await enter(watched.page, org.sandbox.url, { path, username });
  return watched;
};

/** What a browser says by itself when an answer is a refusal is no error of the page. */
const ownErrors = (errors: readonly string[]): readonly string[] =>
  errors.filter((error) => !error.startsWith('Failed to load resource'));

const read = async (id: string, ...fields: readonly string[]): Promise<readonly unknown[]> => {
  const { body } = await org.as(ADMIN)('GET', `/sobjects/Shipment__c/${id}?fields=${fields.join(',')}`);
  const record = z.record(z.string(), z.unknown()).parse(body);
  return fields.map((name) => record[name]);
};

/** The label of a field that must be filled in begins with a star. */
const field = (page: Page, label: string): Locator => page.getByLabel(new RegExp(String.raw`^\*?\s*${label}$`)).first();
/** A number shows itself otherwise as soon as somebody is in it. */
const fillAnew = async (input: Locator, text: string): Promise<void> => {
  await input.focus();
  await input.fill(text);
};

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Save shipment' }).click();

test('a new record starts with the defaults, and is saved with what the handler of submit adds', async () => {
  const { page, errors } = await opened('shipmentForm');
  await page.getByText('loaded Shipment__c empty').waitFor();
  assert.equal(await field(page, 'IsUrgent').isChecked(), true);
  await field(page, 'Carrier').fill('Ship');
  await field(page, 'Weight').fill('12.5');
  await field(page, 'Fee').fill('99.9');
  await field(page, 'DueOn').fill('Mar 4, 2027');
  await field(page, 'DueOn').blur();
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Packed' }).click();
  await field(page, 'Account').fill('Harb');
  await page.getByRole('option', { name: 'Harbour Works' }).click();
  await field(page, 'Contact').fill('quay@harbour.example');
  await field(page, 'Notes').fill('Call first');
  await page.getByText('[Call first]', { exact: true }).waitFor();
  assert.equal(await field(page, 'TrackingCode').isDisabled(), true);
  await save(page);
  const news = await page.getByText(/^saved /).innerText();
  const [, id = '', carrier] = news.split(' ');
  assert.equal(carrier, 'Ship');
  assert.deepEqual(
    await read(id, 'Weight__c', 'Fee__c', 'DueOn__c', 'IsUrgent__c', 'Status__c', 'Account__c', 'TrackingCode__c'),
    [12.5, 99.9, '2027-03-04', true, 'Packed', accountId, 'T-Ship'],
  );
  assert.deepEqual(errors, []);
});

test('an old record is read into the form, changed, saved, and shown anew by whatever shows it', async () => {
  const id = await create('Shipment__c', {
    Carrier__c: 'Ship',
    Weight__c: 7,
    Status__c: 'Sent',
    Account__c: accountId,
  });
  const { page, errors } = await opened('shipmentView', `c__recordId=${id}`);
  await page.getByText('loaded Shipment__c Ship').waitFor();
  const view = page.locator('.view');
  await view.getByRole('link', { name: 'Harbour Works' }).waitFor();
  assert.equal(await view.getByText('Nowhere').count(), 0);
  assert.equal(await field(page, 'Carrier').inputValue(), 'Ship');
  assert.equal(await page.getByLabel('Account', { exact: true }).inputValue(), 'Harbour Works');
  await field(page, 'Carrier').fill('Boat');
  await page.getByRole('button', { name: 'Reset' }).click();
  assert.equal(await field(page, 'Carrier').inputValue(), 'Ship');
  await field(page, 'Carrier').fill('Canoe');
  await page.getByRole('button', { name: 'Clear Account selection' }).click();
  await save(page);
  await page.getByText(`saved ${id} Canoe`).waitFor();
  await view.getByText('Canoe').waitFor();
  assert.equal(await view.getByRole('link', { name: 'Harbour Works' }).count(), 0);
  assert.deepEqual(await read(id, 'Carrier__c', 'Weight__c', 'Account__c'), ['Canoe', 7, null]);
  assert.deepEqual(errors, []);
});

test('what the org says against a record stands at the field, or in the messages', async () => {
  const { page, errors } = await opened('shipmentForm');
  await page.getByText('loaded').waitFor();
  await save(page);
  await page.getByText('Complete this field.').waitFor();
  await field(page, 'Carrier').fill('Ship');
  await field(page, 'Weight').fill('2000');
  await save(page);
  const weight = page.locator('lightning-input-field', { hasText: 'Weight' }).first();
  await weight.getByText('A ship takes no more than a ton.').waitFor();
  assert.equal(await page.getByText('Complete this field.').count(), 0);
  await page.getByText('Review the following fields: Weight').waitFor();
  await page.getByText('refused: A ship takes no more than a ton.').waitFor();
  await fillAnew(field(page, 'Weight'), '20');
  await field(page, 'Carrier').fill('Train');
  await save(page);
  const messages = page.locator('lightning-messages');
  await messages.getByText('There are no rails on the sea.').waitFor();
  assert.equal(await weight.getByText('A ship takes').count(), 0);
  await field(page, 'Carrier').fill('Raft');
  await save(page);
  await messages.getByText('A raft needs a batch.').waitFor();
  await field(page, 'Carrier').fill('Ship');
  await save(page);
  await page.getByText(/^saved /).waitFor();
  assert.equal(await messages.getByRole('alert').count(), 0);
  assert.deepEqual(ownErrors(errors), []);
});

test('a person sees no field that is not theirs, and reads what they may not change', async () => {
  const id = await create('Shipment__c', { Carrier__c: 'Ship', Weight__c: 7, Fee__c: 3 });
  const { page, errors } = await opened('shipmentView', `c__recordId=${id}`, CLERK);
  await page.getByText('loaded Shipment__c Ship').waitFor();
  await field(page, 'Carrier').waitFor();
  assert.equal(await page.getByText('Fee', { exact: true }).count(), 0);
  assert.equal(await page.getByLabel('Weight', { exact: true }).count(), 0);
  const weight = page.locator('lightning-input-field', { hasText: 'Weight' }).first();
  assert.match(await weight.innerText(), /Weight\s+7/);
  await field(page, 'Carrier').fill('Boat');
  await save(page);
  await page.getByText(`saved ${id} Boat`).waitFor();
  assert.deepEqual(await read(id, 'Carrier__c', 'Weight__c', 'Fee__c'), ['Boat', 7, 3]);
  assert.deepEqual(errors, []);
});

test('a record form shows chosen fields, is edited in place, and stays as it was when one cancels', async () => {
  const id = await create('Shipment__c', { Carrier__c: 'Ship', Weight__c: 7, Account__c: accountId });
  const { page, errors } = await opened('shipmentRecord', `c__recordId=${id}`);
  await page.getByRole('link', { name: 'Harbour Works' }).waitFor();
  await page.getByRole('button', { name: 'Edit Carrier' }).click();
  await field(page, 'Carrier').fill('Boat');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('cancelled').waitFor();
  await page.getByRole('button', { name: 'Edit Carrier' }).click();
  assert.equal(await field(page, 'Carrier').inputValue(), 'Ship');
  await field(page, 'Carrier').fill('Canoe');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`saved ${id}`).waitFor();
  await page.getByText('Canoe').waitFor();
  assert.deepEqual(errors, []);
});

test('a record form that is read only has nothing to edit, and one without a record makes a new one', async () => {
  const id = await create('Shipment__c', { Carrier__c: 'Raftless', Weight__c: 7 });
  const reading = await opened('shipmentRecord', `c__recordId=${id}&c__mode=readonly`);
  await reading.page.getByText('Raftless').waitFor();
  assert.equal(await reading.page.getByRole('button', { name: /^Edit/ }).count(), 0);
  const { page, errors } = await opened('shipmentRecord');
  await field(page, 'Carrier').fill('Kayak');
  await page.getByRole('button', { name: 'Save' }).click();
  const news = await page.getByText(/^saved /).innerText();
  assert.deepEqual(await read(news.slice('saved '.length), 'Carrier__c'), ['Kayak']);
  assert.deepEqual([...reading.errors, ...errors], []);
});

test('names and addresses are entered in their parts, and a given look-up is called by its name', async () => {
  const { page, errors } = await opened('contactForm', `c__accountId=${accountId}`);
  await field(page, 'First Name').fill('Ada');
  await field(page, 'Last Name').fill('Moor');
  await page.locator('input[readonly][title="Harbour Works"]').waitFor();
  await page.getByLabel('Mailing Street').fill('Quay 1');
  await page.getByLabel('Mailing City').fill('Oslo');
  await page.getByRole('button', { name: 'Save contact' }).click();
  const saved = page.locator('.saved');
  await saved.getByText('Ada Moor').waitFor();
  await saved.getByText('Quay 1').waitFor();
  await saved.getByRole('link', { name: 'Harbour Works' }).waitFor();
  assert.deepEqual(errors, []);
});

const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};

test('a dependent picklist offers what goes with the controlling field, and is emptied when that changes', async () => {
  const { page, errors } = await opened('depotForm');
  const harbour = page.getByRole('combobox', { name: 'Harbour' });
  await harbour.click();
  assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['--None--']);
  await choose(page, 'Region', 'North');
  await choose(page, 'Harbour', 'Oslo');
  await harbour.filter({ hasText: 'Oslo' }).waitFor();
  await choose(page, 'Region', 'South');
  await harbour.filter({ hasText: '--None--' }).waitFor();
  await choose(page, 'Harbour', 'Lima');
  await field(page, 'Depot Name').fill('South quay');
  await page.getByRole('button', { name: 'Save depot' }).click();
  await page.getByText('saved South quay').waitFor();
  const { body } = await org.as(ADMIN)('GET', '/query?q=SELECT+Region__c,Harbour__c+FROM+Depot__c');
  assert.match(JSON.stringify(body), /"Region__c":"South","Harbour__c":"Lima"/);
  assert.deepEqual(errors, []);
});

const rows = z.object({ records: z.array(z.looseObject({ Id: z.string(), DeveloperName: z.string() })) });

test('a form for a record type offers its picklist values, and makes a record of that type', async () => {
  const types = await org.as(ADMIN)(
    'GET',
    "/query?q=SELECT+Id,DeveloperName+FROM+RecordType+WHERE+SobjectType='Buoy__c'",
  );
  const typeId = rows.parse(types.body).records.find(({ DeveloperName }) => DeveloperName === 'Starboard')?.Id ?? '';
  const { page, errors } = await opened('buoyForm', `c__recordTypeId=${typeId}`);
  await page.getByRole('combobox', { name: 'Colour' }).click();
  assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['--None--', 'Green', 'Black']);
  await page.getByRole('option', { name: 'Green' }).click();
  await field(page, 'Buoy Name').fill('Outermost');
  await page.getByRole('button', { name: 'Save buoy' }).click();
  const id = await page.locator('.id', { hasText: /^\w{18}$/ }).innerText();
  const { body } = await org.as(ADMIN)('GET', `/sobjects/Buoy__c/${id}?fields=RecordTypeId,Colour__c`);
  const saved = z.object({ RecordTypeId: z.string(), Colour__c: z.string() }).parse(body);
  assert.deepEqual([saved.RecordTypeId, saved.Colour__c], [typeId, 'Green']);
  assert.deepEqual(errors, []);
});

test('a record picker offers what its filter lets through, tells what was picked, and is emptied', async () => {
  const { page, errors } = await opened('accountPicker');
  const box = page.getByRole('combobox', { name: 'Harbour' });
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('valid: false').waitFor();
  await page.getByText('Complete this field.').waitFor();
  await box.fill('quay');
  await page.getByRole('option', { name: 'Quay North' }).waitFor();
  await page.getByRole('option', { name: 'Harbour Works' }).waitFor({ state: 'detached' });
  assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['Quay North\nBergen']);
  await box.fill('os');
  await page.getByRole('option', { name: 'Harbour Works' }).click();
  await page.getByText(`picked ${accountId}`).waitFor();
  await page.getByRole('button', { name: 'Clear Harbour selection' }).click();
  await page.getByText('picked null').waitFor();
  assert.deepEqual(errors, []);
});

test('a record picker shows the name of the value that it is given', async () => {
  const { page, errors } = await opened('accountPicker', `c__accountId=${accountId}`);
  const box = page.getByLabel('Harbour', { exact: true });
  await page.locator('input[readonly][title="Harbour Works"]').waitFor();
  assert.equal(await box.inputValue(), 'Harbour Works');
  await page.getByRole('button', { name: 'Empty' }).click();
  await page.getByRole('combobox', { name: 'Harbour' }).waitFor();
  assert.deepEqual(errors, []);
});

const problemAt = async (component: string): Promise<string> => {
  const { page } = await opened(component);
  return page.getByRole('alert').innerText();
};

test('an attribute or a type that the sandbox does not know, and a field without a form, fail by name', async () => {
  assert.match(
    await problemAt('richField'),
    /The sandbox does not support lightning-input-field for Shipment__c.Story__c/,
  );
  assert.match(await problemAt('oddAttribute'), /The sandbox does not support mood of lightning-input-field/);
  assert.match(await problemAt('lonelyField'), /lightning-input-field stands in no lightning-record-edit-form/);
});
