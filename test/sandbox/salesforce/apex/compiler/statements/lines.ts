/** Small builders of statement code. */
import type { Position, Statement } from '../../syntax/ast.ts';
import type { CompiledStatement, Line } from '../compiled.ts';
import type { MethodContext } from '../context.ts';

export const line = (js: string, at?: Position): Line => ({ js, line: at?.line });

/** Lines as part of a member of their class: `greet`, `<init>` of a constructor, `<clinit>` of statics. */
export const within = (member: string, lines: readonly Line[]): readonly Line[] =>
  lines.map((one) => ({ ...one, member }));

/** A statement of one line, counted as covered when it runs. */
export const statement = (context: MethodContext, js: string, at: Position): CompiledStatement => ({
  lines: [line(`${context.script.covered(at.line)}${js}`, at)],
  completes: true,
  breaks: false,
});

/** How a statement compiles the statements inside it: by the table of all kinds, which the script holds. */
export const compileStatement = (context: MethodContext, node: Statement): CompiledStatement =>
  context.script.statement(context, node);

export const NOTHING: CompiledStatement = { lines: [], completes: true, breaks: false };
