import { z } from 'zod';
import type { Concerns } from '../shared/concerns.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryInGroups } from './query-in-groups.ts';
import { optionalText } from './field-value.ts';

/**
 * The records behind what a failure concerns: named by either system's id, found where they exist, and completed from each
 * other (an invoice knows its order, an order its contract and account). What does not exist any more is said, not linked.
 */
export type ErrorLogLinks = {
  readonly contractId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly invoiceId?: string | undefined;
  /** Records named by Salesforce's own id that are not there, as `Order 801…`. */
  readonly missing: readonly string[];
};

const row = z.object({
  Id: z.string(),
  ContractId: optionalText,
  AccountId: optionalText,
  Account__c: optionalText,
  Order__c: optionalText,
  NetSuiteInvoiceId__c: optionalText,
  NetSuiteSalesOrderId__c: optionalText,
  NetSuiteCustomerId__c: optionalText,
});
type Found = z.output<typeof row>;
type Field = keyof Found;
type Lookup = (id: string | undefined) => Found | undefined;

type Question = { readonly select: string; readonly by: Field; readonly ids: readonly (string | undefined)[] };

/** Ids of Salesforce come with 15 or 18 characters; the first 15 decide. */
const keyFor = (by: Field, id: string): string => (by === 'Id' ? id.slice(0, 15) : id);

/** Asks for records by one of their fields, and answers how to find them by it. */
const ask = async (connection: SalesforceConnection, { select, by, ids }: Question): Promise<Lookup> => {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const soql = (list: string) => `SELECT ${select} WHERE ${by} IN ${list}`;
  const records = await queryInGroups(connection, { values: wanted, soql }, row);
  const found = new Map(records.map((record) => [keyFor(by, record[by] ?? ''), record]));
  return (id) => (id === undefined ? undefined : found.get(keyFor(by, id)));
};

const INVOICES = 'Id, NetSuiteInvoiceId__c, Account__c, Order__c FROM Invoice__c';
const ORDERS = 'Id, NetSuiteSalesOrderId__c, ContractId, AccountId FROM Order';
const CONTRACTS = 'Id, AccountId FROM Contract';
const ACCOUNTS = 'Id, NetSuiteCustomerId__c FROM Account';

/** How to find each kind of record that any of these concerns name. */
const recordsOf = async (connection: SalesforceConnection, all: readonly Concerns[]) => {
  const invoice = await ask(connection, {
    select: INVOICES,
    by: 'NetSuiteInvoiceId__c',
    ids: all.map(({ invoiceId }) => invoiceId),
  });
  const orderIds = all.flatMap(({ orderId, invoiceId }) => [orderId, invoice(invoiceId)?.Order__c]);
  const [order, orderInNetSuite, contract, account, customer] = await Promise.all([
    ask(connection, { select: ORDERS, by: 'Id', ids: orderIds }),
    ask(connection, {
      select: ORDERS,
      by: 'NetSuiteSalesOrderId__c',
      ids: all.map(({ salesOrderId }) => salesOrderId),
    }),
    ask(connection, { select: CONTRACTS, by: 'Id', ids: all.map(({ contractId }) => contractId) }),
    ask(connection, { select: ACCOUNTS, by: 'Id', ids: all.map(({ accountId }) => accountId) }),
    ask(connection, { select: ACCOUNTS, by: 'NetSuiteCustomerId__c', ids: all.map(({ customerId }) => customerId) }),
  ]);
  return { invoice, order, orderInNetSuite, contract, account, customer };
};
type Records = Awaited<ReturnType<typeof recordsOf>>;

const firstOf = <T>(...values: readonly (T | undefined)[]): T | undefined => values.find((one) => one !== undefined);

const orderOf = ({ orderId, salesOrderId, invoiceId }: Concerns, { order, orderInNetSuite, invoice }: Records) =>
  firstOf(order(orderId), orderInNetSuite(salesOrderId), order(invoice(invoiceId)?.Order__c));

const accountIdOf = (concerns: Concerns, records: Records, order: Found | undefined): string | undefined =>
  firstOf(
    records.account(concerns.accountId)?.Id,
    records.customer(concerns.customerId)?.Id,
    order?.AccountId,
    records.contract(concerns.contractId)?.AccountId,
    records.invoice(concerns.invoiceId)?.Account__c,
  );

const missingOf = (concerns: Concerns, records: Records): readonly string[] => {
  const named: readonly (readonly [string, string | undefined, Lookup])[] = [
    ['Contract', concerns.contractId, records.contract],
    ['Order', concerns.orderId, records.order],
    ['Account', concerns.accountId, records.account],
  ];
  return named.flatMap(([object, id, find]) => (id === undefined || find(id) !== undefined ? [] : [`${object} ${id}`]));
};

const linksOf = (concerns: Concerns, records: Records): ErrorLogLinks => {
  const order = orderOf(concerns, records);
  return {
    invoiceId: records.invoice(concerns.invoiceId)?.Id,
    orderId: order?.Id,
    contractId: firstOf(records.contract(concerns.contractId)?.Id, order?.ContractId),
    accountId: accountIdOf(concerns, records, order),
    missing: missingOf(concerns, records),
  };
};

/** The links of each, in the order given. @throws Failure when Salesforce does not answer, or hides an object or field */
export const errorLogLinks = async (
  connection: SalesforceConnection,
  all: readonly Concerns[],
): Promise<readonly ErrorLogLinks[]> => {
  const records = await recordsOf(connection, all);
  return all.map((concerns) => linksOf(concerns, records));
};
