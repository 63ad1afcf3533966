/** Subflows that lead back to the flow itself: it would never end. */
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { flowNamed, type CheckedOrg } from './checked-org.ts';
import { aboutElement } from './flow-problem.ts';
import type { FlowScope } from './type-of-reference.ts';

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whether a flow comes, by its subflows, to the one of that name. */
const leadsTo = (
  org: CheckedOrg,
  { from, target }: { readonly from: string; readonly target: string },
  seen: Set<string> = new Set(),
): boolean => {
  if (same(from, target)) return true;
  if (seen.has(from.toLowerCase())) return false;
  seen.add(from.toLowerCase());
  const subflows: FlowDefinition['subflows'] = flowNamed(org, from)?.subflows ?? [];
  return subflows.some(({ flowName }) => leadsTo(org, { from: flowName, target }, seen));
};

/** @returns a problem for each subflow that comes back */
export const circleProblems = ({ flow, org }: FlowScope): readonly string[] =>
  flow.subflows
    .filter(({ flowName: from }) => leadsTo(org, { from, target: flow.apiName }))
    .map(({ name, flowName }) =>
      aboutElement({ name, kind: 'Subflow' }, `The flow "${flowName}" leads back to "${flow.apiName}".`),
    );
