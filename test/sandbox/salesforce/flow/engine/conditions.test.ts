import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assigning,
  condition,
  date,
  flag,
  flagVariable,
  number,
  openSampleFlows,
  ref,
  text,
  to,
} from './sample-flows.ts';

const variables = [
  { name: 'None', dataType: 'String' },
  { name: 'Empty', dataType: 'String', value: text('') },
  { name: 'Word', dataType: 'String', value: text('Flow Engine') },
  { name: 'Ten', dataType: 'Number', scale: 0, value: number(10) },
  { name: 'Day', dataType: 'Date', value: { dateValue: '2026-01-31' } },
  { name: 'Moment', dataType: 'DateTime', value: { dateTimeValue: '2026-01-31T00:00:00.000Z' } },
  { name: 'Words', dataType: 'String', isCollection: true },
  { name: 'Nothing_yet', dataType: 'String', isCollection: true },
];

type Condition = ReturnType<typeof condition>;

/** Decisions one after the other, the outcome of each in a variable of its own. */
const asking = (conditions: readonly Condition[]) => ({
  start: { connector: to('Fill') },
  variables: [...variables, ...conditions.map((_, at) => flagVariable(`Held_${at}`, { isInput: false }))],
  assignments: [
    {
      name: 'Fill',
      assignmentItems: [assigning('Words', text('one'), 'Add'), assigning('Words', text('two'), 'Add')],
      connector: to('Ask_0'),
    },
    { name: 'Tell', assignmentItems: conditions.map((_, at) => assigning(`Held_${at}`, ref(`Holds_${at}`))) },
    { name: 'Never', assignmentItems: [] },
  ],
  decisions: conditions.map((one, at) => {
    const next = to(at + 1 < conditions.length ? `Ask_${at + 1}` : 'Tell');
    const rules = { name: `Holds_${at}`, conditionLogic: 'and', conditions: one, connector: next };
    return { name: `Ask_${at}`, rules, defaultConnector: next };
  }),
});

/** Those of the conditions that hold. */
const holding = (conditions: readonly Condition[]): readonly Condition[] => {
  const outputs = openSampleFlows(asking(conditions)).outputs();
  return conditions.filter((_, at) => outputs[`Held_${at}`] === true);
};

const TRUE = [
  condition('None', 'EqualTo'),
  condition('None', 'IsNull', flag(true)),
  condition('Empty', 'IsNull', flag(false)),
  condition('Empty', 'NotEqualTo', ref('None')),
  condition('Empty', 'EqualTo', ref('$GlobalConstant.EmptyString')),
  condition('Empty', 'IsBlank', flag(true)),
  condition('None', 'NotEqualTo', text('x')),
  condition('Word', 'Contains', text('w E')),
  condition('Word', 'StartsWith', text('Flow')),
  condition('Word', 'EndsWith', text('Engine')),
  condition('Word', 'WasSet', flag(true)),
  condition('Ten', 'EqualTo', number(10)),
  condition('Ten', 'GreaterThanOrEqualTo', number(10)),
  condition('Ten', 'LessThan', number(11)),
  condition('Day', 'EqualTo', ref('Moment')),
  condition('Day', 'LessThan', date('2026-02-01')),
  condition('Words', 'Contains', text('two')),
  condition('Words', 'IsEmpty', flag(false)),
  condition('Nothing_yet', 'IsEmpty', flag(true)),
  condition('Nothing_yet', 'IsNull', flag(true)),
  condition('Fill', 'WasVisited', flag(true)),
  condition('Never', 'WasVisited', flag(false)),
];

const FALSE = [
  condition('Word', 'EqualTo', text('flow engine')),
  condition('None', 'GreaterThan', number(1)),
  condition('None', 'Contains', text('')),
  condition('Words', 'Contains', text('three')),
  condition('Ten', 'NotEqualTo', number(10)),
];

const shown = (one: Condition): string =>
  `${one.leftValueReference} ${one.operator} ${JSON.stringify(one.rightValue ?? null)}`;

test('conditions that hold', () => {
  assert.deepEqual(holding(TRUE).map(shown), TRUE.map(shown));
});

test('conditions that do not hold', () => {
  assert.deepEqual(holding(FALSE).map(shown), []);
});

test('In and NotIn look a value up in a collection', () => {
  const asked = [condition('Word', 'In', ref('Words')), condition('Word', 'NotIn', ref('Words'))];
  assert.deepEqual(holding(asked).map(shown), ['Word NotIn {"elementReference":"Words"}']);
});

test('an operator that the sandbox lacks is named', () => {
  assert.throws(() => holding([condition('Day', 'IsToday', flag(true))]), /does not support the flow operator IsToday/);
});
