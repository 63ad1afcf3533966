/**
 * What a formula of Apex may read: fields of a record and of its parents, or global fields and properties of an object of a global
 * class. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_FormulaEval_FormulaBuilder.htm
 */
import { formulaTypeOf } from '../../../../formula/field-value.ts';
import type { FormulaType, FormulaValue } from '../../../../formula/values.ts';
import type { Schema } from '../../../../schema/types.ts';
import type { FieldInfo } from '../../../types/class-info.ts';
import { findField } from '../../../types/members.ts';
import { getterName, slotName } from '../../../types/storage-names.ts';
import type { ApexType } from '../../../types/type.ts';
import { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { Decimal } from '../../../values/decimal.ts';
import { ApexDouble } from '../../../values/double.ts';
import { SObjectValue } from '../../../values/sobject.ts';
import { ApexTime } from '../../../values/time.ts';
import { fieldAlong, type FieldPath } from './field-path.ts';

/** A path of a formula, found: what it is and how to read it from the object a formula is evaluated on. */
export type ContextField = { readonly type: FormulaType; readonly read: (context: unknown) => FormulaValue };

const TYPES: Readonly<Record<string, FormulaType>> = {
  String: 'Text',
  Id: 'Text',
  Integer: 'Number',
  Long: 'Number',
  Double: 'Number',
  Decimal: 'Number',
  Boolean: 'Boolean',
  Date: 'Date',
  Datetime: 'DateTime',
  Time: 'Time',
};

const isMoment = (value: unknown): value is ApexDate | ApexDatetime | ApexTime =>
  value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;

const numberIn = (value: unknown): Decimal | undefined => {
  if (value instanceof Decimal) return value;
  if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
  if (typeof value === 'bigint') return Decimal.fromLong(value);
  return typeof value === 'number' ? Decimal.fromInteger(value) : undefined;
};

/** A value of Apex as formulas have it. */
const formulaValueOf = (value: unknown): FormulaValue => {
  if (typeof value === 'string' || typeof value === 'boolean' || isMoment(value)) return value;
  return numberIn(value);
};

const HUNDRED = Decimal.fromInteger(100);

const parentAlong = (record: SObjectValue, hops: FieldPath['hops']): SObjectValue | null => {
  let at: SObjectValue | null = record;
  for (const { relationshipName } of hops) at = at?.getParent(relationshipName ?? '') ?? null;
  return at;
};

const readRecord = ({ hops, field }: FieldPath, context: unknown): FormulaValue => {
  const record = context instanceof SObjectValue ? parentAlong(context, hops) : null;
  const value = record === null ? undefined : formulaValueOf(record.get(field.name));
  return field.type === 'percent' && value instanceof Decimal ? value.dividedBy(HUNDRED) : value;
};

const inRecord = (schema: Schema, type: ApexType, path: string): ContextField | undefined => {
  const object = schema.find(type.name);
  const found = object === undefined ? undefined : fieldAlong(schema, object, path);
  const kind = found === undefined ? undefined : formulaTypeOf(found.field);
  if (found === undefined || kind === undefined) return undefined;
  return { type: kind, read: (context) => readRecord(found, context) };
};

const readMember = (field: FieldInfo, holder: object): unknown => {
  if (field.access.kind !== 'accessors') return Reflect.get(holder, slotName(field));
  const getter: unknown = Reflect.get(holder, getterName(field));
  return typeof getter === 'function' ? Reflect.apply(getter, holder, []) : undefined;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const inMember = (field: FieldInfo, rest: ContextField): ContextField => ({
  type: rest.type,
  read(context) {
    const value = isObject(context) ? readMember(field, context) : null;
    return value === null || value === undefined ? undefined : rest.read(value);
  },
});

const valueField = ({ type }: FieldInfo): ContextField | undefined => {
  const plain = TYPES[type.name];
  return plain === undefined ? undefined : { type: plain, read: formulaValueOf };
};

/** The global field or property of a global class. */
const memberNamed = (type: ApexType, name: string): FieldInfo | undefined => {
  const field = findField(type, name);
  const isSeen = field?.visibility === 'global' && !field.static && type.info?.visibility === 'global';
  return isSeen ? field : undefined;
};

/** @returns undefined when the path leads nowhere, or to what a formula may not see */
export const contextField = (schema: Schema, type: ApexType, path: string): ContextField | undefined => {
  if (type.kind === 'sobject') return inRecord(schema, type, path);
  const [name = '', ...others] = path.split('.');
  const field = memberNamed(type, name);
  if (field === undefined) return undefined;
  const rest = others.length > 0 ? contextField(schema, field.type, others.join('.')) : valueField(field);
  return rest === undefined ? undefined : inMember(field, rest);
};
