/**
 * What the operators of formulas do with which types.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions_i_z.htm
 */
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import { FormulaFailed } from './formula-error.ts';
import { areEqual, orderOf, textOf, type FormulaType, type FormulaValue } from './value.ts';

const DAY = Decimal.fromInteger(86_400_000);

type Compute = (left: FormulaValue, right: FormulaValue) => FormulaValue;

/** One meaning of a sign: the types it takes and the type it gives. */
export type Meaning = {
  readonly left: FormulaType;
  readonly right: FormulaType;
  readonly gives: FormulaType;
  readonly compute: Compute;
};

const numbers =
  (work: (left: Decimal, right: Decimal) => Decimal): Compute =>
  (left, right) =>
    left instanceof Decimal && right instanceof Decimal ? work(left, right) : null;

const quotient = (left: Decimal, right: Decimal): Decimal => {
  if (right.unscaled === 0n) throw new FormulaFailed('Division by zero');
  return left.dividedBy(right);
};

const power = (left: Decimal, right: Decimal): Decimal => {
  const exponent = right.toNumber();
  if (!Number.isInteger(exponent)) return Decimal.fromDouble(left.toNumber() ** exponent);
  return exponent >= 0 ? left.pow(exponent) : quotient(Decimal.fromInteger(1), left.pow(-exponent));
};

/** Whole days for a date, any part of a day for an instant, milliseconds for a time of day. */
const later = (moment: FormulaValue, days: FormulaValue, sign: 1 | -1): FormulaValue => {
  if (!(days instanceof Decimal)) return null;
  if (moment instanceof ApexDate) return moment.addDays(sign * Number(days.toLong()));
  if (moment instanceof ApexTime) return new ApexTime(moment.milliseconds + sign * Number(days.toLong()));
  if (!(moment instanceof ApexDatetime)) return null;
  return new ApexDatetime(moment.milliseconds + sign * Number(days.times(DAY).toLong()));
};

/** Days, or milliseconds between times of day. */
const distanceOf: Compute = (left, right) => {
  if (left instanceof ApexTime && right instanceof ApexTime)
    return Decimal.fromInteger(left.milliseconds - right.milliseconds);
  if (left instanceof ApexDate && right instanceof ApexDate) return Decimal.fromInteger(right.daysBetween(left));
  if (!(left instanceof ApexDatetime) || !(right instanceof ApexDatetime)) return null;
  return Decimal.fromInteger(left.milliseconds - right.milliseconds).dividedBy(DAY);
};

const joined: Compute = (left, right) => textOf(left) + textOf(right);

const arithmetic = (work: (left: Decimal, right: Decimal) => Decimal): Meaning => ({
  left: 'Number',
  right: 'Number',
  gives: 'Number',
  compute: numbers(work),
});

const joining: Meaning = { left: 'Text', right: 'Text', gives: 'Text', compute: joined };

const shift = (moment: FormulaType, sign: 1 | -1): Meaning => ({
  left: moment,
  right: 'Number',
  gives: moment,
  compute: (left, right) => later(left, right, sign),
});

const shiftedBy = (moment: FormulaType): Meaning => ({
  left: 'Number',
  right: moment,
  gives: moment,
  compute: (left, right) => later(right, left, 1),
});

const distance = (moment: FormulaType): Meaning => ({
  left: moment,
  right: moment,
  gives: 'Number',
  compute: distanceOf,
});

const logic = (compute: Compute): readonly Meaning[] => [
  { left: 'Boolean', right: 'Boolean', gives: 'Boolean', compute },
];

const COMPARABLE: readonly FormulaType[] = ['Text', 'Number', 'Date', 'DateTime', 'Time'];

const comparison = (types: readonly FormulaType[], compute: Compute): readonly Meaning[] =>
  types.map((type) => ({ left: type, right: type, gives: 'Boolean', compute }));

const ordering = (fits: (order: number) => boolean): readonly Meaning[] =>
  comparison(COMPARABLE, (left, right) => {
    const order = orderOf(left, right);
    return order !== undefined && fits(order);
  });

const equal = comparison([...COMPARABLE, 'Boolean'], areEqual);
const different = comparison([...COMPARABLE, 'Boolean'], (left, right) => !areEqual(left, right));

const MOMENTS: readonly FormulaType[] = ['Date', 'DateTime', 'Time'];

/** Meanings by sign, the first that fits holds. */
export const MEANINGS: Readonly<Record<string, readonly Meaning[]>> = {
  '+': [
    arithmetic((left, right) => left.plus(right)),
    joining,
    ...MOMENTS.flatMap((moment) => [shift(moment, 1), shiftedBy(moment)]),
  ],
  '-': [
    arithmetic((left, right) => left.minus(right)),
    ...MOMENTS.flatMap((moment) => [shift(moment, -1), distance(moment)]),
  ],
  '*': [arithmetic((left, right) => left.times(right))],
  '/': [arithmetic(quotient)],
  '^': [arithmetic(power)],
  '&': [joining],
  '&&': logic((left, right) => left === true && right === true),
  '||': logic((left, right) => left === true || right === true),
  '=': equal,
  '==': equal,
  '<>': different,
  '!=': different,
  '<': ordering((order) => order < 0),
  '<=': ordering((order) => order <= 0),
  '>': ordering((order) => order > 0),
  '>=': ordering((order) => order >= 0),
};
