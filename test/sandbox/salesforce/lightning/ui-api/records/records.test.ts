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

const field = z.object({ displayValue: z.string().nullable(), value: z.unknown() });
const record = z.looseObject({
  apiName: z.string(),
  id: z.string(),
  eTag: z.string(),
  weakEtag: z.number(),
  lastModifiedDate: z.string(),
  fields: z.record(z.string(), field),
});
const refusal = z.tuple([z.looseObject({ statusCode: z.number(), message: z.string() })]);
const exceptions = z.looseObject({
  enhancedErrorType: z.literal('RecordError'),
  output: z.object({
    errors: z.array(z.looseObject({ errorCode: z.string(), message: z.string() })),
    fieldErrors: z.record(z.string(), z.array(z.looseObject({ errorCode: z.string(), fieldLabel: z.string() }))),
  }),
});

const createAs = async (username: string, apiName: string, fields: object) => {
  const { status, body } = await org.as(username)('POST', '/ui-api/records', { apiName, fields });
  assert.equal(status, 201, JSON.stringify(body));
  return record.parse(body);
};

const readAs = async (username: string, id: string, query: string) => {
  const { status, body } = await org.as(username)('GET', `/ui-api/records/${id}?${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return record.parse(body);
};

const shipmentWith = async (fields: object): Promise<string> =>
  (await createAs(ADMIN, 'Shipment__c', { Carrier__c: 'Post', ...fields })).id;

test('values come with the text people read, in their own locale', async () => {
  const id = await shipmentWith({
    Fee__c: 1234.5,
    Weight__c: 2.5,
    DueOn__c: '2026-04-09',
    SentAt__c: '2026-04-09T18:30:00.000Z',
    Status__c: 'Sent',
  });
  const paths = ['Fee__c', 'Weight__c', 'DueOn__c', 'SentAt__c', 'Status__c', 'IsUrgent__c', 'DoubleWeight__c'];
  const { fields } = await readAs(ADMIN, id, `fields=${paths.map((path) => `Shipment__c.${path}`).join(',')}`);
  assert.deepEqual(fields, {
    DoubleWeight__c: { displayValue: '5.0', value: 5 },
    DueOn__c: { displayValue: '4/9/2026', value: '2026-04-09' },
    Fee__c: { displayValue: 'USD 1,234.50', value: 1234.5 },
    IsUrgent__c: { displayValue: null, value: true },
    SentAt__c: { displayValue: '4/9/2026, 11:30 AM', value: '2026-04-09T18:30:00.000Z' },
    Status__c: { displayValue: 'Sent', value: 'Sent' },
    Weight__c: { displayValue: '2.50', value: 2.5 },
  });
});

test('a field of a parent comes inside of the parent’s record', async () => {
  const account = await createAs(REP, 'Account', { Name: 'Harbour Ltd' });
  const shipment = await createAs(REP, 'Shipment__c', { Carrier__c: 'Post', Account__c: account.id });
  const { fields } = await readAs(
    REP,
    shipment.id,
    'fields=Shipment__c.Account__r.Name,Shipment__c.Account__r.Owner.Name,Shipment__c.Owner.Profile.Name',
  );
  assert.equal(fields.Account__r?.displayValue, 'Harbour Ltd');
  const parent = record.parse(fields.Account__r.value);
  assert.equal(parent.apiName, 'Account');
  assert.equal(parent.fields.Name?.value, 'Harbour Ltd');
  assert.equal(parent.fields.Owner?.displayValue, REP);
  assert.equal(fields.Owner?.displayValue, REP);
  assert.equal(record.parse(fields.Owner.value).fields.Profile?.displayValue, 'Minimum Access - Salesforce');
});

test('a field out of the user’s sight is an error, and left out when it is optional', async () => {
  const id = await shipmentWith({ Fee__c: 3 });
  const { status, body } = await org.as(REP)('GET', `/ui-api/records/${id}?fields=Shipment__c.Fee__c`);
  assert.equal(status, 400);
  assert.equal(refusal.parse(body)[0].errorCode, 'INVALID_FIELD');
  const seen = await readAs(REP, id, 'fields=Shipment__c.Name&optionalFields=Shipment__c.Fee__c');
  assert.deepEqual(Object.keys(seen.fields), ['Name']);
  assert.equal((await readAs(FINANCE, id, 'fields=Shipment__c.Fee__c')).fields.Fee__c?.displayValue, 'USD 3.00');
});

test('who may not see an object is refused its records; what is not there is not found', async () => {
  const id = await shipmentWith({});
  const closed = await org.as(NOBODY)('GET', `/ui-api/records/${id}?fields=Shipment__c.Name`);
  assert.deepEqual([closed.status, refusal.parse(closed.body)[0].errorCode], [403, 'INSUFFICIENT_ACCESS']);
  await org.as(ADMIN)('DELETE', `/ui-api/records/${id}`);
  const gone = await org.as(ADMIN)('GET', `/ui-api/records/${id}?fields=Shipment__c.Name`);
  assert.deepEqual([gone.status, refusal.parse(gone.body)[0].errorCode], [404, 'NOT_FOUND']);
  const malformed = await org.as(ADMIN)('GET', '/ui-api/records/001?fields=Account.Name');
  assert.equal(malformed.status, 400);
});

test('an update answers the record as it is then, with another eTag', async () => {
  const before = await createAs(REP, 'Shipment__c', { Carrier__c: 'Post' });
  const { status, body } = await org.as(REP)('PATCH', `/ui-api/records/${before.id}`, { fields: { Weight__c: 9 } });
  assert.equal(status, 200);
  const now = record.parse(body);
  assert.equal(now.fields.Weight__c?.value, 9);
  assert.notEqual(now.eTag, before.eTag);
});

test('a refused save says which field is at fault and why', async () => {
  const missing = await org.as(REP)('POST', '/ui-api/records', { apiName: 'Shipment__c', fields: {} });
  assert.equal(missing.status, 400);
  const { output } = exceptions.parse(missing.body);
  assert.deepEqual(output.fieldErrors.Carrier__c?.[0], {
    constituentField: null,
    duplicateRecordError: null,
    errorCode: 'REQUIRED_FIELD_MISSING',
    field: 'Carrier__c',
    fieldLabel: 'Carrier',
    message: 'Required fields are missing: [Carrier__c]',
  });
  const wrong = await org.as(REP)('POST', '/ui-api/records', {
    apiName: 'Shipment__c',
    fields: { Carrier__c: 'Post', DueOn__c: 'soon' },
  });
  const [late] = exceptions.parse(wrong.body).output.fieldErrors.DueOn__c ?? [];
  assert.deepEqual([late?.errorCode, late?.fieldLabel], ['INVALID_TYPE_ON_FIELD_IN_RECORD', 'DueOn']);
  const id = await shipmentWith({});
  const readOnly = await org.as(FINANCE)('PATCH', `/ui-api/records/${id}`, { fields: { Weight__c: 1 } });
  assert.equal(readOnly.status, 400);
  assert.equal(exceptions.parse(readOnly.body).output.errors.length, 1);
});

test('a save on top of what somebody else has saved is refused, with the record as it is now', async () => {
  const { id, lastModifiedDate } = await createAs(REP, 'Shipment__c', { Carrier__c: 'Post' });
  const patch = async (since: Date) =>
    fetch(`${org.sandbox.url}/services/data/v68.0/ui-api/records/${id}`, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${await org.tokenOf(REP)}`,
        'Content-Type': 'application/json',
        'If-Unmodified-Since': since.toUTCString(),
      },
      body: JSON.stringify({ fields: { Weight__c: 4 } }),
    });
  const read = new Date(lastModifiedDate);
  const refused = await patch(new Date(read.getTime() - 60_000));
  assert.equal(refused.status, 412);
  const error = z.looseObject({ output: z.unknown() }).parse(await refused.json());
  assert.equal(record.parse(error.output).id, id);
  assert.equal((await patch(read)).status, 200);
});

test('a batch answers each record on its own', async () => {
  const id = await shipmentWith({});
  const { status, body } = await org.as(REP)(
    'GET',
    `/ui-api/records/batch/${id},a00000000000000AAA?fields=Shipment__c.Name`,
  );
  assert.equal(status, 200);
  const { hasErrors, results } = z
    .object({ hasErrors: z.boolean(), results: z.array(z.object({ statusCode: z.number(), result: z.unknown() })) })
    .parse(body);
  assert.equal(hasErrors, true);
  assert.deepEqual(
    results.map(({ statusCode }) => statusCode),
    [200, 404],
  );
});
