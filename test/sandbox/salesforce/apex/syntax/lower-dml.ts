/**
 * `insert`, `update`, `upsert`, `delete`, `undelete` and `merge` statements with the access they name.
 */
import * as grammar from '@apexdevtools/apex-parser';
import type { DmlVerb, Expression, Statement, StatementOf } from './ast.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerQualifiedExpression } from './lower-local.ts';
import { at, on, optional } from './parse-tree.ts';

type DmlContext = grammar.ApexParserRuleContext & { accessLevel: () => grammar.AccessLevelContext };
type Operands = Pick<StatementOf<'dml'>, 'verb' | 'value' | 'by'>;

const accessOf = (node: DmlContext): 'user' | 'system' | undefined => {
  const level = optional(node.accessLevel());
  return level && (optional(level.USER()) ? 'user' : 'system');
};

const dml = (node: DmlContext, operands: Operands): Statement => ({
  kind: 'dml',
  access: accessOf(node),
  ...operands,
  at: at(node.start),
});

const simple =
  (verb: DmlVerb) =>
  (node: DmlContext & { expression: () => grammar.ExpressionContext }): Statement =>
    dml(node, { verb, value: lowerExpression(node.expression()), by: undefined });

const lowerUpsert = (node: grammar.UpsertStatementContext): Statement => {
  const field = optional(node.qualifiedName());
  const by: Expression | undefined = field && lowerQualifiedExpression(field);
  return dml(node, { verb: 'upsert', value: lowerExpression(node.expression()), by });
};

const lowerMerge = (node: grammar.MergeStatementContext): Statement =>
  dml(node, {
    verb: 'merge',
    value: lowerExpression(node.expression(0)),
    by: lowerExpression(node.expression(1)),
  });

/** How each DML statement is lowered. */
export const dmlLowerings = [
  on(grammar.InsertStatementContext, simple('insert')),
  on(grammar.UpdateStatementContext, simple('update')),
  on(grammar.DeleteStatementContext, simple('delete')),
  on(grammar.UndeleteStatementContext, simple('undelete')),
  on(grammar.UpsertStatementContext, lowerUpsert),
  on(grammar.MergeStatementContext, lowerMerge),
] as const;
