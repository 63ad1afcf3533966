/** Methods, constructors, properties and initialisers of a class as members of its JavaScript class. */
import { futureAllowsCallouts, isFuture } from '../../types/check-future.ts';
import { parametersOf } from '../../types/platform-words.ts';
import { VOID } from '../../types/type.ts';
import type { Accessor, Expression, Member, MemberOf, Statement } from '../../syntax/ast.ts';
import type { ClassInfo, FieldInfo, MethodInfo } from '../../types/class-info.ts';
import { classType, superclassChain } from '../../types/class-type.ts';
import type { Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { convert } from '../conversions.ts';
import { initializerName, localName, methodName, quoted, staticsOf } from '../javascript-names.ts';
import { getterName, setterName, slotName } from '../../types/storage-names.ts';
import { compileBlock } from '../statements/blocks.ts';
import { line, within } from '../statements/lines.ts';
import {
  functionBody,
  openFunction,
  parameterList,
  unlessBroken,
  withTemps,
  type ClassContext,
} from './function-body.ts';

/** Static initialisation runs when the class is first used; a class without any needs no call. */
const firstUse = ({ owner }: ClassContext): readonly Line[] => {
  const last = initialisedWith(owner).at(-1);
  return last === undefined ? [] : [line(`${staticsOf(last)};`)];
};

const initialisesStatics = (member: Member): boolean => {
  if (member.kind === 'initializer') return member.static;
  if (member.kind !== 'field' || !member.modifiers.words.includes('static')) return false;
  return member.variables.some(({ value }) => value !== undefined);
};

const hasStaticState = ({ declaration }: ClassInfo): boolean => declaration?.members.some(initialisesStatics) ?? false;

/** The classes whose statics are initialised when a class is first used: those it descends from, then itself. */
export const initialisedWith = (owner: ClassInfo): readonly ClassInfo[] =>
  superclassChain(classType(owner))
    .flatMap(({ info }) => (info !== undefined && hasStaticState(info) ? [info] : []))
    .toReversed();

/** A future method is only noted when it is called; its body runs when its turn comes. */
const putOff = (method: MethodInfo): readonly Line[] => {
  if (!isFuture(method)) return [];
  const facts = {
    owner: method.owner.name,
    name: method.name,
    key: methodName(method),
    parameters: parametersOf(method),
    allowsCallouts: futureAllowsCallouts(method),
  };
  return [line(`if ($.putOff(${JSON.stringify(facts)}, [${parameterList(method.parameters)}])) return;`)];
};

export const emitMethod = (context: ClassContext, method: MethodInfo): readonly Line[] => {
  const { declaration } = method;
  if (declaration?.kind !== 'method' || declaration.body === undefined) return [];
  const body = functionBody(context, method, declaration.body.statements);
  const returns = method.returnType.kind !== 'void';
  if (body.completes && returns) {
    context.report(declaration.end, `Missing return statement required return type: ${method.returnType.name}`);
  }
  const head = `${quoted(methodName(method))}(${parameterList(method.parameters)}) {`;
  const start = method.static ? [line(`static ${head}`, declaration.at), ...firstUse(context)] : [line(head)];
  return [...within(method.name, [...start, ...putOff(method), ...body.lines]), line(returns ? 'return null; }' : '}')];
};

const explicitCall = (statements: readonly Statement[]): 'this' | 'super' | undefined => {
  const [first] = statements;
  return first?.kind === 'expression' && first.expression.kind === 'constructor-call'
    ? first.expression.which
    : undefined;
};

const bodyOf = ({ declaration }: MethodInfo): readonly Statement[] =>
  declaration?.kind === 'constructor' ? declaration.body.statements : [];

/**
 * The class's own fields and initialisers, then its parents, then the constructor's body. Own fields come first: a method that a
 * parent's constructor calls and the class overrides finds them set, which public code relies on; no document says so.
 */
export const emitConstructor = (
  context: ClassContext,
  constructor: MethodInfo,
  hasParent: boolean,
): readonly Line[] => {
  const { declaration } = constructor;
  const statements = bodyOf(constructor);
  const call = explicitCall(statements);
  const calls = call === undefined ? 0 : 1;
  const shape = { ...constructor, static: false, returnType: VOID, inConstructor: true };
  const first = functionBody(context, shape, statements.slice(0, calls));
  const rest = functionBody(context, shape, statements.slice(calls));
  const implicit = calls === 0 && hasParent ? [line(`super["new()"]();`, declaration?.at ?? context.owner.at)] : [];
  const own = call === 'this' ? [] : [line(`this.${initializerName(context.owner)}();`)];
  return within('<init>', [
    line(`${quoted(constructor.key)}(${parameterList(constructor.parameters)}) {`, declaration?.at),
    ...firstUse(context),
    ...own,
    line('{'),
    ...first.lines,
    line('}'),
    ...implicit,
    ...rest.lines,
    line('return this; }'),
  ]);
};

type Field = MemberOf<'field'>;

const fieldLines = (context: ClassContext, member: Field, holder: string): readonly Line[] =>
  member.variables.flatMap(({ name, value, at }) => {
    const field = context.owner.fields().get(name.toLowerCase());
    if (value === undefined || field === undefined) return [];
    return assignment(context, { holder, field, value, at });
  });

type Assignment = {
  readonly holder: string;
  readonly field: FieldInfo;
  readonly value: Expression;
  readonly at: Field['at'];
};

const assignment = (context: ClassContext, { holder, field, value, at }: Assignment): readonly Line[] =>
  unlessBroken(context, () => {
    const opened = openFunction(context, { static: field.static, parameters: [], returnType: undefined });
    const js = convert(opened.context, compileExpression(opened.context, value), { to: field.type, at });
    const code = line(`${context.script.covered(at.line)}${holder}.${slotName(field)} = ${js};`, at);
    return opened.temps.length === 0 ? [code] : [line('{'), ...withTemps(opened.temps, [code]), line('}')];
  });

const initializerLines = (context: ClassContext, member: MemberOf<'initializer'>): readonly Line[] =>
  unlessBroken(context, () => {
    const opened = openFunction(context, { static: member.static, parameters: [], returnType: undefined });
    const compiled = compileBlock(opened.context, member.body);
    return [line('{'), ...withTemps(opened.temps, compiled.lines), line('}')];
  });

/** Field values and initialiser blocks in the order written. */
export const initialisation = (context: ClassContext, isStatic: boolean, holder: string): readonly Line[] =>
  (context.owner.declaration?.members ?? []).flatMap((member) => {
    if (member.kind === 'field' && member.modifiers.words.includes('static') === isStatic) {
      return fieldLines(context, member, holder);
    }
    return member.kind === 'initializer' && member.static === isStatic ? initializerLines(context, member) : [];
  });

type Property = MemberOf<'property'>;

type Side = {
  readonly property: Property;
  readonly field: FieldInfo;
  readonly accessor: Accessor;
};

/** An accessor without a body reads or writes the stored value. */
const automatic = (context: ClassContext, { field }: Side): string =>
  `${field.static ? staticsOf(context.owner) : 'this'}.${slotName(field)}`;

const getter = (context: ClassContext, side: Side): readonly Line[] => {
  const { property, field, accessor } = side;
  if (accessor.body === undefined) return [line(`return ${automatic(context, side)};`)];
  const shape = { parameters: [], returnType: field.type, static: field.static, accessorOf: property.name };
  const body = functionBody(context, shape, accessor.body.statements);
  if (body.completes) {
    context.report(property.at, `Missing return statement required return type: ${field.type.name}`);
  }
  return [...body.lines, line('return null;')];
};

const setter = (context: ClassContext, side: Side): readonly Line[] => {
  const { property, field, accessor } = side;
  if (accessor.body === undefined) return [line(`${automatic(context, side)} = ${localName('value')};`)];
  const parameters = [{ name: 'value', type: field.type }];
  const shape = { parameters, returnType: VOID, static: field.static, accessorOf: property.name };
  return functionBody(context, shape, accessor.body.statements).lines;
};

/** `get_name()` and `set_name(value)` of a property with bodies. */
export const emitProperty = (context: ClassContext, property: Property): readonly Line[] => {
  const field = context.owner.fields().get(property.name.toLowerCase());
  if (field?.access.kind !== 'accessors') return [];
  const prefix = field.static ? 'static ' : '';
  const { get, set, at } = property;
  return within(`__sfdc_${property.name}`, [
    line(`${prefix}${getterName(field)}() {`, at),
    ...(get === undefined ? [] : getter(context, { property, field, accessor: get })),
    line('}'),
    line(`${prefix}${setterName(field)}(${localName('value')}) {`, at),
    ...(set === undefined ? [] : setter(context, { property, field, accessor: set })),
    line('}'),
  ]);
};
