/**
 * Oracle's own outer joins, `FROM a, b WHERE a.x = b.y(+)`, said again as ANSI joins. The dialect takes either, never both.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257796125.html
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch } from '../refusals.ts';
import type { Expression, Join, Select } from '../syntax/ast.ts';
import { contains } from './aggregate.ts';
import { conjuncts } from './condition.ts';

const isOptional = (part: Expression): boolean => part.kind === 'column' && part.optional;
const hasOptional = (part: Expression): boolean => contains(part, isOptional);

const joined = (parts: readonly Expression[]): Expression | undefined =>
  parts.reduce<Expression | undefined>(
    (left, right) => (left === undefined ? right : { kind: 'and', left, right }),
    undefined,
  );

const aliasOf = ({ source }: Join): string | undefined =>
  source.alias ?? (source.kind === 'table' ? source.name : undefined);

/** The one source whose columns carry the sign in this condition. */
const optionalSide = (part: Expression): string => {
  const aliases = new Set<string | undefined>();
  contains(part, (each) => {
    if (each.kind === 'column' && each.optional) aliases.add(each.qualifier);
    return false;
  });
  const [alias, another] = aliases;
  if (alias === undefined) throw new Unsupported('(+) behind a column without its table in SuiteQL');
  if (another !== undefined) throw invalidSearch();
  return alias;
};

/**
 * The same SELECT without `(+)`.
 * @throws NetSuiteError when `(+)` stands together with JOIN
 */
export const withAnsiJoins = (select: Select): Select => {
  const conditions = select.where === undefined ? [] : conjuncts(select.where);
  const outer = conditions.filter(hasOptional);
  if (outer.length === 0) return select;
  if (select.from.some(({ kind }) => kind !== 'comma')) throw invalidSearch();
  const sides = new Map(outer.map((part) => [part, optionalSide(part)]));
  const isOuter = (join: Join): boolean => [...sides.values()].some((side) => side === aliasOf(join));
  const leftJoins = select.from.filter(isOuter).map((join): Join => {
    const on = joined(outer.filter((part) => sides.get(part) === aliasOf(join)));
    return { kind: 'left', source: join.source, on };
  });
  const inner = select.from.filter((join) => !isOuter(join));
  if (inner.length === 0) throw invalidSearch();
  return { ...select, from: [...inner, ...leftJoins], where: joined(conditions.filter((part) => !hasOptional(part))) };
};
