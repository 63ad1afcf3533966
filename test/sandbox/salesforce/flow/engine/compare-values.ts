/** How values of a flow compare: numbers by what they are worth, dates and moments by the user's calendar, texts with their case. */
import { dateToDatetime } from '../../apex/values/convert.ts';
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { equalValues } from '../../apex/values/equality.ts';
import { ApexTime } from '../../apex/values/time.ts';
import { flowNumber } from './typed-value.ts';

const ID_15 = /^[A-Za-z0-9]{15}$/;
const ID_18 = /^[A-Za-z0-9]{15}[A-Z0-5]{3}$/;

/** The two forms of one id are the same id. */
const sameIds = (one: string, other: string): boolean => ID_15.test(one) && ID_18.test(other) && other.startsWith(one);

const sameTexts = (one: string, other: string): boolean => one === other || sameIds(one, other) || sameIds(other, one);

const comparable = (value: unknown): unknown => (value === undefined ? null : flowNumber(value));

/** A date beside a moment stands for its midnight. */
const momentOf = (value: unknown): unknown => (value instanceof ApexDate ? dateToDatetime(value) : value);

const isMixed = (one: unknown, other: unknown): boolean =>
  (one instanceof ApexDate && other instanceof ApexDatetime) ||
  (one instanceof ApexDatetime && other instanceof ApexDate);

const numberIn = (text: unknown): unknown =>
  typeof text === 'string' && /^-?\d+(?:\.\d+)?$/.test(text) ? Decimal.of(text) : text;

/** What is compared with a number may be its text; the other way round as well. */
const sameKind = (one: unknown, other: unknown): readonly [unknown, unknown] => {
  if (isMixed(one, other)) return [momentOf(one), momentOf(other)];
  if (one instanceof Decimal) return [one, numberIn(other)];
  return other instanceof Decimal ? [numberIn(one), other] : [one, other];
};

/** Nothing equals nothing; an empty text is not nothing. */
export const areEqual = (left: unknown, right: unknown): boolean => {
  const [one, other] = sameKind(comparable(left), comparable(right));
  if (one === null || other === null) return one === other;
  if (typeof one === 'string' && typeof other === 'string') return sameTexts(one, other);
  if (one instanceof Decimal && other instanceof Decimal) return one.compareTo(other) === 0;
  return equalValues(one, other);
};

const rank = (value: unknown): number | string | undefined => {
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime)
    return value.milliseconds;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' ? value : undefined;
};

/** Below zero, zero or above; undefined for values without an order between them, such as nothing. */
export const orderOf = (left: unknown, right: unknown): number | undefined => {
  const [one, other] = sameKind(comparable(left), comparable(right));
  if (one instanceof Decimal && other instanceof Decimal) return one.compareTo(other);
  const [a, b] = [rank(one), rank(other)];
  if (a === undefined || b === undefined || typeof a !== typeof b) return undefined;
  return a === b ? 0 : a < b ? -1 : 1;
};
