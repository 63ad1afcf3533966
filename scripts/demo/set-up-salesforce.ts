import { z } from 'zod';
import type { CrmData, Deal } from './crm-data.ts';
import { PERSONS } from './desks.ts';
import { bar } from './progress.ts';
import type { Fields, SalesforceOrg } from './salesforce-org.ts';

/**
 * Fills the org as admins and reps would have: people in their queues, accounts of the pilot with their parents, products with
 * prices, and an open opportunity with its product for every deal.
 */
export type OpenOpportunity = { readonly deal: Deal; readonly opportunityId: string };

export type SetUp = {
  readonly data: CrmData;
  readonly aliases: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  /** The legal entity, as NetSuite names it, that sells to every account. */
  readonly subsidiary: string;
  /** The rep who owns accounts and opportunities. */
  readonly ownerId: string;
};

const idRecord = z.object({ Id: z.string() });
const STAGE = 'Negotiation/Review';
/** Open deals are expected so many days from now. */
const DAYS_TO_CLOSE = 30;
const MILLISECONDS_A_DAY = 86_400_000;

const createAccounts = async (
  org: SalesforceOrg,
  { data, subsidiary, ownerId }: SetUp,
): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  let rest = data.accounts;
  while (rest.length > 0) {
    const ready = rest.filter(({ parent }) => parent === undefined || ids.has(parent));
    if (ready.length === 0)
      throw new Error(`These accounts name a parent that is not there: ${rest.map(({ name }) => name).join(', ')}`);
    const created = await org.create(
      'Account',
      ready.map(({ name, industry, country, parent }) => ({
        Name: name,
        Industry: industry,
        BillingCountry: country,
        Subsidiary__c: subsidiary,
        OwnerId: ownerId,
        IsInPilot__c: true,
        ParentId: parent === undefined ? null : (ids.get(parent) ?? null),
      })),
    );
    ready.forEach(({ name }, index) => ids.set(name, created[index] ?? ''));
    rest = rest.filter(({ name }) => !ids.has(name));
  }
  return ids;
};

/** Every code that was sold, also one that the catalogue does not know: reps typed it, so Salesforce has it. */
const soldCodes = ({ products, deals }: CrmData): readonly string[] => [
  ...new Set([...products.map(({ code }) => code), ...deals.map(({ product }) => product)]),
];

type Prices = { readonly pricebookId: string; readonly entryOf: ReadonlyMap<string, string> };

const createProducts = async (org: SalesforceOrg, data: CrmData): Promise<Prices> => {
  const [pricebook] = await org.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true', idRecord);
  const pricebookId = pricebook?.Id ?? '';
  const codes = soldCodes(data);
  const listPrices = new Map(data.products.map(({ code, listPrice }) => [code, listPrice]));
  const productIds = await org.create(
    'Product2',
    codes.map((code) => ({ Name: code, ProductCode: code, IsActive: true, ChargeType__c: 'One-Time' })),
  );
  const entryIds = await org.create(
    'PricebookEntry',
    codes.map((code, index) => ({
      Pricebook2Id: pricebookId,
      Product2Id: productIds[index] ?? '',
      UnitPrice: Number(listPrices.get(code) ?? 0),
      IsActive: true,
    })),
  );
  return { pricebookId, entryOf: new Map(codes.map((code, index) => [code, entryIds[index] ?? ''])) };
};

/** One object for every deal, with a bar. */
const forEachDeal = async (
  org: SalesforceOrg,
  object: string,
  records: readonly Fields[],
): Promise<readonly string[]> => {
  const progress = bar(`Salesforce: ${object}`, records.length);
  const ids = await org.create(object, records, progress.at);
  progress.end();
  return ids;
};

type Known = Prices & { readonly accountIds: ReadonlyMap<string, string>; readonly ownerId: string };
/** A row of the pipeline, whether it is won later or stays open. */
type Row = { readonly id: string; readonly account: string; readonly product: string; readonly closesOn: string };

const opportunityOf = ({ id, account, product, closesOn }: Row, known: Known): Fields => ({
  Name: `${account} ${product} ${id}`,
  AccountId: known.accountIds.get(account) ?? '',
  StageName: STAGE,
  CloseDate: closesOn,
  Pricebook2Id: known.pricebookId,
  OwnerId: known.ownerId,
  SourceKey__c: id,
});

type Priced = Row & { readonly price: number };

const createOpportunities = async (
  org: SalesforceOrg,
  rows: readonly Priced[],
  known: Known,
): Promise<readonly string[]> => {
  const ids = await forEachDeal(
    org,
    'Opportunity',
    rows.map((row) => opportunityOf(row, known)),
  );
  await forEachDeal(
    org,
    'OpportunityLineItem',
    rows.map(({ product, price }, index) => ({
      OpportunityId: ids[index] ?? '',
      PricebookEntryId: known.entryOf.get(product) ?? '',
      Quantity: 1,
      UnitPrice: price,
    })),
  );
  return ids;
};

/** Deals that are won in the story, then those that stay open. */
const rowsOf = ({ deals, open, products }: CrmData): readonly Priced[] => {
  const listPrices = new Map(products.map(({ code, listPrice }) => [code, Number(listPrice)]));
  const soon = new Date(Date.now() + DAYS_TO_CLOSE * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  return [
    ...deals.map((deal) => ({ ...deal, closesOn: deal.closedOn, price: Number(deal.value) })),
    ...open.map((deal) => ({ ...deal, closesOn: soon, price: listPrices.get(deal.product) ?? 0 })),
  ];
};

const groupRecord = z.object({ Id: z.string(), DeveloperName: z.string() });
const userRecord = z.object({ Id: z.string(), Username: z.string() });

/** What waits for approval or repair comes to somebody. */
const fillQueues = async (org: SalesforceOrg): Promise<void> => {
  const [queues, users] = await Promise.all([
    org.query("SELECT Id, DeveloperName FROM Group WHERE Type = 'Queue'", groupRecord),
    org.query('SELECT Id, Username FROM User', userRecord),
  ]);
  const queueIds = new Map(queues.map(({ Id, DeveloperName: name }) => [name, Id]));
  const userIds = new Map(users.map(({ Id, Username: name }) => [name, Id]));
  const members = PERSONS.flatMap((desk) =>
    desk.queues.map((queue) => ({
      GroupId: queueIds.get(queue) ?? '',
      UserOrGroupId: userIds.get(desk.username) ?? '',
    })),
  );
  await org.create('GroupMember', members);
};

/** @returns the opportunities that the story wins; the open ones are there besides */
export const setUpSalesforce = async (org: SalesforceOrg, setUp: SetUp): Promise<readonly OpenOpportunity[]> => {
  const { data, aliases, ownerId } = setUp;
  await fillQueues(org);
  await org.create(
    'ValueAlias__c',
    aliases.map(({ kind, from, to }) => aliasRecord(kind, from, to)),
  );
  const accountIds = await createAccounts(org, setUp);
  const prices = await createProducts(org, data);
  const ids = await createOpportunities(org, rowsOf(data), { ...prices, accountIds, ownerId });
  return data.deals.map((deal, index) => ({ deal, opportunityId: ids[index] ?? '' }));
};

/** A value alias as an operator adds it. */
export const aliasRecord = (kind: string, from: string, to: string): Fields => ({
  Kind__c: kind,
  FromValue__c: from,
  ToValue__c: to,
  AliasKey__c: `${kind}:${from}`,
  IsActive__c: true,
});
