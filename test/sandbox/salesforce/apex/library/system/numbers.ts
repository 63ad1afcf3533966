/** Integer, Long, Double and Boolean. */
import { integerToDecimal, integerToDouble, integerToLong, longToDecimal, longToDouble } from '../../values/convert.ts';
import { ApexDouble } from '../../values/double.ts';
import { Decimal } from '../../values/decimal.ts';
import { libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';
import { formatDecimal, formatWhole } from './number-format.ts';
import {
  doubleOf,
  doubleToInteger,
  doubleToLong,
  integerOf,
  invalid,
  parseDouble,
  parseInteger,
  parseLong,
} from './number-parse.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm */
export const integer = libraryPrimitive({
  name: 'System.Integer',
  holds: (value) => typeof value === 'number',
  members: withoutNulls({
    'String format()': formatWhole,
    'Long longValue()': integerToLong,
    'Double doubleValue()': integerToDouble,
    'Decimal decimalValue()': integerToDecimal,
    'static Integer valueOf(String stringToInteger)': parseInteger,
    'static Integer valueOf(Object fieldValue)': integerOf,
  }),
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_long.htm */
export const long = libraryPrimitive({
  name: 'System.Long',
  holds: (value) => typeof value === 'bigint',
  members: withoutNulls({
    'String format()': formatWhole,
    'Double doubleValue()': longToDouble,
    'Decimal decimalValue()': longToDecimal,
    'Integer intValue()': (value: bigint) => Number(BigInt.asIntN(32, value)),
    'static Long valueOf(String stringToLong)': parseLong,
  }),
});

const formatDouble = ({ value }: ApexDouble): string =>
  Number.isFinite(value) ? formatDecimal(Decimal.fromDouble(value)) : String(value).replace('Infinity', '∞');

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_double.htm */
export const double = libraryPrimitive({
  name: 'System.Double',
  holds: (value) => value instanceof ApexDouble,
  members: withoutNulls({
    'String format()': formatDouble,
    'Integer intValue()': ({ value }: ApexDouble) => doubleToInteger(value),
    'Long longValue()': ({ value }: ApexDouble) => doubleToLong(value),
    // Half a unit goes up, as documented: 4.5 to 5 and -4.5 to -4.
    'Long round()': ({ value }: ApexDouble) => doubleToLong(Math.floor(value + 0.5)),
    'static Double valueOf(String stringToDouble)': parseDouble,
    'static Double valueOf(Object fieldValue)': doubleOf,
  }),
});

const booleanOf = (value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  throw invalid('boolean', value);
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_boolean.htm */
export const boolean = libraryPrimitive({
  name: 'System.Boolean',
  holds: (value) => typeof value === 'boolean',
  members: withoutNulls({
    'static Boolean valueOf(String stringToBoolean)': booleanOf,
    'static Boolean valueOf(Object fieldValue)': booleanOf,
  }),
});
