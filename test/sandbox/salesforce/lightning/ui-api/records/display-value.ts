/**
 * Values as people read them, in their own locale: amounts with their currency, dates and times of their time zone, labels of
 * picklist values. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field_value.htm
 */
import type { FieldSchema, FieldType } from '../../../schema/types.ts';
import type { Value } from '../../../data/types.ts';
import type { View } from '../view.ts';

type Shown = { readonly view: View; readonly field: FieldSchema; readonly currency: string | undefined };

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

const numberFormat = (locale: string, scale: number): Intl.NumberFormat => {
  const key = `${locale} ${scale}`;
  const known =
    numbers.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale });
  numbers.set(key, known);
  return known;
};

const moneyFormat = (locale: string, currency: string, scale: number): Intl.NumberFormat => {
  const key = `${locale} ${currency} ${scale}`;
  const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
  const known = numbers.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  numbers.set(key, known);
  return known;
};

const DAY = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const MINUTE = { hour: 'numeric', minute: '2-digit' } as const;

const dateFormat = (locale: string, timeZone: string, hasTime: boolean): Intl.DateTimeFormat => {
  const key = `${locale} ${timeZone} ${hasTime}`;
  const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, { ...DAY, ...(hasTime ? MINUTE : {}), timeZone });
  dates.set(key, known);
  return known;
};

/** Where records have currencies of their own, the amount stands behind the currency's code. */
const money = ({ view, field, currency }: Shown, value: number): string => {
  if (view.currency !== undefined) return moneyFormat(view.locale, view.currency, field.scale).format(value);
  const amount = numberFormat(view.locale, field.scale).format(value);
  return currency === undefined ? amount : `${currency} ${amount}`;
};

const labelOf = ({ field }: Shown, value: string): string =>
  field.picklistValues.find((one) => one.value === value)?.label ?? value;

/** Narrow spaces before AM and PM are no use to anybody who compares text. */
const plainSpaces = (text: string): string => text.replaceAll('\u202f', ' ');

type Display = (shown: Shown, value: Value) => string;

const amount: Display = ({ view, field }, value) => numberFormat(view.locale, field.scale).format(Number(value));

const DISPLAYS: Readonly<Partial<Record<FieldType, Display>>> = {
  currency: (shown, value) => money(shown, Number(value)),
  double: amount,
  int: ({ view }, value) => numberFormat(view.locale, 0).format(Number(value)),
  percent: (shown, value) => `${amount(shown, value)}%`,
  date: ({ view }, value) => dateFormat(view.locale, 'UTC', false).format(new Date(`${String(value)}T00:00:00Z`)),
  datetime: ({ view }, value) =>
    plainSpaces(dateFormat(view.locale, view.timeZone, true).format(new Date(String(value)))),
  picklist: (shown, value) => labelOf(shown, String(value)),
  combobox: (shown, value) => labelOf(shown, String(value)),
  multipicklist: (shown, value) =>
    String(value)
      .split(';')
      .map((part) => labelOf(shown, part))
      .join(';'),
};

/**
 * The text people read; null where the value itself is that text.
 * @param currency of the record, in an org with several
 */
export const displayValueOf = (
  view: View,
  field: FieldSchema,
  { value, currency }: { value: Value; currency?: string | undefined },
): string | null => (value === null ? null : (DISPLAYS[field.type]?.({ view, field, currency }, value) ?? null));
