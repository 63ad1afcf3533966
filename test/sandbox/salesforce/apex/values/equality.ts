/**
 * When two values are equal (`==`, `===`, `equals`), which one comes first, and what they hash to.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue, identityHash, textHash } from './apex-value.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { longHash } from './long.ts';
import { COMPARE_TO, callMethod, hasMethod } from './object.ts';

type ApexNumber = number | bigint | ApexDouble | Decimal;

const isNumber = (value: unknown): value is ApexNumber =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Decimal || value instanceof ApexDouble;

const plain = (value: number | bigint | ApexDouble): number | bigint =>
  value instanceof ApexDouble ? value.value : value;

const asDecimal = (value: ApexNumber): Decimal => {
  if (value instanceof Decimal) return value;
  return value instanceof ApexDouble ? Decimal.fromDouble(value.value) : Decimal.of(String(value));
};

/** By value, whatever the types. @returns NaN when one of them is NaN */
const compareNumbers = (left: ApexNumber, right: ApexNumber): number => {
  if (left instanceof Decimal || right instanceof Decimal) return compareWithDecimal(left, right);
  const [a, b] = [plain(left), plain(right)];
  if (a < b) return -1;
  if (a > b) return 1;
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 0;
};

const isUnbounded = (value: ApexNumber): boolean => value instanceof ApexDouble && !Number.isFinite(value.value);

const compareWithDecimal = (left: ApexNumber, right: ApexNumber): number => {
  // No Decimal is infinite: beside an infinity or NaN, any finite number stands for it.
  if (isUnbounded(left)) return compareNumbers(left, 0);
  if (isUnbounded(right)) return compareNumbers(0, right);
  return asDecimal(left).compareTo(asDecimal(right));
};

const isMoment = (value: unknown): value is ApexDate | ApexDatetime =>
  value instanceof ApexDate || value instanceof ApexDatetime;

const equalObjects = (left: unknown, right: unknown): boolean => {
  if (isMoment(left) && isMoment(right)) return left.milliseconds === right.milliseconds;
  return left instanceof ApexValue && left.apexEquals(right, equalValues);
};

/** `==` and `!=`: texts without case, numbers and dates by value across types, the rest by content. */
export const equalValues = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (typeof left === 'string') return typeof right === 'string' && left.toLowerCase() === right.toLowerCase();
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
  return right !== null && equalObjects(left, right);
};

/** `equals`, and what makes two members of a set the same: texts with case, Decimals with their scale. */
export const equalsMethod = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  return left instanceof ApexValue && left.apexEquals(right, equalsMethod);
};

/** `===`: identity; what has no identity of its own (text, numbers, dates) by value. */
export const sameValue = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right) === 0;
  return left instanceof ApexValue && typeof left.key === 'string' && left.apexEquals(right, equalsMethod);
};

const notComparable = () =>
  apexException('System.ListException', 'One or more of the items in this list is not Comparable.');

const compareObjects = (left: unknown, right: unknown): number => {
  if (left instanceof ApexValue && right instanceof ApexValue) {
    if (left.order !== undefined && right.order !== undefined) return left.order - right.order;
    if (hasMethod(left, COMPARE_TO)) {
      const result: unknown = callMethod(left, COMPARE_TO, right);
      return typeof result === 'number' ? result : 0;
    }
  }
  throw notComparable();
};

const compareKinds = (left: unknown, right: unknown): number => {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : 1;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return compareObjects(left, right);
};

/**
 * The order of `List.sort()` and `String.compareTo`: null first, texts by their characters with case, enums by declaration,
 * objects by their `compareTo`.
 * @returns below, at or above zero
 * @throws System.ListException when the two have no order
 */
export const compareValues = (left: unknown, right: unknown): number => {
  if (left === right) return 0;
  if (left === null) return -1;
  return right === null ? 1 : compareKinds(left, right);
};

const collator = new Intl.Collator('en', { sensitivity: 'accent' });

/** In dictionary order without case; like Java's collator it passes over hyphens at first. */
const compareWords = (left: string, right: string): number =>
  collator.compare(left.replaceAll('-', ''), right.replaceAll('-', '')) || collator.compare(left, right);

/**
 * The order of `<`, `<=`, `>` and `>=`. A text is above null; with other types a null makes all four false.
 * @returns NaN when the answer is false whatever the operator
 */
const relate = (left: unknown, right: unknown): number => {
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : compareWords(left, right);
  if (left === null) return typeof right === 'string' ? -1 : Number.NaN;
  if (right === null) return typeof left === 'string' ? 1 : Number.NaN;
  return compareValues(left, right);
};

export const lessThan = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' ? left < right : relate(left, right) < 0;
export const lessOrEqual = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' ? left <= right : relate(left, right) <= 0;
export const greaterThan = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' ? left > right : relate(left, right) > 0;
export const greaterOrEqual = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' ? left >= right : relate(left, right) >= 0;

const hashOfObject = (value: unknown): number => {
  if (value instanceof ApexValue) return value.apexHash();
  return typeof value === 'object' && value !== null ? identityHash(value) : 0;
};

/** `System.hashCode`: 32 bits; for texts, numbers and Booleans as Java has it. */
export const hashCodeOf = (value: unknown): number => {
  if (typeof value === 'string') return textHash(value);
  if (typeof value === 'number') return value | 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  return typeof value === 'bigint' ? longHash(value) : hashOfObject(value);
};
