/**
 * Values as an email shows them: dates and numbers as an American reads them.
 * https://help.salesforce.com/s/articleView?id=platform.valid_merge_fields.htm
 */
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexTime } from '../../apex/values/time.ts';
import type { FormulaValue } from '../../formula/values.ts';
import type { FieldSchema } from '../../schema/types.ts';

export type Shown = {
  /** The field it comes from; undefined for a value of another kind. */
  readonly field?: Pick<FieldSchema, 'type' | 'scale'> | undefined;
  readonly zone: string;
  /** The currency of the record, in an org with several. */
  readonly currency?: string | undefined;
};

const PERCENT = 2;

const grouped = (number: Decimal, scale: number): string => {
  const [whole = '', ...fraction] = number.setScale(scale, 'HALF_UP').toPlainString().split('.');
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
};

const shownNumber = (number: Decimal, { field, currency }: Shown): string => {
  const scale = field?.scale ?? number.scale;
  if (field?.type === 'percent') return `${grouped(new Decimal(number.unscaled, number.scale - PERCENT), scale)}%`;
  if (field?.type !== 'currency') return grouped(number, scale);
  return currency === undefined ? `$${grouped(number, scale)}` : `${currency} ${grouped(number, scale)}`;
};

/** A blank is an empty text. */
export const shownValue = (value: FormulaValue, shown: Shown): string => {
  if (value instanceof Decimal) return shownNumber(value, shown);
  if (value instanceof ApexDate) return `${value.month}/${value.day}/${value.year}`;
  if (value instanceof ApexDatetime) return value.inZone(shown.zone).toFormat('M/d/yyyy, h:mm a');
  if (value instanceof ApexTime) return value.toText();
  return value === undefined ? '' : String(value);
};
