/** What orders, invoices and credit memos have in common: defaults from the customer, complete lines, and their totals. */
import { Big } from 'big.js';
import { idOf, isBlank, textOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { invalidContent, pleaseEnter, refused } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import { completeAddress } from './address-book.ts';
import { checkDimensions } from './dimensions.ts';
import { dateAndNumber, fill, fromCustomer } from './document-header.ts';
import type { Ledger } from './ledger.ts';
import { amountText, numberOf, precisionOf, sumOfField } from './money.ts';
import { completeLines, taxLines } from './sale-lines.ts';
import type { SaleContext } from './sale-lines.ts';

const ADDRESSES = { billingAddress: 'defaultBilling', shippingAddress: 'defaultShipping' } as const;

const PERCENT_OR_AMOUNT = /^(-?\d+(?:\.\d+)?)(%?)$/;

const completeAddresses = (ledger: Ledger, draft: Draft): void => {
  for (const name of Object.keys(ADDRESSES))
    for (const line of draft.sublists[name] ?? []) completeAddress(ledger, line.fields, `${name}.`);
};

/** Bill-to and ship-to, where the request gives none, are the customer's defaults as they are today. */
const addressesFromCustomer = ({ store }: Ledger, draft: Draft, customer: StoredRecord): void => {
  for (const [name, flag] of Object.entries(ADDRESSES)) {
    const line = customer.sublists['addressBook']?.find(({ fields }) => fields[flag] === true);
    const address = line?.subrecords?.['addressBookAddress'];
    if (address === undefined || draft.sublists[name] !== undefined) continue;
    const lineUniqueKey = String(store.next('lineUniqueKey'));
    draft.sublists[name] = [{ line: 1, lineUniqueKey, fields: { ...address } }];
  }
};

/** Date, number, company, currency, rate, terms, price level, addresses. */
export const saleDefaults = (ledger: Ledger, draft: Draft): void => {
  dateAndNumber(ledger, draft);
  const customer = fromCustomer(ledger, draft, 'entity');
  if (customer === undefined) return;
  if (draft.previous === undefined) {
    fill(draft, 'terms', customer.fields['terms']);
    fill(draft, 'priceLevel', customer.fields['priceLevel']);
    fill(draft, 'salesRep', customer.fields['salesRep']);
    fill(draft, 'email', customer.fields['email']);
  }
  draft.fields['toBeEmailed'] ??= false;
  if (draft.previous === undefined) addressesFromCustomer(ledger, draft, customer);
};

const taxCodeFor = (ledger: Ledger, company: string, customer: StoredRecord | undefined): string | undefined => {
  if (customer?.fields['taxable'] === false) return undefined;
  const country = textOf(ledger.store.get('subsidiary', company)?.fields['country']) ?? '';
  return idOf(customer?.fields['taxItem']) ?? ledger.account.taxCodeOfCountry[country];
};

const contextOf = (ledger: Ledger, draft: Draft): SaleContext => {
  const company = idOf(draft.fields['subsidiary']) ?? '';
  const currency = idOf(draft.fields['currency']) ?? '';
  const customer = ledger.store.get('customer', idOf(draft.fields['entity']) ?? '');
  return {
    company,
    currency,
    precision: precisionOf(ledger, currency),
    priceLevel: idOf(draft.fields['priceLevel']),
    taxCode: taxCodeFor(ledger, company, customer),
  };
};

/** What a discount on the whole document takes away; zero or negative. */
const discountOf = ({ store }: Ledger, draft: Draft, subtotal: Big): Big => {
  const item = store.get('discountItem', idOf(draft.fields['discountItem']) ?? '');
  if (item === undefined) return new Big(0);
  const written = textOf(draft.fields['discountRate']) ?? numberOf(item.fields['rate']).toFixed();
  const [, number, percent] = PERCENT_OR_AMOUNT.exec(written) ?? [];
  if (number === undefined) throw invalidContent(written, 'discountRate', 'discountRate');
  const amount = new Big(number).abs().times(-1);
  return percent === '%' ? subtotal.times(amount).div(100) : amount;
};

/** Subtotal, discount, tax and total; their sum agrees to the last digit. */
const totals = (ledger: Ledger, draft: Draft, precision: number): void => {
  const lines = draft.sublists['item'] ?? [];
  const subtotal = sumOfField(lines, 'amount');
  const discount = new Big(amountText(discountOf(ledger, draft, subtotal), precision));
  const kept = subtotal.eq(0) ? new Big(1) : subtotal.plus(discount).div(subtotal);
  taxLines(ledger, lines, { kept, precision });
  const tax = sumOfField(lines, 'tax1Amt');
  draft.fields['subtotal'] = amountText(subtotal, precision);
  draft.fields['discountTotal'] = amountText(discount, precision);
  draft.fields['taxTotal'] = amountText(tax, precision);
  draft.fields['total'] = amountText(subtotal.plus(discount).plus(tax), precision);
};

/** @throws NetSuiteError naming what is missing, inactive, of another company, or without price */
export const completeSale = (ledger: Ledger, draft: Draft): void => {
  const sale = contextOf(ledger, draft);
  if ((draft.sublists['item'] ?? []).length === 0) throw refused('noLines', 'item');
  if (ledger.account.preferences.requireLocation && isBlank(draft.fields['location'])) throw pleaseEnter(['Location']);
  checkDimensions(ledger, draft, { company: sale.company, path: '' });
  completeAddresses(ledger, draft);
  completeLines(ledger, draft, sale);
  totals(ledger, draft, sale.precision);
};
