import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, FINANCE, NOBODY, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
before(async () => {
  org = await startScreensOrg();
});
after(() => org.stop());

const info = z.looseObject({
  apiName: z.string(),
  createable: z.boolean(),
  defaultRecordTypeId: z.string(),
  fields: z.record(z.string(), z.looseObject({ dataType: z.string(), updateable: z.boolean(), required: z.boolean() })),
  recordTypeInfos: z.record(z.string(), z.looseObject({ master: z.boolean() })),
  themeInfo: z.object({ color: z.string(), iconUrl: z.string() }),
});

const infoAs = async (username: string, object: string) => {
  const { status, body } = await org.as(username)('GET', `/ui-api/object-info/${object}`);
  assert.equal(status, 200, JSON.stringify(body));
  return info.parse(body);
};

test('an object is told as far as the user may use it', async () => {
  const forRep = await infoAs(REP, 'Shipment__c');
  assert.equal(forRep.createable, true);
  assert.equal(forRep.fields.Fee__c, undefined);
  assert.deepEqual(
    [forRep.fields.Carrier__c?.dataType, forRep.fields.Carrier__c?.required, forRep.fields.Weight__c?.updateable],
    ['String', true, true],
  );
  const forFinance = await infoAs(FINANCE, 'Shipment__c');
  assert.equal(forFinance.createable, false);
  assert.equal(forFinance.fields.Fee__c?.updateable, false);
});

test('who may not see an object is told so, whatever is asked of it; one that is not there is not supported', async () => {
  const asked = async (path: string) => (await org.as(NOBODY)('GET', `/ui-api/${path}`)).body;
  const message = 'You don’t have access to this record. Ask your administrator for help or to request access.';
  for (const path of ['object-info/Shipment__c', 'list-info/Shipment__c/All', 'list-records/Shipment__c/All'])
    assert.deepEqual(await asked(path), [{ statusCode: 403, errorCode: 'INSUFFICIENT_ACCESS', message }]);
  assert.deepEqual(await asked('object-info/Nothing__c'), [
    { statusCode: 400, errorCode: 'INVALID_TYPE', message: 'Object Nothing__c is not supported in UI API' },
  ]);
});

test('an object of the package has the icon of its tab, a standard one its own', async () => {
  assert.match((await infoAs(ADMIN, 'Shipment__c')).themeInfo.iconUrl, /custom\/custom67_120\.png$/);
  assert.match((await infoAs(ADMIN, 'Account')).themeInfo.iconUrl, /standard\/account_120\.png$/);
});

test('several objects are told at once', async () => {
  const { body } = await org.as(REP)('GET', '/ui-api/object-info/batch/Account,Nothing__c');
  const { results } = z.object({ results: z.array(z.looseObject({ statusCode: z.number() })) }).parse(body);
  assert.deepEqual(
    results.map(({ statusCode }) => statusCode),
    [200, 400],
  );
});

test('picklists tell their values, by field or all of a record type', async () => {
  const { defaultRecordTypeId } = await infoAs(REP, 'Shipment__c');
  const path = `/ui-api/object-info/Shipment__c/picklist-values/${defaultRecordTypeId}`;
  const one = z
    .looseObject({
      values: z.array(z.looseObject({ value: z.string() })),
      defaultValue: z.looseObject({ value: z.string() }),
    })
    .parse((await org.as(REP)('GET', `${path}/Status__c`)).body);
  assert.deepEqual(
    one.values.map(({ value }) => value),
    ['Packed', 'Sent'],
  );
  assert.equal(one.defaultValue.value, 'Packed');
  const all = z
    .looseObject({ picklistFieldValues: z.record(z.string(), z.unknown()) })
    .parse((await org.as(REP)('GET', path)).body);
  assert.deepEqual(Object.keys(all.picklistFieldValues).toSorted(), ['CurrencyIsoCode', 'Status__c']);
});
