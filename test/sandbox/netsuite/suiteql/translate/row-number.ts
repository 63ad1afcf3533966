/** ROWNUM counts the rows that pass WHERE, before grouping and ordering see them; `ROWNUM <= n` therefore cuts before it orders. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Expression, Select } from '../syntax/ast.ts';
import { contains } from './aggregate.ts';
import { conjuncts } from './condition.ts';
import type { Environment } from './environment.ts';

const isRowNumber = (part: Expression): boolean => part.kind === 'rownum';
const usesRowNumber = (part: Expression): boolean => contains(part, isRowNumber);

export type RowNumbering = {
  /** WHERE without its bounds on ROWNUM. */
  readonly where: readonly Expression[];
  /** How many rows pass at most. */
  readonly most: number | undefined;
  /** Whether anything but WHERE needs the rows numbered or cut first. */
  readonly needed: boolean;
};

const constantOf = (expression: Expression, environment: Environment): number => {
  const text = expression.kind === 'parameter' ? environment.parameters[expression.index] : undefined;
  const written = expression.kind === 'number' ? expression.text : text;
  const number = Number(written ?? 'none');
  if (!Number.isFinite(number)) throw new Unsupported('ROWNUM compared with anything but a number in SuiteQL');
  return number;
};

/** No row is ever second unless one was first: `ROWNUM = 2` and `ROWNUM > 1` find nothing. */
const mostBy: Readonly<Record<string, (bound: number) => number>> = {
  '<=': (bound) => Math.floor(bound),
  '<': (bound) => Math.ceil(bound) - 1,
  '=': (bound) => (bound === 1 ? 1 : 0),
  '>': (bound) => (bound < 1 ? Number.POSITIVE_INFINITY : 0),
  '>=': (bound) => (bound <= 1 ? Number.POSITIVE_INFINITY : 0),
};

const boundOf = (part: Expression, environment: Environment): number => {
  const most = part.kind === 'compare' && part.left.kind === 'rownum' ? mostBy[part.operator] : undefined;
  if (part.kind !== 'compare' || most === undefined) {
    throw new Unsupported('ROWNUM in WHERE other than ROWNUM < n, <= n, = n, > n or >= n in SuiteQL');
  }
  return Math.max(0, most(constantOf(part.right, environment)));
};

/** What the rest of the query needs ROWNUM for. */
export const rowNumbering = (
  select: Select,
  { others, environment }: { others: readonly Expression[]; environment: Environment },
): RowNumbering => {
  const parts = select.where === undefined ? [] : conjuncts(select.where);
  const bounds = parts.filter(usesRowNumber).map((part) => boundOf(part, environment));
  const most = Math.min(...bounds, Number.POSITIVE_INFINITY);
  return {
    where: parts.filter((part) => !usesRowNumber(part)),
    most: Number.isFinite(most) ? most : undefined,
    needed: Number.isFinite(most) || others.some(usesRowNumber),
  };
};
