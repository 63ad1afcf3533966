import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, FINANCE, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
before(async () => {
  org = await startScreensOrg();
});
after(() => org.stop());

const layout = z.looseObject({
  layoutType: z.string(),
  mode: z.string(),
  sections: z.array(
    z.looseObject({
      heading: z.string().nullable(),
      layoutRows: z.array(
        z.object({
          layoutItems: z.array(
            z.looseObject({
              label: z.string(),
              editableForNew: z.boolean(),
              editableForUpdate: z.boolean(),
              required: z.boolean(),
              layoutComponents: z.array(z.looseObject({ apiName: z.string().nullable() })),
            }),
          ),
        }),
      ),
    }),
  ),
});
type Layout = z.infer<typeof layout>;

const ask = async (username: string, path: string): Promise<unknown> => {
  const { status, body } = await org.as(username)('GET', `/ui-api/${path}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

const itemsOf = ({ sections }: Layout) =>
  sections.flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems));
const namesOf = (one: Layout) =>
  itemsOf(one).flatMap(({ layoutComponents }) => layoutComponents.map(({ apiName }) => apiName));

test('a layout of the package is shown in rows, without fields out of the user’s sight', async () => {
  const forRep = layout.parse(await ask(REP, 'layout/Shipment__c'));
  assert.deepEqual(
    forRep.sections.map(({ heading }) => heading),
    ['What and where', 'System'],
  );
  const [first] = forRep.sections[0]?.layoutRows ?? [];
  assert.deepEqual(
    first?.layoutItems.map(({ label }) => label),
    ['Number', 'Carrier'],
  );
  assert.equal(namesOf(forRep).includes('Fee__c'), false);
  const forFinance = layout.parse(await ask(FINANCE, 'layout/Shipment__c'));
  assert.equal(namesOf(forFinance).includes('Fee__c'), true);
  assert.deepEqual(
    itemsOf(forFinance).filter(({ editableForUpdate }) => editableForUpdate),
    [],
  );
});

test('what the layout requires is required where it can be written', async () => {
  const items = itemsOf(layout.parse(await ask(REP, 'layout/Shipment__c?mode=Edit')));
  const named = (label: string) => items.find((one) => one.label === label);
  assert.deepEqual(
    [named('Account')?.required, named('Depot')?.required, named('Carrier')?.required],
    [true, false, true],
  );
  assert.equal(named('Number')?.required, false);
});

test('a form for a new record leaves out what is worked out', async () => {
  const names = namesOf(layout.parse(await ask(ADMIN, 'layout/Shipment__c?mode=Create')));
  assert.equal(names.includes('DoubleWeight__c'), false);
  assert.equal(names.includes('CreatedById'), false);
  assert.equal(names.includes('Carrier__c'), true);
});

test('an object without a layout of its own has the platform’s, with the org’s own fields', async () => {
  const account = layout.parse(await ask(ADMIN, 'layout/Account'));
  assert.deepEqual(
    account.sections.map(({ heading }) => heading),
    [
      'Account Information',
      'Address Information',
      'Description Information',
      'Additional Information',
      'System Information',
    ],
  );
  const names = namesOf(account);
  for (const name of ['Name', 'BillingStreet', 'BillingCountry', 'CustomerCode__c', 'CreatedDate'])
    assert.equal(names.includes(name), true, name);
  const parcel = layout.parse(await ask(REP, 'layout/Parcel__c'));
  assert.equal(namesOf(parcel).includes('Contents__c'), true);
});

test('a compact layout that is not assigned is not used: the system’s own is', async () => {
  assert.deepEqual(namesOf(layout.parse(await ask(ADMIN, 'layout/Depot__c?layoutType=Compact'))), ['Name']);
  const account = layout.parse(await ask(ADMIN, 'layout/Account?layoutType=Compact'));
  assert.deepEqual(namesOf(account), ['Name', 'Type', 'Phone', 'Website', 'OwnerId', 'Industry']);
});

test('a record comes with its layouts and its object', async () => {
  const { body } = await org.as(REP)('POST', '/ui-api/records', {
    apiName: 'Shipment__c',
    fields: { Carrier__c: 'Ship', Weight__c: 3 },
  });
  const { id } = z.looseObject({ id: z.string() }).parse(body);
  const answer = z
    .looseObject({
      layouts: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.record(z.string(), layout)))),
      objectInfos: z.record(z.string(), z.looseObject({ apiName: z.string() })),
      records: z.record(
        z.string(),
        z.looseObject({ fields: z.record(z.string(), z.looseObject({ value: z.unknown() })) }),
      ),
    })
    .parse(await ask(REP, `record-ui/${id}?layoutTypes=Full,Compact&modes=View,Edit`));
  const byType = Object.values(answer.layouts.Shipment__c ?? {})[0];
  assert.deepEqual(
    [Object.keys(byType ?? {}), Object.keys(byType?.Full ?? {})],
    [
      ['Full', 'Compact'],
      ['View', 'Edit'],
    ],
  );
  assert.equal(answer.objectInfos.Account?.apiName, 'Account');
  assert.equal(answer.records[id]?.fields.Weight__c?.value, 3);
});

test('a new record starts with defaults and its maker as owner', async () => {
  const defaults = z
    .looseObject({
      record: z.looseObject({ fields: z.record(z.string(), z.looseObject({ value: z.unknown() })) }),
      layout,
    })
    .parse(await ask(REP, 'record-defaults/create/Shipment__c?optionalFields=IsUrgent__c,OwnerId'));
  assert.equal(defaults.layout.mode, 'Create');
  const { Status__c: status, IsUrgent__c: urgent, Carrier__c: carrier } = defaults.record.fields;
  assert.deepEqual([status?.value, urgent?.value, carrier?.value], ['Packed', true, null]);
  const refused = await org.as(FINANCE)('GET', '/ui-api/record-defaults/create/Shipment__c');
  assert.equal(refused.status, 403);
});
