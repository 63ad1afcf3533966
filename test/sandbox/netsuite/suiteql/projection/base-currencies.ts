/** What a document's amounts come to in the books of its company: at the document's rate, in the decimals of the base currency. */
import { asText, textOf } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import { SCALE, dividedRounding, roundedTo } from '../values/decimal.ts';
import { amountOf } from './cells.ts';

const USUAL_PLACES = 2;

/** An amount of one document, in its company's base currency. */
export type InBase = (amount: bigint) => bigint;

export type BaseCurrencies = {
  /** Learns the currency of a company and the decimals of a currency; other records teach nothing. */
  readonly remember: (record: StoredRecord) => void;
  readonly of: (document: StoredRecord) => InBase;
};

export const baseCurrencies = (): BaseCurrencies => {
  const currencyOf = new Map<string, string>();
  const places = new Map<string, number>();
  return {
    remember({ type, id, fields }) {
      if (type === 'subsidiary') currencyOf.set(id, asText(fields['currency']));
      if (type === 'currency') places.set(id, Number(textOf(fields['currencyPrecision']) ?? USUAL_PLACES));
    },
    of({ fields }) {
      const rate = amountOf(fields['exchangeRate']) || SCALE;
      const decimals = places.get(currencyOf.get(asText(fields['subsidiary'])) ?? '') ?? USUAL_PLACES;
      return (amount) => roundedTo(dividedRounding(amount * rate, SCALE), decimals);
    },
  };
};
