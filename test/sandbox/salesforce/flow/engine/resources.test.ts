import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../apex/values/text.ts';
import {
  assigning,
  filter,
  number,
  numberVariable,
  openSampleFlows,
  ref,
  text,
  textVariable,
  to,
} from './sample-flows.ts';

const start = { connector: to('Set') };

/** What `Answer` is after it was assigned the reference. */
const answer = (reference: string, parts: Readonly<Record<string, unknown>> = {}): string => {
  const { outputs } = openSampleFlows({
    start,
    variables: [textVariable('Answer', { isInput: false }), ...sampleVariables],
    assignments: { name: 'Set', assignmentItems: assigning('Answer', ref(reference)) },
    ...parts,
  });
  return textOf(outputs().Answer);
};

const sampleVariables = [
  numberVariable('Price', { value: number(12.5) }),
  textVariable('City', { value: text('Vienna') }),
  textVariable('Blank'),
];

const formula = (expression: string, dataType = 'String', more: Readonly<Record<string, unknown>> = {}): string =>
  answer('F', { formulas: { name: 'F', dataType, expression, ...more } });

test('formulas read variables, constants and other formulas', () => {
  const parts = {
    constants: { name: 'Tax', dataType: 'Number', value: number(0.2) },
    formulas: [
      { name: 'F', dataType: 'Number', scale: 2, expression: '{!Price} + {!Taxes}' },
      { name: 'Taxes', dataType: 'Number', scale: 2, expression: '{!Price} * {!Tax}' },
    ],
  };
  assert.equal(answer('F', parts), '15.00');
});

test('a formula is not misled by merge fields in its texts', () => {
  assert.equal(formula(`"{!City}: " & {!City}`), '{!City}: Vienna');
});

test('formulas know blanks, global variables and functions', () => {
  assert.equal(formula('IF(ISBLANK({!Blank}), "none", {!Blank})'), 'none');
  assert.equal(formula('TEXT(YEAR({!$Flow.CurrentDate}))'), '2026');
  assert.equal(formula('{!$User.LastName} & LEFT({!$Organization.Id}, 3)').slice(-3), '00D');
});

test('a percent field counts as a hundredth in a formula, and as it is elsewhere', () => {
  const parts = {
    recordLookups: {
      ...{ name: 'Book', object: 'Book__c', filterLogic: 'and', filters: filter('Name', 'EqualTo', text('Fair')) },
      ...{ getFirstRecordOnly: true, storeOutputAutomatically: true, connector: to('Set') },
    },
    start: { connector: to('Book') },
    variables: [textVariable('Share', { isInput: false }), textVariable('Shown', { isInput: false })],
    formulas: { name: 'F', dataType: 'Number', scale: 2, expression: '200 * {!Book.Discount__c}' },
    assignments: {
      name: 'Set',
      assignmentItems: [assigning('Share', ref('F')), assigning('Shown', ref('Book.Discount__c'))],
    },
  };
  const { outputs, insert } = openSampleFlows(parts);
  insert('Book__c', [{ Name: 'Fair', Discount__c: 12.5 }]);
  const { Share, Shown } = outputs();
  assert.deepEqual([textOf(Share), textOf(Shown)], ['25.00', '12.50']);
});

test('a number is rounded to the scale of its formula', () => {
  assert.equal(formula('{!Price} / 3', 'Number', { scale: 2 }), '4.17');
});

test('a formula without a result fails the flow', () => {
  assert.throws(() => formula('{!Price} / 0', 'Number'), /The formula F has no result: Division by zero/);
});

test('templates and literals have merge fields', () => {
  const textTemplates = { name: 'Letter', text: 'Dear {!City},\n{!Price} & {!Blank}.', isViewedAsPlainText: true };
  assert.equal(answer('Letter', { textTemplates }), 'Dear Vienna,\n12.5 & .');
});

test('dates in texts are written out', () => {
  const textTemplates = { name: 'Letter', text: '{!$Flow.CurrentDate}', isViewedAsPlainText: true };
  assert.equal(answer('Letter', { textTemplates }), 'January 31, 2026');
});

test('global constants and the interview are there', () => {
  assert.equal(answer('$GlobalConstant.True'), 'true');
  assert.match(answer('$Flow.InterviewGuid'), /^[0-9a-f]{32}$/);
  assert.equal(answer('$Flow.FaultMessage'), 'null');
});

test('a choice stands for its value, or its text', () => {
  const choices = [
    { name: 'Home', choiceText: 'At home', dataType: 'String', value: text('H') },
    { name: 'Away', choiceText: 'Not in {!City}', dataType: 'String' },
  ];
  assert.equal(answer('Home', { choices }), 'H');
  assert.equal(answer('Away', { choices }), 'Not in Vienna');
});

test('what does not exist is told by name', () => {
  assert.throws(() => answer('Missing'), /The flow Sample has no resource Missing/);
  assert.throws(() => answer('$Flow.Missing'), /does not support the flow resource \$Flow.Missing/);
});

/** The first book of the publisher `One`, whose fields are read along paths. */
const behindBook = (reference: string, found = 'One'): string => {
  const { outputs, insert } = openSampleFlows({
    start: { connector: to('Find') },
    variables: textVariable('Answer', { isInput: false }),
    recordLookups: {
      name: 'Find',
      connector: to('Set'),
      object: 'Book__c',
      filterLogic: 'and',
      filters: filter('Name', 'EqualTo', text(found)),
      getFirstRecordOnly: true,
      storeOutputAutomatically: true,
    },
    assignments: { name: 'Set', assignmentItems: assigning('Answer', ref(reference)) },
  });
  const [publisher = ''] = insert('Account', [{ Name: 'House' }]);
  insert('Book__c', [{ Name: 'One', Publisher__c: publisher, Price__c: 3 }, { Name: 'Two' }]);
  return textOf(outputs().Answer);
};

test('fields of parents are loaded along the path', () => {
  assert.equal(behindBook('Find.Price__c'), '3.00');
  assert.equal(behindBook('Find.Publisher__r.Name'), 'House');
  assert.equal(behindBook('Find.Publisher__r.Owner:User.LastName').length > 0, true);
});

test('behind an empty look-up, or a record that was not found, there is nothing', () => {
  assert.equal(behindBook('Find.Publisher__r.Name', 'Two'), 'null');
  assert.equal(behindBook('Find.Publisher__r.Name', 'Three'), 'null');
});
