import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../access/sample-org.ts';
import { ADMIN, FINANCE, NOBODY, REP, startScreensOrg } from '../ui-api/sample-screens.ts';

let org: AccessOrg;
let sent = '';
let packed = '';
before(async () => {
  org = await startScreensOrg();
  const save = async (apiName: string, fields: object) =>
    z.looseObject({ id: z.string() }).parse((await org.as(ADMIN)('POST', '/ui-api/records', { apiName, fields })).body)
      .id;
  const account = await save('Account', { Name: 'Harbour Ltd' });
  sent = await save('Shipment__c', { Carrier__c: 'Ship', Status__c: 'Sent', Account__c: account });
  packed = await save('Shipment__c', { Carrier__c: 'Ship' });
});
after(() => org.stop());

const item = z.looseObject({
  kind: z.string(),
  name: z.string(),
  properties: z.record(z.string(), z.unknown()),
  facets: z.record(
    z.string(),
    z.array(
      z.looseObject({
        name: z.string(),
        properties: z.record(z.string(), z.unknown()),
        facets: z.record(z.string(), z.array(z.looseObject({ name: z.string() }))),
      }),
    ),
  ),
});
const page = z.looseObject({
  name: z.string().nullable(),
  regions: z.array(z.object({ name: z.string(), components: z.array(item) })),
});

const ask = async (username: string, query: string) => {
  const headers = { Authorization: `Bearer ${await org.tokenOf(username)}` };
  const response = await fetch(`${org.sandbox.url}/lightning/flexipage?${query}`, { headers });
  const body: unknown = await response.json();
  return { status: response.status, body };
};

const pageAs = async (username: string, query: string) => {
  const { status, body } = await ask(username, query);
  assert.equal(status, 200, JSON.stringify(body));
  return page.parse(body);
};

const mainOf = ({ regions }: z.infer<typeof page>) => regions.find(({ name }) => name === 'main')?.components ?? [];

test('the page an app has for an object is shown with what stands inside of it', async () => {
  const shown = await pageAs(REP, `recordId=${packed}`);
  assert.equal(shown.name, 'Shipment_Page');
  assert.deepEqual(
    shown.regions.map(({ name }) => name),
    ['header', 'main'],
  );
  const [tabset] = mainOf(shown);
  const [tab] = tabset?.facets.tabs ?? [];
  assert.deepEqual([tab?.properties.title, tab?.facets.body?.[0]?.name], ['Details', 'force:detailPanel']);
});

test('parts are shown as their rules say for the record and the user', async () => {
  const namesFor = async (username: string, id: string) =>
    mainOf(await pageAs(username, `recordId=${id}&app=Shipping`))
      .slice(1)
      .map(({ name }) => name);
  assert.deepEqual(await namesFor(REP, packed), ['c:dispatcher', 'Carrier__c']);
  assert.deepEqual(await namesFor(REP, sent), ['c:sentShipment', 'c:dispatcher', 'c:dearAccount', 'Carrier__c']);
});

test('who has not the app has the platform’s page', async () => {
  const shown = await pageAs(FINANCE, `recordId=${packed}`);
  assert.equal(shown.name, null);
  assert.deepEqual(
    mainOf(shown)[0]?.facets.tabs?.map(({ properties }) => properties.title),
    ['Details', 'Related'],
  );
});

test('home and a tab’s page are there as well', async () => {
  assert.equal((await pageAs(REP, 'object=home')).name, 'Shipping_Home');
  assert.equal((await pageAs(NOBODY, 'object=home')).name, null);
  assert.equal((await pageAs(REP, 'name=Shipping_Home')).regions[0]?.components[0]?.name, 'c:shippingNews');
});

test('a tab tells what stands behind it, to those it is shown to', async () => {
  const tabAs = async (username: string, name: string) => {
    const headers = { Authorization: `Bearer ${await org.tokenOf(username)}` };
    const response = await fetch(`${org.sandbox.url}/lightning/tab?name=${name}`, { headers });
    const body: unknown = await response.json();
    return { status: response.status, body };
  };
  const tab = z.looseObject({ label: z.string(), kind: z.string(), content: z.string(), page: page.nullable() });
  const news = tab.parse((await tabAs(ADMIN, 'Shipping_News')).body);
  assert.deepEqual([news.label, news.kind, news.page?.name], ['News', 'page', 'Shipping_Home']);
  const shipments = tab.parse((await tabAs(REP, 'Shipment__c')).body);
  assert.deepEqual([shipments.label, shipments.kind, shipments.content], ['Shipments', 'object', 'Shipment__c']);
  assert.equal((await tabAs(REP, 'Shipping_News')).status, 403);
  assert.equal((await tabAs(REP, 'Nowhere')).status, 404);
});

test('there is no page for a record out of sight, and none without a session', async () => {
  assert.equal((await ask(NOBODY, `recordId=${packed}`)).status, 403);
  assert.equal((await fetch(`${org.sandbox.url}/lightning/flexipage?object=home`)).status, 401);
});
