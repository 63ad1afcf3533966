import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlowActions } from '../actions/contract.ts';
import { launchFrom, runModeOf } from './run-mode.ts';
import { flowNamed, openSampleFlows, to } from './sample-flows.ts';

test('triggered flows run in system mode; others as their file says, or by how they were started', () => {
  assert.equal(runModeOf({ runInMode: 'UserMode' }, 'trigger'), 'system');
  assert.equal(runModeOf({ runInMode: 'SystemModeWithSharing' }, 'user'), 'sharing');
  assert.equal(runModeOf({ runInMode: 'SystemModeWithoutSharing' }, 'user'), 'system');
  assert.equal(runModeOf({ runInMode: 'DefaultMode' }, 'user'), 'user');
  assert.equal(runModeOf({ runInMode: undefined }, launchFrom('without')), 'system');
  assert.equal(runModeOf({ runInMode: undefined }, launchFrom('with')), 'sharing');
});

/** The mode an action is called in by a subflow, which a flow in user mode calls. */
const modeOfSubflow = (runInMode: string): readonly string[] => {
  const modes: string[] = [];
  const actions: FlowActions = {
    note: {
      run(inputs, { mode }) {
        modes.push(mode);
        return inputs.map(() => ({ outputs: {} }));
      },
    },
  };
  const note = (name: string) => ({ name, actionName: 'note', actionType: 'note' });
  const called = flowNamed('Called', { runInMode, start: { connector: to('Note') }, actionCalls: note('Note') });
  const { runAll } = openSampleFlows(
    {
      start: { connector: to('Call') },
      subflows: { name: 'Call', flowName: 'Called', connector: to('Note_too') },
      actionCalls: note('Note_too'),
    },
    { others: [called], actions },
  );
  runAll({ mode: 'user' });
  return modes;
};

test('a subflow runs in its own mode, or in that of the flow that calls it', () => {
  assert.deepEqual(modeOfSubflow('SystemModeWithoutSharing'), ['system', 'user']);
  assert.deepEqual(modeOfSubflow('DefaultMode'), ['user', 'user']);
});
