/** Blocks and local variables, in the order they are written; what cannot be reached is reported. */
import type { Expression, Position, Statement, StatementOf } from '../../syntax/ast.ts';
import type { ApexType } from '../../types/type.ts';
import type { CompiledStatement, Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { inner, type MethodContext } from '../context.ts';
import { convert } from '../conversions.ts';
import { localName } from '../javascript-names.ts';
import { compileStatement, line, statement } from './lines.ts';

/** Statements one after the other in the scope given. */
export const compileStatements = (context: MethodContext, statements: readonly Statement[]): CompiledStatement => {
  const lines: Line[] = [];
  let completes = true;
  let breaks = false;
  for (const node of statements) {
    if (!completes) {
      context.report(node.at, 'Unreachable statement');
      break;
    }
    const compiled = compileStatement(context, node);
    lines.push(...compiled.lines);
    completes = compiled.completes;
    breaks ||= compiled.breaks;
  }
  return { lines, completes, breaks };
};

/** Statements in a scope and braces of their own. */
export const compileBlock = (context: MethodContext, node: StatementOf<'block'>): CompiledStatement => {
  const compiled = compileStatements(inner(context), node.statements);
  return { ...compiled, lines: [line('{'), ...compiled.lines, line('}')] };
};

/** The body of a branch or loop, always in braces. */
export const compileBody = (context: MethodContext, node: Statement): CompiledStatement => {
  if (node.kind === 'block') return compileBlock(context, node);
  const compiled = compileStatement(inner(context), node);
  return { ...compiled, lines: [line('{'), ...compiled.lines, line('}')] };
};

const initialValue = (context: MethodContext, value: Expression | undefined, target: Parameters<typeof convert>[2]) =>
  value === undefined ? 'null' : convert(context, compileExpression(context, value), target);

type Declaration = { readonly name: string; readonly type: ApexType; readonly at: Position; readonly final?: boolean };

/** Makes a local variable known from here on; its name must not be that of another one in sight. */
export const declareVariable = (context: MethodContext, { name, type, at, final = false }: Declaration): void => {
  if (!context.scope.declare({ name, type, final })) context.report(at, `Duplicate variable: ${name}`);
};

/** `Integer a = 1, b;` */
export const compileLocal = (context: MethodContext, node: StatementOf<'local'>): CompiledStatement => {
  const type = context.types.resolve(node.type, context.owner);
  const declared = node.variables.map((variable) => {
    const js = initialValue(context, variable.value, { to: type, at: variable.at });
    declareVariable(context, { name: variable.name, type, at: variable.at, final: node.final });
    return `${localName(variable.name)} = ${js}`;
  });
  return statement(context, `let ${declared.join(', ')};`, node.at);
};
