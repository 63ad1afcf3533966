/**
 * Values of formulas and their types. Numbers are decimals, never floats. A text that is empty is blank, so it is null.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import type { ApexDate } from '../apex/values/date.ts';
import type { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import type { ApexTime } from '../apex/values/time.ts';

export type FormulaType =
  | 'Text'
  | 'Number'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Picklist'
  | 'Multipicklist'
  /** Of the word NULL, which fits everywhere. */
  | 'Null';

export type FormulaValue = null | boolean | string | Decimal | ApexDate | ApexDatetime | ApexTime;

/** What a run of a formula knows. */
export type Situation = {
  /** The value of a field or a global variable, by the path as the formula spells it. */
  readonly read: (path: string) => FormulaValue;
  readonly now: Date;
  /** The running user's: it says which day today is. */
  readonly timeZone: string;
  /** Empty numbers count as 0 (`formulaTreatBlanksAs`). */
  readonly blanksAsZero: boolean;
};

export const isBlank = (value: FormulaValue): boolean => value === null || value === '';

/** The text a value joins others with; nothing for a blank. */
export const textOf = (value: FormulaValue): string => (typeof value === 'string' ? value : '');

type Moment = ApexDate | ApexDatetime | ApexTime;

/** What of a value says where it stands among its like. */
const rankOf = (value: string | boolean | Moment): string | number => {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? Number(value) : value.milliseconds;
};

const compared = (one: string | number, other: string | number): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** -1, 0 or 1; undefined when one of them is blank, or they are of different kinds. */
export const orderOf = (left: FormulaValue, right: FormulaValue): number | undefined => {
  if (left === null || right === null || isBlank(left) || isBlank(right)) return undefined;
  if (left instanceof Decimal) return right instanceof Decimal ? left.compareTo(right) : undefined;
  return right instanceof Decimal ? undefined : compared(rankOf(left), rankOf(right));
};

/** Blanks are equal to each other and to nothing else; text is compared with its case. */
export const areEqual = (left: FormulaValue, right: FormulaValue): boolean =>
  isBlank(left) || isBlank(right) ? isBlank(left) && isBlank(right) : orderOf(left, right) === 0;
