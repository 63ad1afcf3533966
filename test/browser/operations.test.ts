import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import { STAFF } from '../journeys/support/clouds.ts';
import { openWorld } from '../journeys/support/world.ts';
import { enter, openBrowser } from './support/open-browser.ts';
import { takePicture } from './support/take-picture.ts';

/** Operations at the error console and at the health page, in a browser, with the real sidecar and both clouds behind them. */

// Held work would go on by itself before anybody could press Replay.
const world = await openWorld({ environment: { HELD_CHECK_SECONDS: '3600' } });
const { salesforce, netSuite } = world;
const browser = await openBrowser();
const { page, errors } = await browser.openPage();
after(() => browser.close());

const picture = (name: string): Promise<void> => takePicture(page, name, { fullPage: true });
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const open = (tab: string): Promise<void> =>
  enter(page, salesforce.sandbox.url, { path: `/lightning/n/${tab}`, username: STAFF.operations.username });

const addAlias = async (from: string, to: string): Promise<void> => {
  await page.goto(`${salesforce.sandbox.url}/lightning/o/ValueAlias__c/list`);
  await press('New');
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: 'Kind' }).click();
  await form.getByRole('option', { name: 'Product', exact: true }).click();
  await form.getByLabel('From Value').fill(from);
  await form.getByLabel('To Value').fill(to);
  await form.getByLabel('Alias Key').fill(`Product:${from}`);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.waitFor({ state: 'detached' });
};

netSuite.create('serviceSaleItem', {
  itemId: 'GTX-PROFESSIONAL',
  displayName: 'GTX Professional',
  rate: 10,
  taxSchedule: { id: '1' },
  subsidiary: { items: [{ id: '1' }] },
  includeChildren: true,
});

test('operations finds a parked order, adds the alias, replays it, and it books', async () => {
  const deal = world.wonDeal({ product: { code: 'GTXPro', item: 'none' } });
  await world.activate(deal.contractId);
  await until('the order is in the error log', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId }).length > 0),
  );
  await open('Error_Console');
  await page.getByText('1 open').waitFor();
  await picture('error-console');
  await page.locator('c-failure-list').getByRole('button', { name: 'GTXPro' }).click();
  const detail = page.locator('c-failure-detail');
  await detail
    .getByText('The product code stands for no item in NetSuite, or for several.', { exact: false })
    .waitFor();
  await press('Show What Is Kept');
  await detail.getByText(deal.contractId).waitFor();
  await picture('error-console-failure');

  await addAlias('GTXPro', 'GTX-PROFESSIONAL');
  await page.getByRole('link', { name: 'Error Console' }).click();
  await page.locator('c-failure-list').getByRole('button', { name: 'GTXPro' }).click();
  await press('Replay');
  await detail.getByText('1 done, 0 left').waitFor();
  await until('the order books', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );
  await until('the entry says so', () =>
    Promise.resolve(
      salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId })[0]?.['Status__c'] === 'Replayed',
    ),
  );
  // Nobody presses anything: the entry follows what becomes of it.
  await detail.locator('.status', { hasText: 'Replayed' }).waitFor();
  await picture('error-console-replayed');
  assert.deepEqual(errors, []);
});

test('operations takes, resolves and opens again an entry, and its note helps with the next', async () => {
  const parked = ['Granite Works', 'Quarry Street Clinic'].map((name) =>
    world.wonDeal({ account: { Name: name, Subsidiary__c: null } }),
  );
  for (const deal of parked) await world.activate(deal.contractId);
  await until('both are in the error log', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { Code__c: 'MISSING_SUBSIDIARY' }).length === 2),
  );
  await open('Error_Console');
  const list = page.locator('c-failure-list');
  const detail = page.locator('c-failure-detail');
  await list.getByRole('button', { name: 'Granite Works' }).click();
  await press('Take It');
  await detail.getByText('It is yours.').waitFor();
  await press('Resolve');
  await detail.getByLabel('What Was Done').fill('Asked finance, who filled the legal entity.');
  await detail.locator('.settle button').click();
  await detail.locator('.status', { hasText: 'Resolved' }).waitFor();
  await list.getByRole('button', { name: 'Quarry Street Clinic' }).click();
  await detail.getByText('Asked finance, who filled the legal entity.').waitFor();
  await picture('error-console-past-fix');

  await page.getByRole('button', { name: /^Replay All Found/ }).click();
  await page.getByText('Would run again.').first().waitFor();
  await picture('error-console-dry-run');
  await press('Close');
  await page.getByText('Show Settled').click();
  await list.getByRole('button', { name: 'Granite Works' }).click();
  await press('Open Again');
  await detail.locator('.status', { hasText: 'Re-opened' }).waitFor();
  assert.deepEqual(errors, []);
});

test('the page of a failure shows the same, and its action settles it', async () => {
  const [entry] = salesforce.find('ErrorLog__c', { Code__c: 'MISSING_SUBSIDIARY', Status__c: 'Re-opened' });
  await page.goto(`${salesforce.sandbox.url}/lightning/r/ErrorLog__c/${String(entry?.['Id'])}/view`);
  await page.locator('c-failure-explanation').getByText('Subsidiary of Granite Works is empty').waitFor();
  await picture('error-log-record');
  await press('Settle');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Assign to' }).click();
  await dialog.getByRole('option', { name: 'Finance Operations' }).click();
  await dialog.locator('.give button').click();
  await dialog.getByText('Owner: Finance Operations').waitFor();
  assert.deepEqual(errors, []);
});

const flows = z.object({ flows: z.array(z.object({ name: z.string(), backlog: z.number() })) });
const backlogOf = async (flow: string): Promise<number | undefined> =>
  flows
    .parse((await world.sidecar.call('GET /v1/flows', { as: 'viewer' })).json)
    .flows.find(({ name }) => name === flow)?.backlog;

test('operations pauses a flow, sees what it holds, and resumes it', async () => {
  await until('what was replayed before is through', async () => (await backlogOf('contract-activation')) === 0);
  await open('Integration_Health');
  const flow = page.locator('tr.flow', { hasText: 'Contract Activation' });
  await flow.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Contract Activation is paused.', { exact: false }).waitFor();
  const deal = world.wonDeal();
  assert.equal((await world.activate(deal.contractId)).status, 202);
  // Nobody presses anything: the page follows the flows by itself.
  await flow.getByText('1 held').waitFor();
  await flow.getByText(`by ${STAFF.operations.username}`, { exact: false }).waitFor();
  await picture('integration-health');
  await flow.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Contract Activation is on again.', { exact: false }).waitFor();
  await until('the order books', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );
  assert.deepEqual(errors, []);
});
