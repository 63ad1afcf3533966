/** Functions of numbers. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */
import { Decimal } from '../../apex/values/decimal.ts';
import { FormulaFailed } from '../formula-error.ts';
import { countOf, plainFunction, type Argument, type FunctionTable } from './function.ts';

type Compute = (args: readonly Argument[]) => Decimal | null;

/** Works on one number; a blank one stays blank. */
const onOne =
  (work: (number: Decimal) => Decimal): Compute =>
  ([arg]) => {
    const number = arg?.() ?? null;
    return number instanceof Decimal ? work(number) : null;
  };

/** Works from left to right; blank when one of the numbers is. */
const across =
  (work: (left: Decimal, right: Decimal) => Decimal): Compute =>
  (args) => {
    const numbers = args.map((arg) => arg()).filter((one) => one instanceof Decimal);
    return numbers.length < args.length ? null : numbers.reduce(work);
  };

/** Away from zero and towards it, as the reference describes CEILING and FLOOR. */
const whole = (mode: 'UP' | 'DOWN' | 'CEILING' | 'FLOOR') => onOne((number) => number.setScale(0, mode));

const remainder = (left: Decimal, right: Decimal): Decimal => {
  if (right.unscaled === 0n) throw new FormulaFailed('Division by zero');
  return left.minus(right.times(left.dividedBy(right).setScale(0, 'FLOOR')));
};

const root = (number: Decimal): Decimal => {
  if (number.unscaled < 0n) throw new FormulaFailed('Square root of a negative number');
  return Decimal.fromDouble(Math.sqrt(number.toNumber()));
};

export const numberFunctions: FunctionTable = {
  ABS: plainFunction(
    'Number -> Number',
    onOne((number) => number.abs()),
  ),
  CEILING: plainFunction('Number -> Number', whole('UP')),
  FLOOR: plainFunction('Number -> Number', whole('DOWN')),
  MCEILING: plainFunction('Number -> Number', whole('CEILING')),
  MFLOOR: plainFunction('Number -> Number', whole('FLOOR')),
  MAX: plainFunction(
    'Number... -> Number',
    across((left, right) => (right.compareTo(left) > 0 ? right : left)),
  ),
  MIN: plainFunction(
    'Number... -> Number',
    across((left, right) => (right.compareTo(left) < 0 ? right : left)),
  ),
  MOD: plainFunction('Number Number -> Number', across(remainder)),
  ROUND: plainFunction('Number Number -> Number', ([number, digits]) => {
    const value = number?.() ?? null;
    return value instanceof Decimal ? value.setScale(countOf(digits), 'HALF_UP') : null;
  }),
  SQRT: plainFunction('Number -> Number', onOne(root)),
  TRUNC: plainFunction('Number Number? -> Number', ([number, digits]) => {
    const value = number?.() ?? null;
    return value instanceof Decimal ? value.setScale(countOf(digits), 'DOWN') : null;
  }),
};
