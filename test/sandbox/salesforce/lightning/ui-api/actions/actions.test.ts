import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, FINANCE, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
let shipment = '';
let account = '';
before(async () => {
  org = await startScreensOrg();
  const save = async (apiName: string, fields: object) =>
    z.looseObject({ id: z.string() }).parse((await org.as(ADMIN)('POST', '/ui-api/records', { apiName, fields })).body)
      .id;
  shipment = await save('Shipment__c', { Carrier__c: 'Ship' });
  account = await save('Account', { Name: 'Harbour Ltd' });
  await save('Account', { Name: 'The Harbour Inn' });
  await save('Account', { Name: 'Unharboured' });
});
after(() => org.stop());

const actions = z.looseObject({
  actions: z.record(
    z.string(),
    z.looseObject({
      actions: z.array(
        z.looseObject({ apiName: z.string(), label: z.string(), type: z.string(), subtype: z.string().nullable() }),
      ),
    }),
  ),
});

const namesAs = async (username: string, path: string) => {
  const { status, body } = await org.as(username)('GET', `/ui-api/actions/${path}`);
  assert.equal(status, 200, JSON.stringify(body));
  return Object.values(actions.parse(body).actions).flatMap((list) => list.actions.map(({ apiName }) => apiName));
};

test('a record’s actions are those of its layout that the user may take', async () => {
  assert.deepEqual(await namesAs(REP, `record/${shipment}`), ['Edit', 'Shipment__c.Send']);
  assert.deepEqual(await namesAs(FINANCE, `record/${shipment}`), []);
});

test('without a layout they are the platform’s buttons', async () => {
  assert.deepEqual(await namesAs(ADMIN, `record/${account}`), ['Edit', 'Delete', 'Clone', 'ChangeOwnerOne']);
  assert.deepEqual(await namesAs(ADMIN, `record/${account}?apiNames=Delete`), ['Delete']);
});

test('an action there is not is refused by name', async () => {
  const { status, body } = await org.as(ADMIN)('GET', `/ui-api/actions/record/${account}?apiNames=Fly`);
  assert.equal(status, 501);
  assert.match(JSON.stringify(body), /The sandbox does not support the button Fly of Account/);
});

test('a related list offers a new record to those who may make one', async () => {
  assert.deepEqual(await namesAs(REP, `record/${shipment}/related-list/Parcels__r`), ['New']);
});

test('a quick action has fields and values of its own', async () => {
  const { body } = await org.as(REP)('GET', '/ui-api/actions/quick-action/Shipment__c.Send/layout');
  const layout = z
    .looseObject({
      layout: z.object({
        columns: z.array(
          z.object({ layoutItems: z.array(z.looseObject({ label: z.string(), required: z.boolean() })) }),
        ),
      }),
      presets: z.record(z.string(), z.string()),
    })
    .parse(body);
  assert.deepEqual(
    layout.layout.columns[0]?.layoutItems.map(({ label, required }) => [label, required]),
    [['SentAt', true]],
  );
  assert.deepEqual(layout.presets, { Status__c: 'Sent' });
});

test('a look-up finds records whose words begin with what is typed', async () => {
  const results = z.looseObject({
    lookupResults: z.record(
      z.string(),
      z.looseObject({
        records: z.array(z.looseObject({ fields: z.record(z.string(), z.looseObject({ value: z.unknown() })) })),
      }),
    ),
  });
  const { status, body } = await org.as(REP)(
    'GET',
    '/ui-api/lookups/Shipment__c/Account__c?q=harb&searchType=TypeAhead',
  );
  assert.equal(status, 200, JSON.stringify(body));
  const found = results.parse(body).lookupResults.Account?.records.map(({ fields }) => fields.Name?.value);
  assert.deepEqual(found, ['Harbour Ltd', 'The Harbour Inn']);
  const one = await org.as(REP)('GET', '/ui-api/lookups/Shipment__c/Account__c/Account?q=unh');
  assert.equal(z.looseObject({ count: z.number() }).parse(one.body).count, 1);
  assert.equal((await org.as(REP)('GET', '/ui-api/lookups/Shipment__c/Carrier__c?q=x')).status, 400);
});
