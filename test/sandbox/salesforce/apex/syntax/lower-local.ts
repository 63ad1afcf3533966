/**
 * Variables with their values, as fields and local variables declare them, and dotted names that stand for a value.
 */
import type {
  LocalVariableDeclarationContext,
  QualifiedNameContext,
  VariableDeclaratorContext,
  VariableDeclaratorsContext,
} from '@apexdevtools/apex-parser';
import type { Expression, LocalStatement, LocalVariable } from './ast.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerModifiers } from './lower-modifiers.ts';
import { lowerType } from './lower-type.ts';
import { at, optional, textOf } from './parse-tree.ts';

const lowerVariable = (node: VariableDeclaratorContext): LocalVariable => {
  const value = optional(node.expression());
  return { name: textOf(node.id()), value: value && lowerExpression(value), at: at(node.start) };
};

/** `a, b = 2` */
export const lowerVariables = (node: VariableDeclaratorsContext): readonly LocalVariable[] =>
  node.variableDeclarator_list().map(lowerVariable);

/** `final Integer a, b = 2` */
export const lowerLocal = (node: LocalVariableDeclarationContext): LocalStatement => ({
  kind: 'local',
  type: lowerType(node.typeRef()),
  final: lowerModifiers(node.modifier_list()).words.includes('final'),
  variables: lowerVariables(node.variableDeclarators()),
  at: at(node.start),
});

/** `Season.SPRING` after `when`, `Account.Key__c` after `upsert`. */
export const lowerQualifiedExpression = (node: QualifiedNameContext): Expression => {
  const [first, ...rest] = node.id_list();
  if (!first) throw new Error('A name without words.');
  const start: Expression = { kind: 'name', name: textOf(first), at: at(first.start) };
  return rest.reduce<Expression>(
    (target, id) => ({ kind: 'member', target, name: textOf(id), safe: false, at: at(id.start) }),
    start,
  );
};
