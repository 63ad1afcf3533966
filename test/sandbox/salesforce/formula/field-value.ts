/**
 * Stored values as formulas see them, and results as fields store them. A percentage is the number it stands for: 20 % is 0.2.
 * https://help.salesforce.com/s/articleView?id=platform.formula_using_field_type_percent.htm
 */
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import type { Value } from '../data/types.ts';
import type { FieldSchema, FieldType } from '../schema/types.ts';
import { numberOfText, toPlaces } from './arithmetic.ts';
import type { FormulaType, FormulaValue } from './values.ts';

const TYPES: Readonly<Record<FieldType, FormulaType | undefined>> = {
  id: 'Text',
  string: 'Text',
  textarea: 'Text',
  picklist: 'Picklist',
  multipicklist: 'Multi-Select Picklist',
  combobox: 'Text',
  boolean: 'Boolean',
  int: 'Number',
  double: 'Number',
  currency: 'Number',
  percent: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  reference: 'Text',
  email: 'Text',
  phone: 'Text',
  url: 'Text',
  address: undefined,
  location: undefined,
  base64: undefined,
  complexvalue: undefined,
};

/** @returns undefined for fields no formula can name */
export const formulaTypeOf = ({ type }: Pick<FieldSchema, 'type'>): FormulaType | undefined => TYPES[type];

const PERCENT_PLACES = 2;

/** What formulas make of a percentage: 25 counts as 0.25. */
export const ofPercent = (value: Decimal): Decimal => new Decimal(value.unscaled, value.scale + PERCENT_PLACES);

const numberIn = ({ type }: Pick<FieldSchema, 'type'>, value: Value): Decimal | undefined => {
  const number = numberOfText(String(value));
  return number !== undefined && type === 'percent' ? ofPercent(number) : number;
};

const timeIn = (text: string): ApexTime => new ApexTime(Date.parse(`1970-01-01T${text.replace(/Z?$/, 'Z')}`));

const readers: Readonly<Partial<Record<FormulaType, (text: string) => FormulaValue>>> = {
  Date: (text) => ApexDate.parse(text.slice(0, 10)),
  DateTime: (text) => ApexDatetime.parseIso(text),
  Time: timeIn,
};

/** @param value of that field as the org stores it */
export const formulaValueOf = (field: Pick<FieldSchema, 'type'>, value: Value | undefined): FormulaValue => {
  const type = formulaTypeOf(field);
  if (type === 'Boolean') return value === true;
  if (value === null || value === undefined || value === '') return undefined;
  if (type === 'Number') return numberIn(field, value);
  const read = type === undefined ? undefined : readers[type];
  return read === undefined ? String(value) : read(String(value));
};

const storedNumber = ({ type, scale }: FieldSchema, value: Decimal): number => {
  const shown = type === 'percent' ? new Decimal(value.unscaled, value.scale - PERCENT_PLACES) : value;
  return Number(toPlaces(shown, scale, 'HALF_UP').toPlainString());
};

const storedMoment = (value: FormulaValue): Value | undefined => {
  if (value instanceof ApexDatetime) return value.toIso();
  return value instanceof ApexDate || value instanceof ApexTime ? value.toText() : undefined;
};

/** A text formula shows 1,300 characters at most. */
const within = ({ formula, length }: FieldSchema, text: string): string =>
  formula === undefined || length === 0 ? text : text.slice(0, length);

/** The result as the field of that definition keeps it; ties of numbers are rounded away from zero. */
export const storedValueOf = (field: FieldSchema, value: FormulaValue): Value => {
  if (field.type === 'boolean') return value === true;
  if (value instanceof Decimal) return storedNumber(field, value);
  if (typeof value === 'string') return value === '' ? null : within(field, value);
  return storedMoment(value) ?? null;
};
