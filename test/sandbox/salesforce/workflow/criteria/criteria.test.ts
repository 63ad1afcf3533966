import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, options } from '../../formula/formula-sample.ts';
import type { CriteriaItem } from '../definition/criteria-metadata.ts';
import { compileCriteria, CriteriaInvalid } from './compile-criteria.ts';
import { holdsLogic, parseLogic } from './condition-logic.ts';

const { schema, object } = options;
const place = () => {
  if (object === undefined) throw new Error('the sample has no object');
  return { schema, object };
};

const holds = (field: string, operation: CriteriaItem['operation'], value: string): boolean =>
  compileCriteria(place(), { criteriaItems: [{ field, operation, value, valueField: undefined }] })(context);

// The sample's deal is of 31 January 2026, 23:30 in GMT, which is 1 February in Berlin, where the user is.
const TRUE: readonly (readonly [field: string, operation: CriteriaItem['operation'], value: string])[] = [
  ['Order__c.Name', 'equals', 'beta, ALPHA'],
  ['Name', 'notEqual', 'Beta'],
  ['Name', 'contains', 'lph'],
  ['Name', 'startsWith', 'al,be'],
  ['Name', 'notContain', 'x'],
  ['Amount__c', 'greaterThan', '10'],
  ['Amount__c', 'lessOrEqual', 'USD10.50'],
  ['Amount__c', 'equals', '1,10.5'],
  ['Share__c', 'equals', '20'],
  ['Flag__c', 'equals', 'True'],
  ['Due__c', 'equals', '1/31/2026'],
  ['Due__c', 'equals', 'YESTERDAY'],
  ['Due__c', 'greaterOrEqual', 'LAST 30 DAYS'],
  ['At__c', 'equals', 'TODAY'],
  ['Stage__c', 'equals', 'Open,"Won"'],
  ['Tags__c', 'includes', 'b,c'],
  ['Tags__c', 'excludes', 'c'],
  ['Empty__c', 'equals', ''],
  ['NoStage__c', 'notEqual', 'Won'],
  ['Account.Name', 'equals', 'Parent'],
];

const FALSE: typeof TRUE = [
  ['Empty__c', 'lessThan', '1'],
  ['Name', 'equals', ''],
  ['Amount__c', 'equals', 'much'],
  ['Due__c', 'equals', 'TODAY'],
  ['Flag__c', 'notEqual', 'True'],
];

for (const [expected, cases] of [
  [true, TRUE],
  [false, FALSE],
] as const) {
  for (const [field, operation, value] of cases)
    test(`${field} ${operation} ${JSON.stringify(value)} is ${expected}`, () => {
      assert.equal(holds(field, operation, value), expected);
    });
}

test('a logic joins conditions by their numbers, AND before OR', () => {
  const result = (text: string, ...results: readonly boolean[]) => {
    const logic = parseLogic(text);
    return logic && holdsLogic(logic, (at) => results[at] === true);
  };
  assert.equal(result('1 OR 2 AND 3', true, false, false), true);
  assert.equal(result('(1 OR 2) AND NOT 3', true, false, true), false);
  assert.equal(result('1 and not(2)', true, false), true);
  assert.deepEqual(
    [result('1 AND', true), result('1 2', true, true), result('1 XOR 2', true, true), result('(1', true)],
    [undefined, undefined, undefined, undefined],
  );
});

test('fields that are not there are refused by name', () => {
  assert.throws(() => holds('Size__c', 'equals', '1'), CriteriaInvalid);
  assert.throws(() => holds('Case.Subject', 'equals', '1'), /Case\.Subject/);
});
