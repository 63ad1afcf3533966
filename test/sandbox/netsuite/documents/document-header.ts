/** What every document takes over from its customer: company, currency, rate; and the number it gets. */
import { asText, idOf, isBlank } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { invalidChoice, invalidContent, refused } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import { baseCurrencyOf, exchangeRate } from './exchange-rates.ts';
import { today } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { numberOf } from './money.ts';

/** The customer a draft names under `field` (`entity`, or `customer` on receipts). */
export const customerOf = ({ store }: Ledger, draft: Draft, field: 'entity' | 'customer'): StoredRecord | undefined => {
  const id = idOf(draft.fields[field]);
  return id === undefined ? undefined : store.get('customer', id);
};

/** Fills a blank field; a value the request cleared counts as blank. */
export const fill = (draft: Draft, field: string, value: Draft['fields'][string] | undefined): void => {
  if (isBlank(draft.fields[field]) && value !== undefined) draft.fields[field] = value;
};

/** Date and number of a new document. */
export const dateAndNumber = (ledger: Ledger, draft: Draft): void => {
  fill(draft, 'tranDate', today(ledger));
  if (draft.previous !== undefined) return;
  const prefix = ledger.definitions.of(draft.type).numberPrefix ?? '';
  const number = `${prefix}${ledger.store.next(prefix)}`;
  draft.fields['transactionNumber'] = number;
  fill(draft, 'tranId', number);
};

const currenciesOf = (customer: StoredRecord): (string | undefined)[] => [
  idOf(customer.fields['currency']),
  ...(customer.sublists['currencyList'] ?? []).map((line) => idOf(line.fields['currency'])),
];

const checkCustomer = (draft: Draft, customer: StoredRecord, field: string): void => {
  const isNew = draft.previous === undefined || draft.given.has(field);
  if (isNew && customer.fields['isInactive'] === true) throw invalidChoice(customer.id, field, field);
};

const checkCompany = (draft: Draft, customer: StoredRecord): void => {
  const company = idOf(draft.fields['subsidiary']);
  const own = idOf(customer.fields['subsidiary']);
  if (company !== own) throw invalidChoice(company ?? '', 'subsidiary', 'subsidiary');
};

/** A document keeps the currency it was saved in. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_N1398658.html */
const checkCurrency = (draft: Draft, customer: StoredRecord): void => {
  const currency = idOf(draft.fields['currency']);
  if (draft.previous !== undefined && idOf(draft.previous.fields['currency']) !== currency) {
    throw refused('currencyFixed', 'currency');
  }
  if (!currenciesOf(customer).includes(currency)) throw invalidChoice(currency ?? '', 'currency', 'currency');
};

/** The rate follows the date, unless the request gives it. */
const rateIsStale = ({ previous, fields, given }: Draft): boolean => {
  if (previous === undefined || given.has('exchangeRate')) return false;
  return asText(previous.fields['tranDate']) !== asText(fields['tranDate']);
};

const rate = (ledger: Ledger, draft: Draft): void => {
  if (rateIsStale(draft)) delete draft.fields['exchangeRate'];
  const given = asText(draft.fields['exchangeRate']);
  if (given !== '' && numberOf(given).lte(0)) throw invalidContent(given, 'exchangeRate', 'exchangeRate');
  fill(
    draft,
    'exchangeRate',
    exchangeRate(ledger, {
      currency: asText(draft.fields['currency']),
      base: baseCurrencyOf(ledger, asText(draft.fields['subsidiary'])),
      date: asText(draft.fields['tranDate']),
    }),
  );
};

/**
 * Company, currency and rate from the customer, unless the request said otherwise.
 * @throws NetSuiteError when the customer is inactive, belongs to another company, or does not deal in the currency
 */
export const fromCustomer = (ledger: Ledger, draft: Draft, field: 'entity' | 'customer'): StoredRecord | undefined => {
  const customer = customerOf(ledger, draft, field);
  if (customer === undefined) return undefined;
  checkCustomer(draft, customer, field);
  fill(draft, 'subsidiary', customer.fields['subsidiary']);
  checkCompany(draft, customer);
  fill(draft, 'currency', customer.fields['currency']);
  checkCurrency(draft, customer);
  rate(ledger, draft);
  return customer;
};
