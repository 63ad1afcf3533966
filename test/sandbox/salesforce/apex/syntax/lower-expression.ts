/**
 * Expressions. Precedence is the grammar's; parentheses lower to what they enclose. What begins with an expression (`a + b`,
 * `a.b`, `a[0]`) is lowered from its innermost left operand outwards in a loop, so that a chain of a thousand operands needs no
 * deep stack.
 */
import * as grammar from '@apexdevtools/apex-parser';
import type { Expression } from './ast.ts';
import { lowerLiteral } from './lower-literal.ts';
import { lowerArguments, lowerNew } from './lower-new.ts';
import { lowerSoql, lowerSosl } from './lower-query.ts';
import { lowerType } from './lower-type.ts';
import { assignmentOperator, binaryOperator, postfixOperator, prefixOperator } from './operators.ts';
import { at, lookUp, on, optional, rulesBelow, textOf } from './parse-tree.ts';

type Node = grammar.ApexParserRuleContext;
type Binary = Node & { expression: (index: number) => grammar.ExpressionContext };
type Prefixed = Node & { expression: () => grammar.ExpressionContext };

const lowerDot = (node: grammar.DotExpressionContext, target: Expression): Expression => {
  const safe = Boolean(optional(node.QUESTIONDOT()));
  const call = optional(node.dotMethodCall());
  if (!call) {
    const name = node.anyId();
    return { kind: 'member', target, name: textOf(name), safe, at: at(name.start) };
  }
  const args = lowerArguments(call.expressionList(), lowerExpression);
  return { kind: 'call', target, name: textOf(call.anyId()), args, safe, at: at(call.start) };
};

const lowerBinary = (node: Binary, left: Expression): Expression => ({
  kind: 'binary',
  operator: binaryOperator(node),
  left,
  right: lowerExpression(node.expression(1)),
  at: at(node.start),
});

const lowerCondition = (node: grammar.CondExpressionContext, condition: Expression): Expression => ({
  kind: 'ternary',
  condition,
  whenTrue: lowerExpression(node.expression(1)),
  whenFalse: lowerExpression(node.expression(2)),
  at: at(node.start),
});

const lowerAssignment = (node: grammar.AssignExpressionContext, target: Expression): Expression => ({
  kind: 'assign',
  operator: assignmentOperator(node),
  target,
  value: lowerExpression(node.expression(1)),
  at: at(node.start),
});

const lowerIndex = (node: grammar.ArrayExpressionContext, target: Expression): Expression => ({
  kind: 'index',
  target,
  index: lowerExpression(node.expression(1)),
  at: at(node.start),
});

/** What begins with an expression, given that expression lowered. */
const afterLeft = lookUp<[Expression], Expression>([
  on(grammar.DotExpressionContext, lowerDot),
  on(grammar.ArrayExpressionContext, lowerIndex),
  on(grammar.Arth1ExpressionContext, lowerBinary),
  on(grammar.Arth2ExpressionContext, lowerBinary),
  on(grammar.BitExpressionContext, lowerBinary),
  on(grammar.CmpExpressionContext, lowerBinary),
  on(grammar.EqualityExpressionContext, lowerBinary),
  on(grammar.BitAndExpressionContext, lowerBinary),
  on(grammar.BitNotExpressionContext, lowerBinary),
  on(grammar.BitOrExpressionContext, lowerBinary),
  on(grammar.LogAndExpressionContext, lowerBinary),
  on(grammar.LogOrExpressionContext, lowerBinary),
  on(grammar.CoalExpressionContext, lowerBinary),
  on(grammar.CondExpressionContext, lowerCondition),
  on(grammar.AssignExpressionContext, lowerAssignment),
  on(grammar.PostOpExpressionContext, (node, operand) => ({
    kind: 'postfix',
    operator: postfixOperator(node),
    operand,
    at: at(node.start),
  })),
  on(grammar.InstanceOfExpressionContext, (node, value) => ({
    kind: 'instanceof',
    value,
    type: lowerType(node.typeRef()),
    at: at(node.start),
  })),
]);

const lowerPrefix = (node: Prefixed): Expression => ({
  kind: 'prefix',
  operator: prefixOperator(node),
  operand: lowerExpression(node.expression()),
  at: at(node.start),
});

const lowerCast = (node: grammar.CastExpressionContext): Expression => ({
  kind: 'cast',
  type: lowerType(node.typeRef()),
  value: lowerExpression(node.expression()),
  at: at(node.start),
});

/** `greet('x')`, `this(…)`, `super(…)` */
const lowerCall = (node: grammar.MethodCallContext): Expression => {
  const args = lowerArguments(node.expressionList(), lowerExpression);
  const name = optional(node.id());
  if (name) return { kind: 'call', target: undefined, name: textOf(name), args, safe: false, at: at(node.start) };
  return { kind: 'constructor-call', which: optional(node.SUPER()) ? 'super' : 'this', args, at: at(node.start) };
};

/** What begins with something else. */
const fromStart = lookUp<[], Expression>([
  on(grammar.PrimaryExpressionContext, (node) => lowerPrimary(node.primary())),
  on(grammar.MethodCallExpressionContext, (node) => lowerCall(node.methodCall())),
  on(grammar.NewExpressionContext, (node) => lowerNew(node, lowerExpression)),
  on(grammar.SubExpressionContext, (node) => lowerExpression(node.expression())),
  on(grammar.CastExpressionContext, lowerCast),
  on(grammar.PreOpExpressionContext, lowerPrefix),
  on(grammar.NegExpressionContext, lowerPrefix),
]);

const primaries = lookUp<[], Expression>([
  on(grammar.IdPrimaryContext, (node) => ({ kind: 'name', name: textOf(node), at: at(node.start) })),
  on(grammar.LiteralPrimaryContext, (node) => ({
    kind: 'literal',
    ...lowerLiteral(node.literal()),
    at: at(node.start),
  })),
  on(grammar.ThisPrimaryContext, (node) => ({ kind: 'this', at: at(node.start) })),
  on(grammar.SuperPrimaryContext, (node) => ({ kind: 'super', at: at(node.start) })),
  on(grammar.TypeRefPrimaryContext, (node) => ({
    kind: 'class-literal',
    type: lowerType(node.typeRef()),
    at: at(node.start),
  })),
  on(grammar.VoidPrimaryContext, (node) => ({
    kind: 'class-literal',
    type: { names: [{ name: 'void', args: [] }], arrayLevels: 0, at: at(node.start) },
    at: at(node.start),
  })),
  on(grammar.SoqlPrimaryContext, (node) => lowerSoql(node.soqlLiteral(), lowerExpression)),
  on(grammar.SoslPrimaryContext, (node) => lowerSosl(node.soslLiteral(), lowerExpression)),
]);

const required = <Lower>(lower: Lower | undefined, node: Node): Lower => {
  if (!lower) throw new Error(`No lowering of ${node.constructor.name}: ${textOf(node)}`);
  return lower;
};

const lowerPrimary = (node: Node): Expression => required(primaries(node), node)(node);

/** Any expression. */
export const lowerExpression = (node: Node): Expression => {
  const outer: ((left: Expression) => Expression)[] = [];
  let innermost = node;
  for (let lower = afterLeft(node); lower; lower = afterLeft(innermost)) {
    const [from, by] = [innermost, lower];
    outer.push((left) => by(from, left));
    innermost = required(rulesBelow(innermost)[0], innermost);
  }
  const start = required(fromStart(innermost), innermost)(innermost);
  return outer.reduceRight((left, lower) => lower(left), start);
};
