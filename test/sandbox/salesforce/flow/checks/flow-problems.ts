/**
 * What a deploy refuses in a flow: everything at once, in the platform's kind of words. A flow without problems runs without
 * coming to a name that means nothing.
 */
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { placeProblems } from './allowed-elements.ts';
import { assignmentProblems } from './assignments.ts';
import { calledProblems } from './calls.ts';
import type { CheckedOrg } from './checked-org.ts';
import { decisionProblems } from './conditions.ts';
import type { FlowProblem } from './flow-problem.ts';
import { formulaProblems } from './formulas.ts';
import { recordProblems } from './record-elements.ts';
import { labelProblems, referenceProblems } from './references.ts';
import { screenProblems } from './screens.ts';
import { startProblems } from './start.ts';
import { structureProblems } from './structure.ts';
import { circleProblems } from './subflow-circle.ts';
import { openScope, type FlowScope } from './type-of-reference.ts';

export type { CheckedOrg } from './checked-org.ts';
export type { FlowProblem } from './flow-problem.ts';
export { unreachableElements } from './structure.ts';

const CHECKS: readonly ((scope: FlowScope) => readonly string[])[] = [
  structureProblems,
  startProblems,
  ({ flow }) => placeProblems(flow),
  referenceProblems,
  labelProblems,
  recordProblems,
  assignmentProblems,
  decisionProblems,
  calledProblems,
  circleProblems,
  screenProblems,
  formulaProblems,
];

/** Versions that the platform keeps although they are not valid. */
const isUnchecked = ({ status }: FlowDefinition): boolean => status === 'InvalidDraft' || status === 'Obsolete';

/**
 * @param org what there will be when the deploy is done
 * @returns all problems of the flow, each once
 */
export const flowProblems = (flow: FlowDefinition, org: CheckedOrg): readonly FlowProblem[] => {
  if (isUnchecked(flow)) return [];
  const scope = openScope({ flow, org });
  const { file, apiName } = flow;
  const messages = CHECKS.flatMap((check) => check(scope));
  return [...new Set(messages)].map((message) => ({ file, flow: apiName, message }));
};

/** Flows that a deploy would have refused: the org does not start with them. */
export class FlowsRefused extends Error {
  readonly problems: readonly FlowProblem[];

  constructor(problems: readonly FlowProblem[]) {
    super(`The flows are refused.\n${problems.map(({ flow, message }) => `${flow}: ${message}`).join('\n')}`);
    this.name = 'FlowsRefused';
    this.problems = problems;
  }
}

/** @throws FlowsRefused with what is wrong with any of the flows */
export const checkFlows = (org: CheckedOrg): void => {
  const problems = org.flows.flatMap((flow) => flowProblems(flow, org));
  if (problems.length > 0) throw new FlowsRefused(problems);
};
