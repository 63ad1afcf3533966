import { z } from 'zod';
import type { Invoice } from '../invoices/index.ts';
import { accountsByCustomer } from './accounts-by-customer.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryInGroups } from './query-in-groups.ts';

/** Which Account, Order, Opportunity and Product a document belongs to, by the ids both sides share. */
export type InvoiceLinks = {
  readonly accountOf: (document: Invoice) => string | undefined;
  readonly orderOf: (
    document: Invoice,
  ) => { readonly id: string; readonly opportunityId: string | undefined } | undefined;
  readonly productOf: (itemId: string) => string | undefined;
};

const productRecord = z.object({ Id: z.string(), NetSuiteItemId__c: z.string() });
const orderRecord = z.object({
  Id: z.string(),
  NetSuiteSalesOrderId__c: z.string(),
  Opportunity__c: z.string().nullish(),
});

type Found<T> = ReadonlyMap<string, T | undefined>;

/** Fills `known` with what the ids stand for; an id nobody has is remembered as such. */
const learn = async <T>(
  known: Map<string, T | undefined>,
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<Found<T>>,
) => {
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  const found = await find(unknown);
  for (const id of unknown) known.set(id, found.get(id));
};

type OrderLink = { readonly id: string; readonly opportunityId: string | undefined };

const findProducts = (connection: SalesforceConnection) => async (ids: readonly string[]) => {
  const soql = (list: string) => `SELECT Id, NetSuiteItemId__c FROM Product2 WHERE NetSuiteItemId__c IN ${list}`;
  const found = await queryInGroups(connection, { values: ids, soql }, productRecord);
  return new Map(found.map((each) => [each.NetSuiteItemId__c, each.Id]));
};

const findOrders = (connection: SalesforceConnection) => async (ids: readonly string[]) => {
  const soql = (list: string) =>
    `SELECT Id, NetSuiteSalesOrderId__c, Opportunity__c FROM Order WHERE NetSuiteSalesOrderId__c IN ${list}`;
  const found = await queryInGroups(connection, { values: ids, soql }, orderRecord);
  return new Map(
    found.map((each): [string, OrderLink] => [
      each.NetSuiteSalesOrderId__c,
      { id: each.Id, opportunityId: each.Opportunity__c ?? undefined },
    ]),
  );
};

/** Links for the documents of one writing; what was looked up for one page is not looked up for the next. */
export const invoiceLinks = (connection: SalesforceConnection) => {
  const accounts = new Map<string, string | undefined>();
  const products = new Map<string, string | undefined>();

  return async (documents: readonly Invoice[]): Promise<InvoiceLinks> => {
    // Orders are one per document, so they are not kept from page to page: memory stays flat.
    const orders = new Map<string, OrderLink | undefined>();
    const customerIds = documents.map(({ customerId }) => customerId);
    const itemIds = documents.flatMap(({ lines }) => lines.flatMap(({ itemId }) => itemId ?? []));
    const orderIds = documents.flatMap(({ salesOrderId }) => salesOrderId ?? []);
    await Promise.all([
      learn(accounts, customerIds, accountsByCustomer(connection)),
      learn(products, itemIds, findProducts(connection)),
      learn(orders, orderIds, findOrders(connection)),
    ]);
    return {
      accountOf: ({ customerId }) => accounts.get(customerId),
      orderOf: ({ salesOrderId }) => (salesOrderId === undefined ? undefined : orders.get(salesOrderId)),
      productOf: (itemId) => products.get(itemId),
    };
  };
};
