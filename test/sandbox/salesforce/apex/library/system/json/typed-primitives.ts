/** JSON values as primitives of a type that is asked for: numbers and Booleans are read out of strings as well. */
import { apexException, type ApexException } from '../../../runtime/exceptions.ts';
import { ApexBlob } from '../../../values/blob.ts';
import { toId } from '../../../values/convert.ts';
import { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { Decimal } from '../../../values/decimal.ts';
import { ApexDouble } from '../../../values/double.ts';
import { ApexTime } from '../../../values/time.ts';
import { isWhole } from './json-node.ts';

const jsonError = (message: string): ApexException => apexException('System.JSONException', message);

const illegal = (text: string): ApexException => jsonError(`Illegal value for primitive: ${text}`);
const badFormat = (text: string): ApexException => jsonError(`Invalid format: "${text}"`);

const whole = (text: string, bits: number): bigint => {
  if (!isWhole(text)) throw illegal(text);
  const value = BigInt(text);
  if (BigInt.asIntN(bits, value) !== value) throw illegal(text);
  return value;
};

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

const numeric = (text: string): string => {
  if (!NUMBER.test(text)) throw illegal(text);
  return text;
};

const boolean = (text: string): boolean => {
  if (text !== 'true' && text !== 'false') throw illegal(text);
  return text === 'true';
};

/** A time of day may be left off or written behind it. */
const date = (text: string): ApexDate => {
  const found = ApexDate.parse(text.replace(/[T ].*$/, ''));
  if (found === undefined) throw badFormat(text);
  return found;
};

const datetime = (text: string): ApexDatetime => {
  const found = ApexDatetime.parseIso(text);
  if (found === undefined) throw badFormat(text);
  return found;
};

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/;

const time = (text: string): ApexTime => {
  const [, hour, minute, second = '0', fraction = '0'] = TIME.exec(text) ?? [];
  if (hour === undefined || minute === undefined) throw badFormat(text);
  return ApexTime.of([Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0'))]);
};

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  String: (text) => text,
  Id: toId,
  Integer: (text) => Number(whole(text, 32)),
  Long: (text) => whole(text, 64),
  Double: (text) => new ApexDouble(Number(numeric(text))),
  Decimal: (text) => Decimal.of(numeric(text)),
  Boolean: boolean,
  Date: date,
  Datetime: datetime,
  Time: time,
  Blob: (text) => new ApexBlob(Buffer.from(text, 'base64')),
};

/** How a primitive type is read from the text of a JSON value; undefined for types that are no primitives. */
export const primitiveReader = (type: string): ((text: string) => unknown) | undefined => READERS[type];
