/** Expressions about types and choices: casts, `instanceof`, class literals, the ternary. */
import { typeWords } from '../../types/platform-words.ts';
import type { ExpressionOf } from '../../syntax/ast.ts';
import { castable, inherits, isAssignable } from '../../types/assignable.ts';
import { isUnknown } from '../../types/type.ts';
import { BROKEN, brokenBy, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { condition, represented } from '../conversions.ts';
import { compileExpression } from '../compile-expression.ts';
import { commonType } from './operators.ts';

export const compileCast = (context: MethodContext, node: ExpressionOf<'cast'>): Compiled => {
  const type = context.types.resolve(node.type, context.owner);
  const value = compileExpression(context, node.value);
  if (isUnknown(type) || isUnknown(value.type)) return { js: value.js, type };
  if (value.isQuery === true && type.kind === 'sobject') return { js: `$.onlyRecord(${value.js})`, type };
  if (isAssignable(value.type, type)) return { ...value, js: represented(value, type), type };
  if (!castable(value.type, type)) {
    context.report(
      node.at,
      `Incompatible types since an instance of ${typeWords(value.type)} is never an instance of ${typeWords(type)}`,
    );
    return { js: value.js, type };
  }
  return { js: `$.cast(${value.js}, ${context.script.typeConstant(type)})`, type };
};

export const compileInstanceOf = (context: MethodContext, node: ExpressionOf<'instanceof'>): Compiled => {
  const type = context.types.resolve(node.type, context.owner);
  const value = compileExpression(context, node.value);
  if (isUnknown(type) || isUnknown(value.type)) return brokenBy(value);
  if (!castable(value.type, type) && !isAssignable(value.type, type)) {
    context.report(
      node.at,
      `Operation instanceof is always false since an instance of ${typeWords(value.type)} is never an instance of ${typeWords(type)}`,
    );
  }
  if (inherits(value.type, type)) {
    context.report(
      node.at,
      `Operation instanceof is always true since an instance of ${typeWords(value.type)} is always an instance of ${typeWords(type)}`,
    );
  }
  const js = `$.isInstance(${value.js}, ${context.script.typeConstant(type)})`;
  return { js, type: context.types.named('Boolean'), nonNull: true };
};

export const compileClassLiteral = (context: MethodContext, node: ExpressionOf<'class-literal'>): Compiled => {
  const type = context.types.resolve(node.type, context.owner);
  return { js: `$.typeObject(${context.script.typeConstant(type)})`, type: context.types.named('Type'), nonNull: true };
};

export const compileTernary = (context: MethodContext, node: ExpressionOf<'ternary'>): Compiled => {
  const test = condition(context, compileExpression(context, node.condition), node.at);
  const whenTrue = compileExpression(context, node.whenTrue);
  const whenFalse = compileExpression(context, node.whenFalse);
  if (isUnknown(whenTrue.type) || isUnknown(whenFalse.type)) return brokenBy(whenTrue, whenFalse);
  const type = commonType(whenTrue.type, whenFalse.type);
  if (type === undefined) {
    const types = `${typeWords(whenTrue.type)}, ${typeWords(whenFalse.type)}`;
    context.report(node.at, `Incompatible types in ternary operator: ${types}`);
    return BROKEN;
  }
  const js = `(${test} ? ${represented(whenTrue, type)} : ${represented(whenFalse, type)})`;
  return { js, type, nonNull: whenTrue.nonNull === true && whenFalse.nonNull === true };
};
