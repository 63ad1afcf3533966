/**
 * Values as flows hold them: numbers are decimals, texts stay as they are, dates become moments where a moment is wanted.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_variable.htm
 */
import { valueForField } from '../../apex/describe/field-value.ts';
import { dateToDatetime } from '../../apex/values/convert.ts';
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexDouble } from '../../apex/values/double.ts';
import { ApexList } from '../../apex/values/list.ts';
import { ApexSet } from '../../apex/values/set.ts';
import { ApexTime } from '../../apex/values/time.ts';
import { userZone } from '../../apex/values/user-zone.ts';
import type { FieldSchema } from '../../schema/types.ts';
import type { FlowDataType } from '../definition/flow-values.ts';
import { FlowFault } from './fault.ts';
import { textOfValue } from './value-text.ts';
import { TEXT_TYPES } from '../../schema/text-types.ts';

const numberOf = (value: unknown): Decimal | undefined => {
  if (value instanceof Decimal) return value;
  if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
  if (typeof value === 'bigint') return Decimal.fromLong(value);
  return typeof value === 'number' ? Decimal.fromDouble(value) : undefined;
};

/** Whole numbers of Apex and of fields are numbers like others. */
export const flowNumber = (value: unknown): unknown => {
  if (typeof value === 'number' && Number.isInteger(value)) return Decimal.fromInteger(value);
  return numberOf(value) ?? value;
};

/** A value from elsewhere as the engine works with it: sets are collections too. */
export const plainValue = (value: unknown): unknown => {
  if (value instanceof ApexSet) return new ApexList(`List<${value.elementType}>`, value.toArray());
  return value === undefined ? null : flowNumber(value);
};

const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

const toNumber = (value: unknown): unknown =>
  typeof value === 'string' && NUMBER.test(value) ? Decimal.of(value.trim()) : flowNumber(value);

const toDate = (value: unknown): unknown => {
  if (value instanceof ApexDatetime) return value.date(userZone());
  return typeof value === 'string' ? (ApexDate.parse(value.trim()) ?? value) : value;
};

const toDateTime = (value: unknown): unknown => {
  if (value instanceof ApexDate) return dateToDatetime(value);
  return typeof value === 'string' ? (ApexDatetime.parseIso(value.trim()) ?? value) : value;
};

const toText = (value: unknown): unknown => (typeof value === 'string' ? value : textOfValue(value));

const toBoolean = (value: unknown): unknown =>
  typeof value === 'string' && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;

const CONVERSIONS: Readonly<Record<FlowDataType, (value: unknown) => unknown>> = {
  Apex: (value) => value,
  Boolean: toBoolean,
  Currency: toNumber,
  Date: toDate,
  DateTime: toDateTime,
  Multipicklist: toText,
  Number: toNumber,
  Picklist: toText,
  SObject: (value) => value,
  String: toText,
  Time: (value) => value,
};

const HOLDS: Readonly<Partial<Record<FlowDataType, (value: unknown) => boolean>>> = {
  Boolean: (value) => typeof value === 'boolean',
  Currency: (value) => value instanceof Decimal,
  Date: (value) => value instanceof ApexDate,
  DateTime: (value) => value instanceof ApexDatetime,
  Number: (value) => value instanceof Decimal,
  Time: (value) => value instanceof ApexTime,
};

export type Declared = { readonly name: string; readonly dataType: FlowDataType; readonly scale?: number | undefined };

const scaled = (value: unknown, scale: number | undefined): unknown =>
  value instanceof Decimal && scale !== undefined && value.scale > scale ? value.setScale(scale, 'HALF_UP') : value;

/**
 * The value as something of that type holds it. Collections stay as they are; their items have their own way in.
 * @throws FlowFault for a value of another type
 */
export const valueOfType = (declared: Declared, value: unknown): unknown => {
  if (value === null || value === undefined || value instanceof ApexList) return value ?? null;
  const converted = CONVERSIONS[declared.dataType](value);
  if (HOLDS[declared.dataType]?.(converted) === false)
    throw new FlowFault(
      `The flow failed to assign ${textOfValue(value)} to ${declared.name}, which holds values of type ${declared.dataType}.`,
    );
  return scaled(converted, declared.scale);
};

const fieldConversions: Readonly<Partial<Record<FieldSchema['type'], (value: unknown) => unknown>>> = {
  int: (value) => {
    const number = toNumber(value);
    return number instanceof Decimal ? Number(number.setScale(0, 'HALF_UP').toPlainString()) : number;
  },
  double: toNumber,
  currency: toNumber,
  percent: toNumber,
  date: toDate,
  datetime: toDateTime,
  boolean: toBoolean,
};

/** The value as a field of a record holds it. @throws ApexException for a value that the field cannot hold */
export const valueOfField = (field: FieldSchema, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (TEXT_TYPES.has(field.type)) return toText(value);
  return valueForField(field, fieldConversions[field.type]?.(value) ?? value);
};
