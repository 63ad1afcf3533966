import type { FieldDefinition } from '../../records/definition.ts';
import { asText, isBlank } from '../../records/draft.ts';
import type { FieldValue, StoredRecord } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import { html, NOTHING, type Html } from './html.ts';
import { findRecord, linkTo } from './records.ts';

/** How a value of the books is written for people: amounts with their currency, dates as dates, references as links. */

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** An exact amount with its currency. @param text decimal text @param currency ISO code, or nothing for a plain number */
export const money = (text: string, currency: string): string => {
  if (!isDecimal(text)) return text;
  if (currency === '') return new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(text);
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'code' })
    .format(text)
    .replaceAll('\u00a0', ' ');
};

/** A calendar date, `2026-02-02`. */
export const date = (text: string): Html => (text === '' ? NOTHING : html`<time datetime="${text}">${text}</time>`);

/** An instant in the account's time zone. */
export const instant = ({ settings }: Desk, at: Date): Html => {
  const shown = new Intl.DateTimeFormat('en-CA', {
    timeZone: settings.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
    .format(at)
    .replace(', ', ' ');
  return html`<time datetime="${at.toISOString()}">${shown}</time>`;
};

/** The calendar date in the account's time zone. */
export const today = ({ settings, clock }: Desk): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: settings.timeZone, dateStyle: 'short' }).format(clock.now());

/** ISO code of the currency a record is in; nothing for one without. */
export const currencyOf = (desk: Desk, record: StoredRecord): string =>
  asText(findRecord(desk, ['currency'], asText(record.fields['currency']))?.fields['symbol']);

type Writer = (desk: Desk, value: FieldValue, about: { field: FieldDefinition; currency: string }) => Html | string;

/** Fields that are counted, not paid. */
const PLAIN_DECIMALS =
  /^(quantity|exchangeRate|taxRate|discountRate|conversionRate|cost$|probability|itemWeight)|Pct$/i;

const plain: Writer = (_desk, value) => asText(value);

const WRITERS: Readonly<Record<FieldDefinition['kind'], Writer>> = {
  text: plain,
  integer: plain,
  date: (_desk, value) => date(asText(value)),
  dateTime: (desk, value) => instant(desk, new Date(asText(value))),
  boolean: (_desk, value) => (value === true ? 'Yes' : 'No'),
  decimal: (_desk, value, { currency }) => money(asText(value), currency),
  enum: (_desk, value, { field }) => field.values?.[asText(value)] ?? asText(value),
  reference: (desk, value, { field }) => {
    const target = findRecord(desk, field.targets ?? [], asText(value));
    return target === undefined ? asText(value) : linkTo(desk, target);
  },
};

/** One field of a record. @param currency of the record it stands in */
export const fieldValue = (
  desk: Desk,
  value: FieldValue | undefined,
  { name, field, currency }: { name: string; field: FieldDefinition; currency: string },
): Html | string => {
  if (value === undefined || isBlank(value)) return '';
  if (PLAIN_DECIMALS.test(name)) return asText(value);
  return WRITERS[field.kind](desk, value, { field, currency });
};

/** Amounts and quantities stand at the right of their column. */
export const isNumeric = ({ kind }: FieldDefinition): boolean => kind === 'decimal' || kind === 'integer';
