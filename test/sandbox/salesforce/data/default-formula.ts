/**
 * Default values that are formulas, worked out when a record is made: `TODAY() + 7`, `$User.Department`, `IF(…)`. They see who
 * makes it and what administrators have set up, never the record. One without a result leaves the field empty.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_default_value.htm
 */
import { compileFormula, type Formula, type FormulaProblems } from '../formula/compile.ts';
import { formulaTypeOf, storedValueOf } from '../formula/field-value.ts';
import { FormulaFault, FormulaInvalid } from '../formula/formula-error.ts';
import type { FormulaSurrounding } from '../formula/formula-field-value.ts';
import { orgGlobals } from '../formula/globals.ts';
import type { FormulaType } from '../formula/values.ts';
import type { FieldSchema, Schema } from '../schema/types.ts';
import type { Value } from './types.ts';

/** A value of a picklist is a text to the formula that answers it. */
const resultTypeOf = (field: FieldSchema): FormulaType => {
  const type = formulaTypeOf(field) ?? 'Text';
  return type === 'Picklist' || type === 'Multi-Select Picklist' ? 'Text' : type;
};

const compiled = (field: FieldSchema, schema: Schema): Formula | FormulaProblems =>
  compileFormula(field.defaultFormula ?? '', {
    ...{ schema, place: 'default', returns: resultTypeOf(field) },
    globals: orgGlobals(schema),
  });

/** What is wrong with a field's default, for a deploy to refuse it. */
export const defaultProblems = (field: FieldSchema, schema: Schema): readonly string[] => {
  const formula = compiled(field, schema);
  return 'problems' in formula ? formula.problems : [];
};

const known = new WeakMap<FieldSchema, Formula>();

const formulaOf = (field: FieldSchema, schema: Schema): Formula => {
  const formula = known.get(field) ?? compiled(field, schema);
  if ('problems' in formula) throw new FormulaInvalid(`${field.name}: ${formula.problems.join('; ')}`);
  known.set(field, formula);
  return formula;
};

/** @throws FormulaInvalid on a default that a deploy would have refused */
export const defaultByFormula = (field: FieldSchema, surrounding: FormulaSurrounding): Value => {
  try {
    const formula = formulaOf(field, surrounding.org.schema);
    return storedValueOf(field, formula.evaluate({ ...surrounding, record: {} }));
  } catch (failed) {
    if (failed instanceof FormulaFault) return null;
    throw failed;
  }
};
