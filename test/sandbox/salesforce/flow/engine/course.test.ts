/** Loops, processors of collections, subflows, screens, roll-backs: what steers the course of an interview. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SObjectValue } from '../../apex/values/sobject.ts';
import { textOf } from '../../apex/values/text.ts';
import { copyInterview } from './copy-interview.ts';
import { resumeInterview } from './run-flow.ts';
import {
  assigning,
  condition,
  filter,
  flowNamed,
  number,
  numberVariable,
  openSampleFlows,
  recordVariable,
  ref,
  setting,
  text,
  textVariable,
  to,
  type FlowParts,
} from './sample-flows.ts';

const letters = { isCollection: true };
const fill = (next: string) => ({
  name: 'Fill',
  assignmentItems: ['b', 'a', 'c'].map((one) => assigning('Letters', text(one), 'Add')),
  connector: to(next),
});

const looping = (iterationOrder: string) =>
  openSampleFlows({
    start: { connector: to('Fill') },
    variables: [textVariable('Letters', letters), textVariable('Read', { value: text('') })],
    assignments: [
      fill('Each'),
      { name: 'Append', assignmentItems: assigning('Read', ref('Each'), 'Add'), connector: to('Each') },
    ],
    loops: { name: 'Each', collectionReference: 'Letters', iterationOrder, nextValueConnector: to('Append') },
  }).outputs().Read;

test('a loop hands out items from the first or from the last', () => {
  assert.equal(looping('Asc'), 'bac');
  assert.equal(looping('Desc'), 'cab');
});

test('a loop inside of a loop begins anew each time', () => {
  const { outputs } = openSampleFlows({
    start: { connector: to('Fill') },
    variables: [textVariable('Letters', letters), textVariable('Read', { value: text('') })],
    assignments: [
      fill('Outer'),
      { name: 'Append', assignmentItems: assigning('Read', text('{!Outer}{!Inner} '), 'Add'), connector: to('Inner') },
    ],
    loops: [
      { name: 'Outer', collectionReference: 'Letters', nextValueConnector: to('Inner') },
      {
        ...{ name: 'Inner', collectionReference: 'Letters', iterationOrder: 'Asc' },
        ...{ nextValueConnector: to('Append'), noMoreValuesConnector: to('Outer') },
      },
    ],
  });
  assert.equal(outputs().Read, 'bb ba bc ab aa ac cb ca cc ');
});

test('what is changed on the current item of a loop does not change the collection', () => {
  const { outputs } = openSampleFlows({
    start: { connector: to('Fill') },
    variables: [recordVariable('Book', 'Book__c'), recordVariable('Books', 'Book__c', letters)],
    assignments: [
      { name: 'Fill', assignmentItems: assigning('Books', ref('Book'), 'Add'), connector: to('Each') },
      { name: 'Set', assignmentItems: assigning('Each.Price__c', number(3)), connector: to('Each') },
    ],
    loops: { name: 'Each', collectionReference: 'Books', nextValueConnector: to('Set') },
  });
  assert.equal(textOf(outputs({ Book: new SObjectValue('Book__c') }).Books), '(Book__c:{})');
});

const endless = (apiVersion: string) =>
  openSampleFlows({
    apiVersion,
    start: { connector: to('Count') },
    variables: numberVariable('N', { value: number(0) }),
    assignments: { name: 'Count', assignmentItems: assigning('N', number(1), 'Add'), connector: to('Enough') },
    decisions: {
      name: 'Enough',
      defaultConnector: to('Count'),
      rules: { name: 'Yes', conditionLogic: 'and', conditions: condition('N', 'EqualTo', number(1500)) },
    },
  });

test('flows of versions before 57.0 run 2,000 elements at most', () => {
  assert.equal(textOf(endless('57.0').outputs().N), '1500');
  assert.throws(() => endless('56.0').outputs(), /Number of iterations exceeded/);
});

test('a collection is sorted where it is, and cut to a limit', () => {
  const { outputs } = openSampleFlows({
    start: { connector: to('Fill') },
    variables: textVariable('Letters', letters),
    assignments: fill('Sort'),
    collectionProcessors: {
      name: 'Sort',
      collectionProcessorType: 'SortCollectionProcessor',
      collectionReference: 'Letters',
      limit: 2,
      sortOptions: { sortOrder: 'Desc', doesPutEmptyStringAndNullFirst: false },
    },
  });
  assert.equal(textOf(outputs().Letters), '(c, b)');
});

/** Names of the books that a Collection Filter keeps of all with prices, sorted by price. */
const filtered = (processor: FlowParts): string => {
  const { outputs, insert } = openSampleFlows({
    start: { connector: to('Find') },
    variables: recordVariable('Kept', 'Book__c', { isCollection: true }),
    recordLookups: {
      ...{ name: 'Find', object: 'Book__c', connector: to('Sort'), queriedFields: ['Name', 'Price__c'] },
      ...{
        filters: filter('Price__c', 'GreaterThan', number(500)),
        storeOutputAutomatically: true,
        getFirstRecordOnly: false,
      },
    },
    collectionProcessors: [
      {
        ...{ name: 'Sort', collectionProcessorType: 'SortCollectionProcessor', collectionReference: 'Find' },
        ...{ sortOptions: { sortField: 'Price__c', sortOrder: 'Desc' }, connector: to('Filter') },
      },
      {
        ...{ name: 'Filter', collectionProcessorType: 'FilterCollectionProcessor', collectionReference: 'Find' },
        ...{ assignNextValueToReference: 'currentItem_Filter', connector: to('Keep') },
        ...processor,
      },
    ],
    assignments: { name: 'Keep', assignmentItems: assigning('Kept', ref('Filter')) },
  });
  insert(
    'Book__c',
    [600, 700, 800].map((Price__c) => ({ Name: `B${Price__c}`, Price__c })),
  );
  return [...textOf(outputs().Kept).matchAll(/Name=(\w+)/g)].map(([, name]) => name).join(' ');
};

test('a collection is filtered by conditions, or by a formula', () => {
  const conditions = condition('currentItem_Filter.Price__c', 'NotEqualTo', number(700));
  assert.equal(filtered({ conditionLogic: 'and', conditions }), 'B800 B600');
  const formula = '{!currentItem_Filter.Price__c} < 750';
  assert.equal(filtered({ conditionLogic: 'formula_evaluates_to_true', formula }), 'B700 B600');
});

const double = flowNamed('Double', {
  start: { connector: to('Sum') },
  variables: [
    numberVariable('given'),
    numberVariable('answer', { isInput: false }),
    numberVariable('hidden', { isOutput: false }),
  ],
  assignments: {
    name: 'Sum',
    assignmentItems: [assigning('answer', ref('given')), assigning('answer', ref('given'), 'Add')],
  },
});

const calling = (subflow: FlowParts, more: FlowParts = {}) =>
  openSampleFlows(
    {
      start: { connector: to('Call') },
      variables: numberVariable('Total'),
      subflows: { name: 'Call', flowName: 'Double', inputAssignments: { name: 'given', value: number(4) }, ...subflow },
      ...more,
    },
    { others: [double] },
  );

test('a subflow answers into variables', () => {
  const outputAssignments = { name: 'answer', assignToReference: 'Total' };
  assert.equal(textOf(calling({ outputAssignments }).outputs().Total), '8');
});

test('a subflow stores its outputs under its own name', () => {
  const assignments = { name: 'Keep', assignmentItems: assigning('Total', ref('Call.Outputs.answer')) };
  const flows = calling({ storeOutputAutomatically: true, connector: to('Keep') }, { assignments });
  assert.equal(textOf(flows.outputs().Total), '8');
});

test('a flow that does not exist, or an input it does not take, fails the flow', () => {
  assert.throws(() => calling({ flowName: 'Missing' }).outputs(), /no active version of the flow Missing/);
  const inputAssignments = { name: 'answer', value: number(1) };
  assert.throws(() => calling({ inputAssignments }).outputs(), /The flow Double has no input variable answer/);
});

test('a flow that calls itself without end fails', () => {
  assert.throws(() => calling({ flowName: 'Sample', inputAssignments: [] }).outputs(), /calls itself too often/);
});

const asking = openSampleFlows({
  processType: 'Flow',
  start: { connector: to('Create') },
  variables: textVariable('Answer'),
  recordCreates: {
    name: 'Create',
    object: 'Account',
    inputAssignments: setting('Name', text('Asked')),
    connector: to('Ask'),
  },
  screens: {
    name: 'Ask',
    connector: to('Take'),
    fields: { name: 'Name_field', fieldType: 'InputField', dataType: 'String' },
  },
  assignments: { name: 'Take', assignmentItems: assigning('Answer', ref('Name_field')), connector: to('Undo') },
  recordRollbacks: { name: 'Undo' },
});

test('an interview stops at a screen, goes on as a copy, and rolls back what it wrote since', () => {
  const { runAll, flows, apex, caller, org } = asking;
  const [stopped] = runAll({}).ends;
  assert.ok(stopped?.kind === 'screen' && stopped.screen === 'Ask');
  const answerOf = (name: string): unknown => {
    const interview = copyInterview(stopped.interview);
    interview.frames[0]?.variables.set('name_field', name);
    const end = apex.transact({ caller, quiddity: 'ANONYMOUS' }, () =>
      resumeInterview(flows, { interview, mode: 'user' }),
    );
    return end.kind === 'finished' ? end.outputs.Answer : end.kind;
  };
  assert.deepEqual([answerOf('Ann'), answerOf('Bob')], ['Ann', 'Bob']);
  assert.equal([...org.rows('Account')].filter(({ Name }) => Name === 'Asked').length, 1);
});

test('an element that only the platform has is refused by name when the flow comes to it', () => {
  const { outputs } = openSampleFlows({
    start: { connector: to('Pause') },
    waits: { name: 'Pause', defaultConnectorLabel: 'Default', waitEvents: { name: 'Later' } },
  });
  assert.throws(() => outputs(), /does not support the flow element waits \(Pause in the flow Sample\)/);
});
