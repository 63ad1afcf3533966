/**
 * Runs interviews of one flow together: each goes on until it comes to an element that reads or writes data or calls an action,
 * and those that stand at the same element do it as one query, one statement, one call.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { FlowOrg } from './flow-org.ts';
import type { FlowRun, Interview, InterviewEnd } from './interview.ts';
import type { RunMode } from './run-mode.ts';

/**
 * Runs a flow once for each start, inside the running transaction.
 * @returns how each interview ended, in the order of the starts
 * @throws Unsupported for elements that the sandbox lacks; LimitExceeded
 */
export const runInterviews = (_flows: FlowOrg, { flow }: FlowRun): readonly InterviewEnd[] => {
  throw new Unsupported(`running the flow ${flow}`);
};

export type Resumption = {
  readonly interview: Interview;
  readonly mode: RunMode;
  /** The element to go on with; undefined for what follows the screen. */
  readonly at?: string;
};

/** Goes on with an interview that stopped at a screen. */
export const resumeInterview = (_flows: FlowOrg, { interview }: Resumption): InterviewEnd => {
  throw new Unsupported(`going on with the flow ${interview.frames[0]?.flow ?? ''}`);
};
