/** Arithmetic of Double and Decimal, and dates moved by numbers, as generated code calls it; operands are not null. */
import type { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import type { Decimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import type { ApexTime } from '../values/time.ts';
import { apexException } from './exceptions.ts';

const remainderOf = (left: Decimal, right: Decimal): Decimal => {
  const whole = left.divide(right, 0, 'DOWN');
  return left.minus(whole.times(right));
};

const days = (by: unknown): number => {
  if (typeof by === 'number') return by;
  if (typeof by === 'bigint') return Number(by);
  if (by instanceof ApexDouble) return by.value;
  if (typeof by === 'object' && by !== null && 'toNumber' in by && typeof by.toNumber === 'function') {
    return Number(Reflect.apply(by.toNumber, by, []));
  }
  throw apexException('System.TypeException', 'Date can only be moved by a number');
};

const DAY_MILLISECONDS = 86_400_000;

export const numberSupport = {
  addDouble: (a: ApexDouble, b: ApexDouble) => a.plus(b),
  subtractDouble: (a: ApexDouble, b: ApexDouble) => a.minus(b),
  multiplyDouble: (a: ApexDouble, b: ApexDouble) => a.times(b),
  divideDouble: (a: ApexDouble, b: ApexDouble) => a.dividedBy(b),
  moduloDouble: (a: ApexDouble, b: ApexDouble) => new ApexDouble(a.value % b.value),
  negateDouble: (a: ApexDouble) => a.negate(),
  addDecimal: (a: Decimal, b: Decimal) => a.plus(b),
  subtractDecimal: (a: Decimal, b: Decimal) => a.minus(b),
  multiplyDecimal: (a: Decimal, b: Decimal) => a.times(b),
  divideDecimal: (a: Decimal, b: Decimal) => a.dividedBy(b),
  moduloDecimal: remainderOf,
  negateDecimal: (a: Decimal) => a.negate(),
  moveDate: (date: ApexDate, sign: number, by: unknown) => date.addDays(sign * Math.trunc(days(by))),
  moveDatetime: (datetime: ApexDatetime, sign: number, by: unknown) =>
    new ApexDatetime(datetime.milliseconds + Math.round(sign * days(by) * DAY_MILLISECONDS)),
  moveTime: (time: ApexTime, sign: number, by: unknown) => time.addMilliseconds(sign * Math.trunc(days(by))),
};
