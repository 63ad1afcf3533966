/** The flows of an org, ready to run, beside its Apex. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { ApexOrg } from '../../apex/apex-org.ts';
import type { Transaction } from '../../apex/runtime/transaction.ts';
import type { Org } from '../../data/types.ts';
import type { FlowAction, FlowActions } from '../actions/contract.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { planFlow, type FlowPlan } from './flow-plan.ts';

export type FlowOrg = {
  readonly apex: ApexOrg;
  readonly org: Org;
  /** Active flows, by API name in lower case. */
  readonly plans: ReadonlyMap<string, FlowPlan>;
  /** @param type in any case @throws Unsupported for types of actions that the sandbox lacks */
  action(type: string): FlowAction;
};

export type FlowOrgParts = {
  readonly apex: ApexOrg;
  readonly flows: readonly FlowDefinition[];
  readonly actions: FlowActions;
};

const byOrg = new WeakMap<Org, FlowOrg>();

/** A flow without a status is a draft, which does not run. */
const isActive = ({ status }: FlowDefinition): boolean => status === 'Active';

/** Opens the flows of an org; from then on `flowOrgOf` finds them from its transactions. */
export const openFlowOrg = ({ apex, flows, actions }: FlowOrgParts): FlowOrg => {
  const { schema } = apex.org;
  const checked = { schema, flows, types: apex.program.types };
  const byType = new Map(Object.entries(actions).map(([type, action]) => [type.toLowerCase(), action]));
  const flowOrg: FlowOrg = {
    apex,
    org: apex.org,
    plans: new Map(flows.filter(isActive).map((flow) => [flow.apiName.toLowerCase(), planFlow(flow, checked)])),
    action(type) {
      const found = byType.get(type.toLowerCase());
      if (found === undefined) throw new Unsupported(`flow actions of type ${type}`);
      return found;
    },
  };
  byOrg.set(apex.org, flowOrg);
  return flowOrg;
};

/** The flows of the org that a transaction works in; undefined when none were opened. */
export const flowOrgOf = ({ data }: Pick<Transaction, 'data'>): FlowOrg | undefined => byOrg.get(data.org);

/** @param name API name in any case @returns undefined when there is no active flow of that name */
export const flowNamed = ({ plans }: FlowOrg, name: string): FlowPlan | undefined => plans.get(name.toLowerCase());
