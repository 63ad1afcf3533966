/** Turns a bound condition into a function that says of a record, or of a group of records, whether it fits. */
import type { Value } from '../../data/types.ts';
import type { BoundCondition, BoundTest, BoundValue, FilterValue } from '../binding/bound.ts';
import type { ComparisonOperator } from '../syntax/ast.ts';
import { dateText } from './calendar.ts';
import { comparableBy, type Comparable } from './comparable.ts';
import { likeExpression } from './like.ts';
import { daysOf } from './periods.ts';
import { dayIn, startOfDayIn } from './time-zone.ts';

type Present = {
  readonly now: Date;
  readonly timeZone: string;
  /** An amount of a currency in that of the company; as it is where left out. */
  readonly inCorporate?: (amount: number, isoCode: string) => number;
};

export type PredicateNeeds<Row> = Present & {
  /** Reads a left side. */
  readonly reader: (value: BoundValue) => (row: Row) => Value;
  /** The ids an inner query selects. */
  readonly joined: (condition: Extract<BoundCondition, { kind: 'join' }>) => ReadonlySet<Value>;
};

type Test = (value: Comparable) => boolean;
type Of<Kind extends BoundTest['kind']> = Extract<BoundTest, { kind: Kind }>;

/** First and last bound of what a right side means; equal unless it is a period. Null stands for itself. */
type Bounds = { readonly start: Comparable; readonly end: Comparable; readonly isPeriod: boolean };

const boundsOf = (needs: Present, left: BoundValue, right: FilterValue): Bounds => {
  if (right.kind === 'value') {
    const value = comparableBy(left)(right.value);
    return { start: value, end: value, isPeriod: false };
  }
  const { now, timeZone, inCorporate } = needs;
  if (right.kind === 'amount') {
    const amount = inCorporate?.(right.value, right.isoCode) ?? right.value;
    return { start: amount, end: amount, isPeriod: false };
  }
  const { start, end } = daysOf(right, dayIn(now, timeZone));
  const text = left.type === 'date' ? dateText : (day: number) => startOfDayIn(day, timeZone);
  return { start: text(start), end: text(end), isPeriod: true };
};

const isBelow = (value: Comparable, bound: Comparable): boolean => value !== null && bound !== null && value < bound;
const isAbove = (value: Comparable, bound: Comparable): boolean => value !== null && bound !== null && value > bound;

const isWithin = (value: Comparable, { start, end, isPeriod }: Bounds): boolean =>
  isPeriod ? value !== null && !isBelow(value, start) && isBelow(value, end) : value === start;

/** Null is neither below nor above anything, and differs from everything but null. */
const TESTS: Readonly<Record<ComparisonOperator, (value: Comparable, bounds: Bounds) => boolean>> = {
  '=': isWithin,
  '!=': (value, bounds) => !isWithin(value, bounds),
  '<': (value, { start }) => isBelow(value, start),
  '>': (value, { end, isPeriod }) => isAbove(value, end) || (isPeriod && value === end),
  '<=': (value, bounds) => isBelow(value, bounds.start) || isWithin(value, bounds),
  '>=': (value, bounds) => isAbove(value, bounds.start) || (bounds.start !== null && value === bounds.start),
};

const compareTest = (needs: Present, { left, operator, right }: Of<'compare'>): Test => {
  const bounds = boundsOf(needs, left, right);
  const test = TESTS[operator];
  return (value) => test(value, bounds);
};

const inTest = (needs: Present, { left, negated, values }: Of<'in'>): Test => {
  const bounds = values.map((value) => boundsOf(needs, left, value));
  const plain = new Set(bounds.filter(({ isPeriod }) => !isPeriod).map(({ start }) => start));
  const periods = bounds.filter(({ isPeriod }) => isPeriod);
  return (value) => (plain.has(value) || periods.some((period) => isWithin(value, period))) !== negated;
};

const includesTest = ({ negated, groups }: Of<'includes'>): Test => {
  const wanted = groups.map((group) => group.map((value) => value.toLowerCase()));
  return (value) => {
    const selected = new Set(typeof value === 'string' ? value.split(';') : []);
    return wanted.some((group) => group.every((option) => selected.has(option))) !== negated;
  };
};

const testOf = <Row>(needs: PredicateNeeds<Row>, condition: BoundTest): Test => {
  switch (condition.kind) {
    case 'compare':
      return compareTest(needs, condition);
    case 'in':
      return inTest(needs, condition);
    case 'includes':
      return includesTest(condition);
    case 'like': {
      const expression = likeExpression(condition.pattern);
      return (value) => typeof value === 'string' && expression.test(value);
    }
    case 'join': {
      const ids = needs.joined(condition);
      return (value) => ids.has(value) !== condition.negated;
    }
  }
};

/** The test a condition means. Inner queries run once, here. */
export const predicateOf = <Row>(needs: PredicateNeeds<Row>, condition: BoundCondition): ((row: Row) => boolean) => {
  if (condition.kind === 'not') {
    const part = predicateOf(needs, condition.part);
    return (row) => !part(row);
  }
  if (condition.kind === 'and' || condition.kind === 'or') {
    const parts = condition.parts.map((part) => predicateOf(needs, part));
    return condition.kind === 'and'
      ? (row) => parts.every((part) => part(row))
      : (row) => parts.some((part) => part(row));
  }
  const read = needs.reader(condition.left);
  const comparable = comparableBy(condition.left);
  const test = testOf(needs, condition);
  return (row) => test(comparable(read(row)));
};
