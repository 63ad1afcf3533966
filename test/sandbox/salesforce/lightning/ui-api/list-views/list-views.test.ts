import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, FINANCE, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
before(async () => {
  org = await startScreensOrg();
  const save = async (username: string, fields: object) => {
    const { status, body } = await org.as(username)('POST', '/ui-api/records', { apiName: 'Shipment__c', fields });
    assert.equal(status, 201, JSON.stringify(body));
  };
  const { body } = await org.as(ADMIN)('POST', '/ui-api/records', { apiName: 'Account', fields: { Name: 'Zed' } });
  const { id } = z.looseObject({ id: z.string() }).parse(body);
  await save(ADMIN, { Carrier__c: 'Ship', Weight__c: 60, Fee__c: 10 });
  await save(ADMIN, { Carrier__c: 'Ship', Weight__c: 20, Account__c: id, DueOn__c: '2020-01-01' });
  await save(ADMIN, { Carrier__c: 'Ship', Weight__c: 2 });
  await save(REP, { Carrier__c: 'Bike', Weight__c: 30, DueOn__c: '2020-01-01' });
});
after(() => org.stop());

const page = z.looseObject({
  count: z.number(),
  nextPageToken: z.string().nullable(),
  previousPageToken: z.string().nullable(),
  records: z.array(
    z.looseObject({ fields: z.record(z.string(), z.looseObject({ value: z.unknown(), displayValue: z.unknown() })) }),
  ),
});
const info = z.looseObject({
  label: z.string(),
  displayColumns: z.array(
    z.looseObject({ fieldApiName: z.string(), label: z.string(), lookupId: z.string().nullable() }),
  ),
});

const ask = async (username: string, path: string, body?: object) => {
  const answer = await org.as(username)(body === undefined ? 'GET' : 'POST', `/ui-api/${path}`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};

const weights = (body: unknown): readonly unknown[] =>
  page.parse(body).records.map(({ fields }) => fields.Weight__c?.value);

test('a list view shows its columns as far as the user sees them, look-ups by name', async () => {
  const { label, displayColumns } = info.parse(await ask(REP, 'list-info/Shipment__c/All'));
  assert.equal(label, 'All Shipments');
  assert.deepEqual(
    displayColumns.map((one) => [one.fieldApiName, one.label, one.lookupId]),
    [
      ['Name', 'Number', null],
      ['Carrier__c', 'Carrier', null],
      ['Account__r.Name', 'Account', 'Account__r.Id'],
      ['Owner.Alias', 'Owner Alias', null],
    ],
  );
  const forFinance = info.parse(await ask(FINANCE, 'list-info/Shipment__c/All'));
  assert.equal(
    forFinance.displayColumns.some(({ fieldApiName }) => fieldApiName === 'Fee__c'),
    true,
  );
});

test('filters are joined as the list view’s logic says', async () => {
  assert.deepEqual(
    weights(await ask(ADMIN, 'list-records/Shipment__c/HeavyOnes?optionalFields=Weight__c&sortBy=Weight__c')),
    [20, 60],
  );
});

test('a filter on days and on an empty look-up finds what is late and somebody’s', async () => {
  const body = page.parse(await ask(ADMIN, 'list-records/Shipment__c/Late?fields=Weight__c'));
  assert.deepEqual(weights(body), [20]);
  assert.equal(body.records[0]?.fields.Account__r?.displayValue, 'Zed');
});

test('my records are those of who asks', async () => {
  assert.deepEqual(weights(await ask(REP, 'list-records/Shipment__c/Mine?fields=Weight__c')), [30]);
});

test('a list is read page by page, in the order asked for', async () => {
  const first = page.parse(
    await ask(ADMIN, 'list-records/Shipment__c/All', {
      fields: ['Shipment__c.Weight__c'],
      pageSize: 3,
      sortBy: ['-Weight__c'],
    }),
  );
  assert.deepEqual([weights(first), first.nextPageToken, first.previousPageToken], [[60, 30, 20], '3', null]);
  const second = page.parse(
    await ask(ADMIN, 'list-records/Shipment__c/All', {
      fields: ['Weight__c'],
      pageSize: 3,
      pageToken: '3',
      sortBy: ['-Weight__c'],
    }),
  );
  assert.deepEqual([weights(second), second.nextPageToken, second.previousPageToken], [[2], null, '0']);
});

test('a list is narrowed by a search and by a filter in GraphQL’s notation', async () => {
  const searched = await ask(ADMIN, 'list-records/Shipment__c/All', { fields: ['Weight__c'], searchTerm: 'bik' });
  assert.deepEqual(weights(searched), [30]);
  const where =
    '{ or: [{ Weight__c: { gte: 60 } }, { and: [{ Carrier__c: { eq: "Bike" } }, { not: { Weight__c: { lt: 5 } } }] }] }';
  assert.deepEqual(
    weights(await ask(ADMIN, 'list-records/Shipment__c/All', { fields: ['Weight__c'], where, sortBy: ['Weight__c'] })),
    [30, 60],
  );
});

test('an object without list views has the platform’s', async () => {
  const { lists } = z
    .looseObject({ lists: z.array(z.looseObject({ apiName: z.string(), label: z.string() })) })
    .parse(await ask(ADMIN, 'list-info/Account'));
  assert.deepEqual(
    lists.map(({ apiName, label }) => [apiName, label]),
    [
      ['AllAccounts', 'All Accounts'],
      ['MyAccounts', 'My Accounts'],
    ],
  );
  const ui = z.looseObject({ info, records: page }).parse(await ask(ADMIN, 'list-ui/Account/AllAccounts'));
  assert.equal(ui.records.count, 1);
  const recent = z
    .looseObject({ info, records: page })
    .parse(await ask(REP, 'mru-list-ui/Shipment__c?fields=Weight__c'));
  assert.deepEqual([recent.info.label, weights(recent.records)], ['Recently Viewed', [30]]);
});

test('a list view there is not is not found', async () => {
  assert.equal((await org.as(ADMIN)('GET', '/ui-api/list-records/Shipment__c/Nothing')).status, 404);
});
