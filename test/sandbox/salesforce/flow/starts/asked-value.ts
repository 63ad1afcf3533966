/** What a filter of a flow's start compares a field with: a literal, a global constant or variable, a field of the record. */
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import type { FlowValue } from '../definition/flow-values.ts';
import { compileFormula } from '../../formula/compile.ts';
import { FormulaInvalid } from '../../formula/formula-error.ts';
import { orgGlobals } from '../../formula/globals.ts';
import type { Evaluate, FormulaValue } from '../../formula/values.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';

const CONSTANTS: Readonly<Record<string, FormulaValue>> = {
  '$globalconstant.true': true,
  '$globalconstant.false': false,
  '$globalconstant.emptystring': '',
};

/** What a flow knows of the time before it runs, as formulas ask for it. */
const MOMENTS: Readonly<Record<string, string>> = {
  '$flow.currentdate': 'TODAY()',
  '$flow.currentdatetime': 'NOW()',
};

/** Merge fields of flows as formulas write them: `{!$Record.Name}` is `$Record.Name`. */
export const withoutBraces = (formula: string): string => formula.replace(/\{!\s*([^}]+?)\s*\}/g, '$1');

export type Place = { readonly schema: Schema; readonly object: ObjectSchema };

/** @throws FormulaInvalid naming what is wrong with it */
export const compileOver = ({ schema, object }: Place, text: string, returns?: 'Boolean'): Evaluate => {
  const formula = compileFormula(withoutBraces(text), {
    schema,
    object,
    ...(returns === undefined ? {} : { returns }),
    globals: orgGlobals(schema),
    place: 'flow',
  });
  if ('problems' in formula) throw new FormulaInvalid(formula.problems.join('; '));
  return (context) => formula.evaluate(context);
};

const LITERALS: readonly (readonly [keyof FlowValue, (text: string) => FormulaValue])[] = [
  ['stringValue', (text) => text],
  ['numberValue', (text) => Decimal.of(text)],
  ['dateValue', (text) => ApexDate.parse(text.slice(0, 10)) ?? undefined],
  ['dateTimeValue', (text) => new ApexDatetime(Date.parse(text))],
  ['sobjectValue', (text) => text],
  ['setupReference', (text) => text],
];

const referenced = (place: Place, reference: string): Evaluate => {
  const key = reference.toLowerCase();
  if (key in CONSTANTS) return () => CONSTANTS[key];
  return compileOver(place, MOMENTS[key] ?? reference);
};

/** @throws FormulaInvalid for a reference to what there is not */
export const askedValue = (place: Place, value: FlowValue | undefined): Evaluate => {
  if (value?.booleanValue !== undefined) return () => value.booleanValue;
  if (value?.elementReference !== undefined) return referenced(place, value.elementReference);
  for (const [name, read] of LITERALS) {
    const text = value?.[name];
    if (typeof text !== 'string') continue;
    const literal = read(text);
    return () => literal;
  }
  return () => undefined;
};
