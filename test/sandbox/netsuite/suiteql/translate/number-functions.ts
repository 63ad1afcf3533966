/** Functions on numbers, exact on decimals. */
import type { Environment } from './environment.ts';
import { argument, decimalSql, integerSql, taking } from './function-table.ts';
import type { FunctionTable } from './function-table.ts';
import { asNumber, unified } from './value.ts';
import type { Value } from './value.ts';

const wholeBy =
  (name: 'ns_floor' | 'ns_ceil') =>
  (args: readonly Value[], environment: Environment): Value => ({
    sql: `${name}(${decimalSql(argument(args, 0), environment)})`,
    type: 'integer',
  });

/** TRUNC also cuts dates; the table of dates has it and comes back here for numbers. */
export const truncatedNumber = (args: readonly Value[], environment: Environment): Value =>
  toPlaces('ns_truncate', args, environment);

const toPlaces = (name: string, args: readonly Value[], environment: Environment): Value => {
  const places = args[1] === undefined ? '0' : integerSql(args[1], environment);
  return { sql: `${name}(${decimalSql(argument(args, 0), environment)}, ${places})`, type: 'decimal' };
};

export const numberFunctions: FunctionTable = {
  ABS: taking([1], (args, environment) => {
    const number = asNumber(argument(args, 0), environment);
    return { sql: `abs(${number.sql})`, type: number.type };
  }),
  SIGN: taking([1], (args, environment) => ({
    sql: `sign(${asNumber(argument(args, 0), environment).sql})`,
    type: 'integer',
  })),
  MOD: taking([2], (args, environment) => {
    const { type, values } = unified(
      args.map((value) => asNumber(value, environment)),
      environment,
    );
    const [left = 'NULL', right = 'NULL'] = values.map((value) => value.sql);
    return { sql: `(${left} % ${right})`, type };
  }),
  ROUND: taking([1, 2], (args, environment) => toPlaces('ns_round', args, environment)),
  FLOOR: taking([1], wholeBy('ns_floor')),
  CEIL: taking([1], wholeBy('ns_ceil')),
  TO_NUMBER: taking([1], (args, environment) => asNumber(argument(args, 0), environment)),
  POWER: taking([2], (args, environment) => ({
    sql: `ns_power(${decimalSql(argument(args, 0), environment)}, ${integerSql(argument(args, 1), environment)})`,
    type: 'decimal',
  })),
};
