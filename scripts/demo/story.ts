import { join } from 'node:path';
import { z } from 'zod';
import { bridgeStatuses, requestByEvent, untilSettled } from './activate.ts';
import { readAliases, readCrmData } from './crm-data.ts';
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
import type { LoadedDeal } from './set-up-salesforce.ts';
import { aliasRecord, setUpSalesforce } from './set-up-salesforce.ts';
import type { Clouds } from './start-clouds.ts';
import type { RunningSidecar } from './start-sidecar.ts';
import { half, sum } from './totals.ts';

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
  readonly org: SalesforceOrg;
  readonly account: NetSuiteAccount;
  readonly rep: SalesRep;
  readonly sidecar: RunningSidecar;
};

/** So many contracts are activated by a rep who waits; the rest comes by event, as a data load would. */
const ON_SCREEN = 5;
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
  const [org, account, rep] = await Promise.all([
    openSalesforceOrg(clouds.salesforceUrl),
    openNetSuiteAccount(clouds),
    openSalesRep(clouds),
  ]);
  const world = { atEnd, org, account, rep, sidecar };

  say(
    `1. ${data.deals.length} won deals, ${data.accounts.length} accounts, ${data.products.length} items in the catalogue.`,
  );
  for (const { code, listPrice } of data.products)
    await account.upsertItem({ code, price: listPrice, taxScheduleId: '1' });
  const { deals } = await setUpSalesforce(org, { data, aliases, subsidiary: LEGAL_ENTITY });

  say('2. Contracts are activated: some on the page, where Apex calls the sidecar, the rest by event.');
  const parkedFirst = await activateAll(world, deals);
  say('3. Operations adds an alias and corrects a country; what waited goes on by itself.');
  await settleHeld(world, deals.length);
  const statuses = await bridgeStatuses(org);

  say('4. Finance approves and bills every order; the batch mirrors the invoices.');
  await billAll(account);
  await runInvoices(sidecar);
  say('5. Customers pay; payments come back as platform events, invoices by the next batch.');
  const announcedTotal = await payAll(clouds, world);
  await runInvoices(sidecar);
  const reckoning = await reckon(org, account);
  const healthyAccounts = await countHealthy(org);
  say(`   ${healthyAccounts} accounts are healthy.`);
  say('6. The same again: nothing may be written in either cloud.');
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

const activateAll = async ({ org, rep }: World, deals: readonly LoadedDeal[]): Promise<number> => {
  for (const deal of deals.slice(0, ON_SCREEN)) {
    say(`   a rep activates ${deal.deal.account}: ${await rep.pressActivate(deal.contractId)}`);
  }
  await requestByEvent(org, deals.slice(ON_SCREEN));
  await untilSettled(org, deals.length, ['Booked', 'On Hold']);
  const held = (await bridgeStatuses(org)).get('On Hold') ?? 0;
  say(`   ${deals.length - held} booked, ${held} on hold:`);
  await watch({ label: 'Salesforce: error log', total: held }, async () => {
    const rows = await org.query(
      "SELECT Code__c, COUNT(Id) n FROM ErrorLog__c WHERE Status__c != 'Resolved' GROUP BY Code__c",
      causeRow,
    );
    return rows.reduce((count, { n }) => count + n, 0);
  });
  await showCauses(org);
  return held;
};

const heldRow = z.object({ HoldCause__c: z.string(), HoldFix__c: z.string() });

/** The first order held for each cause, as operations reads it. */
const showCauses = async (org: SalesforceOrg): Promise<void> => {
  const held = await org.query("SELECT HoldCause__c, HoldFix__c FROM Order WHERE BridgeStatus__c = 'On Hold'", heldRow);
  const causes = Map.groupBy(held, ({ HoldCause__c: cause }) => cause);
  for (const [cause, orders] of causes) say(`   ${orders.length} x ${cause} ${orders[0]?.HoldFix__c ?? ''}`);
};

const idRecord = z.object({ Id: z.string() });

const settleHeld = async ({ org }: World, total: number): Promise<void> => {
  await org.create('ValueAlias__c', [aliasRecord('Product', 'GTXPro', 'GTX Pro')]);
  const wrong = await org.query("SELECT Id FROM Account WHERE BillingCountry = 'Philipines'", idRecord);
  await org.update(
    'Account',
    wrong.map(({ Id }) => ({ Id, BillingCountry: 'Philippines' })),
  );
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

const runs = z.object({ runs: z.array(z.object({ id: z.string(), state: z.string() })) });

/** Starts the invoice batch now and waits until it has finished. */
const runInvoices = async (sidecar: RunningSidecar): Promise<void> => {
  const recent = async () =>
    runs.parse((await sidecar.call({ scope: 'operator', method: 'GET', path: '/v1/runs' })).json).runs;
  const before = (await recent())[0]?.id;
  await sidecar.call({ scope: 'operator', method: 'POST', path: '/v1/runs', body: { flow: 'invoices' } });
  await watch({ label: 'Sidecar: invoice batch', total: 1, patienceSeconds: 600 }, async () => {
    const [newest] = await recent();
    return newest !== undefined && newest.id !== before && newest.state === 'finished' ? 1 : 0;
  });
};

const countHealthy = async (org: SalesforceOrg): Promise<number> =>
  (await org.query("SELECT Id FROM Account WHERE PaymentHealth__c = 'Healthy'", idRecord)).length;

const ACTIVATED = /^orderbridge_job_seconds_count\{.*task="activate-contract".*outcome="done"/;

const runAgain = async ({ org, account, sidecar }: World, deals: readonly LoadedDeal[]): Promise<number> => {
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
