/** Literals, `this` and the other expressions that stand alone. */
import { classType } from '../../types/class-type.ts';
import type { ExpressionOf } from '../../syntax/ast.ts';
import { NULL } from '../../types/type.ts';
import { BROKEN, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { quoted } from '../javascript-names.ts';

type Literal = ExpressionOf<'literal'>;

const INTEGER_LIMIT = 2 ** 31;

const integer = (context: MethodContext, node: Literal): string => {
  const value = Number(node.value);
  if (value > INTEGER_LIMIT) context.report(node.at, 'Illegal integer');
  return String(value | 0);
};

const LITERALS: Readonly<Record<Literal['type'], (context: MethodContext, node: Literal) => string>> = {
  Integer: integer,
  Long: (_context, node) => `${node.value}n`,
  Double: (context, node) => context.script.constant({ double: node.value }, 'double'),
  Decimal: (context, node) => context.script.constant({ decimal: node.value }, 'decimal'),
  String: (_context, node) => quoted(node.value),
  Boolean: (_context, node) => node.value.toLowerCase(),
  null: () => 'null',
};

export const compileLiteral = (context: MethodContext, node: Literal): Compiled =>
  node.type === 'null'
    ? { js: 'null', type: NULL }
    : { js: LITERALS[node.type](context, node), type: context.types.named(node.type), nonNull: true };

export const compileThis = (context: MethodContext, node: ExpressionOf<'this'>): Compiled => {
  if (!context.static) return { js: 'this', type: classType(context.owner), nonNull: true };
  context.report(node.at, 'This cannot be referenced in a static context');
  return BROKEN;
};

export const compileSuper = (context: MethodContext, node: ExpressionOf<'super'>): Compiled => {
  const parent = context.owner.superclass();
  if (!context.static && parent !== undefined) return { js: 'super', type: parent, nonNull: true };
  const reason = context.static
    ? 'Super cannot be referenced in a static context'
    : `No super type defined: ${context.owner.name}`;
  context.report(node.at, reason);
  return BROKEN;
};
