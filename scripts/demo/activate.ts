import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { watch } from './progress.ts';
import { loadWithBar } from './win-deals.ts';
import type { WonDeal } from './win-deals.ts';
import type { SalesforceOrg } from './salesforce-org.ts';
import type { RunningSidecar } from './start-sidecar.ts';

/** Contracts become sales orders: some while a rep waits, all others by being activated in a load. */

const answer = z.looseObject({ status: z.union([z.string(), z.number()]), salesOrderNumber: z.string().optional() });
const statusRow = z.object({ BridgeStatus__c: z.string(), n: z.number() });

export const bridgeStatuses = async (org: SalesforceOrg): Promise<ReadonlyMap<string, number>> => {
  const rows = await org.query('SELECT BridgeStatus__c, COUNT(Id) n FROM Order GROUP BY BridgeStatus__c', statusRow);
  return new Map(rows.map(({ BridgeStatus__c: status, n }) => [status, n]));
};

/** One contract, while its rep waits. @returns the order number, or what was answered instead */
export const activateOnScreen = async (sidecar: RunningSidecar, { contractId }: WonDeal): Promise<string> => {
  const { json } = await sidecar.call({
    scope: 'org',
    method: 'POST',
    path: `/v1/contracts/${contractId}/activation`,
    body: { requestedBy: 'demo rep' },
  });
  const read = answer.parse(json);
  return read.salesOrderNumber ?? String(read.status);
};

const readyRow = z.object({ ContractId: z.string() });

/** Activates the contract of every order that is Ready: the package publishes the request for each. @returns how many */
export const activateReady = async (org: SalesforceOrg): Promise<number> => {
  const ready = await org.query("SELECT ContractId FROM Order WHERE BridgeStatus__c = 'Ready'", readyRow);
  const activated = ready.map(({ ContractId: Id }) => ({ Id, Status: 'Activated' }));
  await loadWithBar(org, 'Salesforce: contracts activated', ['Contract', activated]);
  return ready.length;
};

/** Asks once more by `ContractActivationRequested__e` under the same key. */
export const requestByEvent = async (org: SalesforceOrg, deals: readonly WonDeal[]): Promise<void> => {
  await org.create(
    'ContractActivationRequested__e',
    deals.map(({ contractId, orderId }) => ({
      ContractId__c: contractId,
      OrderId__c: orderId,
      ActivationKey__c: `OB-${contractId}-1`,
      RequestedById__c: 'demo load',
      SourceKey__c: `request-${contractId}-${randomUUID()}`,
      CorrelationId__c: `ob-${contractId}`,
      OccurredAt__c: new Date().toISOString(),
    })),
  );
};

/** Waits until every order has left: booked, or held with a cause. */
export const untilSettled = (org: SalesforceOrg, total: number, settled: readonly string[]): Promise<void> =>
  watch({ label: 'NetSuite: sales orders', total }, async () => {
    const statuses = await bridgeStatuses(org);
    return settled.reduce((count, status) => count + (statuses.get(status) ?? 0), 0);
  });

/** Waits until the package has reviewed every order again that waited for an alias: none is a draft any more. */
export const untilReviewed = async (org: SalesforceOrg): Promise<void> => {
  const total = (await bridgeStatuses(org)).get('Draft') ?? 0;
  if (total === 0) return;
  await watch({ label: 'Salesforce: orders reviewed again', total }, async () => {
    const statuses = await bridgeStatuses(org);
    return total - (statuses.get('Draft') ?? 0);
  });
};
