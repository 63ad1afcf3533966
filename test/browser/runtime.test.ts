/** Components of a package run in a real browser, with the org behind them; whatever goes wrong is told where it went wrong. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { metadata, permissionSet } from '../sandbox/salesforce/access/sample-org.ts';
import { writeProject } from '../sandbox/salesforce/apex/served/sample-project.ts';
import { startApexOrg } from '../sandbox/salesforce/apex/served/start-apex-org.ts';
import { deployCommand } from '../sandbox/salesforce/deploy/deploy-command.ts';
import type { Client } from '../sandbox/salesforce/fixtures/start-shipping-org.ts';
import { logInAs, openBrowser, type OpenedBrowser, type WatchedPage } from './support/open-browser.ts';
import { SAMPLE_COMPONENTS } from './support/sample-components.ts';

const ADMIN = 'admin@sandbox.example';
const CLERK = 'clerk@shipping.example';

const CLERK_RIGHTS = permissionSet(
  'Clerk',
  '<objectPermissions><object>Account</object><allowCreate>false</allowCreate><allowDelete>false</allowDelete>' +
    '<allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords>' +
    '<viewAllRecords>true</viewAllRecords></objectPermissions>',
);

let org: Client;
let browser: OpenedBrowser;

before(async () => {
  const users = [
    { username: CLERK, lastName: 'Clerk', profile: 'Minimum Access - Salesforce', permissionSets: ['Clerk'] },
  ];
  const own = {
    'main/shared/permissionsets/Clerk.permissionset-meta.xml': CLERK_RIGHTS,
    'main/shared/classes/Depots.cls-meta.xml': metadata(
      'ApexClass',
      '<apiVersion>68.0</apiVersion><status>Active</status>',
    ),
  };
  org = await startApexOrg({ ...SAMPLE_COMPONENTS, ...own }, { users });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await org.stop();
});

const opened = async (path: string, username = ADMIN): Promise<WatchedPage> => {
  const watched = await browser.openPage();
  await logInAs(watched.page, org.sandbox.url, username);
  await watched.page.goto(org.sandbox.url + path);
  return watched;
};

const create = async (name: string): Promise<string> => {
  const { id } = await org.connection.sobject('Account').create({ Name: name });
  assert.ok(id !== undefined);
  return id;
};

test('a component shows what its wired Apex gives, in base components, with the labels of the org', async () => {
  await create('North 1');
  await create('North 2');
  const { page, errors } = await opened('/lightning/cmp/c__depotList?c__start=North');
  await page.getByText('North 2').waitFor();
  assert.equal(await page.getByText('Depots & yards').count(), 1);
  assert.equal(await page.getByText('1.5').count(), 2);
  assert.match(await page.locator('.who').innerText(), /^005\w{15} en-US$/);
  assert.deepEqual(errors, []);
});

test('a component calls Apex, reads again what it wired, and shows a toast', async () => {
  const { page, errors } = await opened('/lightning/cmp/c__depotList?c__start=South');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('South added').waitFor();
  await page.getByText('It is there.').waitFor();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('Not on a Sunday').waitFor();
  assert.deepEqual(errors, []);
});

test('a record that one component saves is read again by every other that shows it', async () => {
  const id = await create('Twice');
  const { page, errors } = await opened(`/lightning/cmp/c__twoNames?c__recordId=${id}`);
  await page.getByText('Twice').nth(1).waitFor();
  await page.getByRole('button', { name: 'Rename' }).first().click();
  await page.getByText('Renamed').nth(1).waitFor();
  assert.deepEqual(errors, []);
});

test('a component goes to another page, and back leads where one was', async () => {
  const id = await create('Left');
  const { page } = await opened(`/lightning/cmp/c__accountName?c__recordId=${id}`);
  assert.equal(await page.locator('.page-type').innerText(), 'standard__component');
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL(`**/lightning/r/Account/${id}/view`);
  await page.goBack();
  await page.getByText('Left').waitFor();
});

const problemAt = async (path: string): Promise<string> => {
  const { page } = await opened(path);
  return page.getByRole('alert').innerText();
};

test('a component that imports what nobody provides says so in its own place', async () => {
  assert.match(await problemAt('/lightning/cmp/c__dreamer'), /The sandbox does not support lightning\/mindReader/);
});

test('a component that uses what a module of the platform lacks says so in its own place', async () => {
  assert.match(
    await problemAt('/lightning/cmp/c__reckless'),
    /The sandbox does not support getEverything of lightning\/uiRecordApi/,
  );
});

test('a component that does not compile shows the file, the line and the column', async () => {
  assert.match(await problemAt('/lightning/cmp/c__broken'), /c\/broken\/broken\.html:3:\d+ LWC\d+: .*key/);
});

test('a component that fails while it starts says why in its own place', async () => {
  assert.match(await problemAt('/lightning/cmp/c__failing'), /The depot is closed/);
});

test('a component that the org does not have is named', async () => {
  assert.match(await problemAt('/lightning/cmp/c__nobody'), /The org has no component c:nobody/);
});

test('a lost connection is told, and what is shown is read again when the org answers', async () => {
  const { page } = await opened('/lightning/cmp/c__depotList?c__start=Far');
  await page.getByRole('button', { name: 'Add' }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('The connection to the org is lost.').waitFor();
  await create('Far away');
  await page.context().setOffline(false);
  await page.getByText('Far away').waitFor();
  await page.getByText('The connection to the org is lost.').waitFor({ state: 'hidden' });
});

test('a page whose modules do not arrive says so, and is there when it is loaded again', async () => {
  const { page } = await browser.openPage();
  await logInAs(page, org.sandbox.url, ADMIN);
  await page.route('**/start.js', (route) => route.abort());
  await page.goto(`${org.sandbox.url}/lightning/cmp/c__depotList?c__start=North`);
  await page.getByText('The connection broke while the page was loading.').waitFor();
  await page.unroute('**/start.js');
  await page.getByRole('link', { name: 'Load it again' }).click();
  await page.getByRole('button', { name: 'Add' }).waitFor();
});

test('a component that is deployed into the running org shows with the next page', async () => {
  const meta = metadata('LightningComponentBundle', '<apiVersion>68.0</apiVersion>');
  const project = writeProject({
    'main/shared/lwc/newcomer/newcomer.js':
      "import { LightningElement } from 'lwc';\nexport default class Newcomer extends LightningElement {}\n",
    'main/shared/lwc/newcomer/newcomer.html': '<template><p>Freshly deployed</p></template>\n',
    'main/shared/lwc/newcomer/newcomer.js-meta.xml': meta,
  });
  const { accessToken } = org.connection;
  assert.ok(typeof accessToken === 'string');
  const said: string[] = [];
  const args = [project.directory, '--url', org.sandbox.url, '--token', accessToken];
  const code = await deployCommand(args, { print: (line) => void said.push(line) });
  project.remove();
  assert.equal(code, 0, said.join('\n'));
  const { page } = await opened('/lightning/cmp/c__newcomer');
  await page.getByText('Freshly deployed').waitFor();
});

test('a session that has ended asks to log in again, and leads back to where one was', async () => {
  const path = '/lightning/cmp/c__depotList?c__start=West';
  const { page } = await opened(path);
  await page.getByRole('button', { name: 'Add' }).waitFor();
  await org.call('POST', '/sandbox/sessions/expire');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('Your session has ended').waitFor();
  await page.getByRole('link', { name: 'Log in' }).click();
  await page.locator(`button[value="${ADMIN}"]`).click();
  await page.waitForURL(`**${path}`);
});

test('nobody sees a page without having logged in as one of the people of the org', async () => {
  const { page, errors } = await browser.openPage();
  await page.goto(`${org.sandbox.url}/lightning/page/home`);
  assert.match(page.url(), /\/lightning\/login\?startURL=%2Flightning%2Fpage%2Fhome$/);
  await page.locator(`button[value="${CLERK}"]`).click();
  await page.waitForURL('**/lightning/page/home');
  assert.deepEqual(errors, []);
});

test('a person without access to the class of a component is told so', async () => {
  const { page } = await opened('/lightning/cmp/c__depotList?c__start=East', CLERK);
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText("You do not have access to the Apex class named 'Depots'.").waitFor();
});
