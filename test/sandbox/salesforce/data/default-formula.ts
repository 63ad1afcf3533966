/**
 * Default values that are formulas: the day and the instant of the save, with days added or taken. Anything more needs the
 * formula language. https://help.salesforce.com/s/articleView?id=platform.fields_about_default_value.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Value } from './types.ts';

const MOMENT = /^(TODAY|NOW)\(\)\s*(?:([+-])\s*(\d+))?$/i;
const DAY = 86_400_000;

/**
 * @param now ISO 8601 in UTC
 * @throws Unsupported naming the field
 */
export const defaultByFormula = (field: FieldSchema, now: string): Value => {
  const [, what, sign, days = '0'] = MOMENT.exec(field.defaultFormula?.trim() ?? '') ?? [];
  if (what === undefined) throw new Unsupported(`the default value ${field.defaultFormula} of ${field.name}`);
  const offset = Number(days) * DAY * (sign === '-' ? -1 : 1);
  const moment = new Date(new Date(now).getTime() + offset).toISOString();
  return field.type === 'date' ? moment.slice(0, 10) : moment;
};
