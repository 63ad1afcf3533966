/**
 * Amounts with their currency, in the way of the org. For texts only: in a cell or a field use `lightning-formatted-number`, there
 * too with the currency's code: an account may owe in several currencies, and more than one of them is called a dollar. Nothing is ever added up here; totals come from Apex, which counts in exact decimals.
 */
import locale from '@salesforce/i18n/locale';

/** @param amount in units of the currency, not cents. @param currency its ISO code, such as `EUR` */
export const moneyText = (amount: number, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' }).format(amount);

/** For a place where only the size matters, such as the axis of a chart: `$1.2M`. */
export const shortMoneyText = (amount: number, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, notation: 'compact' }).format(amount);
