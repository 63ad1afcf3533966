import type { Invoice, InvoiceLine } from '../invoices/index.ts';
import { exactNumber } from './field-value.ts';
import type { Row } from './field-value.ts';
import type { InvoiceLinks } from './invoice-links.ts';

/** A document of the ledger as rows of `Invoice__c` and `InvoiceLine__c`. Empty values are sent as null, so that they clear. */

const numberOrNull = (value: string | undefined): number | null => (value === undefined ? null : exactNumber(value));

/** Why a document hangs in the air, in words a person on the invoice page understands; null when it does not. */
const unlinkedReason = (document: Invoice, links: InvoiceLinks): string | null => {
  if (links.accountOf(document) === undefined) {
    return `No Account has NetSuite customer id ${document.customerId}.`;
  }
  if (document.salesOrderId === undefined) return 'NetSuite made this document without a sales order.';
  if (links.orderOf(document) === undefined) return `No Order has NetSuite sales order id ${document.salesOrderId}.`;
  return null;
};

const linkFields = (document: Invoice, links: InvoiceLinks): Row => {
  const order = links.orderOf(document);
  return {
    Account__c: links.accountOf(document) ?? null,
    Order__c: order?.id ?? null,
    Opportunity__c: order?.opportunityId ?? null,
    UnlinkedReason__c: unlinkedReason(document, links),
  };
};

type Reading = {
  /** When the document was read, ISO instant. */
  readonly readAt: string;
  /** Whether records of the org say their currency: where it has several. */
  readonly saysCurrency: boolean;
};

export const invoiceRow = (document: Invoice, links: InvoiceLinks, { readAt, saysCurrency }: Reading): Row => ({
  NetSuiteInvoiceId__c: document.id,
  Name: document.number,
  DocumentNumber__c: document.number,
  DocumentType__c: document.type,
  Status__c: document.status,
  ...linkFields(document, links),
  InvoicedOn__c: document.invoicedOn,
  DueOn__c: document.dueOn ?? null,
  ...(saysCurrency ? { CurrencyIsoCode: document.currency } : {}),
  CurrencyCode__c: document.currency,
  ExchangeRate__c: exactNumber(document.exchangeRate),
  RateOn__c: document.invoicedOn,
  Subtotal__c: exactNumber(document.subtotal),
  TaxTotal__c: exactNumber(document.taxTotal),
  Total__c: exactNumber(document.total),
  AmountPaid__c: exactNumber(document.amountPaid),
  AmountDue__c: exactNumber(document.amountDue),
  BaseTotal__c: numberOrNull(document.baseTotal),
  Subsidiary__c: document.subsidiary ?? null,
  CorrelationId__c: document.correlationId ?? null,
  NetSuiteModifiedAt__c: document.modifiedAt,
  ReadAt__c: readAt,
});

export const invoiceLineRow = (document: Invoice, line: InvoiceLine, links: InvoiceLinks): Row => ({
  NetSuiteInvoiceLineId__c: line.key,
  Invoice__r: { NetSuiteInvoiceId__c: document.id },
  Product__c: (line.itemId === undefined ? undefined : links.productOf(line.itemId)) ?? null,
  LineNumber__c: line.number,
  ItemCode__c: line.itemCode ?? null,
  Description__c: line.description ?? null,
  Quantity__c: numberOrNull(line.quantity),
  UnitPrice__c: numberOrNull(line.unitPrice),
  LineTotal__c: exactNumber(line.amount),
  TaxAmount__c: numberOrNull(line.taxAmount),
  ChargeType__c: line.chargeType ?? null,
  ServiceStartsOn__c: line.serviceStartsOn ?? null,
  ServiceEndsOn__c: line.serviceEndsOn ?? null,
});
