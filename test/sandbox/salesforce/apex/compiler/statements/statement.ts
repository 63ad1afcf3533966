/** Compiles any statement: one function per kind of node. */
import { typeWords } from '../../types/platform-words.ts';
import type { Expression, Statement, StatementOf } from '../../syntax/ast.ts';
import { isAssignable } from '../../types/assignable.ts';
import { isUnknown, VOID } from '../../types/type.ts';
import type { CompiledStatement } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import type { MethodContext } from '../context.ts';
import { convert } from '../conversions.ts';
import { compileBlock, compileLocal } from './blocks.ts';
import { compileIf, compileTry } from './branches.ts';
import { compileSwitch } from './switch.ts';
import { compileDml, compileRunAs } from './data.ts';
import { statement } from './lines.ts';
import { compileDoWhile, compileFor, compileForEach, compileWhile } from './loops.ts';

const EFFECTS: readonly Expression['kind'][] = [
  'assign',
  'call',
  'constructor-call',
  'new',
  'postfix',
  'prefix',
  'soql',
];

const compileEffectStatement = (context: MethodContext, node: StatementOf<'expression'>): CompiledStatement => {
  if (!EFFECTS.includes(node.expression.kind)) context.report(node.at, 'Expression cannot be a statement.');
  return statement(context, `${context.script.effect(context, node.expression).js};`, node.at);
};

/** Why nothing may be returned here; undefined where a value may. */
const voidReason = ({ returnType, inConstructor, triggerObject }: MethodContext): string | undefined => {
  if (returnType === undefined) return 'Return must be called from a method';
  if (returnType.kind !== 'void') return undefined;
  if (inConstructor) return 'Constructors must not return a value';
  return triggerObject === undefined ? 'Void method must not return a value' : 'Trigger bodies must not return a value';
};

const returned = (context: MethodContext, value: Expression, node: StatementOf<'return'>): string => {
  const reason = voidReason(context);
  if (reason !== undefined) {
    context.report(node.at, reason);
    return '';
  }
  const compiled = compileExpression(context, value);
  const to = context.returnType ?? VOID;
  const message = `Illegal conversion from ${typeWords(compiled.type)} to ${typeWords(to)}`;
  return convert(context, compiled, { to, at: node.at, message });
};

const compileReturn = (context: MethodContext, node: StatementOf<'return'>): CompiledStatement => {
  const ends = { completes: false };
  if (node.value !== undefined) {
    return { ...statement(context, `return ${returned(context, node.value, node)};`, node.at), ...ends };
  }
  if (context.returnType === undefined) context.report(node.at, 'Return must be called from a method');
  else if (context.returnType.kind !== 'void') {
    context.report(node.at, `Missing return statement required return type: ${typeWords(context.returnType)}`);
  }
  return { ...statement(context, context.inConstructor ? 'return this;' : 'return;', node.at), ...ends };
};

const compileThrow = (context: MethodContext, node: StatementOf<'throw'>): CompiledStatement => {
  const value = compileExpression(context, node.value);
  if (!isUnknown(value.type) && !isAssignable(value.type, context.types.named('Exception'))) {
    context.report(node.at, `Throw expression must be of type exception: ${typeWords(value.type)}`);
  }
  return { ...statement(context, `throw $.thrown(${value.js});`, node.at), completes: false };
};

const JUMPS_OUTSIDE = { break: 'Break statement must be in loop', continue: 'Continue statement must be in loop' };

/** `break` and `continue`. */
const compileJump = (
  context: MethodContext,
  node: StatementOf<'break'> | StatementOf<'continue'>,
): CompiledStatement => {
  if (!context.inLoop) context.report(node.at, JUMPS_OUTSIDE[node.kind]);
  return {
    ...statement(context, `${node.kind};`, node.at),
    completes: false,
    breaks: node.kind === 'break',
  };
};

type Compilers = {
  readonly [Kind in Statement['kind']]: (context: MethodContext, node: StatementOf<Kind>) => CompiledStatement;
};

const COMPILERS: Compilers = {
  block: compileBlock,
  local: compileLocal,
  expression: compileEffectStatement,
  if: compileIf,
  for: compileFor,
  'for-each': compileForEach,
  while: compileWhile,
  'do-while': compileDoWhile,
  switch: compileSwitch,
  try: compileTry,
  throw: compileThrow,
  return: compileReturn,
  break: compileJump,
  continue: compileJump,
  dml: compileDml,
  'run-as': compileRunAs,
};

/** Any statement, by the compiler of its kind. */
export const anyStatement = (context: MethodContext, node: Statement): CompiledStatement =>
  // The table has for each kind the compiler of that very kind, which the type checker cannot follow.
  COMPILERS[node.kind](context, node as never);
