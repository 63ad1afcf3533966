import type { Fields, NetSuitePeople, SalesforcePeople } from './people.ts';

/** A won deal, ready to be activated: account, product and item, contract, order and lines, each with changes of its own. */

export type Product = {
  readonly id: string;
  readonly code: string;
  readonly entryId: string;
  /** The item in NetSuite; none where it was left out. */
  readonly itemId: string | undefined;
};
export type ProductInput = {
  readonly code?: string | undefined;
  readonly currency?: string | undefined;
  readonly product?: Fields | undefined;
  /** Changes to the item, or `none` when NetSuite has no such item. */
  readonly item?: Fields | 'none' | undefined;
};
export type LineInput = { readonly product?: Product | undefined; readonly fields?: Fields | undefined };
export type DealInput = {
  /** Changes to the account, or the id of one that is there. */
  readonly account?: Fields | string | undefined;
  readonly product?: ProductInput | undefined;
  readonly contract?: Fields | undefined;
  readonly order?: Fields | undefined;
  readonly lines?: readonly LineInput[] | undefined;
};
export type Deal = {
  readonly accountId: string;
  readonly accountName: string;
  readonly contractId: string;
  readonly orderId: string;
  readonly lineIds: readonly string[];
  /** Of each line. */
  readonly products: readonly Product[];
  readonly key: string;
  readonly correlationId: string;
};

export const STARTS_ON = '2026-03-01';
export const SUBSIDIARY = 'Parent Company';
export const UNIT_PRICE = 1250.5;

export type Factories = {
  readonly product: (input?: ProductInput) => Product;
  readonly account: (fields?: Fields) => string;
  readonly wonDeal: (input?: DealInput) => Deal;
};

type People = { readonly salesforce: SalesforcePeople; readonly netSuite: NetSuitePeople };
type Makers = People & {
  readonly pricebookId: string;
  readonly next: () => number;
  /** The field that says a record's currency; none in an org that has one currency. */
  readonly inCurrency: (code: string | undefined) => Fields;
};

const makeItem = ({ netSuite }: Makers, code: string, fields: Fields): string =>
  netSuite.create('serviceSaleItem', {
    itemId: code,
    displayName: code,
    rate: 10,
    taxSchedule: { id: '1' },
    subsidiary: { items: [{ id: '1' }] },
    includeChildren: true,
    ...fields,
  });

const makeProduct = (makers: Makers, input: ProductInput = {}): Product => {
  const { salesforce, pricebookId, next, inCurrency } = makers;
  const code = input.code ?? `SKU-${next()}`;
  const id = salesforce.create('Product2', { Name: code, ProductCode: code, IsActive: true, ...input.product });
  const entryId = salesforce.create('PricebookEntry', {
    Pricebook2Id: pricebookId,
    Product2Id: id,
    UnitPrice: UNIT_PRICE,
    IsActive: true,
    ...inCurrency(input.currency),
  });
  return { id, code, entryId, itemId: input.item === 'none' ? undefined : makeItem(makers, code, input.item ?? {}) };
};

const makeAccount = ({ salesforce, next }: Makers, fields: Fields = {}): string =>
  salesforce.create('Account', {
    Name: `Account ${next()}`,
    BillingCountry: 'United States',
    Subsidiary__c: SUBSIDIARY,
    IsInPilot__c: true,
    ...fields,
  });

const makeContract = ({ salesforce }: Makers, accountId: string, fields: Fields = {}): string =>
  salesforce.create('Contract', {
    AccountId: accountId,
    Status: 'Draft',
    StartDate: STARTS_ON,
    ContractTerm: 12,
    TermStartsOn__c: STARTS_ON,
    BillingFrequency__c: 'Annually',
    ...fields,
  });

type OrderParents = { readonly accountId: string; readonly contractId: string };

/** Where an order of these statuses stands follows from its lines and terms. */
const ONCE_WHOLE: ReadonlySet<unknown> = new Set(['Ready', 'In Approval']);
const statusOf = (input: DealInput): unknown => input.order?.['BridgeStatus__c'] ?? 'Ready';

const makeOrder = ({ salesforce, pricebookId, inCurrency }: Makers, parents: OrderParents, input: DealInput): string =>
  salesforce.create('Order', {
    AccountId: parents.accountId,
    ContractId: parents.contractId,
    Pricebook2Id: pricebookId,
    EffectiveDate: STARTS_ON,
    Status: 'Draft',
    ...inCurrency(input.product?.currency),
    ...input.order,
    BridgeStatus__c: ONCE_WHOLE.has(statusOf(input)) ? null : statusOf(input),
  });

/** Until all of it is there, the bridge has not taken it over. */
const takeOver = ({ salesforce }: Makers, orderId: string, status: unknown): void => {
  if (ONCE_WHOLE.has(status)) salesforce.update('Order', orderId, { BridgeStatus__c: status });
};

const makeDeal = (makers: Makers, input: DealInput = {}): Deal => {
  const { salesforce } = makers;
  const accountId = typeof input.account === 'string' ? input.account : makeAccount(makers, input.account);
  const contractId = makeContract(makers, accountId, input.contract);
  const orderId = makeOrder(makers, { accountId, contractId }, input);
  const lines = input.lines ?? [{}];
  const products = lines.map((line) => line.product ?? makeProduct(makers, input.product));
  const lineIds = lines.map(({ fields }, index) =>
    salesforce.create('OrderItem', {
      OrderId: orderId,
      PricebookEntryId: products[index]?.entryId,
      Quantity: 1,
      UnitPrice: UNIT_PRICE,
      ...fields,
    }),
  );
  takeOver(makers, orderId, statusOf(input));
  return {
    accountId,
    accountName: String(salesforce.see('Account', accountId)['Name']),
    contractId,
    orderId,
    lineIds,
    products,
    key: `OB-${contractId}-1`,
    correlationId: `ob-${contractId}`,
  };
};

export const factories = (people: People): Factories => {
  const pricebookId = String(people.salesforce.find('Pricebook2', { IsStandard: true })[0]?.['Id']);
  const isMultiCurrency = people.salesforce.sandbox.org.schema.find('CurrencyType') !== undefined;
  const inCurrency = (code = 'USD'): Fields => (isMultiCurrency ? { CurrencyIsoCode: code } : {});
  let count = 0;
  const makers: Makers = { ...people, pricebookId, inCurrency, next: () => (count += 1) };
  return {
    product: (input) => makeProduct(makers, input),
    account: (fields) => makeAccount(makers, fields),
    wonDeal: (input) => makeDeal(makers, input),
  };
};
