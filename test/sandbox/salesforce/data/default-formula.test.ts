/** Defaults that are formulas. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualClock } from '../../shared/clock.ts';
import { field } from '../schema/field.ts';
import { schemaOf } from '../schema/schema.ts';
import { standardObjects } from '../standard-objects/index.ts';
import { defaultByFormula, defaultProblems } from './default-formula.ts';
import { administratorOf, openOrg } from './org.ts';

const NOW = new Date('2026-03-31T22:15:00.000Z');

const org = openOrg({
  schema: schemaOf({ objects: standardObjects, metadataRecords: [] }),
  clock: virtualClock(NOW),
  orgId: '00D000000000001EAA',
  publish: () => assert.fail('nothing is published here'),
});

const { userId, username } = administratorOf(org);

const fieldOf = (type: 'date' | 'datetime' | 'double' | 'string' | 'picklist', defaultFormula: string) =>
  field('Value__c', type, { custom: true, scale: 1, defaultFormula });

const valueOf = (...definition: Parameters<typeof fieldOf>) =>
  defaultByFormula(fieldOf(...definition), { org, userId, now: NOW, zone: 'Europe/Berlin' });

test('a default may look at the day of the user and the instant of the save', () => {
  assert.equal(valueOf('date', 'TODAY() + 1'), '2026-04-02');
  assert.equal(valueOf('datetime', 'NOW()'), NOW.toISOString());
});

test('a default is a value of its field', () => {
  assert.equal(valueOf('double', '1 / 4'), 0.3);
  assert.equal(valueOf('string', '"a" & "b"'), 'ab');
  assert.equal(valueOf('picklist', 'IF(TRUE, "a", "b")'), 'a');
});

test('a default may look at the user', () => {
  assert.equal(valueOf('string', '$User.Username'), username);
});

test('a default without a result leaves the field empty', () => {
  assert.equal(valueOf('double', '1 / 0'), null);
});

test('a default that reads the record, or is of another type, is refused', () => {
  const problems = [fieldOf('string', 'Name & "x"'), fieldOf('date', '"2026"')].map((one) =>
    defaultProblems(one, org.schema),
  );
  assert.deepEqual(problems, [
    ['Field Name does not exist. Check spelling.'],
    ['Formula result is data type (Text), incompatible with expected data type (Date).'],
  ]);
});
