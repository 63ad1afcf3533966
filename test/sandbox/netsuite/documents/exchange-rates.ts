/** What one unit of a currency costs in a company's base currency on a date, from the account's table of rates. */
import { Big } from 'big.js';
import { idOf, textOf } from '../records/draft.ts';
import type { Ledger } from './ledger.ts';

const HALF_UP = 1;
const DECIMALS = 8;

const symbolOf = ({ store }: Ledger, currencyId: string): string =>
  textOf(store.get('currency', currencyId)?.fields['symbol']) ?? currencyId;

const priceOn = ({ account }: Ledger, symbol: string, date: string): Big => {
  const known = account.exchangeRates.filter(({ currency, from = '' }) => currency === symbol && from <= date);
  return new Big(known.at(-1)?.rate ?? 1);
};

/** @returns decimal text; "1" for the base currency itself */
export const exchangeRate = (
  ledger: Ledger,
  { currency, base, date }: { currency: string; base: string; date: string },
): string => {
  if (currency === base) return '1';
  const price = priceOn(ledger, symbolOf(ledger, currency), date);
  return price
    .div(priceOn(ledger, symbolOf(ledger, base), date))
    .round(DECIMALS, HALF_UP)
    .toFixed();
};

/** The base currency of a subsidiary. */
export const baseCurrencyOf = ({ store }: Ledger, subsidiaryId: string): string =>
  idOf(store.get('subsidiary', subsidiaryId)?.fields['currency']) ?? '1';
