/** Flows for tests, written as the tree of texts that a file holds. */
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { loadSchema } from '../../schema/load-schema.ts';
import { flowMetadata, type FlowDefinition } from '../definition/flow-metadata.ts';
import type { CheckedOrg } from './checked-org.ts';
import { flowProblems } from './flow-problems.ts';

export type FlowTree = Readonly<Record<string, unknown>>;

/** @param tree what stands in the file besides label, status and process type, which it may override */
export const sampleFlow = (apiName: string, tree: FlowTree): FlowDefinition => ({
  ...flowMetadata.parse({ label: apiName, status: 'Active', processType: 'AutoLaunchedFlow', ...tree }),
  apiName,
  file: `flows/${apiName}.flow-meta.xml`,
});

/** `<connector>` to an element. */
export const to = (targetReference: string): FlowTree => ({ targetReference });

/** A record-triggered start on shipments. */
export const onShipment = (target: string, more: FlowTree = {}): FlowTree => ({
  object: 'Shipment__c',
  triggerType: 'RecordAfterSave',
  recordTriggerType: 'Create',
  connector: to(target),
  ...more,
});

const schema = loadSchema({ sourceDirectories: [SHIPPING_SOURCE] });

/** The messages of a flow on the shipping schema. */
export const messagesOf = (tree: FlowTree, org: Partial<CheckedOrg> = {}): readonly string[] => {
  const flow = sampleFlow('Checked', tree);
  return flowProblems(flow, { schema, flows: [flow], ...org }).map(({ message }) => message);
};
