/** How Apex starts flows without knowing how they run: whoever runs the flows of an org says so here. */
import type { Transaction } from '../../../runtime/transaction.ts';
import type { Org } from '../../../../data/types.ts';

/** What a flow was given, by variable. */
export type FlowInputs = Readonly<Record<string, unknown>>;

/** Whether the code that starts it shares. */
export type StarterSharing = 'with' | 'without';

export type FlowStarter = {
  has(flow: string): boolean;
  /**
   * Runs one interview to its end.
   * @returns its output variables by their proper names
   * @throws System.FlowException when it fails
   */
  start(flow: string, inputs: FlowInputs, sharing: StarterSharing): FlowInputs;
  /**
   * Calls an action as a flow would, once for each of the inputs.
   * @throws Unsupported for types of actions that the sandbox lacks
   */
  call(action: CalledAction, inputs: readonly FlowInputs[], sharing: StarterSharing): readonly CallOutcome[];
};

/** Its type, such as `apex` or `flow`, and its name. */
export type CalledAction = { readonly type: string; readonly name: string };

export type CallOutcome = { readonly outputs: FlowInputs } | { readonly error: string };

const starters = new WeakMap<Org, FlowStarter>();

/** From now on, Apex of that org starts flows so. */
export const startFlowsWith = (org: Org, starter: FlowStarter): void => {
  starters.set(org, starter);
};

/** @returns undefined in an org without flows */
export const starterOf = ({ data }: Pick<Transaction, 'data'>): FlowStarter | undefined => starters.get(data.org);
