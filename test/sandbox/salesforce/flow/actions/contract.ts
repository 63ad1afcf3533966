/**
 * What a flow's action element asks of an action: it is run once for all interviews that stand at the element, with the parameters
 * of each, and answers for each on its own. Values are Apex values, null where a parameter was given none.
 */
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowDataTypeMapping } from '../definition/flow-values.ts';
import type { RunMode } from '../engine/run-mode.ts';

/** Parameters by their names; those the element does not name are absent. */
export type ActionInput = Readonly<Record<string, unknown>>;

export type ActionOutcome =
  | { readonly outputs: Readonly<Record<string, unknown>> }
  /** What `$Flow.FaultMessage` says. */
  | { readonly error: string };

export type ActionContext = {
  readonly flows: FlowOrg;
  readonly actionType: string;
  readonly actionName: string;
  readonly mode: RunMode;
  /** Names of the flow and its element, for what messages tell. */
  readonly flow: string;
  readonly element: string;
  readonly dataTypeMappings: readonly FlowDataTypeMapping[];
};

export type FlowAction = {
  /** @returns an outcome for each input, in their order */
  run(inputs: readonly ActionInput[], context: ActionContext): readonly ActionOutcome[];
};

/** Actions by `actionType`. */
export type FlowActions = Readonly<Record<string, FlowAction>>;
