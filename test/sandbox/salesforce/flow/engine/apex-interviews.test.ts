import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowActions } from '../actions/contract.ts';
import {
  assigning,
  numberVariable,
  openSampleFlows,
  recordVariable,
  setting,
  text,
  textVariable,
  to,
} from './sample-flows.ts';

const greeting = {
  start: { connector: to('Greet') },
  variables: [
    textVariable('name'),
    numberVariable('times', { isInput: false }),
    textVariable('greeting', { isInput: false }),
    textVariable('secret', { isOutput: false }),
  ],
  assignments: {
    name: 'Greet',
    assignmentItems: [assigning('greeting', text('Hello {!name}')), assigning('times', { numberValue: 2 })],
  },
};

const answer = (apex: string, parts: Parameters<typeof openSampleFlows>[0] = greeting): string =>
  openSampleFlows(parts, { apex }).run();

test('Apex starts a flow by name and reads its output variables', () => {
  const apex = `Flow.Interview i = Flow.Interview.createInterview('Sample', new Map<String, Object>{ 'name' => 'Ann' });
    i.start();
    return i.getVariableValue('greeting') + ' ' + i.getVariableValue('times') + ' ' + i.getVariableValue('secret');`;
  assert.equal(answer(apex), 'Hello Ann 2 null');
});

test('variables of a flow that was not started cannot be read', () => {
  const apex = `return Flow.Interview.createInterview('Sample', new Map<String, Object>()).getVariableValue('greeting');`;
  assert.equal(answer(apex), 'System.FlowException: Interview not started');
});

test('there is no interview of a flow that does not exist', () => {
  const apex = `return Flow.Interview.createInterview('Missing', new Map<String, Object>());`;
  assert.equal(answer(apex), 'System.TypeException: Invalid type: Flow.Interview.Missing');
});

test('a flow that fails throws an exception; what went wrong is in the debug log', () => {
  const apex = `try {
      Flow.Interview.createInterview('Sample', new Map<String, Object>()).start();
      return 'none';
    } catch (FlowException e) {
      return e.getMessage().substringBefore('\\n');
    }`;
  const parts = {
    start: { connector: to('Create_contact') },
    recordCreates: { name: 'Create_contact', object: 'Contact', inputAssignments: setting('FirstName', text('Ann')) },
  };
  assert.equal(answer(apex, parts), 'An unhandled fault has occurred in this flow');
});

test('records go into a flow and come out of it', () => {
  const apex = `Map<String, Object> inputs = new Map<String, Object>{ 'account' => new Account(Name = 'One') };
    Flow.Interview i = Flow.Interview.createInterview('Sample', inputs);
    i.start();
    Account saved = (Account) i.getVariableValue('account');
    return [SELECT Name FROM Account WHERE Id = :saved.Id].Name;`;
  const parts = {
    start: { connector: to('Name_it') },
    variables: recordVariable('account', 'Account'),
    assignments: {
      name: 'Name_it',
      assignmentItems: assigning('account.Name', text(' more'), 'Add'),
      connector: to('Save'),
    },
    recordCreates: { name: 'Save', inputReference: 'account' },
  };
  assert.equal(answer(apex, parts), 'One more');
});

/** An action that answers with the length of its text and refuses an empty one. */
const actions: FlowActions = {
  measure: {
    run: (inputs) =>
      inputs.map(({ word }) => (typeof word === 'string' ? { outputs: { size: word.length } } : { error: 'No word' })),
  },
};

test('Apex calls actions by name, several times at once', () => {
  const apex = `Invocable.Action measure = Invocable.Action.createCustomAction('measure', 'length');
    measure.setInvocationParameter('word', 'four');
    measure.addInvocation();
    measure.setInvocationParameter('word', null);
    List<String> told = new List<String>();
    for (Invocable.Action.Result one : measure.invoke()) {
      told.add(one.isSuccess() ? 'size ' + one.getOutputParameters().get('size') : one.getErrors()[0].getMessage());
    }
    return String.join(told, ', ');`;
  assert.equal(openSampleFlows(greeting, { apex, actions }).run(), 'size 4, No word');
});
