/** The shape of a row in the tables of functions. */
import { invalidSearch } from '../refusals.ts';
import type { Environment } from './environment.ts';
import { asNumber, converted } from './value.ts';
import type { Value, ValueType } from './value.ts';

export type SuiteQlFunction = {
  /** Fewest and most arguments. */
  readonly least: number;
  readonly most: number;
  readonly call: (args: readonly Value[], environment: Environment) => Value;
};
export type FunctionTable = Readonly<Record<string, SuiteQlFunction>>;

/** A row of the table; `most` is `least` when left out. */
export const taking = (
  [least, most = least]: readonly [number, number?],
  call: SuiteQlFunction['call'],
): SuiteQlFunction => ({ least, most, call });

/** An argument that must be there. */
export const argument = (args: readonly Value[], index: number): Value => {
  const found = args[index];
  if (found === undefined) throw invalidSearch();
  return found;
};

/** An argument's SQL in the given type. */
export const sqlAs = (
  type: ValueType,
  [args, index]: readonly [readonly Value[], number],
  environment: Environment,
): string => converted(argument(args, index), type, environment).sql;

/** A numeric argument's SQL as an integer; decimals lose their fraction, as Oracle cuts them. */
export const integerSql = (value: Value, environment: Environment): string =>
  converted(asNumber(value, environment), 'integer', environment).sql;

/** A numeric argument's SQL as hundred-millionths. */
export const decimalSql = (value: Value, environment: Environment): string =>
  converted(asNumber(value, environment), 'decimal', environment).sql;
