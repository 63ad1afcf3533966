/** Functions on text. Oracle knows no empty text: a result without letters is NULL. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { formatDate } from '../values/date-format.ts';
import { formatNumber } from '../values/number-format.ts';
import type { Environment } from './environment.ts';
import { argument, integerSql, sqlAs, taking } from './function-table.ts';
import type { FunctionTable, SuiteQlFunction } from './function-table.ts';
import { NULL_VALUE, constantText, converted, quoted } from './value.ts';
import type { Value } from './value.ts';

const filled = (sql: string): Value => ({ sql: `NULLIF(${sql}, '')`, type: 'text' });

/** A function whose arguments are all text. */
const ofTexts = (name: string, count: readonly [number, number?]): SuiteQlFunction =>
  taking(count, (args, environment) =>
    filled(`${name}(${args.map((value) => converted(value, 'text', environment).sql).join(', ')})`),
  );

const part = (args: readonly Value[], environment: Environment): Value => {
  const start = integerSql(argument(args, 1), environment);
  const length = args[2] === undefined ? '' : `, ${integerSql(args[2], environment)}`;
  return filled(`substr(${sqlAs('text', [args, 0], environment)}, COALESCE(NULLIF(${start}, 0), 1)${length})`);
};

const padded =
  (name: 'ns_pad_left' | 'ns_pad_right') =>
  (args: readonly Value[], environment: Environment): Value => {
    const fill = args[2] === undefined ? quoted(' ') : sqlAs('text', [args, 2], environment);
    const width = integerSql(argument(args, 1), environment);
    return filled(`${name}(${sqlAs('text', [args, 0], environment)}, ${width}, ${fill})`);
  };

const written = (args: readonly Value[], environment: Environment): Value => {
  const value = argument(args, 0);
  if (args[1] === undefined) return converted(value, 'text', environment);
  if (value.type === 'null') return NULL_VALUE;
  const model = constantText(args[1], 'a format model');
  if (value.type === 'text') throw new Unsupported('TO_CHAR of text with a format model in SuiteQL');
  const isDate = value.type === 'date' || value.type === 'instant';
  // Tried once on zero, so that a model the sandbox cannot write is refused even where there are no rows.
  if (isDate) formatDate(0, model);
  else formatNumber(0n, model);
  const [name, type] = isDate ? (['ns_format_date', 'date'] as const) : (['ns_format_number', 'decimal'] as const);
  return { sql: `${name}(${converted(value, type, environment).sql}, ${quoted(model)})`, type: 'text' };
};

export const textFunctions: FunctionTable = {
  TO_CHAR: taking([1, 2], written),
  UPPER: ofTexts('ns_upper', [1]),
  LOWER: ofTexts('ns_lower', [1]),
  TRIM: ofTexts('trim', [1]),
  LTRIM: ofTexts('ltrim', [1, 2]),
  RTRIM: ofTexts('rtrim', [1, 2]),
  LPAD: taking([2, 3], padded('ns_pad_left')),
  RPAD: taking([2, 3], padded('ns_pad_right')),
  SUBSTR: taking([2, 3], part),
  INSTR: taking([2], (args, environment) => ({
    sql: `instr(${sqlAs('text', [args, 0], environment)}, ${sqlAs('text', [args, 1], environment)})`,
    type: 'integer',
  })),
  LENGTH: taking([1], (args, environment) => ({
    sql: `length(${sqlAs('text', [args, 0], environment)})`,
    type: 'integer',
  })),
  REPLACE: taking([2, 3], (args, environment) => {
    const by = args[2] === undefined ? quoted('') : `COALESCE(${sqlAs('text', [args, 2], environment)}, '')`;
    return filled(`replace(${sqlAs('text', [args, 0], environment)}, ${sqlAs('text', [args, 1], environment)}, ${by})`);
  }),
  CONCAT: taking([2], (args, environment) => {
    const [left, right] = [sqlAs('text', [args, 0], environment), sqlAs('text', [args, 1], environment)];
    return filled(`COALESCE(${left}, '') || COALESCE(${right}, '')`);
  }),
};
