/**
 * Amounts in the currency of the user or of the company, by the static rates of the org.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
import { corporateCurrency, exchangedAmount, rateOf, type Rate } from '../../data/currency-rates.ts';
import type { Value } from '../../data/types.ts';
import type { QueryContext } from './context.ts';

type Convert = (amount: Value, code: Value) => Value;

const targets: Readonly<Record<'user' | 'corporate', (context: QueryContext) => Rate | undefined>> = {
  user: ({ org, userId }) =>
    rateOf(org, userId === undefined ? undefined : org.byId('User', userId)?.DefaultCurrencyIsoCode),
  corporate: ({ org }) => corporateCurrency(org),
};

/** A function of an amount and its currency; amounts without a currency are left as they are. */
export const currencyConverter = (context: QueryContext, to: 'user' | 'corporate'): Convert => {
  const target = targets[to](context);
  return (amount, code) =>
    typeof amount === 'number' ? exchangedAmount(amount, rateOf(context.org, code), target) : amount;
};

/** An amount of a currency in that of the company. */
export const corporateAmount =
  ({ org }: QueryContext) =>
  (amount: number, isoCode: string): number =>
    exchangedAmount(amount, rateOf(org, isoCode), corporateCurrency(org));
