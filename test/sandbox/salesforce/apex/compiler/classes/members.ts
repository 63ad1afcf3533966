/** Methods, constructors, properties and initialisers of a class as members of its JavaScript class. */
import { classType } from '../../types/class-type.ts';
import { VOID } from '../../types/type.ts';
import type { Accessor, Expression, MemberOf, Statement } from '../../syntax/ast.ts';
import type { MethodInfo } from '../../types/class-info.ts';
import { findField } from '../../types/members.ts';
import type { Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { convert } from '../conversions.ts';
import {
  getterName,
  initializerName,
  localName,
  quoted,
  setterName,
  slotName,
  staticsOf,
} from '../javascript-names.ts';
import { compileBlock } from '../statements/blocks.ts';
import { line } from '../statements/lines.ts';
import { functionBody, openFunction, parameterList, withTemps, type ClassContext } from './function-body.ts';

/** Static initialisation runs when the class is first used; a class without any needs no call. */
const firstUse = ({ owner }: ClassContext): readonly Line[] =>
  hasStaticState(owner) ? [line(`${staticsOf(owner)};`)] : [];

export const hasStaticState = (owner: ClassContext['owner']): boolean =>
  (owner.declaration?.members ?? []).some(
    (member) =>
      (member.kind === 'initializer' && member.static) ||
      (member.kind === 'field' &&
        member.modifiers.words.includes('static') &&
        member.variables.some(({ value }) => value !== undefined)),
  );

export const emitMethod = (context: ClassContext, method: MethodInfo): readonly Line[] => {
  const { declaration } = method;
  if (declaration?.kind !== 'method' || declaration.body === undefined) return [];
  const body = functionBody(context, method, declaration.body.statements);
  if (body.completes && method.returnType.kind !== 'void') {
    context.report(declaration.end, `Missing return statement required return type: ${method.returnType.name}`);
  }
  const head = `${method.static ? 'static ' : ''}${quoted(method.key)}(${parameterList(method.parameters)}) {`;
  const ending = method.returnType.kind === 'void' ? [] : [line('return null;')];
  return [
    line(head, method.static ? declaration.at : undefined),
    ...(method.static ? firstUse(context) : []),
    ...body.lines,
    ...ending,
    line('}'),
  ];
};

const explicitCall = (statements: readonly Statement[]): 'this' | 'super' | undefined => {
  const [first] = statements;
  return first?.kind === 'expression' && first.expression.kind === 'constructor-call'
    ? first.expression.which
    : undefined;
};

/** Parents first, then the class's own fields and initialisers, then the constructor's body. */
export const emitConstructor = (
  context: ClassContext,
  constructor: MethodInfo,
  hasParent: boolean,
): readonly Line[] => {
  const { declaration } = constructor;
  const statements = declaration?.kind === 'constructor' ? declaration.body.statements : [];
  const call = explicitCall(statements);
  const shape = { ...constructor, static: false, returnType: VOID, inConstructor: true };
  const first = functionBody(context, shape, statements.slice(0, call === undefined ? 0 : 1));
  const rest = functionBody(context, shape, statements.slice(call === undefined ? 0 : 1));
  const implicit = call === undefined && hasParent ? [line(`super["new()"]();`)] : [];
  const own = call === 'this' ? [] : [line(`this.${initializerName(context.owner)}();`)];
  return [
    line(`${quoted(constructor.key)}(${parameterList(constructor.parameters)}) {`, declaration?.at),
    ...firstUse(context),
    line('{'),
    ...first.lines,
    line('}'),
    ...implicit,
    ...own,
    ...rest.lines,
    line('return this; }'),
  ];
};

type Field = MemberOf<'field'>;

const fieldLines = (context: ClassContext, member: Field, holder: string): readonly Line[] =>
  member.variables.flatMap(({ name, value, at }) => {
    const field = context.owner.fields().get(name.toLowerCase());
    if (value === undefined || field === undefined) return [];
    return assignment(context, { holder, name, value, isStatic: field.static, at });
  });

type Assignment = {
  readonly holder: string;
  readonly name: string;
  readonly value: Expression;
  readonly isStatic: boolean;
  readonly at: Field['at'];
};

const assignment = (context: ClassContext, { holder, name, value, isStatic, at }: Assignment): readonly Line[] => {
  const type = context.owner.fields().get(name.toLowerCase())?.type ?? VOID;
  const opened = openFunction(context, { static: isStatic, parameters: [], returnType: undefined });
  const js = convert(opened.context, compileExpression(opened.context, value), { to: type, at });
  const code = line(`${context.script.covered(at.line)}${holder}.${slotName(name)} = ${js};`, at);
  return opened.temps.length === 0 ? [code] : [line('{'), ...withTemps(opened.temps, [code]), line('}')];
};

const initializerLines = (context: ClassContext, member: MemberOf<'initializer'>): readonly Line[] => {
  const opened = openFunction(context, { static: member.static, parameters: [], returnType: undefined });
  const compiled = compileBlock(opened.context, member.body);
  return [line('{'), ...withTemps(opened.temps, compiled.lines), line('}')];
};

/** Field values and initialiser blocks in the order written. */
export const initialisation = (context: ClassContext, isStatic: boolean, holder: string): readonly Line[] =>
  (context.owner.declaration?.members ?? []).flatMap((member) => {
    if (member.kind === 'field' && member.modifiers.words.includes('static') === isStatic) {
      return fieldLines(context, member, holder);
    }
    return member.kind === 'initializer' && member.static === isStatic ? initializerLines(context, member) : [];
  });

type Property = MemberOf<'property'>;

const accessorBody = (context: ClassContext, property: Property, side: 'get' | 'set', accessor: Accessor) => {
  const field = findField(classType(context.owner), property.name);
  const type = field?.type ?? VOID;
  const isStatic = property.modifiers.words.includes('static');
  const holder = isStatic ? staticsOf(context.owner) : 'this';
  if (accessor.body === undefined) {
    const slot = `${holder}.${slotName(property.name)}`;
    return [line(side === 'get' ? `return ${slot};` : `${slot} = ${localName('value')};`)];
  }
  const shape =
    side === 'get' ? { parameters: [], returnType: type } : { parameters: [{ name: 'value', type }], returnType: VOID };
  const body = functionBody(
    context,
    { ...shape, static: isStatic, accessorOf: property.name },
    accessor.body.statements,
  );
  if (side === 'get' && body.completes) {
    context.report(property.at, `Missing return statement required return type: ${type.name}`);
  }
  return side === 'get' ? [...body.lines, line('return null;')] : body.lines;
};

/** `get_name()` and `set_name(value)` of a property with bodies. */
export const emitProperty = (context: ClassContext, property: Property): readonly Line[] => {
  const field = context.owner.fields().get(property.name.toLowerCase());
  if (field?.access.kind !== 'accessors') return [];
  const prefix = field.static ? 'static ' : '';
  const get = property.get === undefined ? [] : accessorBody(context, property, 'get', property.get);
  const set = property.set === undefined ? [] : accessorBody(context, property, 'set', property.set);
  return [
    line(`${prefix}${getterName(property.name)}() {`, property.at),
    ...get,
    line('}'),
    line(`${prefix}${setterName(property.name)}(${localName('value')}) {`, property.at),
    ...set,
    line('}'),
  ];
};
