/** Functions the SQL engine does not have, under names of their own: exact decimals, and dates in the user's zone and formats. */
import type { DatabaseSync } from 'node:sqlite';
import { invalidSearch } from '../refusals.ts';
import { formatByPreference, formatDate, formatWithTime, parseDate } from '../values/date-format.ts';
import { SCALE, decimalText, dividedRounding, roundedTo, scaledFrom, truncatedTo } from '../values/decimal.ts';
import { formatNumber } from '../values/number-format.ts';
import type { TimeZone } from '../values/time-zone.ts';
import { addMonths, lastDayOfMonth, monthsBetween, truncatedDate } from '../values/calendar.ts';

type Cell = null | number | bigint | string | Uint8Array;

const integerOf = (cell: Cell): bigint => {
  if (typeof cell === 'bigint') return cell;
  if (typeof cell === 'number') return BigInt(Math.round(cell));
  throw invalidSearch();
};
const numberOf = (cell: Cell): number => Number(integerOf(cell));
const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : String(integerOf(cell)));

type Implementation = (...cells: readonly [Cell, Cell, Cell]) => bigint | string;

const divided = (top: Cell, bottom: Cell): bigint => {
  if (integerOf(bottom) === 0n) throw invalidSearch();
  return dividedRounding(integerOf(top) * SCALE, integerOf(bottom));
};

const floored = (scaled: bigint): bigint => {
  const whole = scaled / SCALE;
  return whole * SCALE > scaled ? whole - 1n : whole;
};

const power = (base: bigint, exponent: number): bigint => {
  if (exponent < 0) throw invalidSearch();
  let result = SCALE;
  for (let times = 0; times < exponent; times += 1) result = dividedRounding(result * base, SCALE);
  return result;
};

const decimalFrom = (text: string): bigint => {
  const scaled = scaledFrom(text);
  if (scaled === undefined) throw invalidSearch();
  return scaled;
};

const dateFrom = (text: string, model: string): bigint => {
  const wall = parseDate(text, model);
  if (wall === undefined) throw invalidSearch();
  return BigInt(wall);
};

/** Count of arguments, then the function itself; NULL in any of them gives NULL. */
type Row = readonly [number, Implementation];

const decimalFunctions: Readonly<Record<string, Row>> = {
  ns_decimal_text: [1, (value) => decimalText(integerOf(value))],
  ns_read_decimal: [1, (text) => decimalFrom(textOf(text))],
  ns_multiply: [2, (left, right) => dividedRounding(integerOf(left) * integerOf(right), SCALE)],
  ns_divide: [2, divided],
  ns_round: [2, (value, places) => roundedTo(integerOf(value), numberOf(places))],
  ns_truncate: [2, (value, places) => truncatedTo(integerOf(value), numberOf(places))],
  ns_floor: [1, (value) => floored(integerOf(value))],
  ns_ceil: [1, (value) => -floored(-integerOf(value))],
  ns_power: [2, (base, exponent) => power(integerOf(base), numberOf(exponent))],
  ns_format_number: [2, (value, model) => formatNumber(integerOf(value), textOf(model))],
};

const textFunctions: Readonly<Record<string, Row>> = {
  ns_upper: [1, (text) => textOf(text).toUpperCase()],
  ns_lower: [1, (text) => textOf(text).toLowerCase()],
  ns_pad_left: [
    3,
    (text, width, fill) => textOf(text).slice(0, numberOf(width)).padStart(numberOf(width), textOf(fill)),
  ],
  ns_pad_right: [
    3,
    (text, width, fill) => textOf(text).slice(0, numberOf(width)).padEnd(numberOf(width), textOf(fill)),
  ],
};

const dateFunctions = (zone: TimeZone, preference: string): Readonly<Record<string, Row>> => ({
  ns_wall_of: [1, (instant) => BigInt(zone.wallOf(numberOf(instant)))],
  ns_instant_of: [1, (wall) => BigInt(zone.instantOf(numberOf(wall)))],
  ns_date_text: [1, (wall) => formatByPreference(numberOf(wall), preference)],
  ns_date_time_text: [1, (wall) => formatWithTime(numberOf(wall), preference)],
  ns_format_date: [2, (wall, model) => formatDate(numberOf(wall), textOf(model))],
  ns_read_date: [2, (text, model) => dateFrom(textOf(text), textOf(model))],
  ns_add_days: [2, (wall, days) => integerOf(wall) + dividedRounding(integerOf(days) * 86_400n, SCALE)],
  ns_add_months: [2, (wall, months) => BigInt(addMonths(numberOf(wall), numberOf(months)))],
  ns_last_day: [1, (wall) => BigInt(lastDayOfMonth(numberOf(wall)))],
  ns_months_between: [2, (later, earlier) => monthsBetween(numberOf(later), numberOf(earlier))],
  ns_truncate_date: [2, (wall, unit) => BigInt(truncatedDate(numberOf(wall), textOf(unit)))],
});

const OPTIONS = { deterministic: true, directOnly: true, useBigIntArguments: true } as const;

/** Makes the functions known to a database. */
export const registerFunctions = (database: DatabaseSync, zone: TimeZone, preference: string): void => {
  const all = { ...decimalFunctions, ...textFunctions, ...dateFunctions(zone, preference) };
  for (const [name, [count, implementation]] of Object.entries(all)) {
    const guarded = (first: Cell, second: Cell, third: Cell): Cell =>
      [first, second, third].slice(0, count).includes(null) ? null : implementation(first, second, third);
    registerBy[count]?.(database, name, guarded);
  }
};

type Guarded = (first: Cell, second: Cell, third: Cell) => Cell;

/** The engine reads the count of arguments off the function itself. */
const registerBy: Readonly<Record<number, (database: DatabaseSync, name: string, call: Guarded) => void>> = {
  1: (database, name, call) => database.function(name, OPTIONS, (a) => call(a, null, null)),
  2: (database, name, call) => database.function(name, OPTIONS, (a, b) => call(a, b, null)),
  3: (database, name, call) => database.function(name, OPTIONS, (a, b, c) => call(a, b, c)),
};
