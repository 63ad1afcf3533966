/**
 * What a customer owes and has prepaid, per currency and in its primary currency, counted from its documents whenever it is
 * read.
 */
import { Big } from 'big.js';
import { asText } from '../records/draft.ts';
import type { FieldValue, StoredRecord } from '../records/types.ts';
import { exchangeRate } from './exchange-rates.ts';
import { today } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { amountText, numberOf, precisionOf, sumOf } from './money.ts';

type Figures = { balance: Big; overdueBalance: Big; depositBalance: Big; unbilledOrders: Big };
type Name = keyof Figures;

const NAMES: readonly Name[] = ['balance', 'overdueBalance', 'depositBalance', 'unbilledOrders'];
const UNBILLED = new Set(['B', 'D', 'E', 'F']);

const nothing = (): Figures => ({
  balance: new Big(0),
  overdueBalance: new Big(0),
  depositBalance: new Big(0),
  unbilledOrders: new Big(0),
});

/** Value of what an order's open lines have left to bill, before tax. */
const unbilled = (order: StoredRecord): Big =>
  sumOf(
    (order.sublists['item'] ?? []).map(({ fields }) => {
      const quantity = numberOf(fields['quantity']);
      if (quantity.eq(0) || fields['isClosed'] === true) return new Big(0);
      const left = quantity.minus(numberOf(fields['quantityBilled']));
      return numberOf(fields['amount']).times(left).div(quantity);
    }),
  );

type Count = (figures: Figures, document: StoredRecord, date: string) => void;

const COUNTS: Readonly<Record<string, Count>> = {
  invoice: (figures, { fields }, date) => {
    if (fields['status'] !== 'A') return;
    const remaining = numberOf(fields['amountRemaining']);
    figures.balance = figures.balance.plus(remaining);
    if (asText(fields['dueDate']) < date) figures.overdueBalance = figures.overdueBalance.plus(remaining);
  },
  creditMemo: (figures, { fields }) => {
    if (fields['status'] === 'A') figures.balance = figures.balance.minus(numberOf(fields['unapplied']));
  },
  customerPayment: (figures, { fields }) => {
    if (fields['status'] !== 'V') figures.balance = figures.balance.minus(numberOf(fields['unapplied']));
  },
  customerDeposit: (figures, { fields }) => {
    if (fields['status'] !== 'V') figures.depositBalance = figures.depositBalance.plus(numberOf(fields['unapplied']));
  },
  salesOrder: (figures, order) => {
    if (UNBILLED.has(asText(order.fields['status'])))
      figures.unbilledOrders = figures.unbilledOrders.plus(unbilled(order));
  },
};

const byCurrency = (ledger: Ledger, customer: StoredRecord): Map<string, Figures> => {
  const date = today(ledger);
  const counted = new Map<string, Figures>();
  for (const document of ledger.store.documentsOf(customer.id)) {
    const currency = asText(document.fields['currency']);
    const figures = counted.get(currency) ?? nothing();
    counted.set(currency, figures);
    COUNTS[document.type]?.(figures, document, date);
  }
  return counted;
};

const written = (figures: Figures, precision: number): Record<Name, FieldValue> => ({
  balance: amountText(figures.balance, precision),
  overdueBalance: amountText(figures.overdueBalance, precision),
  depositBalance: amountText(figures.depositBalance, precision),
  unbilledOrders: amountText(figures.unbilledOrders, precision),
});

/** The customer with its figures filled in; other currencies count at today's rate. */
export const withFinancials = (ledger: Ledger, customer: StoredRecord): StoredRecord => {
  const counted = byCurrency(ledger, customer);
  const primary = asText(customer.fields['currency']);
  const total = nothing();
  for (const [currency, figures] of counted) {
    const rate = exchangeRate(ledger, { currency, base: primary, date: today(ledger) });
    for (const name of NAMES) total[name] = total[name].plus(figures[name].times(rate));
  }
  const currencyList = (customer.sublists['currencyList'] ?? []).map((line) => {
    const currency = asText(line.fields['currency']);
    const figures = written(counted.get(currency) ?? nothing(), precisionOf(ledger, currency));
    return { ...line, fields: { ...line.fields, ...figures } };
  });
  return {
    ...customer,
    fields: { ...customer.fields, ...written(total, precisionOf(ledger, primary)) },
    sublists: { ...customer.sublists, currencyList },
  };
};
