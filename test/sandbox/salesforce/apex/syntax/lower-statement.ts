/**
 * Statements and the blocks they form.
 */
import * as grammar from '@apexdevtools/apex-parser';
import type { Block, CatchClause, Statement } from './ast.ts';
import { dmlLowerings } from './lower-dml.ts';
import { lowerExpression } from './lower-expression.ts';
import { lowerLocal } from './lower-local.ts';
import { lowerArguments } from './lower-new.ts';
import { lowerSwitch } from './lower-switch.ts';
import { lowerQualifiedType, lowerType } from './lower-type.ts';
import { at, endOf, lookUp, on, optional, rulesBelow, textOf } from './parse-tree.ts';

/** `{ … }` */
export const lowerBlock = (node: grammar.BlockContext): Block => ({
  kind: 'block',
  statements: node.statement_list().map(lowerStatement),
  at: at(node.start),
});

const lowerIf = (node: grammar.IfStatementContext): Statement => {
  const [then, otherwise] = node.statement_list();
  if (!then) throw new Error(`An if without a branch: ${textOf(node)}`);
  return {
    kind: 'if',
    condition: lowerExpression(node.parExpression().expression()),
    then: lowerStatement(then),
    otherwise: otherwise && lowerStatement(otherwise),
    at: at(node.start),
  };
};

/** A loop's body; `;` alone is an empty one. */
const lowerBody = (node: grammar.ForStatementContext | grammar.WhileStatementContext): Statement => {
  const body = optional(node.statement());
  return body ? lowerStatement(body) : { kind: 'block', statements: [], at: endOf(node) };
};

const lowerForEach = (node: grammar.ForStatementContext, control: grammar.EnhancedForControlContext): Statement => ({
  kind: 'for-each',
  type: lowerType(control.typeRef()),
  name: textOf(control.id()),
  iterable: lowerExpression(control.expression()),
  body: lowerBody(node),
  at: at(node.start),
});

const lowerFor = (node: grammar.ForStatementContext): Statement => {
  const control = node.forControl();
  const each = optional(control.enhancedForControl());
  if (each) return lowerForEach(node, each);
  const init = optional(control.forInit());
  const local = optional(init?.localVariableDeclaration());
  const condition = optional(control.expression());
  return {
    kind: 'for',
    init: local ? lowerLocal(local) : lowerArguments(init?.expressionList(), lowerExpression),
    condition: condition && lowerExpression(condition),
    update: lowerArguments(optional(control.forUpdate())?.expressionList(), lowerExpression),
    body: lowerBody(node),
    at: at(node.start),
  };
};

const lowerWhile = (node: grammar.WhileStatementContext): Statement => ({
  kind: 'while',
  condition: lowerExpression(node.parExpression().expression()),
  body: lowerBody(node),
  at: at(node.start),
});

const lowerDoWhile = (node: grammar.DoWhileStatementContext): Statement => ({
  kind: 'do-while',
  condition: lowerExpression(node.parExpression().expression()),
  body: lowerBlock(node.block()),
  at: at(node.start),
});

const lowerCatch = (node: grammar.CatchClauseContext): CatchClause => ({
  type: lowerQualifiedType(node.qualifiedName()),
  name: textOf(node.id()),
  body: lowerBlock(node.block()),
  at: at(node.start),
});

const lowerTry = (node: grammar.TryStatementContext): Statement => {
  const last = optional(node.finallyBlock());
  return {
    kind: 'try',
    body: lowerBlock(node.block()),
    catches: node.catchClause_list().map(lowerCatch),
    finally: last && lowerBlock(last.block()),
    at: at(node.start),
  };
};

const lowerReturn = (node: grammar.ReturnStatementContext): Statement => {
  const value = optional(node.expression());
  return { kind: 'return', value: value && lowerExpression(value), at: at(node.start) };
};

const lowerRunAs = (node: grammar.RunAsStatementContext): Statement => ({
  kind: 'run-as',
  args: lowerArguments(node.expressionList(), lowerExpression),
  body: lowerBlock(node.block()),
  at: at(node.start),
});

const loweringOf = lookUp<[], Statement>([
  on(grammar.ExpressionStatementContext, (node) => ({
    kind: 'expression',
    expression: lowerExpression(node.expression()),
    at: at(node.start),
  })),
  on(grammar.LocalVariableDeclarationStatementContext, (node) => lowerLocal(node.localVariableDeclaration())),
  on(grammar.BlockContext, lowerBlock),
  on(grammar.IfStatementContext, lowerIf),
  on(grammar.SwitchStatementContext, (node) => lowerSwitch(node, lowerBlock)),
  on(grammar.ForStatementContext, lowerFor),
  on(grammar.WhileStatementContext, lowerWhile),
  on(grammar.DoWhileStatementContext, lowerDoWhile),
  on(grammar.TryStatementContext, lowerTry),
  on(grammar.ReturnStatementContext, lowerReturn),
  on(grammar.ThrowStatementContext, (node) => ({
    kind: 'throw',
    value: lowerExpression(node.expression()),
    at: at(node.start),
  })),
  on(grammar.BreakStatementContext, (node) => ({ kind: 'break', at: at(node.start) })),
  on(grammar.ContinueStatementContext, (node) => ({ kind: 'continue', at: at(node.start) })),
  on(grammar.RunAsStatementContext, lowerRunAs),
  ...dmlLowerings,
]);

/** Any statement. */
export const lowerStatement = (node: grammar.StatementContext): Statement => {
  const [only] = rulesBelow(node);
  const lower = only && loweringOf(only);
  if (!only || !lower) throw new Error(`No lowering of the statement: ${textOf(node)}`);
  return lower(only);
};
