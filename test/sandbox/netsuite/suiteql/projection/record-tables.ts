/** Which table a record type is a row of, and what SuiteQL calls each transaction type. */

/** How a transaction's amounts stand in the books: `sale` debits receivables, `credit` does the reverse, `receipt` brings money in. */
export type Posting = 'sale' | 'credit' | 'receipt' | 'goods';

export type TransactionType = {
  readonly recordType: string;
  /** As in `transaction.type`. */
  readonly code: string;
  readonly label: string;
  readonly posting: Posting;
  /** Whether it moves the ledger. */
  readonly posts: boolean;
};

const transactionTypes: readonly TransactionType[] = [
  { recordType: 'salesOrder', code: 'SalesOrd', label: 'Sales Order', posting: 'sale', posts: false },
  { recordType: 'invoice', code: 'CustInvc', label: 'Invoice', posting: 'sale', posts: true },
  { recordType: 'creditMemo', code: 'CustCred', label: 'Credit Memo', posting: 'credit', posts: true },
  { recordType: 'customerPayment', code: 'CustPymt', label: 'Payment', posting: 'receipt', posts: true },
  { recordType: 'customerDeposit', code: 'CustDep', label: 'Customer Deposit', posting: 'receipt', posts: true },
  { recordType: 'depositApplication', code: 'DepAppl', label: 'Deposit Application', posting: 'receipt', posts: true },
  { recordType: 'itemFulfillment', code: 'ItemShip', label: 'Item Fulfillment', posting: 'goods', posts: true },
];

const byRecordType = new Map(transactionTypes.map((type) => [type.recordType, type]));

/** What SuiteQL knows of a transaction's REST type; undefined for other records. */
export const transactionTypeOf = (recordType: string): TransactionType | undefined => byRecordType.get(recordType);

const otherTables: Readonly<Record<string, string>> = {
  customer: 'customer',
  contact: 'contact',
  serviceSaleItem: 'item',
  nonInventorySaleItem: 'item',
  inventoryItem: 'item',
  otherChargeSaleItem: 'item',
  discountItem: 'item',
  currency: 'currency',
  subsidiary: 'subsidiary',
  accountingPeriod: 'accountingperiod',
  term: 'term',
  paymentMethod: 'paymentmethod',
  taxSchedule: 'taxschedule',
  salesTaxItem: 'salestaxitem',
  billingSchedule: 'billingschedule',
  department: 'department',
  classification: 'classification',
  location: 'location',
  account: 'account',
};

/** The table a record type's records are rows of; undefined when SuiteQL does not show them. */
export const tableOfRecord = (recordType: string): string | undefined =>
  byRecordType.has(recordType) ? 'transaction' : otherTables[recordType];
