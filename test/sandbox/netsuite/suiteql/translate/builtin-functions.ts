/** NetSuite's own functions: what people read for an id or a code, and the code criteria are written with. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch } from '../refusals.ts';
import { storageOf } from '../tables/catalog.ts';
import type { Display } from '../tables/table.ts';
import type { Environment } from './environment.ts';
import { argument, taking } from './function-table.ts';
import type { FunctionTable, SuiteQlFunction } from './function-table.ts';
import { converted, named } from './value.ts';
import type { ColumnOrigin, Value } from './value.ts';

const labelOf = (
  display: Display,
  { value, origin }: { value: Value; origin: ColumnOrigin },
  environment: Environment,
): string => {
  if (display.kind === 'sibling') return origin.sibling(display.column);
  const table = environment.catalog.find(display.table);
  if (table === undefined) throw invalidSearch();
  const label = `"$label".${named(display.label)}`;
  return `(SELECT ${label} FROM ${named(storageOf(table))} AS "$label" WHERE "$label"."id" = ${value.sql})`;
};

const displayed = (args: readonly Value[], environment: Environment): Value => {
  const value = argument(args, 0);
  const { origin } = value;
  if (origin === undefined) throw invalidSearch();
  const display = origin.column.display;
  if (display === undefined) return converted(value, 'text', environment);
  return { sql: labelOf(display, { value, origin }, environment), type: 'text' };
};

const criteria = (args: readonly Value[], environment: Environment): Value => {
  const value = argument(args, 0);
  if (value.origin === undefined) throw invalidSearch();
  const code = value.origin.column.criteria;
  return code === undefined ? converted(value, 'text', environment) : { sql: value.origin.sibling(code), type: 'text' };
};

const notPlayed = (name: string): SuiteQlFunction =>
  taking([0, 10], () => {
    throw new Unsupported(`${name} in SuiteQL`);
  });

export const builtinFunctions: FunctionTable = {
  'BUILTIN.DF': taking([1], displayed),
  'BUILTIN.CF': taking([1], criteria),
  'BUILTIN.CONSOLIDATE': notPlayed('BUILTIN.CONSOLIDATE'),
  'BUILTIN.CURRENCY_CONVERT': notPlayed('BUILTIN.CURRENCY_CONVERT'),
  'BUILTIN.RELATIVE_RANGES': notPlayed('BUILTIN.RELATIVE_RANGES'),
};
