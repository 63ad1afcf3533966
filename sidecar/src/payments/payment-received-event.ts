import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { Announcement } from './announcements.ts';
import { NO_INVOICE } from './announcements.ts';
import { paymentCorrelation } from './payment.ts';
import type { Payment } from './payment.ts';
import type { PaymentNews } from './ports.ts';

/** `PaymentReceived__e`: one announcement of a payment in the fields and words of Salesforce. */
const PAYMENT_RECEIVED = '/event/PaymentReceived__e';

/** @param version counts what was said of this payment and invoice; a later one replaces the earlier in Salesforce */
export const paymentReceivedEvent = (news: PaymentNews, announcement: Announcement, version: number): OutgoingEvent => {
  const { payment } = news;
  const applicationKey = `${payment.id}-${announcement.invoiceId}`;
  return {
    topic: PAYMENT_RECEIVED,
    key: applicationKey,
    fields: {
      CorrelationId__c: paymentCorrelation(payment.id, payment.correlationId),
      OccurredAt__c: payment.modifiedAt,
      SourceKey__c: `payment-${applicationKey}-${version}`,
      ApplicationKey__c: applicationKey,
      Kind__c: announcement.kind,
      Version__c: String(version),
      ...paymentFields(news),
      ...invoiceFields(announcement),
    },
  };
};

/** The words of the picklist in Salesforce. */
const STATUS: Readonly<Record<Payment['status'], string>> = {
  Pending: 'Pending Approval',
  'Not Deposited': 'Received',
  Deposited: 'Deposited',
  Applied: 'Applied',
  Rejected: 'Rejected',
  Voided: 'Voided',
  Deleted: 'Deleted',
};

const paymentFields = ({ payment, accountId, readAt }: PaymentNews): OutgoingEvent['fields'] => ({
  ReadAt__c: readAt.toISOString(),
  NetSuitePaymentId__c: payment.id,
  NetSuiteCustomerId__c: payment.customerId,
  ...(accountId === undefined ? {} : { AccountId__c: accountId }),
  ...(payment.method === undefined ? {} : { Method__c: payment.method }),
  DocumentNumber__c: payment.number,
  PaymentType__c: payment.type,
  Status__c: STATUS[payment.status],
  CurrencyCode__c: payment.currency,
  ReceivedOn__c: payment.receivedOn,
  AmountReceived__c: payment.amountReceived,
  AmountUnapplied__c: payment.amountUnapplied,
});

const invoiceFields = ({ invoiceId, amountApplied, appliedOn, standing }: Announcement): OutgoingEvent['fields'] => ({
  ...(invoiceId === NO_INVOICE ? {} : { NetSuiteInvoiceId__c: invoiceId }),
  ...(appliedOn === undefined ? {} : { AppliedOn__c: appliedOn }),
  AmountApplied__c: amountApplied,
  ...(standing === undefined
    ? {}
    : {
        InvoiceStatus__c: standing.status,
        InvoiceAmountPaid__c: standing.paid,
        InvoiceAmountDue__c: standing.due,
      }),
});
