/** Assignments of every kind: `=`, `+=` and its kin, `++` and `--`, list elements. */
import type { BinaryOperator, Expression, ExpressionOf, Position } from '../../syntax/ast.ts';
import { isUnknown } from '../../types/type.ts';
import { BROKEN, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { convert, notNull } from '../conversions.ts';
import { compileExpression } from '../compile-expression.ts';
import type { Place } from './fields.ts';
import { operate } from './operators.ts';
import { resolveExpression } from './resolve-name.ts';

const PURE = /^[\w.$]+(?:\(\))?$/;

/** `list[i]`, with list and index computed once when the place is read and written. */
const elementPlace = (
  context: MethodContext,
  node: ExpressionOf<'index'>,
  twice: boolean,
): Place & { before: string } => {
  const target = compileExpression(context, node.target);
  const index = convert(context, compileExpression(context, node.index), {
    to: context.types.named('Integer'),
    at: node.at,
  });
  const list = twice && !PURE.test(target.js) ? context.temp() : target.js;
  const at = twice && !PURE.test(index) ? context.temp() : index;
  const before = [list === target.js ? '' : `${list} = ${target.js}, `, at === index ? '' : `${at} = ${index}, `].join(
    '',
  );
  const type = target.type.args[0];
  if (type === undefined || !target.type.name.startsWith('List<')) {
    if (!isUnknown(target.type)) context.report(node.at, 'Expression must be a list type: ' + target.type.name);
    return { value: BROKEN, write: undefined, before: '' };
  }
  return { value: { js: `${list}.get(${at})`, type }, write: (js) => `${list}.set(${at}, ${js})`, before };
};

/** A member's receiver is computed once when the place is both read and written. */
const memberPlace = (
  context: MethodContext,
  node: ExpressionOf<'member'>,
  twice: boolean,
): Place & { before: string } => {
  const target = twice && node.target.kind !== 'name' && node.target.kind !== 'this' ? node.target : undefined;
  const value = target === undefined ? undefined : resolveExpression(context, target);
  if (value?.kind !== 'place' || PURE.test(value.place.value.js)) return { ...plainPlace(context, node), before: '' };
  const temp = context.temp();
  const { type } = value.place.value;
  const scope = context.scope.child();
  const name = `${temp}held`;
  scope.declare({ name, type, final: false });
  const held = { ...context, scope };
  const place = plainPlace(held, { ...node, target: { kind: 'name', name, at: node.target.at } });
  const variable = context.temp();
  const rename = (js: string): string => js.replaceAll(`v_${name.toLowerCase()}`, variable);
  const { write } = place;
  return {
    value: { ...place.value, js: rename(place.value.js) },
    write: write === undefined ? undefined : (js) => rename(write(js)),
    before: `${variable} = ${value.place.value.js}, `,
  };
};

const plainPlace = (context: MethodContext, node: Expression): Place => {
  const reference = resolveExpression(context, node);
  if (reference?.kind === 'place') return reference.place;
  context.report(node.at, `Variable does not exist: ${node.kind === 'name' ? node.name : ''}`);
  return { value: BROKEN, write: undefined };
};

const placeOf = (context: MethodContext, node: Expression, twice: boolean): Place & { before: string } => {
  if (node.kind === 'index') return elementPlace(context, node, twice);
  if (node.kind === 'member') return memberPlace(context, node, twice);
  return { ...plainPlace(context, node), before: '' };
};

const refuseReadOnly = (context: MethodContext, place: Place, at: Position): Compiled => {
  if (!isUnknown(place.value.type)) context.report(at, 'Expression cannot be assigned');
  return BROKEN;
};

const simple = (context: MethodContext, node: ExpressionOf<'assign'>): Compiled => {
  const place = placeOf(context, node.target, false);
  const value = compileExpression(context, node.value);
  if (place.write === undefined) return refuseReadOnly(context, place, node.at);
  const { type } = place.value;
  return { js: place.write(convert(context, value, { to: type, at: node.at })), type };
};

const operatorIn = (text: string): BinaryOperator | undefined => {
  const known: readonly BinaryOperator[] = ['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>'];
  return known.find((operator) => `${operator}=` === text);
};

/** `a += b` is `a = a + b`, with `a` found once. */
const compound = (context: MethodContext, node: ExpressionOf<'assign'>, operator: BinaryOperator): Compiled => {
  const place = placeOf(context, node.target, true);
  const right = compileExpression(context, node.value);
  if (place.write === undefined) return refuseReadOnly(context, place, node.at);
  const result = operate(context, { operator, left: place.value, right, at: node.at });
  const { type } = place.value;
  const stored = place.write(convert(context, result, { to: type, at: node.at }));
  return { js: `(${place.before}${stored})`, type };
};

export const compileAssignment = (context: MethodContext, node: ExpressionOf<'assign'>): Compiled => {
  const operator = operatorIn(node.operator);
  return operator === undefined ? simple(context, node) : compound(context, node, operator);
};

type Step = ExpressionOf<'prefix'> | ExpressionOf<'postfix'>;

const one = (context: MethodContext): Compiled => ({ js: '1', type: context.types.named('Integer'), nonNull: true });

/** `++x`, and `x++` where nobody looks at its value. */
export const compileStep = (context: MethodContext, node: Step): Compiled => {
  const place = placeOf(context, node.operand, true);
  if (place.write === undefined) return refuseReadOnly(context, place, node.at);
  const operator = node.operator === '++' ? '+' : '-';
  const { type } = place.value;
  const result = operate(context, { operator, left: place.value, right: one(context), at: node.at });
  return {
    js: `(${place.before}${place.write(convert(context, result, { to: type, at: node.at }))})`,
    type,
    nonNull: true,
  };
};

/** `x++` as a value: what `x` was before. */
export const compilePostfix = (context: MethodContext, node: ExpressionOf<'postfix'>): Compiled => {
  const place = placeOf(context, node.operand, true);
  if (place.write === undefined) return refuseReadOnly(context, place, node.at);
  const { type } = place.value;
  const old = context.temp();
  const operator = node.operator === '++' ? '+' : '-';
  const left = { js: old, type, nonNull: true };
  const result = operate(context, { operator, left, right: one(context), at: node.at });
  const write = place.write(convert(context, result, { to: type, at: node.at }));
  return { js: `(${place.before}${old} = ${notNull(place.value)}, ${write}, ${old})`, type, nonNull: true };
};

/** An element of a list as a value. */
export const compileIndex = (context: MethodContext, node: ExpressionOf<'index'>): Compiled =>
  elementPlace(context, node, false).value;
