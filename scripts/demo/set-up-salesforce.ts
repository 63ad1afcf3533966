import { z } from 'zod';
import type { CrmData, Deal } from './crm-data.ts';
import { bar } from './progress.ts';
import type { Fields, SalesforceOrg } from './salesforce-org.ts';

/**
 * Fills the org as admins and reps would have: accounts with their parents, products with prices, and for every won deal
 * an opportunity, a draft contract and an order that is ready to be activated.
 */
export type LoadedDeal = {
  readonly deal: Deal;
  readonly accountId: string;
  readonly contractId: string;
  readonly orderId: string;
};
export type LoadedOrg = { readonly accountIds: ReadonlyMap<string, string>; readonly deals: readonly LoadedDeal[] };

type SetUp = {
  readonly data: CrmData;
  readonly aliases: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  /** The legal entity, as NetSuite names it, that sells to every account. */
  readonly subsidiary: string;
};

const idRecord = z.object({ Id: z.string() });
const TERM_MONTHS = 12;

const createAccounts = async (org: SalesforceOrg, { data, subsidiary }: SetUp): Promise<Map<string, string>> => {
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
    codes.map((code) => ({ Name: code, ProductCode: code, IsActive: true })),
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

type Known = Prices & { readonly accountIds: ReadonlyMap<string, string> };

/** What each deal becomes, object by object. */
const opportunityOf = (deal: Deal, known: Known): Fields => ({
  Name: `${deal.account} ${deal.product} ${deal.id}`,
  AccountId: known.accountIds.get(deal.account) ?? '',
  StageName: 'Closed Won',
  CloseDate: deal.closedOn,
  Pricebook2Id: known.pricebookId,
  SourceKey__c: deal.id,
});
const contractOf = (deal: Deal, known: Known): Fields => ({
  AccountId: known.accountIds.get(deal.account) ?? '',
  Status: 'Draft',
  StartDate: deal.closedOn,
  ContractTerm: TERM_MONTHS,
  TermStartsOn__c: deal.closedOn,
  BillingFrequency__c: 'Once',
});
const orderOf = (deal: Deal, known: Known): Fields => ({
  AccountId: known.accountIds.get(deal.account) ?? '',
  Pricebook2Id: known.pricebookId,
  EffectiveDate: deal.closedOn,
  Status: 'Draft',
  BridgeStatus__c: 'Ready',
  PoNumber: deal.id,
});
const lineOf = (deal: Deal, known: Known): Fields => ({
  PricebookEntryId: known.entryOf.get(deal.product) ?? '',
  Quantity: 1,
  UnitPrice: Number(deal.value),
});

const createDeals = async (
  org: SalesforceOrg,
  deals: readonly Deal[],
  known: Known,
): Promise<readonly LoadedDeal[]> => {
  const make = (
    object: string,
    rowOf: (deal: Deal, known: Known) => Fields,
    own: (index: number) => Fields = () => ({}),
  ) =>
    forEachDeal(
      org,
      object,
      deals.map((deal, index) => ({ ...rowOf(deal, known), ...own(index) })),
    );

  const opportunities = await make('Opportunity', opportunityOf);
  await make('OpportunityLineItem', lineOf, (index) => ({ OpportunityId: opportunities[index] ?? '' }));
  const contracts = await make('Contract', contractOf);
  const orders = await make('Order', orderOf, (index) => ({
    ContractId: contracts[index] ?? '',
    Opportunity__c: opportunities[index] ?? '',
  }));
  await make('OrderItem', lineOf, (index) => ({ OrderId: orders[index] ?? '', ChargeType__c: 'One-Time' }));
  return deals.map((deal, index) => ({
    deal,
    accountId: known.accountIds.get(deal.account) ?? '',
    contractId: contracts[index] ?? '',
    orderId: orders[index] ?? '',
  }));
};

export const setUpSalesforce = async (org: SalesforceOrg, setUp: SetUp): Promise<LoadedOrg> => {
  await org.create(
    'ValueAlias__c',
    setUp.aliases.map(({ kind, from, to }) => aliasRecord(kind, from, to)),
  );
  const accountIds = await createAccounts(org, setUp);
  const prices = await createProducts(org, setUp.data);
  const deals = await createDeals(org, setUp.data.deals, { ...prices, accountIds });
  // What was won before an account joins the pilot has its orders already.
  const joining = [...accountIds.values()].map((Id) => ({ Id, IsInPilot__c: true }));
  await org.update('Account', joining);
  return { accountIds, deals };
};

/** A value alias as an operator adds it. */
export const aliasRecord = (kind: string, from: string, to: string): Fields => ({
  Kind__c: kind,
  FromValue__c: from,
  ToValue__c: to,
  AliasKey__c: `${kind}:${from}`,
  IsActive__c: true,
});
