/**
 * One comparison of a condition: what a field holds against the texts of the condition, of which several mean any of them.
 * https://help.salesforce.com/s/articleView?id=platform.filter_operators.htm
 */
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import type { FormulaValue } from '../../formula/values.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { Operation } from '../definition/criteria-metadata.ts';
import { dayIn } from '../../soql/execution/time-zone.ts';
import { dateRange } from './date-range.ts';

/** Below zero, zero or above: where a value stands against a text; undefined where they cannot be compared. */
type Place = (text: string) => number | undefined;

export type Held = {
  readonly field: Pick<FieldSchema, 'type'>;
  readonly value: FormulaValue;
  /** Whose days count. */
  readonly now: Date;
  readonly zone: string;
};

const PERCENT = 2;

const numberIn = (text: string, isPercent: boolean): Decimal | undefined => {
  const bare = text.replace(/^[A-Z]{3}(?=[\d.-])/, '').replaceAll(/[,%$\s]/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(bare)) return undefined;
  const number = Decimal.of(bare);
  return isPercent ? new Decimal(number.unscaled, number.scale + PERCENT) : number;
};

const textPlace =
  (value: string): Place =>
  (text) => {
    const [left, right] = [value.toLowerCase(), text.toLowerCase()];
    return left === right ? 0 : left < right ? -1 : 1;
  };

const dayPlace =
  (day: number, { now, zone }: Held): Place =>
  (text) => {
    const range = dateRange(text, dayIn(now, zone));
    if (range === undefined) return undefined;
    if (day < range.start) return -1;
    return day < range.end ? 0 : 1;
  };

const placeOf = (held: Held): Place => {
  const { field, value, zone } = held;
  if (value instanceof Decimal)
    return (text) => {
      const number = numberIn(text, field.type === 'percent');
      return number === undefined ? undefined : value.compareTo(number);
    };
  if (value instanceof ApexDate) return dayPlace(value.epochDay, held);
  if (value instanceof ApexDatetime) return dayPlace(dayIn(new Date(value.milliseconds), zone), held);
  if (typeof value === 'boolean') return (text) => (/^(true|1)$/i.test(text.trim()) === value ? 0 : 1);
  return textPlace(typeof value === 'string' ? value : '');
};

const choices = (value: FormulaValue): readonly string[] =>
  typeof value === 'string' ? value.toLowerCase().split(';') : [];

const shown = (value: FormulaValue): string => (typeof value === 'string' ? value.toLowerCase() : '');

const isEmpty = (value: FormulaValue): boolean => value === undefined || value === '';

type Compare = (held: Held, text: string) => boolean;

/** An empty text is met by an empty value, and by nothing else. */
const by =
  (holds: (place: number) => boolean): Compare =>
  (held, text) => {
    if (text === '' || isEmpty(held.value)) return text === '' && isEmpty(held.value) && holds(0);
    const place = placeOf(held)(text);
    return place !== undefined && holds(place);
  };

const equals = by((place) => place === 0);
const contains: Compare = ({ value }, text) =>
  text === '' ? isEmpty(value) : shown(value).includes(text.toLowerCase());
const includes: Compare = ({ value }, text) => choices(value).includes(text.toLowerCase());

type Comparison = (held: Held, texts: readonly string[]) => boolean;

const anyOf =
  (compare: Compare): Comparison =>
  (held, texts) =>
    texts.some((text) => compare(held, text));

const noneOf =
  (compare: Compare): Comparison =>
  (held, texts) =>
    !texts.some((text) => compare(held, text));

/** All but `within`, which measures distances. */
export const COMPARISONS: Readonly<Record<Exclude<Operation, 'within'>, Comparison>> = {
  equals: anyOf(equals),
  notEqual: noneOf(equals),
  lessThan: anyOf(by((place) => place < 0)),
  greaterThan: anyOf(by((place) => place > 0)),
  lessOrEqual: anyOf(by((place) => place <= 0)),
  greaterOrEqual: anyOf(by((place) => place >= 0)),
  contains: anyOf(contains),
  notContain: noneOf(contains),
  startsWith: anyOf(({ value }, text) => shown(value).startsWith(text.toLowerCase())),
  includes: anyOf(includes),
  excludes: noneOf(includes),
};

/** `A, "B, C"` is two values. An empty text is one, empty. */
export const valuesIn = (text: string): readonly string[] => {
  const parts = text.match(/"[^"]*"|[^,]+/g) ?? [];
  const values = parts.map((part) => part.trim().replace(/^"(.*)"$/s, '$1')).filter((part) => part !== '');
  return values.length === 0 ? [''] : values;
};
