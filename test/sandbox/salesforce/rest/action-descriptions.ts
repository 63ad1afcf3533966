/**
 * Actions as `/actions` lists and describes them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm
 */
import { flowTypeOf } from '../flow/checks/apex-type.ts';
import type { FlowType } from '../flow/checks/flow-type.ts';
import { declaredType } from '../flow/checks/resource.ts';
import type { InvocableMethod, InvocableShape } from '../flow/actions/apex/invocable-methods.ts';
import { flowActions } from '../flow/actions/index.ts';
import { STANDARD_ACTIONS, type StandardParameter } from '../flow/actions/standard-parameters.ts';
import type { FlowDefinition } from '../flow/definition/flow-metadata.ts';

export type ActionDescription = {
  readonly description: string;
  readonly inputs: readonly object[];
  readonly label: string;
  readonly name: string;
  readonly outputs: readonly object[];
  readonly standard: boolean;
  readonly targetEntityName: null;
  /** `FLOW`, `APEX`, `EMAILSIMPLE` */
  readonly type: string;
};

/** The most values a collection takes. */
const MANY = 2000;

type Parameter = Pick<StandardParameter, 'name' | 'label' | 'type' | 'required'> & { readonly description?: string };

const parameterType = ({ dataType }: FlowType): string => dataType.toUpperCase();

const common = ({ name, label, type, description = '' }: Parameter) => ({
  description,
  label,
  maxOccurs: type.isCollection ? MANY : 1,
  name,
  picklistValues: null,
  sobjectType: type.object ?? null,
  type: parameterType(type),
});

const input = (parameter: Parameter): object => ({ byteLength: 0, ...common(parameter), required: parameter.required });

type Described = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly description?: string;
};
type Parameters = { readonly inputs: readonly Parameter[]; readonly outputs: readonly Parameter[] };

const described = (
  { name, label, type, description = '' }: Described,
  { inputs, outputs }: Parameters,
): ActionDescription => ({
  description,
  inputs: inputs.map(input),
  label,
  name,
  outputs: outputs.map(common),
  standard: type !== 'FLOW' && type !== 'APEX',
  targetEntityName: null,
  type,
});

const variables = (flow: FlowDefinition, direction: 'isInput' | 'isOutput'): readonly Parameter[] =>
  flow.variables
    .filter((one) => one[direction] === true)
    .map((one) => ({
      name: one.name,
      label: one.name,
      description: one.description ?? '',
      type: declaredType(one),
      required: false,
    }));

export const describeFlow = (flow: FlowDefinition): ActionDescription =>
  described(
    { name: flow.apiName, label: flow.label, type: 'FLOW', description: flow.description ?? '' },
    { inputs: variables(flow, 'isInput'), outputs: variables(flow, 'isOutput') },
  );

const shapeParameters = (shape: InvocableShape | undefined): readonly Parameter[] =>
  (shape?.parameters ?? []).map((one) => ({ ...one, type: flowTypeOf(one.type) }));

export const describeApex = ({
  className,
  label,
  description,
  input: given,
  output,
}: InvocableMethod): ActionDescription =>
  described(
    { name: className, label, type: 'APEX', description },
    { inputs: shapeParameters(given), outputs: shapeParameters(output) },
  );

/** Undefined for a type that is no standard action of the sandbox. */
export const describeStandard = (type: string): ActionDescription | undefined => {
  const action = type === 'emailAlert' ? undefined : STANDARD_ACTIONS[type];
  return action && described({ name: type, label: action.label, type: type.toUpperCase() }, action);
};

/** Types of actions that are ready for use. */
export const standardNames: readonly string[] = Object.keys(flowActions).filter(
  (type) => type !== 'emailAlert' && STANDARD_ACTIONS[type] !== undefined,
);
