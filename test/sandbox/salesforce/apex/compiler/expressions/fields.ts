/** How a field, property or sObject field is read and written in generated code, whoever owns it. */
import type { Position } from '../../syntax/ast.ts';
import type { FieldInfo } from '../../types/class-info.ts';
import { isVisible } from '../../types/members.ts';
import type { Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { notNull } from '../conversions.ts';
import { className, quoted, staticsOf } from '../javascript-names.ts';
import { refusalToRead, refusalToWrite } from './writable.ts';
import { getterName, setterName, slotName } from '../../types/storage-names.ts';

/** Something that can be assigned. */
export type Place = {
  readonly value: Compiled;
  /** JavaScript that stores `js` and has it as its value; `undefined` when it is read-only. */
  readonly write: ((js: string) => string) | undefined;
  /** Why it may not be assigned, in the platform's words. */
  readonly refusal?: string;
  /** A constant of its class: static and final. */
  readonly constant?: boolean;
};

export type FieldUse = {
  readonly field: FieldInfo;
  /** The object whose field it is; `undefined` for a static one. */
  readonly target: Compiled | undefined;
  readonly at: Position;
};

type Reach = (context: MethodContext, use: FieldUse) => Place;

/** Where the field's own storage is. */
const holderOf = ({ field, target }: FieldUse): string => target?.js ?? staticsOf(field.owner);

const slot: Reach = (_context, use) => {
  const js = `${holderOf(use)}.${slotName(use.field)}`;
  return { value: { js, type: use.field.type }, write: (value) => `(${js} = ${value})` };
};

const accessors: Reach = (context, use) => {
  const { field } = use;
  if (context.accessorOf === field.name.toLowerCase() && sameOwner(context, field)) return slot(context, use);
  const holder = use.target?.js ?? className(field.owner);
  const temp = context.temp();
  return {
    value: { js: `${holder}.${getterName(field)}()`, type: field.type },
    write: (value) => `(${temp} = ${value}, ${holder}.${setterName(field)}(${temp}), ${temp})`,
  };
};

const sameOwner = (context: MethodContext, field: FieldInfo): boolean => context.owner.name === field.owner.name;

const library: Reach = (context, { field, target }) => {
  if (field.access.kind !== 'library') throw new Error(`${field.name} is no library property`);
  const { get, set } = field.access;
  const label = `${field.owner.name}.${field.name}`;
  const receiver = target === undefined ? '' : notNull(target);
  const value = { js: `${context.script.library(get, label)}(${receiver})`, type: field.type };
  if (set === undefined) return { value, write: undefined };
  const temp = context.temp();
  const setter = context.script.library(set, `${label}=`);
  const first = target === undefined ? '' : `${receiver}, `;
  return { value, write: (js) => `(${setter}(${first}${temp} = ${js}), ${temp})` };
};

/** Who reads, and what an absent parent gives instead. */
const READERS = {
  none: { reader: 'get', absent: 'null' },
  parent: { reader: 'getParent', absent: 'null' },
  children: { reader: 'getChildren', absent: 'null' },
} as const;

const CHECKBOX = { reader: 'isChecked', absent: 'false' } as const;

const readerOf = ({ type }: FieldInfo, relation: keyof typeof READERS) =>
  relation === 'none' && type.name === 'Boolean' ? CHECKBOX : READERS[relation];

const sobject: Reach = (_context, { field, target }) => {
  if (field.access.kind !== 'sobject' || target === undefined) throw new Error(`${field.name} is no sObject field`);
  const { apiName, relation } = field.access;
  const { reader, absent } = readerOf(field, relation);
  const read = `${reader}(${quoted(apiName)})`;
  const js = target.isParent === true ? `(${target.js}?.${read} ?? ${absent})` : `${target.js}.${read}`;
  const writer = relation === 'none' ? '$.setField' : '$.setParent';
  return {
    value: { js, type: field.type, ...(relation === 'parent' ? { isParent: true } : {}) },
    write: relation === 'children' ? undefined : (value) => `${writer}(${target.js}, ${quoted(apiName)}, ${value})`,
  };
};

const constant: Reach = (context, { field }) => ({
  value: {
    js: `$.enumConstant(${context.script.typeConstant(field.type)}, ${quoted(field.name)})`,
    type: field.type,
    nonNull: true,
  },
  write: undefined,
});

const REACHES: Readonly<Record<FieldInfo['access']['kind'], Reach>> = {
  slot,
  accessors,
  library,
  sobject,
  constant,
};

/** The place a field is; reports a field that may not be seen from here. */
export const reachField = (context: MethodContext, use: FieldUse): Place => {
  if (!isVisible(use.field, context.owner)) {
    context.report(use.at, `Variable is not visible: ${use.field.owner.name}.${use.field.name}`);
  }
  const { value, write } = REACHES[use.field.access.kind](context, use);
  const unreadable = refusalToRead(context, use.field);
  const refusal = refusalToWrite(context, use.field);
  return {
    value: unreadable === undefined ? value : { ...value, unreadable },
    ...(refusal === undefined ? { write } : { write: undefined, refusal }),
    constant: use.field.static && use.field.final,
  };
};
