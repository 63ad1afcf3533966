/** Functions on dates. What they give is wall clock of the user's zone; instants are brought there first. */
import type { Environment } from './environment.ts';
import { argument, integerSql, sqlAs, taking } from './function-table.ts';
import type { FunctionTable } from './function-table.ts';
import { truncatedNumber } from './number-functions.ts';
import { constantText, converted, quoted, readDate } from './value.ts';
import type { Value } from './value.ts';

const present = (environment: Environment): Value => ({
  sql: String(environment.zone.wallOf(environment.now)),
  type: 'date',
});

const isTime = (value: Value): boolean => value.type === 'date' || value.type === 'instant';

const read = (args: readonly Value[], environment: Environment): Value => {
  const value = argument(args, 0);
  if (isTime(value) || value.type === 'null' || args[1] === undefined) return converted(value, 'date', environment);
  const model = constantText(args[1], 'a format model');
  if (value.literal !== undefined) return { sql: String(readDate(value.literal, model, environment)), type: 'date' };
  return { sql: `ns_read_date(${converted(value, 'text', environment).sql}, ${quoted(model)})`, type: 'date' };
};

const truncated = (args: readonly Value[], environment: Environment): Value => {
  if (!isTime(argument(args, 0))) return truncatedNumber(args, environment);
  const unit = args[1] === undefined ? 'DD' : constantText(args[1], 'a unit').toUpperCase();
  return { sql: `ns_truncate_date(${sqlAs('date', [args, 0], environment)}, ${quoted(unit)})`, type: 'date' };
};

export const dateFunctions: FunctionTable = {
  SYSDATE: taking([0], (_, environment) => present(environment)),
  CURRENT_DATE: taking([0], (_, environment) => present(environment)),
  SYSTIMESTAMP: taking([0], (_, environment) => present(environment)),
  CURRENT_TIMESTAMP: taking([0], (_, environment) => present(environment)),
  TO_DATE: taking([1, 2], read),
  TO_TIMESTAMP: taking([1, 2], read),
  TRUNC: taking([1, 2], truncated),
  ADD_MONTHS: taking([2], (args, environment) => ({
    sql: `ns_add_months(${sqlAs('date', [args, 0], environment)}, ${integerSql(argument(args, 1), environment)})`,
    type: 'date',
  })),
  LAST_DAY: taking([1], (args, environment) => ({
    sql: `ns_last_day(${sqlAs('date', [args, 0], environment)})`,
    type: 'date',
  })),
  MONTHS_BETWEEN: taking([2], (args, environment) => ({
    sql: `ns_months_between(${sqlAs('date', [args, 0], environment)}, ${sqlAs('date', [args, 1], environment)})`,
    type: 'decimal',
  })),
};
