/**
 * Subflow: another flow inside of the same interview, with variables of its own.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_subflow.htm
 */
import type { FlowSubflow } from '../definition/flow-elements.ts';
import { ElementOutput } from './element-output.ts';
import { FlowFault } from './fault.ts';
import { flowNamed } from './flow-org.ts';
import { fillVariables, newFrame, outputsOf } from './open-frame.ts';
import { readValue } from './read-reference.ts';
import { copyValue } from './record-copy.ts';
import { declaredMode } from './run-mode.ts';
import type { Scope } from './scope.ts';
import { writeReference } from './write-reference.ts';

/** Flows that call each other without end must end somewhere. */
const DEEPEST = 50;

/** Opens the frame of the flow that is called, and goes on there. */
export const callSubflow = (source: FlowSubflow, scope: Scope): void => {
  const { interview, frame, flows } = scope;
  const plan = flowNamed(flows, source.flowName);
  if (plan === undefined) throw new FlowFault(`There is no active version of the flow ${source.flowName}.`);
  if (interview.frames.length >= DEEPEST) throw new FlowFault(`The flow ${source.flowName} calls itself too often.`);
  const inputs = source.inputAssignments.map(({ name, value }) => [name, copyValue(readValue(scope, value))] as const);
  const mode = declaredMode(plan.definition) ?? frame.mode;
  const called = newFrame(plan, { at: plan.first, mode, calledBy: source.name });
  fillVariables({ ...scope, plan, frame: called, mode: mode ?? scope.mode }, Object.fromEntries(inputs));
  frame.at = source.connector?.targetReference;
  interview.frames.push(called);
};

const valueNamed = (outputs: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.entries(outputs).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? null;

/**
 * Takes what a subflow answers into the flow that called it.
 * @param called the subflow's own scope, whose frame is at its end
 */
export const endSubflow = (source: FlowSubflow, caller: Scope, called: Scope): void => {
  const outputs = outputsOf(called);
  for (const { name, assignToReference } of source.outputAssignments)
    writeReference(caller, assignToReference, valueNamed(outputs, name));
  if (source.storeOutputAutomatically !== true) return;
  const values = Object.entries(outputs);
  const output = new ElementOutput([...values, ['Outputs', new ElementOutput(values)]]);
  caller.frame.variables.set(source.name.toLowerCase(), output);
};
