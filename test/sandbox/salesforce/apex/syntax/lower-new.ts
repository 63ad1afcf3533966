/**
 * What follows `new`: an object, a sized array, or a collection with its items.
 */
import {
  ArrayCreatorRestContext,
  ClassCreatorRestContext,
  MapCreatorRestContext,
  NoRestContext,
  SetCreatorRestContext,
  type ExpressionContext,
  type ExpressionListContext,
  type NewExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Expression, Position, TypeReference } from './ast.ts';
import { lowerCreatedType } from './lower-type.ts';
import { at, lookUp, on, optional, rulesBelow } from './parse-tree.ts';

type LowerExpression = (node: ExpressionContext) => Expression;

/** What the rest after the type needs to know. */
type Created = { readonly type: TypeReference; readonly at: Position; readonly lowerExpression: LowerExpression };

/** Arguments of a call; none when the list is left out. */
export const lowerArguments = (
  list: ExpressionListContext | null | undefined,
  lowerExpression: LowerExpression,
): readonly Expression[] => optional(list)?.expression_list().map(lowerExpression) ?? [];

const isMap = (type: TypeReference): boolean => type.names.at(-1)?.name.toLowerCase() === 'map';

/** `Map<Id, Account>{}` and `List<Id>{}` look alike. */
const lowerEmpty = (_node: NoRestContext, { type, at }: Created): Expression =>
  isMap(type) ? { kind: 'new-map', type, entries: [], at } : { kind: 'new-collection', type, items: [], at };

const lowerObject = (node: ClassCreatorRestContext, { type, at, lowerExpression }: Created): Expression => ({
  kind: 'new',
  type,
  args: lowerArguments(node.arguments().expressionList(), lowerExpression),
  at,
});

const lowerArray = (node: ArrayCreatorRestContext, created: Created): Expression => {
  const type = { ...created.type, arrayLevels: created.type.arrayLevels + 1 };
  const size = optional(node.expression());
  if (size) return { kind: 'new-array', type, size: created.lowerExpression(size), at: created.at };
  const items = optional(node.arrayInitializer())?.expression_list().map(created.lowerExpression) ?? [];
  return { kind: 'new-collection', type, items, at: created.at };
};

const lowerMap = (node: MapCreatorRestContext, { type, at, lowerExpression }: Created): Expression => ({
  kind: 'new-map',
  type,
  entries: node.mapCreatorRestPair_list().map((pair) => ({
    key: lowerExpression(pair.expression(0)),
    value: lowerExpression(pair.expression(1)),
  })),
  at,
});

const lowerItems = (node: SetCreatorRestContext, { type, at, lowerExpression }: Created): Expression => ({
  kind: 'new-collection',
  type,
  items: node.expression_list().map(lowerExpression),
  at,
});

const loweringOf = lookUp<[Created], Expression>([
  on(ClassCreatorRestContext, lowerObject),
  on(NoRestContext, lowerEmpty),
  on(SetCreatorRestContext, lowerItems),
  on(MapCreatorRestContext, lowerMap),
  on(ArrayCreatorRestContext, lowerArray),
]);

/** `new …` */
export const lowerNew = (node: NewExpressionContext, lowerExpression: LowerExpression): Expression => {
  const creator = node.creator();
  const type = lowerCreatedType(creator.createdName());
  for (const rest of rulesBelow(creator)) {
    const lowered = loweringOf(rest)?.(rest, { type, at: at(node.start), lowerExpression });
    if (lowered) return lowered;
  }
  throw new Error(`Nothing is known to follow: new ${creator.getText()}`);
};
