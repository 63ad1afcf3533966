/** Where a screen is shown: the innermost flow of an interview that waits at it. */
import type { FlowScreen, FlowScreenField } from '../definition/flow-screens.ts';
import type { FlowCondition } from '../definition/flow-values.ts';
import { holdConditions } from '../engine/condition.ts';
import { FlowFault } from '../engine/fault.ts';
import { flowNamed, type FlowOrg } from '../engine/flow-org.ts';
import type { Interview } from '../engine/interview.ts';
import type { RunMode } from '../engine/run-mode.ts';
import type { Scope } from '../engine/scope.ts';

export type ScreenScope = Scope & { readonly screen: FlowScreen };

/** A deploy may have taken the flow, or its screen, away meanwhile. */
const nowhere = (): FlowFault => new FlowFault('The screen that the interview waits at is no longer there.');

/** @throws FlowFault when the interview waits at no screen */
export const screenScope = (flows: FlowOrg, interview: Interview, mode: RunMode): ScreenScope => {
  const frame = interview.frames.at(-1);
  if (frame?.at === undefined) throw nowhere();
  const plan = flowNamed(flows, frame.flow);
  const element = plan?.elements.get(frame.at.toLowerCase());
  if (plan === undefined || element?.kind !== 'screens') throw nowhere();
  return { flows, plan, frame, interview, mode, moment: undefined, screen: element.source };
};

type Rule = { readonly conditionLogic?: string | undefined; readonly conditions: readonly FlowCondition[] };

const holds = (scope: Scope, rule: Rule | undefined): boolean =>
  rule === undefined || rule.conditions.length === 0 || holdConditions(scope, rule);

/** Whether the field's visibility rule holds for what has been entered so far. */
export const isVisible = (scope: Scope, { visibilityRule, isVisible: shown }: FlowScreenField): boolean =>
  shown !== false && holds(scope, visibilityRule);

/** Fields as a user sees them: without those hidden, and without all that a hidden section holds. */
export const visibleFields = (scope: Scope, fields: readonly FlowScreenField[]): readonly FlowScreenField[] =>
  fields.filter((field) => isVisible(scope, field)).flatMap((field) => [field, ...visibleFields(scope, field.fields)]);
