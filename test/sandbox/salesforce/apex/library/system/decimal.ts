/**
 * Decimal and its rounding modes.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { Decimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import type { EnumConstant } from '../../values/enum-constant.ts';
import { ROUNDING_MODES, type RoundingModeName } from '../../values/rounding.ts';
import { libraryEnum, libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';
import { formatDecimal } from './number-format.ts';

export const roundingMode = libraryEnum({ name: 'System.RoundingMode', values: ROUNDING_MODES });

const modeOf = ({ name }: EnumConstant): RoundingModeName =>
  ROUNDING_MODES.find((mode) => mode === name) ?? 'HALF_EVEN';

export const decimal = libraryPrimitive({
  name: 'System.Decimal',
  holds: (value) => value instanceof Decimal,
  members: withoutNulls({
    'Decimal abs()': (value: Decimal) => value.abs(),
    'Decimal divide(Decimal divisor, Integer scale)': (value: Decimal, divisor: Decimal, scale: number) =>
      value.divide(divisor, scale),
    'Decimal divide(Decimal divisor, Integer scale, System.RoundingMode roundingMode)': (
      value: Decimal,
      ...[divisor, scale, mode]: [Decimal, number, EnumConstant]
    ) => value.divide(divisor, scale, modeOf(mode)),
    'Double doubleValue()': (value: Decimal) => new ApexDouble(value.toNumber()),
    'String format()': formatDecimal,
    'Integer intValue()': (value: Decimal) => Number(BigInt.asIntN(32, value.toLong())),
    'Long longValue()': (value: Decimal) => value.toLong(),
    'Decimal pow(Integer exponent)': (value: Decimal, exponent: number) => value.pow(exponent),
    'Integer precision()': (value: Decimal) => value.precision(),
    'Long round()': (value: Decimal) => value.round(),
    'Long round(System.RoundingMode roundingMode)': (value: Decimal, mode: EnumConstant) => value.round(modeOf(mode)),
    'Integer scale()': (value: Decimal) => value.scale,
    'Decimal setScale(Integer scale)': (value: Decimal, scale: number) => value.setScale(scale),
    'Decimal setScale(Integer scale, System.RoundingMode roundingMode)': (
      value: Decimal,
      scale: number,
      mode: EnumConstant,
    ) => value.setScale(scale, modeOf(mode)),
    'Decimal stripTrailingZeros()': (value: Decimal) => value.stripTrailingZeros(),
    'String toPlainString()': (value: Decimal) => value.toPlainString(),
    'static Decimal valueOf(Double doubleToDecimal)': ({ value }: ApexDouble) => Decimal.fromDouble(value),
    'static Decimal valueOf(Long longToDecimal)': (value: bigint) => Decimal.fromLong(value),
    'static Decimal valueOf(String stringToDecimal)': (text: string) => Decimal.of(text),
  }),
});
