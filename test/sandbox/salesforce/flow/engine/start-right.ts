/**
 * Who may start a flow by hand, over REST or at a screen: users with the permission for all flows, or with access to the flow.
 * https://help.salesforce.com/s/articleView?id=platform.flow_distribute_internal_restrict.htm
 */
import { mayRunFlow } from '../../access/user-access.ts';
import { runningAccess } from '../../apex/describe/access.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';

export const mayStart = ({
  apiName: name,
  isAdditionalPermissionRequiredToRun: needsOwn = false,
}: Pick<FlowDefinition, 'apiName' | 'isAdditionalPermissionRequiredToRun'>): boolean =>
  mayRunFlow(runningAccess(), { name, needsOwn });

/** The words of the sandbox. */
export const startRefusal = (name: string): string => `You don't have permission to run the flow ${name}.`;
