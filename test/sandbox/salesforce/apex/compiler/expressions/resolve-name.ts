/**
 * What a name or a dotted name means: a local variable before a field, a field before a type, a type before a namespace, as
 * Apex decides it. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespaces_and_type_resolution.htm
 */
import { classType, unsupportedName } from '../../types/class-type.ts';
import { isNamespace, unsupportedMember } from '../platform-names.ts';
import type { Expression, ExpressionOf, Position } from '../../syntax/ast.ts';
import type { ClassInfo, FieldInfo } from '../../types/class-info.ts';
import { findField } from '../../types/members.ts';
import type { ApexType } from '../../types/type.ts';
import { BROKEN, brokenBy, unlessNull, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { localName } from '../javascript-names.ts';
import { compileExpression } from '../compile-expression.ts';
import { reachField, type Place } from './fields.ts';
import { metadataMember } from './metadata-names.ts';

export type Reference =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'type'; readonly type: ApexType }
  | { readonly kind: 'namespace'; readonly name: string };

const valueReference = (value: Compiled): Reference => ({ kind: 'place', place: { value, write: undefined } });

const local = (context: MethodContext, name: string): Reference | undefined => {
  const found = context.scope.find(name);
  if (found === undefined) return undefined;
  const js = localName(found.name);
  return { kind: 'place', place: { value: { js, type: found.type }, write: (value) => `(${js} = ${value})` } };
};

/** The field a bare name means: of this class and its parents, then static ones of the classes around. */
const fieldInSight = (context: MethodContext, name: string): FieldInfo | undefined => {
  let around: ClassInfo | undefined = context.owner;
  while (around !== undefined) {
    const field = findField(classType(around), name);
    if (field !== undefined && (around === context.owner || field.static)) return field;
    around = around.outer;
  }
  return undefined;
};

const field = (context: MethodContext, { name, at }: { name: string; at: Position }): Reference | undefined => {
  const found = fieldInSight(context, name);
  if (found === undefined) return undefined;
  if (!found.static && context.static) {
    context.report(at, `Variable does not exist: ${name}`);
    return valueReference(BROKEN);
  }
  const target = found.static ? undefined : { js: 'this', type: classType(context.owner), nonNull: true };
  return { kind: 'place', place: reachField(context, { field: found, target, at }) };
};

const typeOrNamespace = (context: MethodContext, name: string): Reference | undefined => {
  const type = context.types.find(name, context.owner);
  if (type !== undefined) return { kind: 'type', type };
  return isNamespace(name) ? { kind: 'namespace', name } : undefined;
};

/** What a bare name means here; undefined when nothing has it. */
export const resolveName = (context: MethodContext, node: ExpressionOf<'name'>): Reference | undefined =>
  local(context, node.name) ?? field(context, node) ?? typeOrNamespace(context, node.name);

type MemberNode = ExpressionOf<'member'>;

const memberOfNamespace = (context: MethodContext, namespace: string, node: MemberNode): Reference | undefined => {
  if (`${namespace}.${node.name}`.toLowerCase() === 'system.label') return { kind: 'namespace', name: 'Label' };
  const special = metadataMember(context, { of: namespace, name: node.name, at: node.at });
  if (special !== undefined) return valueReference(special);
  const type = context.types.find(`${namespace}.${node.name}`, context.owner);
  return type === undefined ? undefined : { kind: 'type', type };
};

const memberOfType = (context: MethodContext, type: ApexType, node: MemberNode): Reference | undefined => {
  const found = type.kind === 'sobject' ? undefined : findField(type, node.name);
  if (found?.static === true) {
    return { kind: 'place', place: reachField(context, { field: found, target: undefined, at: node.at }) };
  }
  const special = metadataMember(context, { of: type.name, type, name: node.name, at: node.at });
  if (special !== undefined) return valueReference(special);
  const nested = context.types.find(`${type.name}.${node.name}`, context.owner);
  return nested === undefined ? undefined : { kind: 'type', type: nested };
};

/** The one record of a query, when a field of it is asked for. */
const recordOf = (value: Compiled): Compiled =>
  value.isQuery === true && value.type.args[0] !== undefined
    ? { js: `$.onlyRecord(${value.js})`, type: value.type.args[0] }
    : value;

const missing = (context: MethodContext, type: ApexType, node: MemberNode): Reference => {
  const unsupported = unsupportedMember(type, node.name);
  if (unsupported !== undefined) return valueReference(context.script.unsupported(unsupported, node.at));
  const what = type.kind === 'sobject' ? `No such column '${node.name}' on entity '${type.name}'` : undefined;
  context.report(node.at, what ?? `Variable does not exist: ${node.name}`);
  return valueReference(BROKEN);
};

type Chain = NonNullable<Compiled['chain']>;

const safely = (context: MethodContext, target: Compiled, node: MemberNode): Reference => {
  const temp = context.temp();
  const reached = memberOfValue(context, { js: temp, type: target.type }, { ...node, safe: false });
  if (reached?.kind !== 'place') return valueReference(BROKEN);
  const { value } = reached.place;
  return valueReference(unlessNull(`(${temp} = ${target.js}) === null`, value));
};

const furtherAlong = (context: MethodContext, chain: Chain, node: MemberNode): Reference | undefined => {
  const reached = memberOfValue(context, chain.inner, node);
  if (reached?.kind !== 'place') return reached;
  return valueReference(unlessNull(chain.isNull, reached.place.value));
};

/** A class that the sandbox has not is told once it is used. */
const ofUnknown = (context: MethodContext, value: Compiled, node: MemberNode): Compiled => {
  const missing = unsupportedName(value.type);
  return missing === undefined ? brokenBy(value) : context.script.unsupported(`${missing}.${node.name}`, node.at);
};

const memberOfValue = (context: MethodContext, value: Compiled, node: MemberNode): Reference | undefined => {
  if (value.type.kind === 'unknown') return valueReference(ofUnknown(context, value, node));
  const target = recordOf(value);
  if (node.safe)
    return safely(
      context,
      value.isQuery === true ? { ...target, js: `$.onlyRecordOrNull(${value.js})` } : target,
      node,
    );
  if (value.chain !== undefined) return furtherAlong(context, value.chain, node);
  const special = metadataMember(context, { of: target.type.name, name: node.name, at: node.at, target });
  if (special !== undefined) return valueReference(special);
  const found = findField(target.type, node.name);
  if (found === undefined) return missing(context, target.type, node);
  return {
    kind: 'place',
    place: reachField(context, { field: found, target: found.static ? undefined : target, at: node.at }),
  };
};

/** What `target.name` means; undefined when the target is a type or namespace without such a member. */
export const resolveMember = (context: MethodContext, node: MemberNode): Reference | undefined => {
  const target = resolveExpression(context, node.target);
  if (target === undefined) return undefined;
  if (target.kind === 'namespace') return memberOfNamespace(context, target.name, node);
  if (target.kind === 'type') return memberOfType(context, target.type, node);
  return memberOfValue(context, target.place.value, node);
};

/** What an expression refers to when it may be a type or namespace as well as a value. */
export const resolveExpression = (context: MethodContext, node: Expression): Reference | undefined => {
  if (node.kind === 'name') return resolveName(context, node);
  if (node.kind === 'member') return resolveMember(context, node);
  return valueReference(compileExpression(context, node));
};

const written = (node: Expression): string =>
  node.kind === 'name' ? node.name : node.kind === 'member' ? `${written(node.target)}.${node.name}` : '…';

/** The value, once it is sure that it may be read. */
export const readable = (context: MethodContext, value: Compiled, at: Position): Compiled => {
  if (value.unreadable === undefined) return value;
  context.report(at, value.unreadable);
  return BROKEN;
};

/** A name or member as a value. */
export const compileReference = (context: MethodContext, node: ExpressionOf<'name'> | MemberNode): Compiled => {
  const reference = resolveExpression(context, node);
  if (reference?.kind === 'place') return readable(context, reference.place.value, node.at);
  context.report(node.at, `Variable does not exist: ${written(node)}`);
  return BROKEN;
};
