/**
 * Values put on a field whose type only the schema knows: what fits is converted as an assignment would, the rest is refused.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
 */
import type { FieldSchema, FieldType } from '../../schema/types.ts';
import { apexException } from '../runtime/exceptions.ts';
import { PlainObject } from '../library/system/plain-object.ts';
import { ApexBlob } from '../values/blob.ts';
import { dateToDatetime, integerToDecimal, longToDecimal, toId } from '../values/convert.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { EnumConstant } from '../values/enum-constant.ts';
import { ApexList } from '../values/list.ts';
import { ApexMap } from '../values/map.ts';
import { ApexObject } from '../values/object.ts';
import { ApexSet } from '../values/set.ts';
import { SObjectValue } from '../values/sobject.ts';
import { ApexTime } from '../values/time.ts';

type Named = readonly [test: (value: unknown) => boolean, name: (value: never) => string];

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Integer',
  bigint: 'Long',
  boolean: 'Boolean',
};

const typed = ({ type }: { readonly type: string }): string => type;

const NAMES: readonly Named[] = [
  [(value) => value instanceof Decimal, () => 'Decimal'],
  [(value) => value instanceof ApexDouble, () => 'Double'],
  [(value) => value instanceof ApexDate, () => 'Date'],
  [(value) => value instanceof ApexDatetime, () => 'Datetime'],
  [(value) => value instanceof ApexTime, () => 'Time'],
  [(value) => value instanceof ApexBlob, () => 'Blob'],
  [(value) => value instanceof SObjectValue || value instanceof EnumConstant, typed],
  [(value) => value instanceof ApexList || value instanceof ApexSet || value instanceof ApexMap, typed],
  [(value) => value instanceof ApexObject, ({ apexType }: ApexObject) => apexType],
];

/** The Apex type of a value, as messages name it. */
export const typeNameOf = (value: unknown): string => {
  const primitive = PRIMITIVES[typeof value];
  if (primitive !== undefined) return primitive;
  const name: ((value: never) => string) | undefined = NAMES.find(([test]) => test(value))?.[1];
  return name === undefined ? 'Object' : String(Reflect.apply(name, undefined, [value]));
};

/** The converted value; undefined when it does not fit. */
type Fit = (value: unknown) => unknown;

const text: Fit = (value) => (typeof value === 'string' ? value : undefined);
const id: Fit = (value) => (typeof value === 'string' ? toId(value) : undefined);
const boolean: Fit = (value) => (typeof value === 'boolean' ? value : undefined);
const integer: Fit = (value) => (typeof value === 'number' ? value : undefined);
const decimal: Fit = (value) => {
  if (value instanceof Decimal) return value;
  if (value instanceof ApexDouble) return Decimal.fromDouble(value.value);
  if (typeof value === 'number') return integerToDecimal(value);
  return typeof value === 'bigint' ? longToDecimal(value) : undefined;
};
const datetime: Fit = (value) => {
  if (value instanceof ApexDatetime) return value;
  return value instanceof ApexDate ? dateToDatetime(value) : undefined;
};
const instance =
  (type: abstract new (...args: never[]) => object): Fit =>
  (value) =>
    value instanceof type ? value : undefined;

const changeEventHeader: Fit = (value) =>
  value instanceof PlainObject && value.apexType === 'EventBus.ChangeEventHeader' ? value : undefined;

const FITS: Readonly<Record<FieldType, readonly [apexType: string, fit: Fit]>> = {
  id: ['Id', id],
  reference: ['Id', id],
  string: ['String', text],
  textarea: ['String', text],
  picklist: ['String', text],
  multipicklist: ['String', text],
  combobox: ['String', text],
  email: ['String', text],
  phone: ['String', text],
  url: ['String', text],
  boolean: ['Boolean', boolean],
  int: ['Integer', integer],
  double: ['Decimal', decimal],
  currency: ['Decimal', decimal],
  percent: ['Decimal', decimal],
  date: ['Date', instance(ApexDate)],
  datetime: ['Datetime', datetime],
  time: ['Time', instance(ApexTime)],
  address: ['Address', () => undefined],
  location: ['Location', () => undefined],
  base64: ['Blob', instance(ApexBlob)],
  complexvalue: ['EventBus.ChangeEventHeader', changeEventHeader],
};

/**
 * @returns the value as the field holds it
 * @throws System.SObjectException `Illegal assignment from String to Date`; System.StringException for no id
 */
export const valueForField = (field: FieldSchema, value: unknown): unknown => {
  if (value === null) return null;
  const [apexType, fit] = FITS[field.type];
  const fitted = fit(value);
  if (fitted !== undefined) return fitted;
  throw apexException('System.SObjectException', `Illegal assignment from ${typeNameOf(value)} to ${apexType}`);
};
