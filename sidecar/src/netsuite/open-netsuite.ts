import type { CustomerLedger } from '../customers/index.ts';
import type { InvoiceLedger } from '../invoices/index.ts';
import type { DeletedSalesOrders, SalesOrderLedger } from '../order-bridge/index.ts';
import type { PaymentLedger } from '../payments/index.ts';
import type { ItemLedger } from '../products/index.ts';
import { accessTokens } from './access-token.ts';
import type { NetSuiteAccount } from './account.ts';
import { changedInNetSuite } from './changed-records.ts';
import type { NetSuiteChanges } from './changed-records.ts';
import { netSuiteClient } from './client.ts';
import { customerLedger } from './customer-records.ts';
import { deletedSalesOrders } from './deleted-sales-orders.ts';
import { invoiceLedger } from './invoice-records.ts';
import { itemCatalogue } from './item-catalogue.ts';
import { itemLedger } from './item-records.ts';
import { ledgerTime } from './ledger-time.ts';
import { paymentLedger } from './payment-records.ts';
import { records } from './records.ts';
import type { ReferenceBook } from './reference-data.ts';
import { referenceBook } from './reference-data.ts';
import type { RequestLanes } from './request-lanes.ts';
import { requestLanes } from './request-lanes.ts';
import { salesOrderLedger } from './sales-order-records.ts';
import type { SuiteQl } from './suiteql.ts';
import { suiteQl } from './suiteql.ts';

/** One NetSuite account with everything the capabilities need of it. */
export type NetSuite = {
  readonly customers: CustomerLedger;
  readonly items: ItemLedger;
  readonly catalogue: ReturnType<typeof itemCatalogue>;
  readonly salesOrders: SalesOrderLedger;
  readonly deletedSalesOrders: DeletedSalesOrders;
  readonly invoices: InvoiceLedger;
  readonly payments: PaymentLedger;
  readonly references: ReferenceBook;
  readonly changes: NetSuiteChanges;
  readonly suiteQl: SuiteQl;
  readonly lanes: RequestLanes;
  /** @throws Failure when NetSuite cannot be signed in to */
  readonly signIn: () => Promise<void>;
};

export const openNetSuite = (account: NetSuiteAccount, now: () => Date): NetSuite => {
  const tokens = accessTokens({ account, now });
  const lanes = requestLanes(account.concurrency);
  const client = netSuiteClient({ account, tokens, lanes });
  const queries = suiteQl(client);
  const single = records(client);
  const time = ledgerTime(account.timeZone);
  const invoices = invoiceLedger(queries, time);
  const references = referenceBook(queries, now);
  return {
    customers: customerLedger({ records: single, suiteQl: queries }),
    items: itemLedger(queries, now),
    catalogue: itemCatalogue(queries),
    salesOrders: salesOrderLedger(single),
    deletedSalesOrders: deletedSalesOrders({ suiteQl: queries, time, now: () => invoices.now() }),
    invoices,
    payments: paymentLedger({ suiteQl: queries, time, now: () => invoices.now() }),
    references,
    changes: changedInNetSuite({ suiteQl: queries, time, references }),
    suiteQl: queries,
    lanes,
    signIn: async () => {
      await tokens.current();
    },
  };
};
