/** Action: called once for all interviews that stand at it. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_actions.htm */
import type { ActionInput, ActionOutcome } from '../../actions/contract.ts';
import type { FlowActionCall } from '../../definition/flow-elements.ts';
import { ElementOutput } from '../element-output.ts';
import { FlowFault } from '../fault.ts';
import { readValue } from '../read-reference.ts';
import { copyValue } from '../record-copy.ts';
import type { Scope } from '../scope.ts';
import { plainValue } from '../typed-value.ts';
import { writeReference } from '../write-reference.ts';
import { attempt, soundOf } from './attempt.ts';
import type { BatchElement } from './element.ts';

const inputOf = (scope: Scope, { inputParameters }: FlowActionCall): ActionInput =>
  Object.fromEntries(inputParameters.map(({ name, value }) => [name, copyValue(readValue(scope, value))]));

const store = (scope: Scope, source: FlowActionCall, outputs: ElementOutput): void => {
  for (const { name, assignToReference } of source.outputParameters)
    writeReference(scope, assignToReference, outputs.get(name));
  if (source.storeOutputAutomatically === true) scope.frame.variables.set(source.name.toLowerCase(), outputs);
};

const takeOutcome = (
  scope: Scope,
  source: FlowActionCall,
  outcome: ActionOutcome | undefined,
): FlowFault | undefined => {
  if (outcome === undefined) throw new Error(`the action ${source.actionName} left an interview without an outcome`);
  if ('error' in outcome) return new FlowFault(outcome.error);
  const entries = Object.entries(outcome.outputs).map(([name, value]) => [name, plainValue(value)] as const);
  const stored = attempt(() => store(scope, source, new ElementOutput(entries)));
  return stored instanceof FlowFault ? stored : undefined;
};

type Ready = { readonly scope: Scope; readonly input: ActionInput };

const run = (source: FlowActionCall, ready: readonly Ready[]): readonly ActionOutcome[] => {
  const scope = ready[0]?.scope;
  if (scope === undefined) return [];
  const { actionType, actionName, name: element, dataTypeMappings } = source;
  const flow = scope.plan.definition.apiName;
  const context = { flows: scope.flows, mode: scope.mode, actionType, actionName, flow, element, dataTypeMappings };
  return scope.flows.action(actionType).run(
    ready.map(({ input }) => input),
    context,
  );
};

export const callAction: BatchElement<'actionCalls'> = (source, batch) => {
  const inputs = batch.map((scope) => attempt((): Ready => ({ scope, input: inputOf(scope, source) })));
  const called = attempt(() => run(source, soundOf(inputs)));
  const outcomes = called instanceof FlowFault ? undefined : called.values();
  return inputs.map((one) => {
    if (one instanceof FlowFault) return one;
    if (called instanceof FlowFault) return called;
    return takeOutcome(one.scope, source, outcomes?.next().value);
  });
};
