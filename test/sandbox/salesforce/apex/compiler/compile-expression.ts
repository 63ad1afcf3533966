/** How one kind of expression compiles the expressions inside it: by the table of all kinds, which the script holds. */
import type { Expression } from '../syntax/ast.ts';
import type { Compiled } from './compiled.ts';
import type { MethodContext } from './context.ts';

export const compileExpression = (context: MethodContext, node: Expression): Compiled =>
  context.script.expression(context, node);
