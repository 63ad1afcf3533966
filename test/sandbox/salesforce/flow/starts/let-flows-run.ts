/** The flows of an org at work: joined to its saves, from then on. */
import type { FlowOrg } from '../engine/flow-org.ts';
import { recordHooks } from './record-starts.ts';

/**
 * Lets the flows of an org start with its saves, beside its triggers. Flows that start by time or by events are opened by
 * `openSchedules` and `subscribeFlows`, in orgs that have a clock and a bus of their own.
 * @returns the way to end that
 */
export const letFlowsRun = (flows: FlowOrg): (() => void) => flows.org.hookSaves({ hooks: recordHooks(flows) });
