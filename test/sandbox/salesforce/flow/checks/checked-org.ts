/** What a flow is checked against: the org it would run in. */
import type { TypeRegistry } from '../../apex/types/registry.ts';
import type { Schema } from '../../schema/types.ts';
import type { InvocableMethod } from '../actions/apex/invocable-methods.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';

export type CheckedOrg = {
  readonly schema: Schema;
  /** All flows that will be there together. */
  readonly flows: readonly FlowDefinition[];
  /** Undefined where there is no Apex at all. */
  readonly types?: TypeRegistry | undefined;
  /** By the lower-cased names of their classes. */
  readonly invocables?: ReadonlyMap<string, InvocableMethod>;
  /** Lightning web components of the package by name; not checked when left out. */
  readonly components?: ReadonlySet<string> | undefined;
  /** `Account.Tell_owner`; not checked when left out. */
  readonly emailAlerts?: ReadonlySet<string> | undefined;
  /** Developer names of custom notification types; not checked when left out. */
  readonly notificationTypes?: ReadonlySet<string> | undefined;
};

/** A flow by its API name, in any case. */
export const flowNamed = ({ flows }: Pick<CheckedOrg, 'flows'>, name: string): FlowDefinition | undefined =>
  flows.find(({ apiName }) => apiName.toLowerCase() === name.toLowerCase());
