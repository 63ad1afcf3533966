/** Flows that Apex starts: `Flow.Interview`. Each runs alone, in the transaction of the code that starts it. */
import {
  startFlowsWith,
  type CalledAction,
  type CallOutcome,
  type FlowInputs,
  type StarterSharing,
} from '../../apex/library/system/flow/flow-starter.ts';
import { transaction } from '../../apex/runtime/current.ts';
import { apexException, type ApexException } from '../../apex/runtime/exceptions.ts';
import { FlowFault } from './fault.ts';
import { flowNamed, type FlowOrg } from './flow-org.ts';
import type { FlowFailure } from './interview.ts';
import { runInterviews } from './run-flow.ts';
import { launchFrom, runModeOf } from './run-mode.ts';

const UNHANDLED =
  'An unhandled fault has occurred in this flow\nAn unhandled fault has occurred while processing the flow. Please contact your system administrator for more information.';

/** What went wrong stands in the debug log; the exception does not tell. */
const failure = ({ flow, element, message }: FlowFailure): ApexException => {
  transaction().log.push(`FLOW_ELEMENT_ERROR|${message}|${flow}|${element}`);
  return apexException('System.FlowException', UNHANDLED);
};

type Started = { readonly flow: string; readonly variables: FlowInputs; readonly sharing: StarterSharing };

const start = (flows: FlowOrg, { flow, variables, sharing }: Started): FlowInputs => {
  const plan = flowNamed(flows, flow);
  if (plan === undefined) throw new FlowFault(`There is no active version of the flow ${flow}.`);
  const mode = runModeOf(plan.definition, launchFrom(sharing));
  const [end] = runInterviews(flows, { flow, starts: [{ variables }], mode });
  if (end?.kind === 'failed') throw failure(end.failure);
  return end?.kind === 'finished' ? end.outputs : {};
};

/** As an action element would call it, in a flow that Apex started. */
const call = (
  { flows, sharing }: { readonly flows: FlowOrg; readonly sharing: StarterSharing },
  { type, name }: CalledAction,
  inputs: readonly FlowInputs[],
): readonly CallOutcome[] =>
  flows.action(type).run(inputs, {
    ...{ flows, actionType: type, actionName: name, flow: '', element: name, dataTypeMappings: [] },
    mode: runModeOf({ runInMode: undefined }, launchFrom(sharing)),
  });

/** Lets Apex of that org start its flows and call its actions. */
export const letApexStartFlows = (flows: FlowOrg): void =>
  startFlowsWith(flows.org, {
    has: (flow) => flowNamed(flows, flow) !== undefined,
    start: (flow, variables, sharing) => start(flows, { flow, variables, sharing }),
    call: (action, inputs, sharing) => call({ flows, sharing }, action, inputs),
  });
