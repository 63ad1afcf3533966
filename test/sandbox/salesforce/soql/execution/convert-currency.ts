/**
 * Amounts in the currency of the user, by the static rates of the org.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
 */
import { Big } from 'big.js';
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { QueryContext } from './context.ts';

const currencyOf = ({ org }: QueryContext, code: Value | undefined): SObjectRecord | undefined =>
  typeof code === 'string' ? org.lookup('CurrencyType', 'IsoCode', code)[0] : undefined;

const rateOf = (currency: SObjectRecord | undefined): number =>
  typeof currency?.ConversionRate === 'number' ? currency.ConversionRate : 1;

/** A function of an amount and its currency; amounts without a currency are in the user's already. */
export const currencyConverter = (context: QueryContext): ((amount: Value, code: Value) => Value) => {
  const user = context.userId === undefined ? undefined : context.org.byId('User', context.userId);
  const to = currencyOf(context, user?.DefaultCurrencyIsoCode);
  const places = typeof to?.DecimalPlaces === 'number' ? to.DecimalPlaces : 2;
  return (amount, code) => {
    const from = currencyOf(context, code);
    if (typeof amount !== 'number' || from === undefined || to === undefined || from.Id === to.Id) return amount;
    return new Big(amount).div(rateOf(from)).times(rateOf(to)).round(places, Big.roundHalfUp).toNumber();
  };
};
