/** A flow as it begins inside of an interview: its variables with their defaults and the values that were given, and what it answers. */
import { ApexList } from '../../apex/values/list.ts';
import type { FlowVariable } from '../definition/flow-metadata.ts';
import { FlowFault } from './fault.ts';
import type { FlowPlan } from './flow-plan.ts';
import type { Frame } from './interview.ts';
import { itemsOf, listTypeOf } from './list-type.ts';
import { readValue } from './read-reference.ts';
import type { Scope } from './scope.ts';
import { plainValue, valueOfType } from './typed-value.ts';
import { writeReference } from './write-reference.ts';

type Opening = Pick<Frame, 'at'> & Partial<Pick<Frame, 'mode' | 'calledBy'>>;

/** @param opening the element to begin with; for a subflow, who called it */
export const newFrame = (plan: FlowPlan, { at, mode, calledBy }: Opening): Frame => ({
  flow: plan.definition.apiName,
  variables: new Map(),
  loops: new Map(),
  visited: new Set(),
  failed: new Set(),
  at,
  mode,
  calledBy,
});

const setDefault = (scope: Scope, variable: FlowVariable): void => {
  if (variable.value !== undefined) writeReference(scope, variable.name, readValue(scope, variable.value));
};

const given = (variable: FlowVariable, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  const plain = plainValue(value);
  if (variable.isCollection !== true) return valueOfType(variable, plain);
  const items = itemsOf(plain).map((item) => valueOfType(variable, plainValue(item)));
  return new ApexList(plain instanceof ApexList ? plain.type : listTypeOf(variable), items);
};

/**
 * Gives variables their first values.
 * @param inputs by name, in any case
 * @throws FlowFault for a name that is no input variable, or a value that does not fit
 */
export const fillVariables = (scope: Scope, inputs: Readonly<Record<string, unknown>>): void => {
  const { variables, definition } = scope.plan;
  for (const variable of definition.variables) setDefault(scope, variable);
  for (const [name, value] of Object.entries(inputs)) {
    const variable = variables.get(name.toLowerCase());
    if (variable?.isInput !== true)
      throw new FlowFault(`The flow ${definition.apiName} has no input variable ${name}.`);
    scope.frame.variables.set(name.toLowerCase(), given(variable, value));
  }
};

const outputOf = ({ frame }: Scope, variable: FlowVariable): unknown => {
  const value = frame.variables.get(variable.name.toLowerCase()) ?? null;
  return value === null && variable.isCollection === true ? new ApexList(listTypeOf(variable)) : value;
};

/** Output variables by their proper names. */
export const outputsOf = (scope: Scope): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    scope.plan.definition.variables
      .filter(({ isOutput }) => isOutput === true)
      .map((variable) => [variable.name, outputOf(scope, variable)]),
  );
