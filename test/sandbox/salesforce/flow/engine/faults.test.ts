import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowActions } from '../actions/contract.ts';
import {
  assigning,
  condition,
  flag,
  openSampleFlows,
  ref,
  setting,
  text,
  textVariable,
  to,
  type FlowParts,
} from './sample-flows.ts';

const createContact = (more: FlowParts = {}) => ({
  name: 'Create',
  object: 'Contact',
  inputAssignments: setting('LastName', ref('name')),
  ...more,
});

const creating = (more: FlowParts = {}, parts: FlowParts = {}) =>
  openSampleFlows({
    start: { connector: to('Create') },
    variables: [textVariable('name'), textVariable('Told', { isInput: false })],
    recordCreates: createContact(more),
    ...parts,
  });

const LOOK_UP =
  "You can look up ExceptionCode values in the <a href='https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm'>SOAP API Developer Guide</a>.";
const MISSING = `This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]. ${LOOK_UP}`;

test('a fault without a path of its own fails the interview with the text of the platform', () => {
  const [end] = creating().runAll({}).ends;
  assert.ok(end?.kind === 'failed');
  const { message, element, flow } = end.failure;
  assert.deepEqual({ message, element, flow }, { message: MISSING, element: 'Create', flow: 'Sample' });
});

test('a fault path is told what went wrong, and that the element failed', () => {
  const flows = creating(
    { faultConnector: to('Tell') },
    {
      decisions: {
        name: 'Tell',
        rules: {
          ...{ name: 'It_failed', conditionLogic: 'and', conditions: condition('Create', 'HasError', flag(true)) },
          connector: to('Keep'),
        },
      },
      assignments: { name: 'Keep', assignmentItems: assigning('Told', ref('$Flow.FaultMessage')) },
    },
  );
  assert.equal(flows.outputs().Told, MISSING);
});

test('of interviews that save together, those with bad records fail and the others are saved', () => {
  const { runAll, org } = creating();
  const names = ['Ann', null, 'Cid', null, null, null, 'Dan'];
  const { ends } = runAll({ starts: names.map((name) => ({ variables: { name } })) });
  assert.deepEqual(
    ends.map(({ kind }) => kind),
    names.map((name) => (name === null ? 'failed' : 'finished')),
  );
  const saved = [...org.rows('Contact')].map(({ LastName }) => LastName);
  assert.deepEqual([saved.includes('Ann'), saved.includes('Cid')], [true, true]);
});

test('a filter on a field that does not exist takes the fault path', () => {
  const { outputs } = openSampleFlows({
    start: { connector: to('Find') },
    variables: textVariable('Told'),
    recordLookups: {
      ...{ name: 'Find', object: 'Contact', filterLogic: 'and', faultConnector: to('Keep') },
      filters: { field: 'Missing__c', operator: 'EqualTo', value: text('x') },
    },
    assignments: { name: 'Keep', assignmentItems: assigning('Told', ref('$Flow.FaultMessage')) },
  });
  assert.equal(
    outputs().Told,
    "This error occurred when the flow tried to look up records: The field Missing__c doesn't exist on the object Contact.",
  );
});

test('custom errors are gathered; the flow goes on to its end and then fails', () => {
  const { runAll, org } = openSampleFlows({
    start: { connector: to('Refuse') },
    customErrors: {
      name: 'Refuse',
      connector: to('Create'),
      customErrorMessages: [
        { errorMessage: 'Not {!$GlobalConstant.True}', isFieldError: false },
        { errorMessage: 'Too short', isFieldError: true, fieldSelection: 'Name' },
      ],
    },
    recordCreates: { name: 'Create', object: 'Contact', inputAssignments: setting('LastName', text('After')) },
  });
  const [end] = runAll({}).ends;
  assert.deepEqual(end?.kind === 'failed' ? end.failure.customErrors : undefined, [
    { message: 'Not true' },
    { message: 'Too short', field: 'Name' },
  ]);
  assert.equal(
    [...org.rows('Contact')].some(({ LastName }) => LastName === 'After'),
    true,
  );
});

/** An action that answers with the length of its texts and refuses empty ones. */
const actions: FlowActions = {
  measure: {
    run: (inputs) =>
      inputs.map(({ word }) =>
        word === 'bad' ? { error: 'A bad word' } : { outputs: { Size: String(word).length, Batch: inputs.length } },
      ),
  },
};

const measuring = (more: FlowParts = {}) =>
  openSampleFlows(
    {
      start: { connector: to('Measure') },
      variables: [textVariable('word'), textVariable('size'), textVariable('batch')],
      actionCalls: {
        ...{ name: 'Measure', actionName: 'measure', actionType: 'measure', storeOutputAutomatically: true },
        ...{ inputParameters: { name: 'word', value: ref('word') }, connector: to('Keep') },
        outputParameters: { name: 'size', assignToReference: 'size' },
        ...more,
      },
      assignments: { name: 'Keep', assignmentItems: assigning('batch', ref('Measure.Batch')) },
    },
    { actions },
  );

test('an action is called once for all interviews and answers each of them', () => {
  const { ends } = measuring().runAll({ starts: ['one', 'bad', 'three'].map((word) => ({ variables: { word } })) });
  assert.deepEqual(
    ends.map((end) => (end.kind === 'finished' ? [end.outputs.size, end.outputs.batch] : end.kind)),
    [['3', '3'], 'failed', ['5', '3']],
  );
});

test('the error of an action takes the fault path; an unknown type of action is refused by name', () => {
  const [end] = measuring({ faultConnector: to('Keep') }).runAll({ starts: [{ variables: { word: 'bad' } }] }).ends;
  assert.equal(end?.kind, 'finished');
  assert.throws(() => measuring({ actionType: 'unknown' }).runAll({}), /does not support flow actions of type unknown/);
});

test('a flow that uses up a limit ends the transaction', () => {
  const { runAll } = openSampleFlows({
    start: { connector: to('Find') },
    recordLookups: { name: 'Find', object: 'Contact', connector: to('Find'), storeOutputAutomatically: true },
  });
  assert.throws(() => runAll({}), /Too many SOQL queries: 101/);
});

test('a value that an input variable cannot hold, or an unknown one, fails the interview before it begins', () => {
  const { runAll } = creating();
  const [end] = runAll({ starts: [{ variables: { other: 1 } }] }).ends;
  assert.equal(end?.kind === 'failed' ? end.failure.message : '', 'The flow Sample has no input variable other.');
});
