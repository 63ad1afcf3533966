/** Customers: an account here and a customer there are the same company, found before it is created. */
export { addCustomerCurrency } from './add-customer-currency.ts';
export { checkCustomer } from './check-customer.ts';
export { contact } from './contact.ts';
export type { Contact } from './contact.ts';
export { findOrCreateCustomer } from './find-or-create-customer.ts';
export { legalEntity } from './legal-entity.ts';
export type { LegalEntity } from './legal-entity.ts';
export { customer, MATCH_KEYS } from './ports.ts';
export type {
  Account,
  Accounts,
  Candidate,
  Customer,
  CustomerCurrency,
  CustomerLedger,
  MatchKey,
  NewCustomer,
} from './ports.ts';
