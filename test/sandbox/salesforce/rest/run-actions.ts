/**
 * Runs an action for all inputs of a call together, in one transaction that the first failure takes back.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_intro_invoking.htm
 */
import { isApexException } from '../apex/runtime/exceptions.ts';
import { parameterNamed, type InvocableMethod } from '../flow/actions/apex/invocable-methods.ts';
import type { ActionInput, ActionOutcome } from '../flow/actions/contract.ts';
import { apexFromJson, flowFromJson, toJson } from '../flow/actions/json-values.ts';
import { STANDARD_ACTIONS } from '../flow/actions/standard-parameters.ts';
import { declaredType } from '../flow/checks/resource.ts';
import type { FlowDefinition } from '../flow/definition/flow-metadata.ts';
import type { FlowOrg } from '../flow/engine/flow-org.ts';
import { runModeOf } from '../flow/engine/run-mode.ts';

/** An input as the call has it. */
export type JsonInput = Readonly<Record<string, unknown>>;

export type ActionResult = {
  readonly actionName: string;
  readonly errors: readonly object[] | null;
  readonly isSuccess: boolean;
  readonly outputValues: Readonly<Record<string, unknown>> | null;
};

/** What is called, and how its inputs are read. */
export type ActionTarget = {
  readonly type: string;
  readonly name: string;
  /** What answers call it. */
  readonly shownName: string;
  /** @returns undefined for a name the action does not take */
  readonly read: (name: string, json: unknown) => { readonly value: unknown } | undefined;
  readonly required: readonly string[];
  readonly mode: ReturnType<typeof runModeOf>;
  /** What outputs tell besides their values. */
  readonly extra: Readonly<Record<string, unknown>>;
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const flowTarget = (flow: FlowDefinition): ActionTarget => ({
  type: 'flow',
  name: flow.apiName,
  shownName: flow.apiName,
  read(name, json) {
    const variable = flow.variables.find((one) => one.isInput === true && same(one.name, name));
    return variable && { value: flowFromJson(declaredType(variable), json) };
  },
  required: [],
  mode: runModeOf(flow, 'user'),
  extra: { Flow__InterviewStatus: 'Finished' },
});

export const apexTarget = (method: InvocableMethod): ActionTarget => ({
  type: 'apex',
  name: method.className,
  shownName: method.method.name,
  read(name, json) {
    const parameter = parameterNamed(method.input, name);
    return parameter && { value: apexFromJson(parameter.type, json) };
  },
  required: (method.input?.parameters ?? []).filter(({ required }) => required).map(({ name }) => name),
  mode: 'user',
  extra: {},
});

export const standardTarget = (type: string): ActionTarget => {
  const { inputs = [] } = STANDARD_ACTIONS[type] ?? {};
  return {
    type,
    name: type,
    shownName: type,
    read(name, json) {
      const parameter = inputs.find((one) => same(one.name, name));
      return parameter && { value: flowFromJson(parameter.type, json) };
    },
    required: inputs.filter(({ required }) => required).map(({ name }) => name),
    mode: 'user',
    extra: {},
  };
};

/** Ends the transaction with what went wrong; every input gets a result. */
export class ActionsFailed extends Error {
  readonly results: readonly ActionResult[];

  constructor(results: readonly ActionResult[]) {
    super('an action failed');
    this.name = 'ActionsFailed';
    this.results = results;
  }
}

const failed = ({ shownName }: ActionTarget, statusCode: string, message: string): ActionResult => ({
  actionName: shownName,
  errors: [{ statusCode, message, fields: [] }],
  isSuccess: false,
  outputValues: null,
});

const valueOf = (target: ActionTarget, name: string, json: unknown): { readonly value: unknown } | string => {
  try {
    return target.read(name, json) ?? `The input parameter ${name} doesn't exist.`;
  } catch (error) {
    if (isApexException(error, 'JSONException')) return `The value of ${name} is invalid: ${error['getmessage()']()}`;
    throw error;
  }
};

const missingIn = ({ required }: ActionTarget, input: JsonInput): string | undefined =>
  required.find((name) => Object.entries(input).every(([key, value]) => !same(key, name) || value === null));

/** The input with its values, or what is wrong with it. */
const readInput = (target: ActionTarget, input: JsonInput): ActionInput | string => {
  const missing = missingIn(target, input);
  if (missing !== undefined) return `Missing required input parameter: ${missing}`;
  const values: Record<string, unknown> = {};
  for (const [name, json] of Object.entries(input)) {
    const read = valueOf(target, name, json);
    if (typeof read === 'string') return read;
    values[name] = read.value;
  }
  return values;
};

const failureCode = ({ type }: ActionTarget): string => (type === 'flow' ? 'FLOW_ELEMENT_ERROR' : 'APEX_ERROR');

const resultOf = (target: ActionTarget, outcome: ActionOutcome): ActionResult => {
  if ('error' in outcome) return failed(target, failureCode(target), outcome.error);
  const values = Object.entries(outcome.outputs).map(([name, value]) => [name, toJson(value)] as const);
  return {
    actionName: target.shownName,
    errors: null,
    isSuccess: true,
    outputValues: { ...Object.fromEntries(values), ...target.extra },
  };
};

const refusals = (target: ActionTarget, inputs: readonly (ActionInput | string)[]): readonly ActionResult[] =>
  inputs.map((input) =>
    failed(target, 'INVALID_API_INPUT', typeof input === 'string' ? input : 'Another input of the call is invalid.'),
  );

/**
 * @param inputs as the call has them
 * @returns a result for each
 * @throws ActionsFailed when one of them failed
 */
export const runAction = (
  flows: FlowOrg,
  target: ActionTarget,
  inputs: readonly JsonInput[],
): readonly ActionResult[] => {
  const read = inputs.map((input) => readInput(target, input));
  const sound = read.filter((input) => typeof input !== 'string');
  if (sound.length < read.length) throw new ActionsFailed(refusals(target, read));
  const { type: actionType, name: actionName, mode } = target;
  const place = { flow: actionName, element: actionName, dataTypeMappings: [] };
  const outcomes = flows.action(actionType).run(sound, { flows, actionType, actionName, mode, ...place });
  const results = outcomes.map((outcome) => resultOf(target, outcome));
  if (results.some(({ isSuccess }) => !isSuccess)) throw new ActionsFailed(results);
  return results;
};
