/** Action type `flow`: an autolaunched flow that is called by its name, all calls as interviews of one run. */
import { runInterviews } from '../engine/run-flow.ts';
import { flowNamed } from '../engine/flow-org.ts';
import type { InterviewEnd } from '../engine/interview.ts';
import type { ActionOutcome, FlowAction } from './contract.ts';

const SCREENS = 'The flow has screens and so can only be run by a user.';

/** How an interview ended, as the outcome of an action. */
export const outcomeOfEnd = (end: InterviewEnd): ActionOutcome => {
  if (end.kind === 'failed') return { error: end.failure.message };
  return end.kind === 'screen' ? { error: SCREENS } : { outputs: end.outputs };
};

export const flowAction: FlowAction = {
  run(inputs, { flows, actionName, mode }) {
    if (flowNamed(flows, actionName) === undefined) {
      const error = `There is no active flow ${actionName}.`;
      return inputs.map(() => ({ error }));
    }
    return runInterviews(flows, { flow: actionName, starts: inputs.map((variables) => ({ variables })), mode }).map(
      outcomeOfEnd,
    );
  },
};
