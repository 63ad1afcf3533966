/** `new`: objects of users' and library classes, sObjects with named fields, collections with their items. */
import { typeWords } from '../../types/platform-words.ts';
import { unsupportedMember } from '../platform-names.ts';
import type { Expression, ExpressionOf, TypeReference } from '../../syntax/ast.ts';
import { unsupportedName } from '../../types/class-type.ts';
import { findConstructors, findField } from '../../types/members.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import { BROKEN, brokenBy, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { convert, notNull } from '../conversions.ts';
import { className, quoted } from '../javascript-names.ts';
import { chooseMethod, compileArguments, passed } from './calls.ts';
import { checkConstructorVisible } from './constructors.ts';
import { compileExpression } from '../compile-expression.ts';
import { refusalToWrite } from './writable.ts';

type New = ExpressionOf<'new'>;

const fieldValue = (context: MethodContext, type: ApexType, arg: Expression): string => {
  if (arg.kind !== 'assign' || arg.target.kind !== 'name') {
    context.report(arg.at, `Type requires name=value pair construction: ${typeWords(type)}`);
    return 'null';
  }
  const field = findField(type, arg.target.name);
  if (field?.access.kind !== 'sobject') {
    context.report(arg.at, `Field does not exist: ${arg.target.name} on ${type.name}`);
    return 'null';
  }
  const refusal = refusalToWrite(context, field);
  if (refusal !== undefined) context.report(arg.at, refusal);
  const value = convert(context, compileExpression(context, arg.value), { to: field.type, at: arg.at });
  return `[${quoted(field.access.apiName)}, ${value}, ${field.access.relation !== 'none'}]`;
};

/** Each field is given a value once. */
const checkGivenOnce = (context: MethodContext, args: readonly Expression[]): void => {
  const seen = new Set<string>();
  for (const { at, ...arg } of args) {
    if (arg.kind !== 'assign' || arg.target.kind !== 'name') continue;
    const { name } = arg.target;
    if (seen.has(name.toLowerCase())) context.report(at, `Duplicate field initialization: ${name}`);
    seen.add(name.toLowerCase());
  }
};

const newSObject = (context: MethodContext, type: ApexType, node: New): Compiled => {
  if (type.name === 'SObject') context.report(node.at, `Type cannot be constructed: ${typeWords(type)}`);
  checkGivenOnce(context, node.args);
  const fields = node.args.map((arg) => fieldValue(context, type, arg));
  return { js: `$.newSObject(${[quoted(type.name), ...fields].join(', ')})`, type, nonNull: true };
};

const isUserClass = (type: ApexType): boolean => type.info?.declaration !== undefined;

/** Why nothing of that type can be made with `new`; undefined where something may. */
const notConstructible = (type: ApexType): string | undefined => {
  if (type.kind === 'interface' || type.kind === 'enum') return `Type cannot be constructed: ${typeWords(type)}`;
  return type.info?.abstract === true ? `Abstract classes cannot be constructed: ${typeWords(type)}` : undefined;
};

const isNamed = (arg: Expression): boolean => arg.kind === 'assign' && arg.target.kind === 'name';

const refuseConstruction = (context: MethodContext, type: ApexType, node: New): boolean => {
  const message = node.args.some(isNamed)
    ? `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${typeWords(type)}`
    : notConstructible(type);
  if (message !== undefined) context.report(node.at, message);
  return message !== undefined;
};

const refuseConstructor = (context: MethodContext, type: ApexType, { args, node }: Construction): Compiled => {
  const unsupported = unsupportedMember(type, '<init>');
  if (unsupported !== undefined) return context.script.unsupported(unsupported, node.at);
  const list = args.map((arg) => typeWords(arg.type)).join(', ');
  context.report(node.at, `Constructor not defined: [${typeWords(type)}].<Constructor>(${list})`);
  return BROKEN;
};

type Construction = { readonly args: readonly Compiled[]; readonly node: New };

const constructed = (context: MethodContext, type: ApexType, construction: Construction): Compiled => {
  const { args, node } = construction;
  const chosen = chooseMethod(findConstructors(type), args);
  if (typeof chosen === 'string') return refuseConstructor(context, type, construction);
  checkConstructorVisible(context, chosen, construction.node.at);
  const list = passed(context, chosen, { args, at: node.at }).join(', ');
  const js =
    type.info !== undefined && isUserClass(type)
      ? `(new ${className(type.info)}())[${quoted(chosen.key)}](${list})`
      : createLibraryObject(context, { type, key: chosen.key, library: chosen.library, list });
  return { js, type, nonNull: true };
};

/** Of a type that does not exist, only what it is made from can be judged. */
const constructUnknown = (context: MethodContext, type: ApexType, node: New): Compiled => {
  const missing = unsupportedName(type);
  if (missing !== undefined) return { ...context.script.unsupported(`new ${missing}`, node.at), type };
  for (const arg of node.args) compileExpression(context, arg.kind === 'assign' ? arg.value : arg);
  return BROKEN;
};

const construct = (context: MethodContext, type: ApexType, node: New): Compiled => {
  if (isUnknown(type)) return constructUnknown(context, type, node);
  if (refuseConstruction(context, type, node)) return BROKEN;
  const args = compileArguments(context, node.args);
  return args.some((arg) => isUnknown(arg.type)) ? brokenBy(...args) : constructed(context, type, { args, node });
};

type LibraryObject = {
  type: ApexType;
  key: string;
  library: Parameters<MethodContext['script']['library']>[0] | undefined;
  list: string;
};

/** Collections know their type at run time, so it is passed first. */
const createLibraryObject = (context: MethodContext, { type, key, library, list }: LibraryObject): string => {
  if (library === undefined) return `$.abstract(${quoted(`${type.name}.${key}`)})`;
  const name = context.script.library(library, `${type.name}.${key}`);
  const first = type.args.length > 0 ? [quoted(type.name)] : [];
  return `${name}(${[...first, ...(list === '' ? [] : [list])].join(', ')})`;
};

export const compileNew = (context: MethodContext, node: New): Compiled => {
  const type = context.types.resolve(node.type, context.owner);
  if (type.kind === 'sobject') return newSObject(context, type, node);
  return construct(context, type, node);
};

const collectionType = (context: MethodContext, reference: TypeReference): ApexType =>
  context.types.resolve(reference, context.owner);

/** `new List<Integer>{ 1, 2 }`, `new Set<Id>{ … }`, `new String[]{ … }` */
export const compileNewCollection = (context: MethodContext, node: ExpressionOf<'new-collection'>): Compiled => {
  const type = collectionType(context, node.type);
  const element = type.args[0];
  if (element === undefined) return BROKEN;
  const items = node.items.map((item) =>
    convert(context, compileExpression(context, item), { to: element, at: item.at }),
  );
  const maker = type.name.startsWith('Set<') ? '$.setOf' : '$.listOf';
  return { js: `${maker}(${quoted(type.name)}, [${items.join(', ')}])`, type, nonNull: true };
};

export const compileNewMap = (context: MethodContext, node: ExpressionOf<'new-map'>): Compiled => {
  const type = collectionType(context, node.type);
  const [keyType, valueType] = type.args;
  if (keyType === undefined || valueType === undefined) return BROKEN;
  const entries = node.entries.map(({ key, value }) => {
    const keyText = convert(context, compileExpression(context, key), { to: keyType, at: key.at });
    return `[${keyText}, ${convert(context, compileExpression(context, value), { to: valueType, at: value.at })}]`;
  });
  return { js: `$.mapOf(${quoted(type.name)}, [${entries.join(', ')}])`, type, nonNull: true };
};

/** `new Integer[5]`: a list of so many nulls. */
export const compileNewArray = (context: MethodContext, node: ExpressionOf<'new-array'>): Compiled => {
  const type = context.types.resolve(node.type, context.owner);
  const size = compileExpression(context, node.size);
  return { js: `$.nulls(${quoted(type.name)}, ${notNull(size)})`, type, nonNull: true };
};
