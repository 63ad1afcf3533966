/**
 * Actions and subflows: whether what is called exists, and whether it takes and gives what the element says.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_actions.htm
 */
import type { FlowActionCall, FlowSubflow } from '../definition/flow-elements.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import type { FlowValue } from '../definition/flow-values.ts';
import type { InvocableShape } from '../actions/apex/invocable-methods.ts';
import { STANDARD_ACTIONS } from '../actions/standard-parameters.ts';
import { flowTypeOf } from './apex-type.ts';
import { flowNamed, type CheckedOrg } from './checked-org.ts';
import { aboutElement, aboutFlow, type Named } from './flow-problem.ts';
import { fits, type FlowType } from './flow-type.ts';
import { declaredType } from './resource.ts';
import type { FlowScope } from './type-of-reference.ts';
import { isText, referenceType, valueType } from './values.ts';

type Parameter = { readonly name: string; readonly label: string; readonly type: FlowType; readonly required: boolean };

/** What is called, as the caller sees it. */
type Callee = { readonly inputs: readonly Parameter[]; readonly outputs: readonly Parameter[] };

const NO_ACTION = "We can't find an action with the name and action type that you specified.";

const flowParameters = (flow: FlowDefinition, direction: 'isInput' | 'isOutput'): readonly Parameter[] =>
  flow.variables
    .filter((one) => one[direction] === true)
    .map((one) => ({ name: one.name, label: one.name, type: declaredType(one), required: false }));

const calledFlow = (org: CheckedOrg, name: string): Callee | undefined => {
  const flow = flowNamed(org, name);
  return flow && { inputs: flowParameters(flow, 'isInput'), outputs: flowParameters(flow, 'isOutput') };
};

const apexParameters = (shape: InvocableShape | undefined): readonly Parameter[] =>
  (shape?.parameters ?? []).map((one) => ({ ...one, type: flowTypeOf(one.type) }));

const calledApex = ({ invocables }: CheckedOrg, name: string): Callee | undefined => {
  const called = invocables?.get(name.toLowerCase());
  return called && { inputs: apexParameters(called.input), outputs: apexParameters(called.output) };
};

const has = (names: ReadonlySet<string> | undefined, name: string): boolean =>
  names === undefined || [...names].some((one) => one.toLowerCase() === name.toLowerCase());

/** Named by the caller, else those the schema was loaded with. */
const alertsOf = ({ emailAlerts, schema }: CheckedOrg): ReadonlySet<string> | undefined => {
  const workflows = schema.setup?.automation?.workflows;
  if (emailAlerts !== undefined || workflows === undefined) return emailAlerts;
  return new Set(workflows.flatMap(({ object, alerts }) => alerts.map(({ fullName }) => `${object}.${fullName}`)));
};

const NOTHING_KNOWN = 'unknown';

/** @returns undefined when there is no such action, `unknown` for types that are not looked into */
const calledAction = (org: CheckedOrg, { actionType, actionName }: FlowActionCall): Callee | 'unknown' | undefined => {
  if (actionType === 'apex') return calledApex(org, actionName);
  if (actionType === 'flow') return calledFlow(org, actionName);
  if (actionType === 'emailAlert' && !has(alertsOf(org), actionName)) return undefined;
  return STANDARD_ACTIONS[actionType] ?? NOTHING_KNOWN;
};

const parameterNamed = (parameters: readonly Parameter[], name: string): Parameter | undefined =>
  parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());

type Input = { readonly name: string; readonly value?: FlowValue | undefined };
type Output = { readonly name: string; readonly assignToReference: string };

type Call = {
  readonly owner: Named;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
};

const mismatch = (label: string): string =>
  aboutFlow(`The type for the input parameter "${label}" doesn't match the type for the assigned value.`);

type Calling = { readonly owner: Named; readonly parameters: readonly Parameter[] };

const inputProblem = (scope: FlowScope, { owner, parameters }: Calling, input: Input): readonly string[] => {
  const parameter = parameterNamed(parameters, input.name);
  if (parameter === undefined) return [aboutElement(owner, `The input parameter "${input.name}" doesn't exist.`)];
  const given = valueType(scope, input.value);
  const isMisfit = given !== undefined && !isText(input.value) && !fits(given, parameter.type);
  return isMisfit ? [mismatch(parameter.label)] : [];
};

const missingInputs = ({ owner, inputs }: Call, parameters: readonly Parameter[]): readonly string[] =>
  parameters
    .filter(({ name, required }) => required && !inputs.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    .map(({ name }) => aboutElement(owner, `The required input parameter "${name}" is missing.`));

const outputProblem = (scope: FlowScope, { owner, parameters }: Calling, output: Output): readonly string[] => {
  const parameter = parameterNamed(parameters, output.name);
  if (parameter === undefined) return [aboutElement(owner, `The output parameter "${output.name}" doesn't exist.`)];
  return fits(parameter.type, referenceType(scope, output.assignToReference))
    ? []
    : [
        aboutElement(
          owner,
          `The type of the output parameter "${output.name}" doesn't match the type of "${output.assignToReference}".`,
        ),
      ];
};

const callProblems = (scope: FlowScope, call: Call, callee: Callee): readonly string[] => [
  ...call.inputs.flatMap((input) => inputProblem(scope, { owner: call.owner, parameters: callee.inputs }, input)),
  ...missingInputs(call, callee.inputs),
  ...call.outputs.flatMap((output) => outputProblem(scope, { owner: call.owner, parameters: callee.outputs }, output)),
];

const actionProblems = (scope: FlowScope, action: FlowActionCall): readonly string[] => {
  const owner: Named = { name: action.name, kind: 'Action' };
  const callee = calledAction(scope.org, action);
  if (callee === undefined) return [aboutElement(owner, NO_ACTION)];
  if (callee === NOTHING_KNOWN) return [];
  return callProblems(scope, { owner, inputs: action.inputParameters, outputs: action.outputParameters }, callee);
};

const screensIn = (scope: FlowScope, name: string): boolean =>
  scope.flow.processType === 'AutoLaunchedFlow' && (flowNamed(scope.org, name)?.screens.length ?? 0) > 0;

const subflowProblems = (scope: FlowScope, subflow: FlowSubflow): readonly string[] => {
  const owner: Named = { name: subflow.name, kind: 'Subflow' };
  const callee = calledFlow(scope.org, subflow.flowName);
  if (callee === undefined) return [aboutElement(owner, `We can't find the flow "${subflow.flowName}".`)];
  const call: Call = { owner, inputs: subflow.inputAssignments, outputs: subflow.outputAssignments };
  const shown = screensIn(scope, subflow.flowName)
    ? [aboutElement(owner, `An autolaunched flow can't call "${subflow.flowName}", which has screens.`)]
    : [];
  return [...shown, ...callProblems(scope, call, callee)];
};

/** @returns what is wrong with actions and subflows */
export const calledProblems = (scope: FlowScope): readonly string[] => [
  ...scope.flow.actionCalls.flatMap((action) => actionProblems(scope, action)),
  ...scope.flow.subflows.flatMap((subflow) => subflowProblems(scope, subflow)),
];
