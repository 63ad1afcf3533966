/**
 * Days in filters: a date, a word for one or a stretch of them such as `TODAY` or `LAST_MONTH`, or a stretch of so many.
 * https://developer.salesforce.com/docs/platform/graphql/guide/filter-fields.html
 */
import { isObject, type Value } from '../graphql/values.ts';
import { uiRefusals } from '../refusals.ts';

export const isDay = (type: string): boolean => type === 'date' || type === 'datetime';

export const DATE_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['CALENDAR_MONTH', 'CALENDAR_QUARTER', 'CALENDAR_YEAR', 'DAY_IN_MONTH', 'DAY_IN_WEEK', 'DAY_IN_YEAR', 'DAY_ONLY'],
  ...['FISCAL_MONTH', 'FISCAL_QUARTER', 'FISCAL_YEAR', 'HOUR_IN_DAY', 'WEEK_IN_MONTH', 'WEEK_IN_YEAR'],
]);

const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/;
const WORD = /^[A-Z][A-Z0-9_]*(:\d+)?$/;
const STRETCH = /^(last_n|next_n)_\w+$|^n_\w+_ago$/;

const refused = (value: Value): Error => uiRefusals.illegal(`where: ${JSON.stringify(value)} is no date`);

/** `{ last_n_days: 7 }` */
const stretch = (range: Value): string => {
  const [first, another] = isObject(range) ? Object.entries(range) : [];
  const [name, count] = first ?? ['', null];
  if (!STRETCH.test(name) || typeof count !== 'number' || another !== undefined) throw refused(range);
  return `${name.toUpperCase()}:${count}`;
};

const word = (value: Value): string => {
  if (value === null) return 'null';
  if (typeof value === 'string' && (DATE.test(value) || WORD.test(value))) return value;
  throw refused(value);
};

/** As a query has it. @throws RestError for what is no date */
export const dayIn = (value: Value): string => {
  if (!isObject(value)) return word(value);
  if (value.range !== undefined && value.range !== null) return stretch(value.range);
  return word(value.literal ?? value.value ?? null);
};
