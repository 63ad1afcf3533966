/**
 * Amounts in the currency of the user, by the static rates of the org.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
import { exchangedAmount, rateOf } from '../../data/currency-rates.ts';
import type { Value } from '../../data/types.ts';
import type { QueryContext } from './context.ts';

/** A function of an amount and its currency; amounts without a currency are in the user's already. */
export const currencyConverter = (context: QueryContext): ((amount: Value, code: Value) => Value) => {
  const { org, userId } = context;
  const user = userId === undefined ? undefined : org.byId('User', userId);
  const to = rateOf(org, user?.DefaultCurrencyIsoCode);
  return (amount, code) => (typeof amount === 'number' ? exchangedAmount(amount, rateOf(org, code), to) : amount);
};
