/** Values of a report as people read them, in the words and signs of the running user's country. */
import { Big } from 'big.js';
import type { Column } from './columns.ts';
import type { CellValue } from './rows.ts';

/** What shows where there is nothing. */
export const NOTHING = '-';

export type TextStyle = {
  /** `en-US` */
  readonly locale: string;
  readonly timeZone: string;
};

const grouped = (text: string): string => {
  const [whole = '', fraction] = text.split('.');
  const digits = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
};

/** A number with its thousands set apart; exact, however large. */
export const numberText = (amount: Big, places: number): string => grouped(amount.toFixed(places, Big.roundHalfUp));

/** `USD 1,250.00`; without the code in an org with one currency. */
export const moneyText = (amount: Big, places: number, isoCode: string | undefined): string =>
  isoCode === undefined ? `$${numberText(amount, places)}` : `${isoCode} ${numberText(amount, places)}`;

const dayText = (text: string, { locale }: TextStyle): string =>
  new Date(`${text.slice(0, 10)}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC' });

const instantText = (text: string, { locale, timeZone }: TextStyle): string =>
  new Date(text).toLocaleString(locale, { timeZone, dateStyle: 'short', timeStyle: 'short' });

const numberCell = ({ field }: Column, value: number): string => {
  const text = numberText(new Big(value), field.scale);
  return field.type === 'percent' ? `${text}%` : text;
};

const textCell = ({ field }: Column, value: string, style: TextStyle): string => {
  if (field.type === 'date') return dayText(value, style);
  if (field.type === 'datetime') return instantText(value, style);
  return field.picklistValues.find((one) => one.value === value)?.label ?? value;
};

/** A value that is neither money nor a reference. */
export const valueText = (column: Column, value: CellValue, style: TextStyle): string => {
  if (value === null || value === '') return NOTHING;
  if (typeof value === 'number') return numberCell(column, value);
  return typeof value === 'boolean' ? String(value) : textCell(column, value, style);
};
