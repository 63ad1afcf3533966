import { join } from 'node:path';
import { z } from 'zod';
import { activateReady, bridgeStatuses, requestByEvent, untilReviewed, untilSettled } from './activate.ts';
import { readAliases, readCrmData } from './crm-data.ts';
import { DESKS } from './desks.ts';
import type { NetSuiteAccount } from './netsuite-account.ts';
import { openNetSuiteAccount } from './netsuite-account.ts';
import { listenForPayments } from './payment-listener.ts';
import { bar, say, watch } from './progress.ts';
import type { Reckoning } from './reckoning.ts';
import { reckon } from './reckoning.ts';
import type { SalesforceOrg } from './salesforce-org.ts';
import { openSalesforceOrg } from './salesforce-org.ts';
import type { SalesRep } from './sales-rep.ts';
import { openSalesRep } from './sales-rep.ts';
import { aliasRecord, setUpSalesforce } from './set-up-salesforce.ts';
import type { Clouds } from './start-clouds.ts';
import type { RunningSidecar } from './start-sidecar.ts';
import { half, sum } from './totals.ts';
import { approveAll, linkProducts, runInvoices, winDeals } from './win-deals.ts';
import type { WonDeal } from './win-deals.ts';

/** Order-to-cash from the won deals to the last payment, told step by step, with the figures both clouds agree on. */

export type Outcome = Reckoning & {
  readonly deals: number;
  readonly booked: number;
  readonly parkedFirst: number;
  readonly parkedLast: number;
  readonly announcedTotal: string;
  /** Accounts whose payment health the package rates Healthy. */
  readonly healthyAccounts: number;
  readonly secondRunWrites: number;
};
/** What is stopped after the clouds: a subscriber outlives its stream. */
type AtEnd = (stop: () => void) => void;
type World = {
  readonly atEnd: AtEnd;
  /** Data loads, by an administrator. */
  readonly org: SalesforceOrg;
  readonly repAtDesk: SalesforceOrg;
  readonly manager: SalesforceOrg;
  readonly account: NetSuiteAccount;
  readonly rep: SalesRep;
  readonly sidecar: RunningSidecar;
};

/** So many deals a rep closes and activates alone; the rest is loaded. */
const BY_HAND = 5;
/** Every so many invoices one is paid by half only. */
const HALF_PAID_EVERY = 20;
const LEGAL_ENTITY = 'Parent Company';

export type Story = {
  readonly clouds: Clouds;
  readonly sidecar: RunningSidecar;
  readonly folder: string;
  readonly atEnd: AtEnd;
};

export const tellStory = async ({ clouds, sidecar, folder, atEnd }: Story): Promise<Outcome> => {
  const data = await readCrmData(folder);
  const aliases = await readAliases(join('config', 'demo-data', 'value-aliases.csv'));
  const world = await openDesks({ clouds, sidecar, atEnd });
  const { org, account } = world;

  say(
    `1. ${data.deals.length} deals to win, ${data.accounts.length} accounts, ${data.products.length} items in the catalogue.`,
  );
  for (const { code, listPrice } of data.products)
    await account.upsertItem({ code, price: listPrice, taxScheduleId: '1' });
  const setUp = { data, aliases, subsidiary: LEGAL_ENTITY, ownerId: world.repAtDesk.userId };
  const opportunities = await setUpSalesforce(org, setUp);
  await linkProducts(org, sidecar, data.products.length);

  say(
    '2. Deals are won: the package makes an order of each, and a manager agrees to what is far below the price book.',
  );
  const deals = await winDeals({ rep: world.repAtDesk, org, byHand: BY_HAND }, opportunities);
  const approved = await approveAll(world.manager);
  say(`   a manager approves ${approved} ${approved === 1 ? 'order' : 'orders'}.`);
  say('3. Contracts are activated: some on the page, where Apex calls the sidecar, the rest in a load, by event.');
  const parkedFirst = await activateAll(world, deals);
  say('4. Operations adds an alias and corrects a country; what waited goes on.');
  await settleHeld(world, deals.length);
  const statuses = await bridgeStatuses(org);

  say('5. Finance approves and bills every order; the batch mirrors the invoices.');
  await billAll(account);
  await runInvoices(sidecar);
  say('6. Customers pay; payments come back as platform events, invoices by the next batch.');
  const announcedTotal = await payAll(clouds, world);
  await runInvoices(sidecar);
  const reckoning = await reckon(org, account);
  const healthyAccounts = await countHealthy(org);
  say(`   ${healthyAccounts} accounts are healthy.`);
  say('7. The same again: nothing may be written in either cloud.');
  const secondRunWrites = await runAgain(world, deals);
  return {
    deals: deals.length,
    booked: statuses.get('Booked') ?? 0,
    parkedFirst,
    parkedLast: (statuses.get('On Hold') ?? 0) + (deals.length - (statuses.get('Booked') ?? 0)),
    ...reckoning,
    announcedTotal,
    healthyAccounts,
    secondRunWrites,
  };
};

const causeRow = z.object({ Code__c: z.string(), n: z.number() });

const openDesks = async ({ clouds, sidecar, atEnd }: Omit<Story, 'folder'>): Promise<World> => {
  const at = clouds.salesforceUrl;
  const [org, repAtDesk, manager, account, rep] = await Promise.all([
    openSalesforceOrg(at),
    openSalesforceOrg(at, DESKS.rep.app),
    openSalesforceOrg(at, DESKS.manager.app),
    openNetSuiteAccount(clouds),
    openSalesRep(clouds),
  ]);
  return { atEnd, org, repAtDesk, manager, account, rep, sidecar };
};

const statusRow = z.object({ Id: z.string(), ContractId: z.string(), BridgeStatus__c: z.string() });

/** The rep's own deals that may leave, in their order. */
const readyOnes = async (org: SalesforceOrg, deals: readonly WonDeal[]): Promise<readonly WonDeal[]> => {
  const orders = await org.query('SELECT Id, ContractId, BridgeStatus__c FROM Order', statusRow);
  const ready = new Set(orders.filter(({ BridgeStatus__c: status }) => status === 'Ready').map(({ Id }) => Id));
  return deals.filter(({ orderId }) => ready.has(orderId));
};

const activateAll = async ({ org, rep }: World, deals: readonly WonDeal[]): Promise<number> => {
  for (const { deal, contractId } of await readyOnes(org, deals.slice(0, BY_HAND)))
    say(`   a rep activates ${deal.account}: ${await rep.pressActivate(contractId)}`);
  await activateReady(org);
  const drafts = (await bridgeStatuses(org)).get('Draft') ?? 0;
  await untilSettled(org, deals.length - drafts, ['Booked', 'On Hold']);
  const held = (await bridgeStatuses(org)).get('On Hold') ?? 0;
  say(`   ${deals.length - held - drafts} booked, ${held} on hold, ${drafts} that may not leave yet:`);
  await watch({ label: 'Salesforce: error log', total: held }, async () => {
    const rows = await org.query(
      "SELECT Code__c, COUNT(Id) n FROM ErrorLog__c WHERE Status__c != 'Resolved' GROUP BY Code__c",
      causeRow,
    );
    return rows.reduce((count, { n }) => count + n, 0);
  });
  await showCauses(org);
  return held + drafts;
};

const heldRow = z.object({ HoldCause__c: z.string().nullable(), HoldFix__c: z.string().nullable() });

/** Lines are numbered by their order; the cause is the same. */
const causeIn = (cause: string | null): string => (cause ?? 'No cause is told.').replace(/^Line \d+, /, '');

/** What holds orders, as operations reads it: those that left, and those that may not leave. */
const showCauses = async (org: SalesforceOrg): Promise<void> => {
  const held = await org.query(
    "SELECT HoldCause__c, HoldFix__c FROM Order WHERE BridgeStatus__c IN ('On Hold', 'Draft')",
    heldRow,
  );
  const causes = Map.groupBy(held, ({ HoldCause__c: cause }) => causeIn(cause));
  for (const [cause, orders] of causes) say(`   ${orders.length} x ${cause} ${orders[0]?.HoldFix__c ?? ''}`);
};

const idRecord = z.object({ Id: z.string() });

const settleHeld = async ({ org, manager }: World, total: number): Promise<void> => {
  await org.create('ValueAlias__c', [aliasRecord('Product', 'GTXPro', 'GTX Pro')]);
  const wrong = await org.query("SELECT Id FROM Account WHERE BillingCountry = 'Philipines'", idRecord);
  await org.update(
    'Account',
    wrong.map(({ Id }) => ({ Id, BillingCountry: 'Philippines' })),
  );
  await untilReviewed(org);
  await approveAll(manager);
  await activateReady(org);
  await untilSettled(org, total, ['Booked']);
};

const netSuiteRow = z.object({ id: z.string() });

const eachOf = async (
  label: string,
  ids: readonly string[],
  work: (id: string, index: number) => Promise<unknown>,
): Promise<void> => {
  const progress = bar(label, ids.length);
  for (const [index, id] of ids.entries()) {
    await work(id, index);
    progress.at(index + 1);
  }
  progress.end();
};

const billAll = async (account: NetSuiteAccount): Promise<void> => {
  const orders = await account.suiteQl(
    "SELECT t.id FROM transaction t WHERE t.type = 'SalesOrd' ORDER BY t.id",
    netSuiteRow,
  );
  await eachOf(
    'NetSuite: approve and bill',
    orders.map(({ id }) => id),
    async (id) => {
      await account.operate('approveOrder', { id });
      await account.operate('billOrder', { id });
    },
  );
};

const billRow = z.object({ id: z.string(), due: z.string() });

const payAll = async (clouds: Clouds, { atEnd, org, account, sidecar }: World): Promise<string> => {
  const bills = await account.suiteQl(
    "SELECT t.id, t.foreignamountunpaid AS due FROM transaction t WHERE t.type = 'CustInvc' ORDER BY t.id",
    billRow,
  );
  const dueOf = new Map(bills.map(({ id, due }) => [id, due]));
  const listener = await listenForPayments(org, clouds.pubSubEndpoint);
  atEnd(listener.stop);
  await eachOf(
    'NetSuite: payments',
    bills.map(({ id }) => id),
    (id, index) => {
      const amount = index % HALF_PAID_EVERY === HALF_PAID_EVERY - 1 ? half(dueOf.get(id) ?? '0') : undefined;
      return account.operate('payInvoice', { id, ...(amount === undefined ? {} : { amount }) });
    },
  );
  await sidecar.call({ scope: 'operator', method: 'POST', path: '/v1/runs', body: { flow: 'payments' } });
  await watch({ label: 'Salesforce: PaymentReceived', total: bills.length }, () =>
    Promise.resolve(listener.amounts().size),
  );
  return sum(listener.amounts().values());
};

const countHealthy = async (org: SalesforceOrg): Promise<number> =>
  (await org.query("SELECT Id FROM Account WHERE PaymentHealth__c = 'Healthy'", idRecord)).length;

const ACTIVATED = /^orderbridge_job_seconds_count\{.*task="activate-contract".*outcome="done"/;

const runAgain = async ({ org, account, sidecar }: World, deals: readonly WonDeal[]): Promise<number> => {
  const writes = async (): Promise<number> => (await org.stats()).writes + (await account.stats()).writes;
  const activations = () => sidecar.metric(ACTIVATED);
  const [before, done] = await Promise.all([writes(), activations()]);
  await requestByEvent(org, deals);
  await watch({ label: 'Sidecar: asked again', total: deals.length }, async () => (await activations()) - done);
  await runInvoices(sidecar);
  await sidecar.call({ scope: 'operator', method: 'POST', path: '/v1/runs', body: { flow: 'payments' } });
  await runInvoices(sidecar);
  return (await writes()) - before;
};
