/** Makes a value fit the type it is assigned, passed or returned as, or says in the platform's words that it cannot. */
import { typeWords } from '../types/platform-words.ts';
import type { Position } from '../syntax/ast.ts';
import { isAssignable } from '../types/assignable.ts';
import { isUnknown, type ApexType } from '../types/type.ts';
import type { Compiled } from './compiled.ts';
import type { MethodContext } from './context.ts';

/** Where the JavaScript representation changes; everything else assignable stays as it is. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  'Integer>Long': '$.integerToLong',
  'Integer>Double': '$.integerToDouble',
  'Integer>Decimal': '$.integerToDecimal',
  'Long>Double': '$.longToDouble',
  'Long>Decimal': '$.longToDecimal',
  'Double>Decimal': '$.doubleToDecimal',
  'Decimal>Double': '$.decimalToDouble',
  'String>Id': '$.toId',
  'Date>Datetime': '$.dateToDatetime',
};

/** The JavaScript that turns a value into the representation of `to`; the types are known to fit. */
export const represented = (value: Compiled, to: ApexType): string => {
  const conversion = CONVERSIONS[`${typeWords(value.type)}>${typeWords(to)}`];
  return conversion === undefined ? value.js : `${conversion}(${value.js})`;
};

const singleRecord = (value: Compiled, to: ApexType): string | undefined => {
  if (value.isQuery !== true || to.kind !== 'sobject') return undefined;
  const [row] = value.type.args;
  // What a query given as text finds is known when it runs only.
  const fits = row?.name === 'SObject' || (row !== undefined && isAssignable(row, to));
  return fits ? `$.onlyRecord(${value.js})` : undefined;
};

/** `Illegal assignment from String to Integer` */
export const illegalAssignment = (from: ApexType, to: ApexType): string =>
  `Illegal assignment from ${typeWords(from)} to ${typeWords(to)}`;

export type Target = { readonly to: ApexType; readonly at: Position; readonly message?: string };

/** The JavaScript of `value` as a value of type `to`; reports a problem when it does not fit. */
export const convert = (context: MethodContext, value: Compiled, { to, at, message }: Target): string => {
  if (isUnknown(value.type) || isUnknown(to)) return value.js;
  const record = singleRecord(value, to);
  if (record !== undefined) return record;
  if (isAssignable(value.type, to)) return represented(value, to);
  context.report(at, message ?? illegalAssignment(value.type, to));
  return value.js;
};

/** A condition: Boolean, and an exception when it is null at run time. */
export const condition = (context: MethodContext, value: Compiled, at: Position): string => {
  if (!isUnknown(value.type) && value.type.name !== 'Boolean') {
    context.report(at, `Condition expression must be of type Boolean: ${typeWords(value.type)}`);
  }
  return value.nonNull === true ? value.js : `$.n(${value.js})`;
};

/** The value, checked against null where it may be. */
export const notNull = (value: Compiled): string => (value.nonNull === true ? value.js : `$.n(${value.js})`);
