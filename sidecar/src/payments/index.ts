/** Payments: what customers paid in NetSuite, announced to Salesforce once per invoice it settles. */
export {
  ANNOUNCE_PAYMENTS_TASK,
  announcePayments,
  paymentKey,
  putBackPayments,
  READ_PAYMENT_TASK,
  readPayment,
} from './announce-payments.ts';
export { contentOf, NO_INVOICE } from './announcements.ts';
export type { Announcement, Said } from './announcements.ts';
export { invoiceStanding, payment } from './payment.ts';
export type { InvoiceStanding, Payment, PaymentApplication } from './payment.ts';
export { paymentReceivedEvent } from './payment-received-event.ts';
export { POLL_PAYMENTS_TASK, pollPayments } from './poll-payments.ts';
export type { FoundPayments, FoundStandings, Needs, PaymentLedger, PaymentMemory, PaymentNews } from './ports.ts';
export { push, receivePush } from './receive-push.ts';
export type { Push } from './receive-push.ts';
