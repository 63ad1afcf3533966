/** Method calls: which method is meant, how its arguments are passed, and how generated code reaches it. */
import { typeWords } from '../../types/platform-words.ts';
import { classType, unsupportedName } from '../../types/class-type.ts';
import { unsupportedMember } from '../platform-names.ts';
import type { Expression, ExpressionOf, Position } from '../../syntax/ast.ts';
import type { ClassInfo, MethodInfo } from '../../types/class-info.ts';
import { chooseOverload, findMethods } from '../../types/members.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import { BROKEN, brokenBy, unlessNull, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { convert, notNull } from '../conversions.ts';
import { className, methodName, quoted } from '../javascript-names.ts';
import { compileExpression } from '../compile-expression.ts';
import { callSite, isDynamicQuery } from './call-sites.ts';
import { refusalToCall } from './call-refusal.ts';
import { compileFieldError } from './field-errors.ts';
import { objectToken } from './metadata-names.ts';
import { resolveExpression } from './resolve-name.ts';

type CallNode = ExpressionOf<'call'>;

/** A call whose receiver is known: an object, or the class of a static method. */
type Call = {
  readonly candidates: readonly MethodInfo[];
  /** `undefined` for a static call. */
  readonly receiver: Compiled | undefined;
  /** The receiver is written: not the `this` of a call without one. */
  readonly isOnValue?: boolean;
  readonly args: readonly Compiled[];
  /** Stated in messages. */
  readonly type: ApexType;
  readonly name: string;
  readonly at: Position;
};

export const compileArguments = (context: MethodContext, args: readonly Expression[]): readonly Compiled[] =>
  args.map((arg) => compileExpression(context, arg));

/** `greet(String, Integer)` as in "Method does not exist or incorrect signature: void greet(String, Integer) from the type Foo" */
const signature = (name: string, args: readonly Compiled[]): string =>
  `${name}(${args.map((arg) => (arg.type.kind === 'null' ? 'NULL' : typeWords(arg.type))).join(', ')})`;

/** A query of one record passed where one record is wanted counts as that record. */
const argumentTypes = (args: readonly Compiled[]): readonly ApexType[] => args.map((arg) => arg.type);

const recordTypes = (args: readonly Compiled[]): readonly ApexType[] =>
  args.map((arg) => (arg.isQuery === true ? (arg.type.args[0] ?? arg.type) : arg.type));

export const chooseMethod = (
  candidates: readonly MethodInfo[],
  args: readonly Compiled[],
): MethodInfo | 'none' | 'ambiguous' => {
  const chosen = chooseOverload(candidates, argumentTypes(args));
  return chosen === 'none' && args.some((arg) => arg.isQuery === true)
    ? chooseOverload(candidates, recordTypes(args))
    : chosen;
};

export const passed = (context: MethodContext, method: MethodInfo, call: { args: readonly Compiled[]; at: Position }) =>
  method.parameters.map((parameter, position) => {
    const value = call.args[position] ?? BROKEN;
    return convert(context, value, { to: parameter.type, at: call.at });
  });

const isPlatform = (info: ClassInfo): boolean => info.declaration === undefined && info.file === undefined;

/** A call into generated code: JavaScript's own dispatch. */
const userCall = (method: MethodInfo, receiver: Compiled | undefined, args: readonly string[]): string =>
  method.static
    ? `${className(method.owner)}[${quoted(method.key)}](${args.join(', ')})`
    : `${receiver?.js ?? 'this'}[${quoted(methodName(method))}](${args.join(', ')})`;

/** An object of a library class may be of a user's class that overrides the method. */
const mayBeOverridden = (method: MethodInfo): boolean =>
  !method.static && (method.virtual || method.owner.kind === 'interface' || method.owner.name === 'Object');

/** `super.method()` of what the platform gives every object, or every exception. */
const inheritedCall = (method: MethodInfo, own: string, args: readonly string[]): string =>
  `$.inherited({ key: ${quoted(method.key)}, own: ${own}, above: super[${quoted(method.key)}] }, ${['this', ...args].join(', ')})`;

const libraryCall = (
  context: MethodContext,
  method: MethodInfo,
  { receiver, args }: { receiver: Compiled | undefined; args: readonly string[] },
): string => {
  const label = `${method.owner.name}.${method.key}`;
  if (receiver === undefined || method.static) {
    return method.library === undefined
      ? `$.abstract(${quoted(label)})`
      : `${context.script.library(method.library, label)}(${[...args, ...callSite(context, method)].join(', ')})`;
  }
  const own = method.library === undefined ? 'undefined' : context.script.library(method.library, label);
  if (receiver.js === 'super') return inheritedCall(method, own, args);
  const all = [notNull(receiver), ...args, ...callSite(context, method)];
  if (!mayBeOverridden(method) && method.library !== undefined) return `${own}(${all.join(', ')})`;
  return `$.invoke(${[quoted(method.key), own, ...all].join(', ')})`;
};

const nullsChecked = (receiver: Compiled | undefined): Compiled | undefined =>
  receiver?.isParent === true ? { ...receiver, js: notNull(receiver) } : receiver;

const emitted = (context: MethodContext, method: MethodInfo, call: Call): Compiled => {
  const args = passed(context, method, call);
  const receiver = nullsChecked(call.receiver);
  const js =
    method.library !== undefined || isPlatform(method.owner)
      ? libraryCall(context, method, { receiver, args })
      : userCall(method, receiver, args);
  return { js, type: method.returnType, ...(isDynamicQuery(method) ? { isQuery: true } : {}) };
};

/** Every object of a project's class has `clone()`: a shallow copy of its own type. */
const copied = ({ receiver, type, name, args }: Call): Compiled | undefined =>
  name.toLowerCase() === 'clone' && args.length === 0 && receiver !== undefined && type.info?.declaration !== undefined
    ? { js: `$.shallowCopy(${notNull(receiver)})`, type, nonNull: true }
    : undefined;

const refuse = (context: MethodContext, call: Call): Compiled => {
  const copy = copied(call);
  if (copy !== undefined) return copy;
  // A name that the tables know is called wrongly; one that only the platform knows is missing here.
  const unsupported = call.candidates.length > 0 ? undefined : unsupportedMember(call.type, call.name);
  if (unsupported !== undefined) return context.script.unsupported(unsupported, call.at);
  const what = `Method does not exist or incorrect signature: void ${signature(call.name, call.args)} from the type ${typeWords(call.type)}`;
  context.report(call.at, what);
  return BROKEN;
};

/** What the call needs that the sandbox has not: the class it is made on, or that of an argument. */
const unsupportedAmong = ({ type, name, args }: Call): string | undefined => {
  const owner = unsupportedName(type);
  if (owner !== undefined) return `${owner}.${name}`;
  return args.map((arg) => unsupportedName(arg.type)).find((missing) => missing !== undefined);
};

/** Emits the best candidate, or reports that there is none. */
const complete = (context: MethodContext, call: Call): Compiled => {
  const missing = unsupportedAmong(call);
  if (missing !== undefined) return context.script.unsupported(missing, call.at);
  if (isUnknown(call.type) || call.args.some((arg) => isUnknown(arg.type)))
    return brokenBy(...(call.receiver === undefined ? [] : [call.receiver]), ...call.args);
  const method = chooseMethod(call.candidates, call.args);
  if (method === 'none') return refuse(context, call);
  if (method === 'ambiguous') {
    context.report(call.at, `Ambiguous method signature: void ${signature(call.name, call.args)}`);
    return BROKEN;
  }
  const refusal = refusalToCall(context.owner, method, call);
  if (refusal !== undefined) context.report(call.at, refusal);
  return emitted(context, method, call);
};

const thisObject = (context: MethodContext): Compiled | undefined =>
  context.static ? undefined : { js: 'this', type: classType(context.owner), nonNull: true };

/** The class itself, then those around it: where a call without a receiver may find its method. */
const classesAround = (owner: ClassInfo): readonly ClassInfo[] =>
  owner.outer === undefined ? [owner] : [owner, ...classesAround(owner.outer)];

/** A call without a receiver: a method of this class or its parents, or a static one of a class around. */
const unqualified = (context: MethodContext, node: CallNode): Compiled => {
  const args = compileArguments(context, node.args);
  const calls = classesAround(context.owner).map((around): Call => {
    const type = classType(around);
    const receiver = around === context.owner ? thisObject(context) : undefined;
    return { candidates: findMethods(type, node.name), receiver, args, type, name: node.name, at: node.at };
  });
  const fitting = calls.find(({ candidates }) => chooseMethod(candidates, args) !== 'none');
  const named = calls.find(({ candidates }) => candidates.length > 0);
  const [own] = calls;
  const call = fitting ?? named ?? own;
  return call === undefined ? BROKEN : complete(context, call);
};

/** `Account.getSObjectType()` says the same as `Account.SObjectType`. */
const isTokenCall = (type: ApexType, { name, args }: CallNode): boolean =>
  type.kind === 'sobject' && name.toLowerCase() === 'getsobjecttype' && args.length === 0;

const onType = (context: MethodContext, type: ApexType, node: CallNode): Compiled => {
  if (isTokenCall(type, node)) return objectToken(context, type);
  const all = findMethods(type, node.name);
  const args = compileArguments(context, node.args);
  const fitting = all.filter((method) => method.static);
  const candidates = chooseMethod(fitting, args) === 'none' ? all : fitting;
  return complete(context, { candidates, receiver: undefined, args, type, name: node.name, at: node.at });
};

const isListMember = (value: Compiled, name: string): boolean => findMethods(value.type, name).length > 0;

const onValue = (context: MethodContext, value: Compiled, node: CallNode): Compiled => {
  const row = value.type.args[0];
  const receiver =
    value.isQuery === true && row !== undefined && !isListMember(value, node.name)
      ? { js: `$.onlyRecord(${value.js})`, type: row }
      : value;
  const candidates = findMethods(receiver.type, node.name);
  const args = compileArguments(context, node.args);
  const call = { candidates, receiver, args, type: receiver.type, name: node.name, at: node.at };
  return complete(context, { ...call, isOnValue: receiver.js !== 'this' && receiver.js !== 'super' });
};

const safely = (context: MethodContext, value: Compiled, node: CallNode): Compiled => {
  const temp = context.temp();
  const called = onValue(context, { js: temp, type: value.type, nonNull: true }, node);
  return unlessNull(`(${temp} = ${value.js}) === null`, called);
};

const onTarget = (context: MethodContext, node: CallNode, target: Expression): Compiled => {
  const reference = resolveExpression(context, target);
  if (reference?.kind === 'type') return onType(context, reference.type, node);
  if (reference?.kind !== 'place') {
    context.report(node.at, `Variable does not exist: ${target.kind === 'name' ? target.name : node.name}`);
    return BROKEN;
  }
  const { value } = reference.place;
  if (node.safe) return safely(context, value, node);
  if (value.chain === undefined) return onValue(context, value, node);
  return unlessNull(value.chain.isNull, onValue(context, value.chain.inner, node));
};

/** `a.b()`, `b()`, `a?.b()`, `super.b()`, `Type.b()`. */
export const compileCall = (context: MethodContext, node: CallNode): Compiled =>
  node.target === undefined
    ? unqualified(context, node)
    : (compileFieldError(context, node) ?? onTarget(context, node, node.target));
