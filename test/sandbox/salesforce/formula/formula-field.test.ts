import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualClock } from '../../shared/clock.ts';
import { administratorOf, openOrg } from '../data/org.ts';
import type { Org } from '../data/types.ts';
import { field } from '../schema/field.ts';
import { schemaOf } from '../schema/schema.ts';
import { currencyField, ownerField, systemFields } from '../schema/system-fields.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../schema/types.ts';
import { insertAll } from '../soql/sample-org.ts';
import { runSoql } from '../soql/index.ts';
import { standardObjects } from '../standard-objects/index.ts';

const formula = (name: string, type: FieldType, facts: Partial<FieldSchema>): FieldSchema =>
  field(name, type, { custom: true, calculated: true, createable: false, updateable: false, ...facts });

const crateFields: readonly FieldSchema[] = [
  field('Name', 'string', { length: 80, nameField: true }),
  field('Weight__c', 'double', { custom: true, precision: 18, scale: 2 }),
  field('Pieces__c', 'double', { custom: true, precision: 18, scale: 0 }),
  field('Customer__c', 'reference', { custom: true, length: 18, referenceTo: ['Account'] }),
  formula('Each__c', 'double', { formula: 'Weight__c / Pieces__c', scale: 2 }),
  formula('Twice__c', 'double', { formula: 'Each__c * 2', scale: 2, blanksAsZero: true }),
  formula('Gross__c', 'double', { formula: 'Weight__c + Tare__c', scale: 2, blanksAsZero: true }),
  field('Tare__c', 'double', { custom: true, precision: 18, scale: 2 }),
  formula('Turnover__c', 'currency', { formula: 'Customer__r.AnnualRevenue + 1', scale: 2 }),
  currencyField,
  formula('City__c', 'string', { formula: 'UPPER(Customer__r.BillingCity)' }),
  formula('IsHeavy__c', 'boolean', { formula: 'Weight__c > 10' }),
  formula('Owner_Name__c', 'string', { formula: 'Owner:User.Username' }),
];

const crate: ObjectSchema = {
  name: 'Crate__c',
  label: 'Crate',
  labelPlural: 'Crates',
  kind: 'custom',
  keyPrefix: 'a00',
  createable: true,
  updateable: true,
  deletable: true,
  publishBehavior: undefined,
  fields: new Map([...systemFields.custom, ownerField, ...crateFields].map((one) => [one.name.toLowerCase(), one])),
};

const openCrates = (): Org => {
  const org = openOrg({
    schema: schemaOf({ objects: [...standardObjects, crate], metadataRecords: [] }),
    clock: virtualClock(new Date('2026-01-31T10:00:00.000Z')),
    orgId: '00D000000000001EAA',
    publish: () => {
      throw new Error('nothing is published here');
    },
    currencies: [
      { isoCode: 'EUR', conversionRate: 1 },
      { isoCode: 'CHF', conversionRate: 0.8 },
    ],
  });
  const [customer = ''] = insertAll(org, 'Account', [
    { Name: 'Alpha', BillingCity: 'Bonn', AnnualRevenue: 80, CurrencyIsoCode: 'CHF' },
  ]);
  insertAll(org, 'Crate__c', [
    { Name: 'full', Weight__c: 20, Pieces__c: 3, Customer__c: customer },
    { Name: 'void', Weight__c: 2, Pieces__c: 0 },
  ]);
  return org;
};

const select = (what: string, rest = 'ORDER BY Name'): readonly unknown[] => {
  const answer = runSoql(openCrates(), { soql: `SELECT ${what} FROM Crate__c ${rest}`, includeDeleted: false });
  return answer.records.map(({ attributes: _attributes, ...values }) => Object.values(values));
};

// https://help.salesforce.com/s/articleView?id=platform.customize_formulas.htm
test('formula fields are worked out when they are read', () => {
  assert.deepEqual(select('Each__c, City__c, IsHeavy__c'), [
    [6.67, 'BONN', true],
    [null, null, false],
  ]);
});

test('formulas read what other formulas work out, unrounded; one without a result leaves none to the next', () => {
  assert.deepEqual(select('Twice__c'), [[13.33], [null]]);
});

test('empty numbers count as 0 on demand', () => {
  assert.deepEqual(select('Gross__c'), [[20], [2]]);
});

test('formulas find records and put them in order', () => {
  assert.deepEqual(select('Name', "WHERE City__c = 'bonn'"), [['full']]);
  assert.deepEqual(select('Name', 'ORDER BY IsHeavy__c'), [['void'], ['full']]);
});

test('formulas read the user behind an owner', () => {
  const [first] = select('Owner_Name__c');
  assert.deepEqual(first, [administratorOf(openCrates()).username]);
});

// https://help.salesforce.com/s/articleView?id=platform.formula_using_field_type_currency.htm
test('amounts of parents are in the currency of the record that reads them', () => {
  assert.deepEqual(select('CurrencyIsoCode, Turnover__c', "WHERE Name = 'full'"), [['EUR', 101]]);
});
