/** Constructors of a class as methods of its JavaScript class. */
import type { Position, Statement } from '../../syntax/ast.ts';
import type { MethodInfo } from '../../types/class-info.ts';
import { findConstructors } from '../../types/members.ts';
import { VOID } from '../../types/type.ts';
import type { Line } from '../compiled.ts';
import { initializerName, quoted } from '../javascript-names.ts';
import { line, within } from '../statements/lines.ts';
import { functionBody, parameterList, type ClassContext } from './function-body.ts';
import { firstUse } from './initialisation.ts';
import { countedInSharing } from './sharing-switch.ts';

const explicitCall = (statements: readonly Statement[]): 'this' | 'super' | undefined => {
  const [first] = statements;
  return first?.kind === 'expression' && first.expression.kind === 'constructor-call'
    ? first.expression.which
    : undefined;
};

/** Without a `super(…)` of its own, a constructor calls the one of its parent that takes nothing. */
const checkDefaultOfParent = ({ owner, report }: ClassContext, at: Position): void => {
  const parent = owner.superclass();
  if (parent?.info?.declaration === undefined) return;
  if (findConstructors(parent).some(({ key }) => key === 'new()')) return;
  report(at, `No default constructor available in super type: ${parent.name}`);
};

const bodyOf = ({ declaration }: MethodInfo): readonly Statement[] =>
  declaration?.kind === 'constructor' ? declaration.body.statements : [];

/** `super()` where nothing else is said. */
const implicitCall = (context: ClassContext, { declaration }: MethodInfo): readonly Line[] => {
  const at = declaration?.at ?? context.owner.at;
  checkDefaultOfParent(context, at);
  return context.owner.superclass() === undefined ? [] : [line(`super["new()"]();`, at)];
};

/**
 * The class's own fields and initialisers, then its parents, then the constructor's body. Own fields come first: a method that a
 * parent's constructor calls and the class overrides finds them set, which public code relies on; no document says so.
 */
export const emitConstructor = (context: ClassContext, constructor: MethodInfo): readonly Line[] => {
  const statements = bodyOf(constructor);
  const call = explicitCall(statements);
  const calls = call === undefined ? 0 : 1;
  const shape = { ...constructor, static: false, returnType: VOID, inConstructor: true };
  const first = functionBody(context, { ...shape, mayCallConstructor: true }, statements.slice(0, calls));
  const implicit = call === undefined ? implicitCall(context, constructor) : [];
  const rest = functionBody(context, shape, statements.slice(calls));
  const own = call === 'this' ? [] : [line(`this.${initializerName(context.owner)}();`)];
  return within('<init>', [
    line(`${quoted(constructor.key)}(${parameterList(constructor.parameters)}) {`, constructor.declaration?.at),
    ...firstUse(context),
    ...own,
    ...countedInSharing(context.owner, [line('{'), ...first.lines, line('}'), ...implicit, ...rest.lines]),
    line('return this; }'),
  ]);
};
