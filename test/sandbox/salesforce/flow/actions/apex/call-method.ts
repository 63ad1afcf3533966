/**
 * Calls an invocable method once for all inputs: one list in, one list out, item by item for the interviews.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm
 */
import type { ApexOrg } from '../../../apex/apex-org.ts';
import { readField, writeField } from '../../../apex/library/system/json/object-fields.ts';
import { newInstanceOf } from '../../../apex/library/system/new-instance.ts';
import type { Program } from '../../../apex/program/program.ts';
import { enterApex } from '../../../apex/runtime/current.ts';
import { ApexException, LimitExceeded, uncaught } from '../../../apex/runtime/exceptions.ts';
import { ApexList } from '../../../apex/values/list.ts';
import type { ActionInput, ActionOutcome } from '../contract.ts';
import { fromApexValue, toApexValue } from './apex-values.ts';
import { invocableMethods, type InvocableMethod, type InvocableShape } from './invocable-methods.ts';

const known = new WeakMap<Program, ReadonlyMap<string, InvocableMethod>>();

/** The invocable methods of a program by the lower-cased names of their classes. */
export const methodsOf = (program: Program): ReadonlyMap<string, InvocableMethod> => {
  const methods = known.get(program) ?? invocableMethods(program.types);
  known.set(program, methods);
  return methods;
};

const named = (input: ActionInput, name: string): unknown =>
  Object.entries(input).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** Variables that the input does not name keep what the constructor gave them. */
const objectOf = (shape: InvocableShape, input: ActionInput): unknown => {
  const made = newInstanceOf(shape.element);
  for (const { name, type, field } of shape.parameters) {
    const value = named(input, name);
    if (field === undefined || value === undefined || typeof made !== 'object' || made === null) continue;
    writeField(made, field, toApexValue(type, value));
  }
  return made;
};

const itemOf = (shape: InvocableShape, input: ActionInput): unknown => {
  const [only] = shape.parameters;
  return shape.isObject ? objectOf(shape, input) : toApexValue(shape.element, named(input, only?.name ?? ''));
};

const outputsOf = (shape: InvocableShape, item: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    shape.parameters.map(({ name, field }) => {
      if (field === undefined) return [name, fromApexValue(item)];
      return [name, typeof item === 'object' && item !== null ? fromApexValue(readField(item, field)) : null];
    }),
  );

const MISCOUNTED =
  'The number of results does not match the number of interviews that were executed in a single bulk execution request.';

const outcomesOf = ({ output }: InvocableMethod, result: unknown, count: number): readonly ActionOutcome[] => {
  if (output === undefined) return Array.from({ length: count }, () => ({ outputs: {} }));
  const items = result instanceof ApexList ? result.items : [];
  if (result !== null && items.length !== count) return Array.from({ length: count }, () => ({ error: MISCOUNTED }));
  return Array.from({ length: count }, (_none, at) => ({ outputs: outputsOf(output, items[at] ?? null) }));
};

const invoke = (program: Program, called: InvocableMethod, inputs: readonly ActionInput[]): unknown => {
  const { className, method, input: shape } = called;
  if (shape === undefined) return program.callStatic(className, method.key);
  const items = inputs.map((input) => itemOf(shape, input));
  return program.callStatic(className, method.key, new ApexList(`List<${shape.element.name}>`, items));
};

/** What a caller of actions is told of an exception. */
const failureOf = (exception: ApexException): string =>
  `An Apex error occurred: ${exception['gettypename()']()}: ${exception['getmessage()']()}`;

/**
 * Runs the method in the running transaction; when it throws, what it wrote is taken back and every input fails.
 * @throws LimitExceeded, and what is no exception of Apex
 */
export const callInvocable = (
  { org, program }: ApexOrg,
  called: InvocableMethod,
  inputs: readonly ActionInput[],
): readonly ActionOutcome[] => {
  const before = org.savepoint();
  try {
    return outcomesOf(
      called,
      enterApex({ program }, () => invoke(program, called, inputs)),
      inputs.length,
    );
  } catch (thrown) {
    const error = uncaught(thrown);
    if (!(error instanceof ApexException) || error instanceof LimitExceeded) throw error;
    program.state.failed = false;
    org.rollBackTo(before);
    const message = failureOf(error);
    return inputs.map(() => ({ error: message }));
  }
};
