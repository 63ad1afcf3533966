import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualClock } from '../../shared/clock.ts';
import { administratorOf, openOrg } from '../data/org.ts';
import { field } from '../schema/field.ts';
import { schemaOf } from '../schema/schema.ts';
import { systemFields } from '../schema/system-fields.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { standardObjects } from '../standard-objects/index.ts';
import { compileFormula } from './compile.ts';
import { shown } from './formula-sample.ts';
import { formulaFieldValue } from './formula-field-value.ts';
import { firstOf, orgGlobals } from './globals.ts';

const rate: ObjectSchema = {
  ...{ name: 'Rate__mdt', label: 'Rate', labelPlural: 'Rates', kind: 'metadata', keyPrefix: 'm00' },
  ...{ createable: false, updateable: false, deletable: false, publishBehavior: undefined },
  fields: new Map(
    [...systemFields.metadata, field('Percent__c', 'percent', { scale: 0, precision: 3, custom: true })].map((one) => [
      one.name.toLowerCase(),
      one,
    ]),
  ),
};

const schema = schemaOf({
  objects: [...standardObjects, rate],
  metadataRecords: [{ object: 'Rate__mdt', developerName: 'Normal', label: 'Normal', values: { Percent__c: 19 } }],
  setup: {
    labels: new Map([['Greeting', 'Hello']]),
    customPermissions: [{ name: 'Skip_Rules', label: 'Skip rules' }],
    permissionSets: [],
    staticResources: [],
  },
});

const org = openOrg({
  schema,
  clock: virtualClock(new Date('2026-01-31T10:00:00.000Z')),
  orgId: '00D000000000001EAA',
  publish: () => {
    throw new Error('nothing is published here');
  },
});

const context = {
  record: {},
  org,
  userId: administratorOf(org).userId,
  now: new Date('2026-01-31T10:00:00.000Z'),
  zone: 'GMT',
};

const flow = firstOf(
  (path) => (path.join('.') === '$Flow.InterviewGuid' ? { type: 'Text', read: () => 'abc' } : undefined),
  orgGlobals(schema),
);

const rows: readonly (readonly [formula: string, result: string])[] = [
  ['$User.Username', 'admin@sandbox.example'],
  ['$User.LastName & "!"', 'Administrator!'],
  ['LEN($User.Id)', '15'],
  ['$Profile.Name', 'System Administrator'],
  ['$Organization.Name', 'Sandbox Org'],
  ['ISBLANK($UserRole.Name)', 'true'],
  ['$Permission.Skip_Rules', 'false'],
  ['$Label.Greeting', 'Hello'],
  ['$CustomMetadata.Rate__mdt.Normal.Percent__c', '0.19'],
  ['YEAR(DATEVALUE($System.OriginDateTime))', '1900'],
  ['$Flow.InterviewGuid', 'abc'],
  ['$Api.Partner_Server_URL_260', 'https://00d000000000001eaa.my.salesforce.com/services/Soap/u/26.0/00D000000000001'],
  ['ISBLANK($RecordType.Name)', 'true'],
];

for (const [text, result] of rows) {
  test(`${text} is ${result}`, () => {
    const formula = compileFormula(text, { schema, globals: flow });
    assert.deepEqual('problems' in formula ? formula.problems : shown(formula.evaluate(context)), result);
  });
}

for (const path of [
  '$User.Nothing',
  '$Permission.Nothing',
  '$Label.Nothing',
  '$Api.Nothing',
  '$CustomMetadata.Rate__mdt.Normal.No__c',
]) {
  test(`${path} does not exist`, () => {
    const formula = compileFormula(path, { schema, globals: flow });
    assert.deepEqual('problems' in formula && formula.problems, [`Field ${path} does not exist. Check spelling.`]);
  });
}

test('a formula field has the scale of its definition, and nothing where it has no result', () => {
  const object = schema.find('Account');
  assert.ok(object);
  const value = (formula: string): unknown =>
    formulaFieldValue(
      field('Sample__c', 'percent', { formula, calculated: true, scale: 1, precision: 18 }),
      { schema, object },
      { ...context, record: { AnnualRevenue: 3, Name: 'Alpha' } },
    );
  assert.deepEqual([value('1 / AnnualRevenue'), value('1 / 0'), value('0.5')], [33.3, null, 50]);
});

test('a session is nothing formulas may show', () => {
  assert.throws(
    () => compileFormula('$Api.Session_ID', { schema, globals: flow }),
    /does not support \$Api\.Session_ID/,
  );
});

test('a text formula ends after 1,300 characters', () => {
  const object = schema.find('Account');
  assert.ok(object);
  const long = field('Long__c', 'string', { formula: 'LPAD("a", 2000, "b")', calculated: true, length: 1300 });
  assert.equal(String(formulaFieldValue(long, { schema, object }, context)).length, 1300);
});
