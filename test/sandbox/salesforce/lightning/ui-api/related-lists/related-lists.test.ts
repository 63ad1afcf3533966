import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, FINANCE, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
let account = '';
let shipment = '';
const idIn = (body: unknown): string => z.looseObject({ id: z.string() }).parse(body).id;

before(async () => {
  org = await startScreensOrg();
  const save = async (apiName: string, fields: object) =>
    idIn((await org.as(ADMIN)('POST', '/ui-api/records', { apiName, fields })).body);
  account = await save('Account', { Name: 'Harbour' });
  shipment = await save('Shipment__c', { Carrier__c: 'Ship', Account__c: account });
  for (const contents of ['Books', 'Cups', 'Apples'])
    await save('Parcel__c', { Shipment__c: shipment, Contents__c: contents });
});
after(() => org.stop());

const page = z.looseObject({
  count: z.number(),
  nextPageToken: z.string().nullable(),
  records: z.array(z.looseObject({ fields: z.record(z.string(), z.looseObject({ value: z.unknown() })) })),
  listReference: z.looseObject({
    inContextOfRecordId: z.string(),
    relatedListId: z.string(),
    type: z.literal('relatedList'),
  }),
});
const lists = z.looseObject({
  relatedLists: z.array(z.looseObject({ relatedListId: z.string(), label: z.string(), objectApiName: z.string() })),
});

const ask = async (username: string, path: string, body?: object) => {
  const answer = await org.as(username)(body === undefined ? 'GET' : 'POST', `/ui-api/${path}`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const contents = (body: unknown): readonly unknown[] =>
  page.parse(body).records.map(({ fields }) => fields.Contents__c?.value);

test('a page’s related lists are those of its layout, with their columns and order', async () => {
  const { relatedLists } = lists.parse(await ask(ADMIN, 'related-list-info/Shipment__c'));
  assert.deepEqual(
    relatedLists.map(({ objectApiName, label }) => [objectApiName, label]),
    [['Parcel__c', 'Parcels']],
  );
  const [list] = relatedLists;
  const body = await ask(ADMIN, `related-list-records/${shipment}/${list?.relatedListId ?? ''}`);
  assert.deepEqual(contents(body), ['Cups', 'Books', 'Apples']);
  const { displayColumns } = z
    .looseObject({ displayColumns: z.array(z.looseObject({ fieldApiName: z.string() })) })
    .parse(await ask(ADMIN, `related-list-info/Shipment__c/${list?.relatedListId ?? ''}`));
  assert.deepEqual(
    displayColumns.map(({ fieldApiName }) => fieldApiName),
    ['Name', 'Contents__c', 'CreatedDate'],
  );
});

test('a related list is sorted, filtered and read page by page as the call says', async () => {
  const [list] = lists.parse(await ask(ADMIN, 'related-list-info/Shipment__c')).relatedLists;
  const path = `related-list-records/${shipment}/${list?.relatedListId ?? ''}`;
  const first = page.parse(
    await ask(ADMIN, path, { fields: ['Parcel__c.Contents__c'], sortBy: ['Parcel__c.Contents__c'], pageSize: 2 }),
  );
  assert.deepEqual([contents(first), first.nextPageToken], [['Apples', 'Books'], '2']);
  const found = await ask(ADMIN, path, { fields: ['Contents__c'], where: '{ Contents__c: { like: "%up%" } }' });
  assert.deepEqual(contents(found), ['Cups']);
});

test('an object without a layout shows the children the user may see', async () => {
  const forRep = lists.parse(await ask(REP, 'related-list-info/Account')).relatedLists;
  assert.equal(
    forRep.some(({ objectApiName }) => objectApiName === 'Shipment__c'),
    true,
  );
  const forFinance = lists.parse(await ask(FINANCE, 'related-list-info/Shipment__c')).relatedLists;
  assert.deepEqual(forFinance, []);
  const closed = await org.as(FINANCE)('GET', `/ui-api/related-list-records/${shipment}/Parcels__r`);
  assert.equal(closed.status, 400);
});

test('related records are counted up to a limit', async () => {
  const [list] = lists.parse(await ask(ADMIN, 'related-list-info/Shipment__c')).relatedLists;
  const path = `related-list-count/${shipment}/${list?.relatedListId ?? ''}`;
  const count = z.looseObject({ count: z.number(), hasMore: z.boolean() });
  const all = count.parse(await ask(ADMIN, path));
  assert.deepEqual([all.count, all.hasMore], [3, false]);
  const few = count.parse(await ask(ADMIN, `${path}?maxCount=2`));
  assert.deepEqual([few.count, few.hasMore], [2, true]);
});
