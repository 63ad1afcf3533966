/**
 * The types a formula of Apex may answer with.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_FormulaEval_FormulaReturnType.htm
 */
import { FormulaInvalid } from '../../../../formula/formula-error.ts';
import type { FormulaType, FormulaValue } from '../../../../formula/values.ts';
import { Decimal } from '../../../values/decimal.ts';
import { ApexDouble } from '../../../values/double.ts';

type Result = { readonly type: FormulaType; readonly convert?: (number: Decimal) => unknown };

const RESULTS: Readonly<Record<string, Result>> = {
  BOOLEAN: { type: 'Boolean' },
  DATE: { type: 'Date' },
  DATETIME: { type: 'DateTime' },
  DECIMAL: { type: 'Number' },
  DOUBLE: { type: 'Number', convert: (number) => new ApexDouble(number.toNumber()) },
  ID: { type: 'Text' },
  INTEGER: { type: 'Number', convert: (number) => Number(BigInt.asIntN(32, number.toLong())) },
  LONG: { type: 'Number', convert: (number) => number.toLong() },
  STRING: { type: 'Text' },
  TIME: { type: 'Time' },
};

export const RETURN_TYPES: readonly string[] = Object.keys(RESULTS);

/** How messages of the platform call the types. */
const SHOWN: Readonly<Partial<Record<FormulaType, string>>> = { Boolean: 'true or false', DateTime: 'Date/Time' };

const shown = (type: FormulaType): string => SHOWN[type] ?? type;

/** @throws FormulaInvalid when a formula of that type cannot answer with what is asked for */
export const checkResult = (returnType: string, type: FormulaType): void => {
  const wanted = RESULTS[returnType]?.type;
  if (wanted === undefined || wanted === type || type === 'Null') return;
  throw new FormulaInvalid(
    `Formula result is data type (${shown(type)}), incompatible with expected data type (${shown(wanted)}).`,
  );
};

/** The result as Apex has it. */
export const resultOf = (returnType: string, value: FormulaValue): unknown => {
  const convert = RESULTS[returnType]?.convert;
  return value instanceof Decimal && convert !== undefined ? convert(value) : (value ?? null);
};
