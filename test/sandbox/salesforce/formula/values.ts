/**
 * What formulas work with: typed values, numbers as decimals and never as floats, and blanks as undefined (or an empty text).
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import type { AccessOrg } from '../access/user-access.ts';
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import type { Org, Value } from '../data/types.ts';

/** Types under the names that messages of the platform give them. */
export type FormulaType =
  | 'Text'
  | 'Number'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Boolean'
  | 'Picklist'
  | 'Multi-Select Picklist'
  /** Of the word NULL, which goes with everything. */
  | 'Null';

export type FormulaValue = Decimal | string | boolean | ApexDate | ApexDatetime | ApexTime | undefined;

/** Values of a record under the proper names of its fields. */
export type Row = Readonly<Record<string, Value>>;

/** What one run of a formula knows. */
export type FormulaContext = {
  readonly record: Row;
  /** The record as it was before the save; undefined for a new one, or where there is no save. */
  readonly prior?: Row | undefined;
  readonly isNew?: boolean;
  readonly isClone?: boolean;
  /** Where parents, VLOOKUP and global variables are read. */
  readonly org?: (AccessOrg & Pick<Org, 'rows' | 'orgId'>) | undefined;
  /** The running user. */
  readonly userId?: string | undefined;
  readonly now: Date;
  /** The user's time zone: `Europe/Berlin`. It says which day it is. */
  readonly zone: string;
};

export type Evaluate = (context: FormulaContext) => FormulaValue;

/** A global variable (`$User.Email`) or a variable of the caller's own. */
export type GlobalVariable = {
  readonly type: FormulaType;
  readonly read: Evaluate;
  /** Its value before the save, for variables that PRIORVALUE and ISCHANGED may be asked about. */
  readonly readPrior?: Evaluate;
};

/** @returns undefined when there is no such variable @param path `['$User', 'Email']` */
export type Globals = (path: readonly string[]) => GlobalVariable | undefined;

export const isBlank = (value: FormulaValue): boolean => value === undefined || value === '';

/** What of a value says where it stands among its like. */
const rankOf = (value: FormulaValue): string | number => {
  if (typeof value === 'string') return value;
  const isMoment = value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime;
  return isMoment ? value.milliseconds : Number(value === true);
};

const sign = (left: string | number, right: string | number): number => (left === right ? 0 : left < right ? -1 : 1);

/** Below zero, zero or above for values of one type, neither of them blank. */
export const compareValues = (left: FormulaValue, right: FormulaValue): number =>
  left instanceof Decimal && right instanceof Decimal ? left.compareTo(right) : sign(rankOf(left), rankOf(right));

/** Whether both are blank, or both have the same value; text is compared with its case. */
export const sameValues = (left: FormulaValue, right: FormulaValue): boolean =>
  isBlank(left) || isBlank(right) ? isBlank(left) && isBlank(right) : compareValues(left, right) === 0;
