import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../apex/values/text.ts';
import {
  assigning,
  number,
  numberVariable,
  openSampleFlows,
  recordVariable,
  ref,
  text,
  textVariable,
  to,
} from './sample-flows.ts';

const start = { connector: to('Set') };
const letters = { isCollection: true };

/** What is in `Letters` after the items, which starts as a, b, c, b. */
const lettersAfter = (...items: readonly object[]): string => {
  const { outputs } = openSampleFlows({
    start,
    variables: [textVariable('Letters', letters), textVariable('Others', letters), numberVariable('Count')],
    assignments: {
      name: 'Set',
      assignmentItems: [...['a', 'b', 'c', 'b'].map((one) => assigning('Letters', text(one), 'Add')), ...items],
    },
  });
  const { Letters, Count } = outputs();
  return `${textOf(Letters)}${Count === null ? '' : ` ${textOf(Count)}`}`;
};

const CASES: readonly (readonly [operator: string, value: object | undefined, expected: string])[] = [
  ['Add', text('d'), '(a, b, c, b, d)'],
  ['AddItem', text('d'), '(a, b, c, b, d)'],
  ['AddAtStart', text('d'), '(d, a, b, c, b)'],
  ['RemoveFirst', text('b'), '(a, c, b)'],
  ['RemoveAll', text('b'), '(a, c)'],
  ['RemoveAfterFirst', text('b'), '(a, b)'],
  ['RemoveBeforeFirst', text('b'), '(b, c, b)'],
  ['RemovePosition', number(2), '(a, c, b)'],
  ['RemoveUncommon', text('b'), '(b, b)'],
  ['Assign', text('z'), '(z)'],
];

for (const [operator, value, expected] of CASES) {
  test(`${operator} leaves ${expected} of a, b, c, b`, () => {
    assert.equal(lettersAfter({ assignToReference: 'Letters', operator, value }), expected);
  });
}

test('the items of a collection are counted', () => {
  assert.equal(lettersAfter(assigning('Count', ref('Letters'), 'AssignCount')), '(a, b, c, b) 4');
});

test('a collection is added to another with all its items, and taken out of it', () => {
  const others = ['b', 'c'].map((one) => assigning('Others', text(one), 'Add'));
  assert.equal(lettersAfter(...others, assigning('Letters', ref('Others'), 'Add')), '(a, b, c, b, b, c)');
  assert.equal(lettersAfter(...others, assigning('Letters', ref('Others'), 'RemoveAll')), '(a)');
});

test('a position that a collection does not have fails the flow', () => {
  assert.throws(() => lettersAfter(assigning('Letters', number(9), 'RemovePosition')), /no item at position 9/);
});

const single = (variables: readonly object[], items: readonly object[]): Readonly<Record<string, string>> => {
  const { outputs } = openSampleFlows({ start, variables, assignments: { name: 'Set', assignmentItems: items } });
  return Object.fromEntries(Object.entries(outputs()).map(([name, value]) => [name, textOf(value)]));
};

test('numbers are added and subtracted, and rounded to the scale of their variable', () => {
  const items = [
    assigning('N', number(10)),
    assigning('N', number(0.335), 'Add'),
    assigning('N', number(4), 'Subtract'),
  ];
  assert.deepEqual(single([numberVariable('N')], items), { N: '6.34' });
});

test('days are added to dates', () => {
  const day = { name: 'Day', dataType: 'Date', isInput: true, isOutput: true, value: { dateValue: '2026-02-27' } };
  assert.deepEqual(single([day], [assigning('Day', number(2), 'Add')]), { Day: '2026-03-01 00:00:00' });
});

test('nothing assigned empties a variable', () => {
  assert.deepEqual(single([textVariable('T', { value: text('full') })], [assigning('T')]), { T: 'null' });
});

test('a text of another kind than the variable holds fails the flow', () => {
  assert.throws(() => single([numberVariable('N')], [assigning('N', text('many'))]), /failed to assign many to N/);
});

test('what is put into a collection is a copy: the variable may be used again', () => {
  const { outputs } = openSampleFlows({
    start,
    variables: [recordVariable('One', 'Contact'), recordVariable('All', 'Contact', letters)],
    assignments: {
      name: 'Set',
      assignmentItems: ['Ann', 'Bob'].flatMap((name) => [
        assigning('One.LastName', text(name)),
        assigning('All', ref('One'), 'Add'),
      ]),
    },
  });
  assert.equal(textOf(outputs().All), '(Contact:{LastName=Ann}, Contact:{LastName=Bob})');
});
