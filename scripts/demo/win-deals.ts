import { z } from 'zod';
import type { Deal } from './crm-data.ts';
import { bar, watch } from './progress.ts';
import type { Change, SalesforceOrg } from './salesforce-org.ts';
import type { OpenOpportunity } from './set-up-salesforce.ts';
import type { RunningSidecar } from './start-sidecar.ts';

/** Open deals become orders that may leave: closed, their terms written, and approved where the package asks for it. */
export type WonDeal = {
  readonly deal: Deal;
  readonly contractId: string;
  readonly orderId: string;
};

const orderRecord = z.object({ Id: z.string(), ContractId: z.string(), Opportunity__c: z.string() });
const runs = z.object({ runs: z.array(z.object({ id: z.string(), state: z.string() })) });
const idRecord = z.object({ Id: z.string() });

/** Updates records in one load, with a bar. */
export const loadWithBar = async (
  org: SalesforceOrg,
  label: string,
  [object, records]: [string, readonly Change[]],
) => {
  const progress = bar(label, records.length);
  await org.load(object, records, progress.at);
  progress.end();
};

/** Starts the invoice batch now, and waits until it has finished. */
export const runInvoices = async (sidecar: RunningSidecar): Promise<void> => {
  const recent = async () =>
    runs.parse((await sidecar.call({ scope: 'operator', method: 'GET', path: '/v1/runs' })).json).runs;
  const before = (await recent())[0]?.id;
  await sidecar.call({ scope: 'operator', method: 'POST', path: '/v1/runs', body: { flow: 'invoices' } });
  await watch({ label: 'Sidecar: invoice batch', total: 1, patienceSeconds: 600 }, async () => {
    const [newest] = await recent();
    return newest !== undefined && newest.id !== before && newest.state === 'finished' ? 1 : 0;
  });
};

/** Has both catalogues compared, and waits until every product that NetSuite knows is linked to its item. */
export const linkProducts = async (org: SalesforceOrg, sidecar: RunningSidecar, known: number): Promise<void> => {
  await sidecar.call({ scope: 'operator', method: 'POST', path: '/v1/products/matches', body: {} });
  const linked = 'SELECT Id FROM Product2 WHERE NetSuiteItemId__c != null';
  await watch(
    { label: 'Sidecar: products linked', total: known },
    async () => (await org.query(linked, idRecord)).length,
  );
};

/** The contract and the order that the package made of each deal. @throws Error naming the first deal without one */
const ordersOf = async (org: SalesforceOrg, opportunities: readonly OpenOpportunity[]): Promise<readonly WonDeal[]> => {
  const orders = await org.query('SELECT Id, ContractId, Opportunity__c FROM Order', orderRecord);
  const orderOf = new Map(orders.map((order) => [order.Opportunity__c, order]));
  return opportunities.map(({ deal, opportunityId }) => {
    const order = orderOf.get(opportunityId);
    if (order === undefined) throw new Error(`Deal ${deal.id} was closed, and has no order.`);
    return { deal, contractId: order.ContractId, orderId: order.Id };
  });
};

const countOrders = (org: SalesforceOrg, total: number): Promise<void> =>
  watch(
    { label: 'Salesforce: orders made', total },
    async () => (await org.query('SELECT Id FROM Order', idRecord)).length,
  );

const TERMS = { BillingFrequency__c: 'Once', ContractTerm: 12 };

export type Sellers = {
  /** Closes deals one by one, as on the page. */
  readonly rep: SalesforceOrg;
  /** Loads data for everybody. */
  readonly org: SalesforceOrg;
  /** So many deals are the rep's own. */
  readonly byHand: number;
};

/**
 * Deals are closed, and the package makes an order of each; then what no deal says is written on the contracts.
 * @returns the deals in their order
 */
export const winDeals = async (
  { rep, org, byHand }: Sellers,
  opportunities: readonly OpenOpportunity[],
): Promise<readonly WonDeal[]> => {
  const closed = opportunities.map(({ opportunityId: Id }) => ({ Id, StageName: 'Closed Won' }));
  for (const one of closed.slice(0, byHand)) await rep.update('Opportunity', [one]);
  await loadWithBar(org, 'Salesforce: deals closed', ['Opportunity', closed.slice(byHand)]);
  await countOrders(org, opportunities.length);
  const won = await ordersOf(org, opportunities);
  const terms = won.map(({ contractId: Id }) => ({ Id, ...TERMS }));
  for (const one of terms.slice(0, byHand)) await rep.update('Contract', [one]);
  await loadWithBar(org, 'Salesforce: terms written', ['Contract', terms.slice(byHand)]);
  return won;
};

const PER_REQUEST = 200;
const answers = z.array(z.looseObject({ success: z.boolean().optional(), isSuccess: z.boolean().optional() }));

const mustAllSucceed = (what: string, answer: unknown): void => {
  const refused = answers.parse(answer).find(({ success, isSuccess }) => success !== true && isSuccess !== true);
  if (refused !== undefined) throw new Error(`${what} was refused: ${JSON.stringify(refused)}`);
};

const inParts = async <T>(all: readonly T[], send: (part: readonly T[]) => Promise<void>): Promise<void> => {
  for (let start = 0; start < all.length; start += PER_REQUEST) await send(all.slice(start, start + PER_REQUEST));
};

/** The manager says yes to every order that asks for it. @returns how many */
export const approveAll = async (manager: SalesforceOrg): Promise<number> => {
  const waiting = await manager.query('SELECT Id FROM ProcessInstanceWorkitem', idRecord);
  await inParts(waiting, async (part) => {
    const requests = part.map(({ Id }) => ({ actionType: 'Approve', contextId: Id, comments: 'Agreed.' }));
    mustAllSucceed('An approval', await manager.post('/process/approvals', { requests }));
  });
  return waiting.length;
};
