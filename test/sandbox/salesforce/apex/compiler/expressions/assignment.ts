/** Assignments of every kind: `=`, `+=` and its kin, `++` and `--`, list elements. */
import { typeWords } from '../../types/platform-words.ts';
import type { BinaryOperator, Expression, ExpressionOf, Position } from '../../syntax/ast.ts';
import { isUnknown } from '../../types/type.ts';
import { BROKEN, brokenBy, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { convert, notNull } from '../conversions.ts';
import { compileExpression } from '../compile-expression.ts';
import type { Place } from './fields.ts';
import { operate } from './operators.ts';
import { localName } from '../javascript-names.ts';
import { readable, resolveExpression } from './resolve-name.ts';

const PURE = /^[\w.$]+(?:\(\))?$/;

/** A place and what must be computed before it, each part once. */
type Prepared = Place & { readonly before: string };

/** JavaScript to use in several places: itself when that costs nothing, else a helper variable set before. */
const once = (context: MethodContext, js: string): { js: string; before: string } => {
  if (PURE.test(js)) return { js, before: '' };
  const variable = context.temp();
  return { js: variable, before: `${variable} = ${js}, ` };
};

/** `list[i]`, with list and index computed once when the place is read and written. */
const elementPlace = (context: MethodContext, node: ExpressionOf<'index'>, twice: boolean): Prepared => {
  const target = compileExpression(context, node.target);
  const position = { to: context.types.named('Integer'), at: node.at };
  const index = convert(context, compileExpression(context, node.index), position);
  const [type] = target.type.args;
  if (type === undefined || !target.type.name.startsWith('List<')) {
    if (!isUnknown(target.type)) context.report(node.at, `Expression must be a list type: ${typeWords(target.type)}`);
    return { value: brokenBy(target), write: undefined, before: '' };
  }
  const list = twice ? once(context, target.js) : { js: target.js, before: '' };
  const at = twice ? once(context, index) : { js: index, before: '' };
  return {
    value: { js: `${list.js}.get(${at.js})`, type },
    write: (js) => `${list.js}.set(${at.js}, ${js})`,
    before: list.before + at.before,
  };
};

/** A receiver that costs something is held in a helper variable, which then stands for it as a local variable would. */
const heldPlace = (context: MethodContext, node: ExpressionOf<'member'>, receiver: Compiled): Prepared => {
  const variable = context.temp();
  const name = `held${variable.slice(1)}`;
  const scope = context.scope.child();
  scope.declare({ name, type: receiver.type, final: false });
  const place = plainPlace({ ...context, scope }, { ...node, target: { kind: 'name', name, at: node.target.at } });
  const rename = (js: string): string => js.replaceAll(localName(name), variable);
  const { write } = place;
  return {
    value: { ...place.value, js: rename(place.value.js) },
    write: write === undefined ? undefined : (js) => rename(write(js)),
    before: `${variable} = ${receiver.js}, `,
  };
};

const FREE: readonly Expression['kind'][] = ['name', 'this', 'super'];

/** A member's receiver is computed once when the place is both read and written. */
const memberPlace = (context: MethodContext, node: ExpressionOf<'member'>, twice: boolean): Prepared => {
  const reference = !twice || FREE.includes(node.target.kind) ? undefined : resolveExpression(context, node.target);
  if (reference?.kind !== 'place' || PURE.test(reference.place.value.js)) {
    return { ...plainPlace(context, node), before: '' };
  }
  return heldPlace(context, node, reference.place.value);
};

const plainPlace = (context: MethodContext, node: Expression): Place => {
  const reference = resolveExpression(context, node);
  if (reference?.kind === 'place') return reference.place;
  context.report(node.at, `Variable does not exist: ${node.kind === 'name' ? node.name : ''}`);
  return { value: BROKEN, write: undefined };
};

const placeOf = (context: MethodContext, node: Expression, twice: boolean): Prepared => {
  if (node.kind === 'index') return elementPlace(context, node, twice);
  if (node.kind === 'member') return memberPlace(context, node, twice);
  return { ...plainPlace(context, node), before: '' };
};

/** A place that is read before it is written. */
const placeReadFirst = (context: MethodContext, node: Expression): Prepared => {
  const place = placeOf(context, node, true);
  return { ...place, value: readable(context, place.value, node.at) };
};

const refuseReadOnly = (context: MethodContext, place: Place, at: Position): Compiled => {
  if (!isUnknown(place.value.type)) context.report(at, place.refusal ?? 'Expression cannot be assigned');
  return brokenBy(place.value);
};

/** Texts that are put together may grow without end. */
const watched = (value: Compiled): Compiled =>
  value.isTemplate === true ? { ...value, js: `$.textGrown(${value.js})` } : value;

const simple = (context: MethodContext, node: ExpressionOf<'assign'>): Compiled => {
  const place = placeOf(context, node.target, false);
  const value = compileExpression(context, node.value);
  if (place.write === undefined) return refuseReadOnly(context, place, node.at);
  const { type } = place.value;
  return { js: place.write(convert(context, watched(value), { to: type, at: node.at })), type };
};

const operatorIn = (text: string): BinaryOperator | undefined => {
  const known: readonly BinaryOperator[] = ['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>'];
  return known.find((operator) => `${operator}=` === text);
};

/** `a += b` is `a = a + b`, with `a` found once. */
const compound = (context: MethodContext, node: ExpressionOf<'assign'>, operator: BinaryOperator): Compiled => {
  const place = placeReadFirst(context, node.target);
  const right = compileExpression(context, node.value);
  if (place.write === undefined) return refuseReadOnly(context, place, node.at);
  const result = operate(context, { operator, left: place.value, right, at: node.at });
  const { type } = place.value;
  const stored = place.write(convert(context, watched(result), { to: type, at: node.at }));
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
  const place = placeReadFirst(context, node.operand);
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
  const place = placeReadFirst(context, node.operand);
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
