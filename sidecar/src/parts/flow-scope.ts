import { keepToScope } from '../integration-health/index.ts';
import { customersMeeting } from '../salesforce/flow-settings.ts';
import type { FlowScope } from '../shared/flow-scope.ts';
import { openLeftOut } from '../store/left-out.ts';
import type { World } from './world.ts';

/** What administrators let a flow of documents take, from its record in Salesforce. */

/** @param flow developer name of its record */
export const flowScopeOf = ({ salesforce, org, database, log }: World, flow: string): FlowScope =>
  keepToScope({
    settings: async () => (await org.flowSettings()).get(flow),
    customersMeeting: customersMeeting(salesforce),
    leftOut: openLeftOut(database, flow),
    log,
  });
