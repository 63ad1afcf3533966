/**
 * Amounts from one currency of the org to another, by its static rates: how many units one unit of the corporate currency is.
 * Dated exchange rates (advanced currency management) are not part of the sandbox.
 * https://help.salesforce.com/s/articleView?id=sf.admin_currency.htm
 */
import { Big } from 'big.js';
import type { Org, Value } from './types.ts';

export type CurrencyOrg = Pick<Org, 'lookup' | 'schema'>;

/** A currency as conversions need it. */
export type Rate = { readonly isoCode: string; readonly rate: number; readonly places: number };

const CORPORATE_RATE = 1;
const USUAL_PLACES = 2;

/** @returns undefined for no currency of the org, as for every one where the org has only one */
export const rateOf = (org: CurrencyOrg, isoCode: Value | undefined): Rate | undefined => {
  if (typeof isoCode !== 'string' || org.schema.find('CurrencyType') === undefined) return undefined;
  const [row] = org.lookup('CurrencyType', 'IsoCode', isoCode);
  if (row === undefined) return undefined;
  return {
    isoCode,
    rate: typeof row.ConversionRate === 'number' ? row.ConversionRate : CORPORATE_RATE,
    places: typeof row.DecimalPlaces === 'number' ? row.DecimalPlaces : USUAL_PLACES,
  };
};

/** The corporate currency, in which aggregates are told. */
export const corporateCurrency = (org: CurrencyOrg & Pick<Org, 'rows'>): Rate | undefined => {
  if (org.schema.find('CurrencyType') === undefined) return undefined;
  const row = [...org.rows('CurrencyType')].find(({ IsCorporate }) => IsCorporate === true);
  return rateOf(org, row?.IsoCode);
};

/** The amount at the other rate, not rounded; as it is where one of the currencies is not known. */
export const exchanged = (amount: Big, from: Rate | undefined, to: Rate | undefined): Big =>
  from === undefined || to === undefined || from.isoCode === to.isoCode ? amount : amount.div(from.rate).times(to.rate);

/** As `exchanged`, rounded as amounts of the other currency are. */
export const exchangedAmount = (amount: number, from: Rate | undefined, to: Rate | undefined): number =>
  from === undefined || to === undefined || from.isoCode === to.isoCode
    ? amount
    : exchanged(new Big(amount), from, to).round(to.places, Big.roundHalfUp).toNumber();
