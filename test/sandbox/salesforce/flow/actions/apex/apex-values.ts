/**
 * Values between flows and Apex: what a flow holds as a parameter's type, and what Apex returns as flows hold it.
 * https://help.salesforce.com/s/articleView?id=platform.flow_considerations_apex_data_type.htm
 */
import { apexException } from '../../../apex/runtime/exceptions.ts';
import { typeWords } from '../../../apex/types/platform-words.ts';
import type { ApexType } from '../../../apex/types/type.ts';
import {
  dateToDatetime,
  decimalToDouble,
  decimalToInteger,
  decimalToLong,
  toId,
} from '../../../apex/values/convert.ts';
import { ApexDate } from '../../../apex/values/date.ts';
import { ApexDatetime } from '../../../apex/values/datetime.ts';
import { Decimal } from '../../../apex/values/decimal.ts';
import { ApexList } from '../../../apex/values/list.ts';
import { textOf } from '../../../apex/values/text.ts';
import { userZone } from '../../../apex/values/user-zone.ts';
import { plainValue } from '../../engine/typed-value.ts';

const numberAs =
  (convert: (value: Decimal) => unknown) =>
  (value: unknown): unknown =>
    value instanceof Decimal ? convert(value) : value;

const CONVERSIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  Integer: numberAs((value) => decimalToInteger(value)),
  Long: numberAs((value) => decimalToLong(value)),
  Double: numberAs((value) => decimalToDouble(value)),
  String: (value) => (typeof value === 'string' ? value : textOf(value)),
  Id: (value) => (typeof value === 'string' && value !== '' ? toId(value) : null),
  Date: (value) => (value instanceof ApexDatetime ? value.date(userZone()) : value),
  Datetime: (value) => (value instanceof ApexDate ? dateToDatetime(value) : value),
};

const listAs = (type: ApexType, value: unknown): ApexList => {
  if (!(value instanceof ApexList)) throw apexException('System.TypeException', `Invalid value for ${typeWords(type)}`);
  const [element] = type.args;
  return new ApexList(
    type.name,
    element === undefined ? [...value.items] : value.items.map((item) => toApexValue(element, item)),
  );
};

/**
 * A flow's value as a parameter of that type takes it.
 * @throws ApexException for what has no such form
 */
export const toApexValue = (type: ApexType, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (type.info?.name === 'List') return listAs(type, value);
  return CONVERSIONS[type.name]?.(value) ?? (type.name in CONVERSIONS ? null : value);
};

/** What Apex gave, as flows hold it: all numbers are decimals. */
export const fromApexValue = (value: unknown): unknown =>
  value instanceof ApexList ? new ApexList(value.type, value.items.map(fromApexValue)) : plainValue(value);
