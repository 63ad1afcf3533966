/** Functions of numbers. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */
import { Decimal } from '../../apex/values/decimal.ts';
import { byDouble, remainder, toPlaces, toWhole } from '../arithmetic.ts';
import { plain, type FunctionTable } from './define.ts';

const ofOne = (compute: (value: Decimal) => Decimal) => plain('Number -> Number', (given) => compute(given.number(0)));

const ofDouble = (compute: (value: number) => number) => ofOne(byDouble(compute));

const extreme = (wanted: 1 | -1) =>
  plain('Number... -> Number', (given) =>
    given.all().reduce((best, one) => (one.compareTo(best) === wanted ? one : best)),
  );

/** CEILING and FLOOR go away from zero and towards it; those with an M go up and down. */
export const numberFunctions: FunctionTable = {
  ABS: ofOne((value) => value.abs()),
  ACOS: ofDouble(Math.acos),
  ASIN: ofDouble(Math.asin),
  ATAN: ofDouble(Math.atan),
  ATAN2: plain('Number, Number -> Number', (given) =>
    byDouble((one) => Math.atan2(one, given.number(1).toNumber()))(given.number(0)),
  ),
  CEILING: ofOne((value) => toWhole(value, 'UP')),
  COS: ofDouble(Math.cos),
  EXP: ofDouble(Math.exp),
  FLOOR: ofOne((value) => toWhole(value, 'DOWN')),
  LN: ofDouble(Math.log),
  LOG: ofDouble(Math.log10),
  MAX: extreme(1),
  MCEILING: ofOne((value) => toWhole(value, 'CEILING')),
  MFLOOR: ofOne((value) => toWhole(value, 'FLOOR')),
  MIN: extreme(-1),
  MOD: plain('Number, Number -> Number', (given) => remainder(given.number(0), given.number(1))),
  PI: plain('-> Number', () => Decimal.of(String(Math.PI))),
  ROUND: plain('Number, Number -> Number', (given) => toPlaces(given.number(0), given.whole(1), 'HALF_UP')),
  SIN: ofDouble(Math.sin),
  SQRT: ofDouble(Math.sqrt),
  TAN: ofDouble(Math.tan),
  TRUNC: plain('Number, Number? -> Number', (given) =>
    toPlaces(given.number(0), given.count > 1 ? given.whole(1) : 0, 'DOWN'),
  ),
};
