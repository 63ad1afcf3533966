/**
 * Operators by the types they take. Comparisons with a blank have no result, which counts as false; text that is blank is an
 * empty text. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import { dividedBy, minus, plus, power, times } from './arithmetic.ts';
import { commonType, refusePicklist, wrongType, type Compiled, type FormulaPlace } from './compiled.ts';
import { compareValues, isBlank, type FormulaType, type FormulaValue } from './values.ts';

type Compute = (left: FormulaValue, right: FormulaValue) => FormulaValue;

const DAY = 86_400_000;
const daysLong = Decimal.fromInteger(DAY);

const ofNumbers =
  (compute: (left: Decimal, right: Decimal) => Decimal): Compute =>
  (left, right) =>
    left instanceof Decimal && right instanceof Decimal ? compute(left, right) : undefined;

const joined: Compute = (left, right) => `${textIn(left)}${textIn(right)}`;

const textIn = (value: FormulaValue): string => (typeof value === 'string' ? value : '');

/** Dates move by whole days, instants by any part of a day, times by milliseconds. */
const moved = (moment: FormulaValue, by: Decimal): FormulaValue => {
  if (moment instanceof ApexDate) return moment.addDays(Number(by.toLong()));
  if (moment instanceof ApexDatetime)
    return new ApexDatetime(moment.milliseconds + Number(times(by, daysLong).toLong()));
  return moment instanceof ApexTime ? moment.addMilliseconds(Number(by.toLong())) : undefined;
};

const later: Compute = (moment, by) => (by instanceof Decimal ? moved(moment, by) : undefined);
const earlier: Compute = (moment, by) => (by instanceof Decimal ? moved(moment, by.negate()) : undefined);

const daysBetween: Compute = (left, right) => {
  if (left instanceof ApexDate && right instanceof ApexDate) return Decimal.fromInteger(right.daysBetween(left));
  if (!(left instanceof ApexDatetime) || !(right instanceof ApexDatetime)) return undefined;
  return dividedBy(Decimal.fromInteger(left.milliseconds - right.milliseconds), daysLong);
};

/** In milliseconds, round the clock: from 23:00 to 01:00 it is two hours. */
const timeBetween: Compute = (left, right) =>
  left instanceof ApexTime && right instanceof ApexTime
    ? Decimal.fromInteger((left.milliseconds - right.milliseconds + DAY) % DAY)
    : undefined;

type Meaning = { readonly gives: FormulaType; readonly compute: Compute };

/** By `left operator right`. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'Number + Number': { gives: 'Number', compute: ofNumbers(plus) },
  'Text + Text': { gives: 'Text', compute: joined },
  'Date + Number': { gives: 'Date', compute: later },
  'Number + Date': { gives: 'Date', compute: (left, right) => later(right, left) },
  'DateTime + Number': { gives: 'DateTime', compute: later },
  'Number + DateTime': { gives: 'DateTime', compute: (left, right) => later(right, left) },
  'Time + Number': { gives: 'Time', compute: later },
  'Number - Number': { gives: 'Number', compute: ofNumbers(minus) },
  'Date - Number': { gives: 'Date', compute: earlier },
  'Date - Date': { gives: 'Number', compute: daysBetween },
  'DateTime - Number': { gives: 'DateTime', compute: earlier },
  'DateTime - DateTime': { gives: 'Number', compute: daysBetween },
  'Time - Number': { gives: 'Time', compute: earlier },
  'Time - Time': { gives: 'Number', compute: timeBetween },
  'Number * Number': { gives: 'Number', compute: ofNumbers(times) },
  'Number / Number': { gives: 'Number', compute: ofNumbers(dividedBy) },
  'Number ^ Number': { gives: 'Number', compute: ofNumbers(power) },
  'Text & Text': { gives: 'Text', compute: joined },
};

/** What may stand on the right of a type, for the message about what may not. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'Text +': ['Text'],
  'Date + Date': ['Number'],
  'DateTime + DateTime': ['Number'],
  'Number - Date': ['Number'],
  'Number - DateTime': ['Number'],
};

const ANY_OPERAND = ['Number', 'Date', 'DateTime'];

const LEFT_SIDES: ReadonlySet<string> = new Set(['Number', 'Date', 'DateTime', 'Time']);

type Sides = { readonly left: Compiled; readonly right: Compiled };

const badTerm = (operator: string, { left, right }: Sides) => {
  const expected =
    EXPECTED[`${left.type} ${operator} ${right.type}`] ?? EXPECTED[`${left.type} ${operator}`] ?? ANY_OPERAND;
  const isLeftFine = LEFT_SIDES.has(left.type) || `${left.type} ${operator}` === 'Text +';
  return wrongType(operator, expected, isLeftFine ? right : left);
};

const badOperand = (operator: string, { left, right }: Sides) => {
  const wanted = operator === '&' ? 'Text' : 'Number';
  return wrongType(operator, [wanted], commonType(left.type, wanted) === undefined ? left : right);
};

const SUMS: ReadonlySet<string> = new Set(['+', '-']);

const meaningOf = (operator: string, { left, right }: Sides): Meaning => {
  const one = left.type === 'Null' ? right.type : left.type;
  const other = right.type === 'Null' ? left.type : right.type;
  const found = MEANINGS[`${one} ${operator} ${other}`];
  if (found !== undefined) return found;
  if (left.type === 'Null' || right.type === 'Null') return { gives: 'Null', compute: () => undefined };
  throw SUMS.has(operator) ? badTerm(operator, { left, right }) : badOperand(operator, { left, right });
};

const arithmetic = (operator: string, sides: Sides): Compiled => {
  const { gives, compute } = meaningOf(operator, sides);
  const { left, right } = sides;
  return { type: gives, run: (context) => compute(left.run(context), right.run(context)) };
};

const TESTS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const EQUALITY: ReadonlySet<string> = new Set(['=', '<>']);

type BlanksCompared = { readonly isBlankEqual: boolean; readonly isText: boolean };

/** Blank text is equal to blank text, and neither above nor below any. Of other types nothing is equal to a blank, not even NULL, except in flows. */
const compared = (operator: string, { isBlankEqual, isText }: BlanksCompared): Compute => {
  const test = TESTS[operator] ?? (() => false);
  return (left, right) => {
    if (!isBlank(left) && !isBlank(right)) return test(compareValues(left, right));
    if (!isBlankEqual) return isText ? false : undefined;
    return test(isBlank(left) && isBlank(right) ? 0 : 1);
  };
};

const checkComparable = (operator: string, side: Compiled): void => {
  if (side.type === 'Boolean' && !EQUALITY.has(operator)) throw wrongType(operator, ANY_OPERAND, side);
};

const comparison = (operator: string, { left, right }: Sides, place: FormulaPlace): Compiled => {
  const type = commonType(left.type, right.type);
  if (type === undefined) throw wrongType(operator, [left.type], right);
  checkComparable(operator, left);
  checkComparable(operator, right);
  const isText = type === 'Text';
  const isBlankEqual = EQUALITY.has(operator) && (isText || place === 'flow');
  const compute = compared(operator, { isBlankEqual, isText });
  return { type: 'Boolean', run: (context) => compute(left.run(context), right.run(context)) };
};

/**
 * An operator between two checked sides.
 * @throws FormulaInvalid when it does not take their types
 */
export const compileOperator = (operator: string, sides: Sides, place: FormulaPlace): Compiled => {
  refusePicklist(sides.left);
  refusePicklist(sides.right);
  return operator in TESTS ? comparison(operator, sides, place) : arithmetic(operator, sides);
};

/** A sign before a number. */
export const compileSign = (operator: string, operand: Compiled): Compiled => {
  refusePicklist(operand);
  if (commonType(operand.type, 'Number') === undefined) throw wrongType(operator, ['Number'], operand);
  if (operator === '+') return operand;
  const run: Compiled['run'] = (context) => {
    const value = operand.run(context);
    return value instanceof Decimal ? value.negate() : undefined;
  };
  return { type: 'Number', run };
};
