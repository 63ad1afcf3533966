/** Compiles any expression: one function per kind of node. */
import type { Expression, ExpressionOf } from '../../syntax/ast.ts';
import type { Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { compileAssignment, compileIndex, compilePostfix, compileStep } from './assignment.ts';
import { compileCall } from './calls.ts';
import { compileConstructorCall } from './constructors.ts';
import { compileNew, compileNewArray, compileNewCollection, compileNewMap } from './creation.ts';
import { compileLiteral, compileSuper, compileThis } from './literals.ts';
import { compileSign } from './arithmetic.ts';
import { compileBinary } from './operators.ts';
import { compileSoql, compileSosl } from './queries.ts';
import { compileReference } from './resolve-name.ts';
import { compileCast, compileClassLiteral, compileInstanceOf, compileTernary } from './type-tests.ts';

type Compilers = {
  readonly [Kind in Expression['kind']]: (context: MethodContext, node: ExpressionOf<Kind>) => Compiled;
};

const COMPILERS: Compilers = {
  literal: compileLiteral,
  name: compileReference,
  member: compileReference,
  this: compileThis,
  super: compileSuper,
  index: compileIndex,
  call: compileCall,
  'constructor-call': compileConstructorCall,
  new: compileNew,
  'new-array': compileNewArray,
  'new-collection': compileNewCollection,
  'new-map': compileNewMap,
  prefix: (context, node) =>
    node.operator === '++' || node.operator === '--' ? compileStep(context, node) : compileSign(context, node),
  postfix: compilePostfix,
  binary: compileBinary,
  assign: compileAssignment,
  ternary: compileTernary,
  instanceof: compileInstanceOf,
  cast: compileCast,
  'class-literal': compileClassLiteral,
  soql: compileSoql,
  sosl: compileSosl,
};

/** Any expression, by the compiler of its kind. */
export const anyExpression = (context: MethodContext, node: Expression): Compiled =>
  // The table has for each kind the compiler of that very kind, which the type checker cannot follow.
  COMPILERS[node.kind](context, node as never);

/** An expression run for its effect: nobody looks at its value, so `x++` may be done as `++x`. */
export const compileEffect = (context: MethodContext, node: Expression): Compiled =>
  node.kind === 'postfix' ? compileStep(context, node) : anyExpression(context, node);
