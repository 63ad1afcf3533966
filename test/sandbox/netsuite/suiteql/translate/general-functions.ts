/** Functions on values of any type. */
import { sqlOfComparison } from './condition.ts';
import type { Environment } from './environment.ts';
import { argument, taking } from './function-table.ts';
import type { FunctionTable } from './function-table.ts';
import { NULL_VALUE, unified } from './value.ts';
import type { Value } from './value.ts';

const firstKnown = (args: readonly Value[], environment: Environment): Value => {
  const { type, values } = unified(args, environment);
  return { sql: `COALESCE(${values.map((value) => value.sql).join(', ')})`, type };
};

const extreme =
  (name: 'MAX' | 'MIN') =>
  (args: readonly Value[], environment: Environment): Value => {
    const { type, values } = unified(args, environment);
    return { sql: `${name}(${values.map((value) => value.sql).join(', ')})`, type };
  };

const decoded = (args: readonly Value[], environment: Environment): Value => {
  const subject = argument(args, 0);
  const rest = args.slice(1);
  const count = Math.floor(rest.length / 2);
  const otherwise = rest.length % 2 === 1 ? (rest.at(-1) ?? NULL_VALUE) : NULL_VALUE;
  const results = Array.from({ length: count }, (_, index) => argument(rest, index * 2 + 1));
  const { type, values } = unified([...results, otherwise], environment);
  const whens = Array.from({ length: count }, (_, index) => {
    const key = argument(rest, index * 2);
    const test = key.type === 'null' ? `${subject.sql} IS NULL` : sqlOfComparison('=', [subject, key], environment);
    return `WHEN ${test} THEN ${values[index]?.sql ?? 'NULL'}`;
  });
  return { sql: `(CASE ${whens.join(' ')} ELSE ${values.at(-1)?.sql ?? 'NULL'} END)`, type };
};

export const generalFunctions: FunctionTable = {
  NVL: taking([2], firstKnown),
  COALESCE: taking([2, 100], firstKnown),
  NVL2: taking([3], (args, environment) => {
    const { type, values } = unified(args.slice(1), environment);
    const [known, unknown] = values.map((value) => value.sql);
    return {
      sql: `(CASE WHEN ${argument(args, 0).sql} IS NOT NULL THEN ${known ?? ''} ELSE ${unknown ?? ''} END)`,
      type,
    };
  }),
  NULLIF: taking([2], (args, environment) => {
    const [value, other] = [argument(args, 0), argument(args, 1)];
    const test = sqlOfComparison('=', [value, other], environment);
    return { sql: `(CASE WHEN ${test} THEN NULL ELSE ${value.sql} END)`, type: value.type };
  }),
  DECODE: taking([3, 255], decoded),
  GREATEST: taking([2, 100], extreme('MAX')),
  LEAST: taking([2, 100], extreme('MIN')),
};
