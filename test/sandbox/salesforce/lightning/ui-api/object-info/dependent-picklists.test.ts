import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import {
  fieldPermissions,
  metadata,
  objectPermissions,
  permissionSet,
  startAccessOrg,
  userPermission,
  type AccessOrg,
} from '../../../access/sample-org.ts';

const ADMIN = 'admin@dependent.example';
const CLERK = 'clerk@dependent.example';

const value = (name: string): string =>
  `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`;

const setting = (name: string, ...controlling: readonly string[]): string =>
  `<valueSettings>${controlling.map((one) => `<controllingFieldValue>${one}</controllingFieldValue>`).join('')}<valueName>${name}</valueName></valueSettings>`;

type Offered = {
  readonly controller?: string;
  readonly values: readonly string[];
  readonly settings?: readonly string[];
};

const picklist = (name: string, { controller = '', values, settings = [] }: Offered) => ({
  [`objects/Depot__c/fields/${name}.field-meta.xml`]: metadata(
    'CustomField',
    `<fullName>${name}</fullName><label>${name}</label><type>Picklist</type><valueSet>${controller}` +
      `<restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${values.map(value).join('')}</valueSetDefinition>` +
      `${settings.join('')}</valueSet>`,
  ),
});

const controlledBy = (name: string): string => `<controllingField>${name}</controllingField>`;

const FILES = {
  ...picklist('Region__c', { values: ['North', 'South'] }),
  ...picklist('Harbour__c', {
    controller: controlledBy('Region__c'),
    values: ['Oslo', 'Lima', 'Anywhere', 'Nowhere'],
    settings: [setting('Oslo', 'North'), setting('Lima', 'South'), setting('Anywhere', 'North', 'South')],
  }),
  ...picklist('Quay__c', {
    controller: controlledBy('Harbour__c'),
    values: ['East'],
    settings: [setting('East', 'Lima')],
  }),
  'permissionsets/Clerk.permissionset-meta.xml': permissionSet(
    'Clerk',
    userPermission('ApiEnabled'),
    objectPermissions('Depot__c', 'cru'),
    fieldPermissions('Depot__c.Harbour__c', true),
  ),
};

let org: AccessOrg;
before(async () => {
  org = await startAccessOrg(FILES, [
    { username: ADMIN },
    { username: CLERK, profile: 'Minimum Access - Salesforce', permissionSets: ['Clerk'] },
  ]);
});
after(() => org.stop());

const info = z.object({
  dependentFields: z.unknown(),
  fields: z.record(
    z.string(),
    z.looseObject({ controllerName: z.string().nullable(), controllingFields: z.unknown() }),
  ),
});

const infoAs = async (username: string) =>
  info.parse((await org.as(username)('GET', '/ui-api/object-info/Depot__c')).body);

const picklists = z.object({
  controllerValues: z.unknown(),
  values: z.array(z.looseObject({ value: z.string(), validFor: z.array(z.number()) })),
});

const picklistAs = async (username: string) => {
  const path = '/ui-api/object-info/Depot__c/picklist-values/012000000000000AAA/Harbour__c';
  return picklists.parse((await org.as(username)('GET', path)).body);
};

// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm
test('a page hears which values go with those of the controlling field', async () => {
  const { dependentFields, fields } = await infoAs(ADMIN);
  assert.deepEqual(dependentFields, { Region__c: { Harbour__c: { Quay__c: {} } } });
  assert.deepEqual(
    [fields.Harbour__c?.controllerName, fields.Harbour__c?.controllingFields, fields.Region__c?.controllerName],
    ['Region__c', ['Region__c'], null],
  );
  const { controllerValues, values } = await picklistAs(ADMIN);
  assert.deepEqual(controllerValues, { North: 0, South: 1 });
  assert.deepEqual(
    values.map((one) => [one.value, one.validFor]),
    [
      ['Oslo', [0]],
      ['Lima', [1]],
      ['Anywhere', [0, 1]],
      ['Nowhere', []],
    ],
  );
});

test('a field that a person does not see controls nothing for them', async () => {
  const { dependentFields, fields } = await infoAs(CLERK);
  assert.deepEqual([dependentFields, fields.Harbour__c?.controllerName], [{}, null]);
  assert.deepEqual((await picklistAs(CLERK)).controllerValues, {});
});

const described = z.object({
  fields: z.array(
    z.looseObject({
      name: z.string(),
      dependentPicklist: z.boolean(),
      controllerName: z.string().nullable(),
      picklistValues: z.array(z.looseObject({ validFor: z.string().nullable() })),
    }),
  ),
});

// https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm
test('a describe tells them as bits in Base64', async () => {
  const { fields } = described.parse((await org.as(ADMIN)('GET', '/sobjects/Depot__c/describe')).body);
  const told = (name: string) => {
    const field = fields.find((one) => one.name === name);
    return [
      field?.dependentPicklist,
      field?.controllerName,
      ...(field?.picklistValues ?? []).map((one) => one.validFor),
    ];
  };
  assert.deepEqual(told('Harbour__c'), [true, 'Region__c', 'gAAA', 'QAAA', 'wAAA', 'AAAA']);
  assert.deepEqual(told('Region__c'), [false, null, null, null]);
});
