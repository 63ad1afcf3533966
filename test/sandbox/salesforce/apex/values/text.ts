/**
 * How values print: what `String.valueOf`, concatenation and debug lines show of anything.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (toString)
 */
import { ApexException } from '../runtime/exceptions.ts';
import { ApexValue, type Print } from './apex-value.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { userZone } from './user-zone.ts';

export { readUserZoneFrom, userZone } from './user-zone.ts';

const printObject = (value: unknown, print: Print): string => {
  if (value instanceof ApexValue) return value.apexText(print);
  if (value instanceof ApexException) return value['tostring()']();
  return typeof value === 'object' && value !== null ? value.constructor.name : String(value);
};

/** Collections and objects print once in a text; where they come again, only a note of it does. */
const printer = (): Print => {
  const shown = new Set<unknown>();
  const print: Print = (value) => {
    if (value instanceof ApexValue && value.isShownOnce) {
      if (shown.has(value)) return '(already output)';
      shown.add(value);
    }
    return printObject(value, print);
  };
  return print;
};

/** What `'' + value` and `System.debug(value)` show: dates with a midnight, datetimes in GMT. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? printer()(value) : String(value);
};

/** What an object prints whose class has no `toString`: also what `super.toString()` comes to in the end. */
export const plainTextOf = (object: { plainText(print: Print): string }): string => object.plainText(printer());

/**
 * What `String.valueOf(value)` gives: like `textOf`, but a Date alone is `yyyy-MM-dd` and a Datetime is in the user's zone.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
export const stringValueOf = (value: unknown): string => {
  if (value instanceof ApexDate) return value.toText();
  return value instanceof ApexDatetime ? value.toText(userZone()) : textOf(value);
};
