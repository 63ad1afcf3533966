/**
 * Dotted names that stand for metadata: tokens and describes (`Account.Name`, `Schema.SObjectType.Account.fields.Name`), the
 * records of a trigger, custom labels, Visualforce pages.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
 */
import type { Position } from '../../syntax/ast.ts';
import { findField } from '../../types/members.ts';
import type { ApexType } from '../../types/type.ts';
import type { Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { quoted } from '../javascript-names.ts';

export type MetadataName = {
  /** What stands before the dot: a namespace, or the name of a type. */
  readonly of: string;
  /** When that is a type. */
  readonly type?: ApexType;
  /** When it is a value. */
  readonly target?: Compiled;
  readonly name: string;
  readonly at: Position;
};

type Meaning = (context: MethodContext, member: MetadataName) => Compiled | undefined;

/** The token of an object. */
export const objectToken = (context: MethodContext, { name }: ApexType): Compiled => ({
  js: `$.objectToken(${quoted(name)})`,
  type: context.types.named('Schema.SObjectType'),
  nonNull: true,
});

const token: Meaning = (context, { type, name }) => {
  if (type?.kind !== 'sobject') return undefined;
  if (name.toLowerCase() === 'sobjecttype') return objectToken(context, type);
  const field = findField(type, name);
  if (field?.access.kind !== 'sobject') return undefined;
  const { apiName, rowCauses } = field.access;
  const js = `$.fieldToken(${quoted(type.name)}, ${quoted(apiName)})`;
  const reasons = rowCauses === undefined ? {} : { rowCauses };
  return { js, type: context.types.named('Schema.SObjectField'), nonNull: true, ...reasons };
};

const objectDescribe: Meaning = (context, { type, name }) => {
  const object = type === undefined ? undefined : context.types.find(name);
  if (object?.kind !== 'sobject') return undefined;
  const js = `$.describeObject(${quoted(object.name)})`;
  return { js, type: context.types.named('Schema.DescribeSObjectResult'), nonNull: true };
};

const fieldDescribe: Meaning = (context, { target, name }) =>
  target === undefined
    ? undefined
    : { js: `$.describeField(${target.js}, ${quoted(name)})`, type: context.types.named('Schema.DescribeFieldResult') };

const fieldSet: Meaning = (context, { target, name }) =>
  target === undefined
    ? undefined
    : { js: `$.fieldSet(${target.js}, ${quoted(name)})`, type: context.types.named('Schema.FieldSet') };

/**
 * `Job__Share.RowCause.Manual` is the name of a reason to share.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_bulk_sharing_creating_with_apex.htm
 */
const rowCause: Meaning = (context, { target, name }) => {
  const found = target?.rowCauses?.find((cause) => cause.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : { js: quoted(found), type: context.types.named('String'), nonNull: true };
};

const ROWS = ['new', 'old'];
const MAPS = ['newmap', 'oldmap'];

/** The records of the trigger around are of its object; elsewhere they are plain sObjects. */
const triggerRecords: Meaning = (context, { type, name }) => {
  if (type === undefined) return undefined;
  const row = context.triggerObject ?? context.types.named('SObject');
  const member = name.toLowerCase();
  const js = `$.trigger(${quoted(member)})`;
  if (ROWS.includes(member)) return { js, type: context.types.listOf(row) };
  return MAPS.includes(member) ? { js, type: context.types.mapOf(context.types.named('Id'), row) } : undefined;
};

const label: Meaning = (context, { name, target, at }) => {
  if (target !== undefined) return undefined;
  if (!context.script.hasLabel(name)) context.report(at, `External string does not exist: ${name}`);
  return { js: `$.label(${quoted(name)})`, type: context.types.named('String'), nonNull: true };
};

const page: Meaning = (context, { name, target }) =>
  target === undefined
    ? { js: `$.page(${quoted(name)})`, type: context.types.named('PageReference'), nonNull: true }
    : undefined;

const MEANINGS: Readonly<Record<string, Meaning>> = {
  'schema.sobjectfield': rowCause,
  'schema.sobjecttype': objectDescribe,
  'schema.sobjecttypefields': (context, member) =>
    member.name.toLowerCase() === 'getmap' ? undefined : fieldDescribe(context, member),
  'schema.sobjecttypefieldsets': (context, member) =>
    member.name.toLowerCase() === 'getmap' ? undefined : fieldSet(context, member),
  trigger: triggerRecords,
  label,
  page,
};

/** What the dotted name stands for when it is metadata; undefined when it is an ordinary member. */
export const metadataMember = (context: MethodContext, member: MetadataName): Compiled | undefined =>
  MEANINGS[member.of.toLowerCase()]?.(context, member) ?? token(context, member);
