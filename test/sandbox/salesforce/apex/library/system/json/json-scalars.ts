/** Values that are one JSON value each: how they are written. */
import { ApexBlob } from '../../../values/blob.ts';
import { ApexDate } from '../../../values/date.ts';
import { ApexDatetime } from '../../../values/datetime.ts';
import { Decimal } from '../../../values/decimal.ts';
import { ApexDouble } from '../../../values/double.ts';
import { EnumConstant } from '../../../values/enum-constant.ts';
import { ApexTime } from '../../../values/time.ts';
import { jsonString } from './json-text.ts';

const objectScalar = (value: unknown): string | undefined => {
  if (value instanceof Decimal) return value.toText();
  if (value instanceof ApexDouble) return value.toText();
  if (value instanceof ApexDate) return jsonString(value.toText());
  if (value instanceof ApexDatetime) return jsonString(value.toIso());
  if (value instanceof ApexTime) return jsonString(value.toText());
  if (value instanceof ApexBlob) return jsonString(value.bytes.toString('base64'));
  return value instanceof EnumConstant ? jsonString(value.name) : undefined;
};

/** The JSON of a value that is neither an object nor a collection; undefined for those. */
export const scalarJson = (value: unknown): string | undefined => {
  if (typeof value === 'string') return jsonString(value);
  if (typeof value === 'object' && value !== null) return objectScalar(value);
  return String(value);
};

/** The values of a record are written as the REST API writes them: datetimes with an offset. */
export const recordScalarJson = (value: unknown): string | undefined =>
  value instanceof ApexDatetime ? jsonString(value.toIso().replace('Z', '+0000')) : scalarJson(value);
