/**
 * Numbers as people in the United States write them: groups of three digits, at most three decimals, as Java's NumberFormat.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { Decimal } from '../../values/decimal.ts';

const DECIMALS = 3;

export const formatDecimal = (value: Decimal): string => {
  const text = value.scale > DECIMALS ? value.setScale(DECIMALS).toPlainString() : value.toPlainString();
  const [whole = '', fraction = ''] = text.split('.');
  const decimals = fraction.replace(/0+$/, '');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals === '' ? '' : `.${decimals}`);
};

export const formatWhole = (value: number | bigint): string => formatDecimal(Decimal.fromLong(BigInt(value)));
