/**
 * One part of a cron expression: which of its values a schedule fires at. Says what is wrong in the words of the platform's
 * scheduler.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm (schedule)
 */
export type Range = {
  readonly least: number;
  readonly most: number;
  /** What a value outside of the range is told. */
  readonly message: string;
  /** Names of values from `least` on: `JAN`. */
  readonly names?: readonly string[];
  readonly unknownName?: string;
};

export const RANGES = {
  second: { least: 0, most: 59, message: 'Minute and Second values must be between 0 and 59' },
  hour: { least: 0, most: 23, message: 'Hour values must be between 0 and 23' },
  dayOfMonth: { least: 1, most: 31, message: 'Day of month values must be between 1 and 31' },
  month: {
    least: 1,
    most: 12,
    message: 'Month values must be between 1 and 12',
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
    unknownName: 'Invalid Month value',
  },
  dayOfWeek: {
    least: 1,
    most: 7,
    message: 'Day-of-Week values must be between 1 and 7',
    names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    unknownName: 'Invalid Day-of-Week value',
  },
  year: { least: 1970, most: 2099, message: 'Year values must be between 1970 and 2099' },
} as const satisfies Readonly<Record<string, Range>>;

/** What is wrong with a cron expression. */
export class CronMistake extends Error {}

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new CronMistake(`Illegal characters for this position: '${text}'`);
  return Number(text);
};

/** A number or a name of the range. */
export const valueIn = (range: Range, text: string): number => {
  if (/^[A-Za-z]+$/.test(text) && range.unknownName !== undefined) {
    const at = (range.names ?? []).indexOf(text.toUpperCase());
    if (at < 0) throw new CronMistake(`${range.unknownName}: '${text}'`);
    return range.least + at;
  }
  const value = wholeNumber(text);
  if (value < range.least || value > range.most) throw new CronMistake(range.message);
  return value;
};

const incrementIn = (range: Range, text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new CronMistake("'/' must be followed by an integer.");
  const increment = Number(text);
  if (increment > range.most) throw new CronMistake(`Increment > ${range.most} : ${text}`);
  return increment;
};

/** First and last value of `*`, `4`, `MON-FRI`; a start with an increment goes on to the end. */
const bounds = (range: Range, text: string, hasIncrement: boolean): readonly [number, number] => {
  if (text === '*' || (text === '' && hasIncrement)) return [range.least, range.most];
  const [from = '', to] = text.split('-');
  const first = valueIn(range, from);
  if (to === undefined) return [first, hasIncrement ? range.most : first];
  return [first, valueIn(range, to)];
};

/** `FRI-MON` goes over the end of the week. */
const through = (range: Range, first: number, last: number): readonly number[] => {
  const count = (last < first ? last + range.most - range.least + 1 : last) - first + 1;
  return Array.from({ length: count }, (_none, step) => {
    const value = first + step;
    return value > range.most ? value - (range.most - range.least + 1) : value;
  });
};

const itemValues = (range: Range, item: string): readonly number[] => {
  const [span = '', increment] = item.split('/');
  const [first, last] = bounds(range, span, increment !== undefined);
  const step = increment === undefined ? 1 : incrementIn(range, increment);
  return through(range, first, last).filter((_value, position) => position % step === 0);
};

/**
 * All values a part stands for, in order.
 * @throws CronMistake
 */
export const valuesOf = (range: Range, text: string): readonly number[] => {
  if (text.includes('?')) throw new CronMistake("'?' can only be specfied for Day-of-Month or Day-of-Week.");
  const values = new Set(text.split(',').flatMap((item) => itemValues(range, item)));
  return [...values].sort((one, other) => one - other);
};
