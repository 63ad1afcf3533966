import { z } from 'zod';
import type { NetSuiteAccount } from './netsuite-account.ts';
import type { SalesforceOrg } from './salesforce-org.ts';
import { same, sum } from './totals.ts';

/** What both clouds hold, compared record by record, to the cent. */

const orderRow = z.object({
  NetSuiteSalesOrderId__c: z.string().nullable(),
  TotalAmount: z.number(),
  ContractId: z.string(),
});
const salesOrderRow = z.object({ id: z.string(), externalid: z.string(), foreigntotal: z.string() });
const invoiceRow = z.object({
  NetSuiteInvoiceId__c: z.string(),
  Total__c: z.number(),
  AmountPaid__c: z.number(),
  AmountDue__c: z.number(),
  Order__c: z.string().nullable(),
});
const billRow = z.object({
  id: z.string(),
  foreigntotal: z.string(),
  paid: z.string().default('0'),
  due: z.string().default('0'),
});
const countRow = z.object({ n: z.string() });

export type Reckoning = {
  readonly orders: number;
  readonly orderedTotal: string;
  readonly invoices: number;
  readonly invoicedTotal: string;
  readonly paidTotal: string;
  /** Customers, sales orders or invoices that exist twice. */
  readonly duplicates: number;
  /** Records that differ between the clouds. */
  readonly mismatches: number;
};

const SALES_ORDERS =
  "SELECT t.id, t.externalid, t.foreigntotal FROM transaction t WHERE t.type = 'SalesOrd' ORDER BY t.id";
const BILLS = `SELECT t.id, t.foreigntotal, t.foreignamountpaid AS paid, t.foreignamountunpaid AS due
  FROM transaction t WHERE t.type = 'CustInvc' ORDER BY t.id`;
const CUSTOMERS = 'SELECT COUNT(*) AS n FROM customer';
const SF_ORDERS = 'SELECT NetSuiteSalesOrderId__c, TotalAmount, ContractId FROM Order';
const SF_INVOICES = 'SELECT NetSuiteInvoiceId__c, Total__c, AmountPaid__c, AmountDue__c, Order__c FROM Invoice__c';

const readAll = async (org: SalesforceOrg, account: NetSuiteAccount) => {
  const [orders, salesOrders, invoices, bills, customers, accounts] = await Promise.all([
    org.query(SF_ORDERS, orderRow),
    account.suiteQl(SALES_ORDERS, salesOrderRow),
    org.query(SF_INVOICES, invoiceRow),
    account.suiteQl(BILLS, billRow),
    account.suiteQl(CUSTOMERS, countRow),
    org.query('SELECT Id FROM Account WHERE NetSuiteCustomerId__c != null', z.object({ Id: z.string() })),
  ]);
  return { orders, salesOrders, invoices, bills, customers: Number(customers[0]?.n ?? 0), accounts: accounts.length };
};
type Read = Awaited<ReturnType<typeof readAll>>;

const repeated = (values: readonly string[]): number => values.length - new Set(values).size;

const duplicatesIn = ({ salesOrders, invoices, customers, accounts }: Read): number =>
  repeated(salesOrders.map(({ externalid }) => externalid)) +
  repeated(invoices.map(({ NetSuiteInvoiceId__c: id }) => id)) +
  Math.max(0, customers - accounts);

const mismatchesIn = ({ orders, salesOrders, invoices, bills }: Read): number => {
  const booked = new Map(salesOrders.map((order) => [order.id, order]));
  const wrongOrders = orders.filter((order) => {
    const there = booked.get(order.NetSuiteSalesOrderId__c ?? '');
    return (
      order.NetSuiteSalesOrderId__c !== null && (there === undefined || !same(there.foreigntotal, order.TotalAmount))
    );
  });
  const mirrored = new Map(invoices.map((invoice) => [invoice.NetSuiteInvoiceId__c, invoice]));
  const wrongBills = bills.filter((bill) => {
    const here = mirrored.get(bill.id);
    if (here?.Order__c == null) return true;
    return !(
      same(here.Total__c, bill.foreigntotal) &&
      same(here.AmountPaid__c, bill.paid) &&
      same(here.AmountDue__c, bill.due)
    );
  });
  return wrongOrders.length + wrongBills.length + Math.abs(invoices.length - bills.length);
};

export const reckon = async (org: SalesforceOrg, account: NetSuiteAccount): Promise<Reckoning> => {
  const read = await readAll(org, account);
  return {
    orders: read.salesOrders.length,
    orderedTotal: sum(read.salesOrders.map(({ foreigntotal }) => foreigntotal)),
    invoices: read.invoices.length,
    invoicedTotal: sum(read.invoices.map(({ Total__c: total }) => total)),
    paidTotal: sum(read.invoices.map(({ AmountPaid__c: paid }) => paid)),
    duplicates: duplicatesIn(read),
    mismatches: mismatchesIn(read),
  };
};
