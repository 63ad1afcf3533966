/**
 * Values on their way between the org's rows and Apex: a row holds plain text and numbers, Apex what the field's type says.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Value } from '../../data/types.ts';
import type { FieldSchema, FieldType } from '../../schema/types.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexDate } from '../values/date.ts';
import { ApexDatetime } from '../values/datetime.ts';
import { Decimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { EnumConstant } from '../values/enum-constant.ts';
import { ApexTime } from '../values/time.ts';

type Stored = string | number | boolean;
type Reading = (value: Stored, field: Pick<FieldSchema, 'scale'>) => unknown;

const asIs: Reading = (value) => value;

/** As many digits behind the point as the field shows, or as the number has when it has more: `1.50`, `1.505`. */
const decimal: Reading = (value, { scale }) => {
  const exact = Decimal.of(String(value));
  return exact.scale < scale ? exact.setScale(scale) : exact;
};

const time: Reading = (value) => {
  const [hour = 0, minute = 0, seconds = 0] = String(value).replace('Z', '').split(':').map(Number);
  return new ApexTime(((hour * 60 + minute) * 60 + seconds) * 1000);
};

const compound = (): never => {
  throw new Unsupported('compound addresses and locations in Apex');
};

const READINGS: Readonly<Record<FieldType, Reading>> = {
  id: asIs,
  reference: asIs,
  string: asIs,
  textarea: asIs,
  picklist: asIs,
  multipicklist: asIs,
  combobox: asIs,
  email: asIs,
  phone: asIs,
  url: asIs,
  boolean: asIs,
  int: asIs,
  double: decimal,
  currency: decimal,
  percent: decimal,
  date: (value) => ApexDate.parse(String(value)) ?? null,
  datetime: (value) => new ApexDatetime(Date.parse(String(value))),
  time,
  address: compound,
  location: compound,
  base64: (value) => new ApexBlob(Buffer.from(String(value), 'base64')),
  complexvalue: compound,
};

/** A stored value as Apex has it. */
export const apexValueOf = (field: Pick<FieldSchema, 'type' | 'scale'>, value: Value | undefined): unknown =>
  value === null || value === undefined ? null : READINGS[field.type](value, field);

type Writing = readonly [test: (value: unknown) => boolean, write: (value: never) => Value];

const WRITINGS: readonly Writing[] = [
  [(value) => value instanceof Decimal, (value: Decimal) => value.toNumber()],
  [(value) => value instanceof ApexDouble, ({ value }: ApexDouble) => value],
  [(value) => typeof value === 'bigint', (value: bigint) => Number(value)],
  [(value) => value instanceof ApexDate, (value: ApexDate) => value.toText()],
  [(value) => value instanceof ApexDatetime, (value: ApexDatetime) => value.toIso()],
  [(value) => value instanceof ApexTime, (value: ApexTime) => value.toText()],
  [(value) => value instanceof ApexBlob, ({ bytes }: ApexBlob) => bytes.toString('base64')],
  [(value) => value instanceof EnumConstant, ({ name }: EnumConstant) => name],
];

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** An Apex value as a client of the org would send it; undefined for what no field can hold. */
export const sentValueOf = (value: unknown): Value | undefined => {
  if (isValue(value)) return value;
  const write: ((value: never) => Value) | undefined = WRITINGS.find(([test]) => test(value))?.[1];
  if (write === undefined) return undefined;
  const sent: unknown = Reflect.apply(write, undefined, [value]);
  return isValue(sent) ? sent : undefined;
};
