/** Puts something in the place of the binds of a query: types to have it checked, values to run it. */
import type { Amount, BindLiteral, Condition, Literal, Query, SelectItem } from './ast.ts';

/** What a bind becomes. Where `isList` says that a collection may stand, it may become any number of literals. */
export type BindMeaning = (bind: BindLiteral, isList: boolean) => readonly Literal[];

const listed = (literals: readonly Literal[], meaning: BindMeaning): readonly Literal[] =>
  literals.flatMap((literal) => (literal.kind === 'bind' ? meaning(literal, true) : [literal]));

const single = (literal: Literal, meaning: BindMeaning): Literal =>
  literal.kind === 'bind' ? (meaning(literal, false)[0] ?? literal) : literal;

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** A collection of patterns: any of them may fit. */
const likeOf = (condition: Of<'like'>, meaning: BindMeaning): Condition => {
  const rights = listed([condition.right], meaning);
  const [only, ...others] = rights.map((right): Condition => ({ ...condition, right }));
  return only !== undefined && others.length === 0 ? only : { kind: 'or', parts: [...(only ? [only] : []), ...others] };
};

/** A collection after `=` or `!=` is one of the values, or none of them, as after `IN` and `NOT IN`. */
const compareOf = (condition: Of<'compare'>, meaning: BindMeaning): Condition => {
  const { left, operator, right } = condition;
  if (operator !== '=' && operator !== '!=') return { ...condition, right: single(right, meaning) };
  const values = listed([right], meaning);
  const [only] = values;
  if (only !== undefined && values.length === 1) return { ...condition, right: only };
  return { kind: 'list', left, operator: operator === '=' ? 'IN' : 'NOT IN', values };
};

const inCondition = (condition: Condition, meaning: BindMeaning): Condition => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return { kind: condition.kind, parts: condition.parts.map((part) => inCondition(part, meaning)) };
    case 'not':
      return { kind: 'not', part: inCondition(condition.part, meaning) };
    case 'compare':
      return compareOf(condition, meaning);
    case 'like':
      return likeOf(condition, meaning);
    case 'list':
      return { ...condition, values: listed(condition.values, meaning) };
    case 'join':
      return { ...condition, query: mapBinds(condition.query, meaning) };
  }
};

const inAmount = (amount: Amount | undefined, meaning: BindMeaning): Amount | undefined => {
  if (amount?.kind !== 'bind') return amount;
  const [literal] = meaning(amount, false);
  if (literal?.kind === 'bind') return literal;
  return literal?.kind === 'number' ? { kind: 'amount', value: literal.value, at: amount.at } : amount;
};

const inSelect = (item: SelectItem, meaning: BindMeaning): SelectItem =>
  item.kind === 'children' ? { ...item, query: mapBinds(item.query, meaning) } : item;

/** The query with every bind replaced; one that means nothing usable in its place stays a bind, which binding then refuses. */
export const mapBinds = (query: Query, meaning: BindMeaning): Query => ({
  ...query,
  select: query.select.map((item) => inSelect(item, meaning)),
  where: query.where === undefined ? undefined : inCondition(query.where, meaning),
  having: query.having === undefined ? undefined : inCondition(query.having, meaning),
  limit: inAmount(query.limit, meaning),
  offset: inAmount(query.offset, meaning),
});

/** The binds of a query and of the queries in it, in the order written. */
export const bindsOf = (query: Query): readonly BindLiteral[] => {
  const found: BindLiteral[] = [];
  mapBinds(query, (bind) => {
    found.push(bind);
    return [bind];
  });
  return found.sort((one, other) => one.at - other.at);
};
