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

const asDecimal = (value: ApexNumber): Decimal => {
  if (value instanceof Decimal) return value;
  return value instanceof ApexDouble ? Decimal.fromDouble(value.value) : Decimal.of(String(value));
};

/** By value, whatever the types. NaN is neither before nor after anything, and not equal either. */
const compareNumbers = (left: ApexNumber, right: ApexNumber): number => {
  const [a, b] = [left, right].map((value) => (value instanceof ApexDouble ? value.value : value));
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  if (left instanceof Decimal || right instanceof Decimal) return compareWithDecimal(left, right);
  return a === undefined || b === undefined || a == b ? 0 : a < b ? -1 : 1;
};

const compareWithDecimal = (left: ApexNumber, right: ApexNumber): number => {
  const unbounded = [left, right].map((value) => (value instanceof ApexDouble ? value.value : 0));
  if (unbounded.some((value) => !Number.isFinite(value))) return Number(unbounded[0]) < Number(unbounded[1]) ? -1 : 1;
  return asDecimal(left).compareTo(asDecimal(right));
};

const isMoment = (value: unknown): value is ApexDate | ApexDatetime =>
  value instanceof ApexDate || value instanceof ApexDatetime;

/** `==` and `!=`: texts without case, numbers and dates by value across types, the rest by content. */
export const equalValues = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'string') return typeof right === 'string' && left.toLowerCase() === right.toLowerCase();
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
  if (isMoment(left) && isMoment(right)) return left.milliseconds === right.milliseconds;
  return left instanceof ApexValue && left.apexEquals(right, equalValues);
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

/**
 * The order of `List.sort()` and `String.compareTo`: null first, texts by their characters with case, enums by declaration,
 * objects by their `compareTo`.
 * @returns below, at or above zero
 * @throws System.ListException when the two have no order
 */
export const compareValues = (left: unknown, right: unknown): number => {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : 1;
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return left ? 1 : -1;
  return compareObjects(left, right);
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

export const lessThan = (left: unknown, right: unknown): boolean => relate(left, right) < 0;
export const lessOrEqual = (left: unknown, right: unknown): boolean => relate(left, right) <= 0;
export const greaterThan = (left: unknown, right: unknown): boolean => relate(left, right) > 0;
export const greaterOrEqual = (left: unknown, right: unknown): boolean => relate(left, right) >= 0;

/** `System.hashCode`: 32 bits; for texts, numbers and Booleans as Java has it. */
export const hashCodeOf = (value: unknown): number => {
  if (typeof value === 'string') return textHash(value);
  if (typeof value === 'number') return value | 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'bigint') return longHash(value);
  if (value instanceof ApexValue) return value.apexHash();
  return typeof value === 'object' && value !== null ? identityHash(value) : 0;
};
