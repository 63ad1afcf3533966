/**
 * Whose rights a flow's data elements need. Flows that records, events or times start see and change everything; others do what
 * `runInMode` says, and by default what the running user may do.
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_context_data_safety_permissions.htm
 */
import type { FlowDefinition } from '../definition/flow-metadata.ts';

/** `user`: object and field permissions and sharing of the running user count. `sharing`: only sharing. `system`: nothing. */
export type RunMode = 'user' | 'sharing' | 'system';

/** How the flow was started; it decides the mode of flows that leave it open. */
export type FlowLaunch = 'trigger' | 'user' | 'apex' | 'apex with sharing';

const DECLARED: Readonly<Partial<Record<NonNullable<FlowDefinition['runInMode']>, RunMode>>> = {
  SystemModeWithSharing: 'sharing',
  SystemModeWithoutSharing: 'system',
  UserMode: 'user',
};

/** Flows started by Apex run in system context unless their file says otherwise, and share when the code does. */
const BY_LAUNCH: Readonly<Record<FlowLaunch, RunMode>> = {
  ...{ trigger: 'system', user: 'user' },
  ...{ apex: 'system', 'apex with sharing': 'sharing' },
};

export const launchFrom = (sharing: 'with' | 'without'): FlowLaunch =>
  sharing === 'with' ? 'apex with sharing' : 'apex';

type WithMode = Pick<FlowDefinition, 'runInMode'>;

/** The mode that a flow's file asks for; a subflow that leaves it open runs in the mode of the flow that calls it. */
export const declaredMode = ({ runInMode }: WithMode): RunMode | undefined =>
  runInMode === undefined ? undefined : DECLARED[runInMode];

/** @param launch how the flow started */
export const runModeOf = (flow: WithMode, launch: FlowLaunch): RunMode =>
  (launch === 'trigger' ? undefined : declaredMode(flow)) ?? BY_LAUNCH[launch];

/** How a query or a save in that mode asks for rights. */
export type ModeAccess = { readonly access: 'user' | 'system'; readonly sharing: 'with' | 'without' };

export const accessOf = (mode: RunMode): ModeAccess => ({
  access: mode === 'user' ? 'user' : 'system',
  sharing: mode === 'system' ? 'without' : 'with',
});
