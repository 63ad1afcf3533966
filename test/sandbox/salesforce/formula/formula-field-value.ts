/**
 * Formula fields: worked out from the record when they are read. One without a result is empty.
 * https://help.salesforce.com/s/articleView?id=platform.customize_formulas.htm
 */
import type { SObjectRecord, Value } from '../data/types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { compileFormula, fieldOptions, type Formula, type FormulaProblems } from './compile.ts';
import { storedValueOf } from './field-value.ts';
import { FormulaFault, FormulaInvalid } from './formula-error.ts';
import { orgGlobals } from './globals.ts';
import type { FormulaContext } from './values.ts';

const known = new WeakMap<Schema, Map<FieldSchema, Formula>>();

type Place = { readonly schema: Schema; readonly object: ObjectSchema };

const compiled = ({ schema, object }: Place, field: FieldSchema): Formula | FormulaProblems =>
  compileFormula(field.formula ?? '', {
    ...fieldOptions(object, field, { schema, globals: orgGlobals(schema) }),
    openField: `${object.name}.${field.name}`,
  });

/** What is wrong with a formula field, for a deploy to refuse it. */
export const formulaProblems = (field: FieldSchema, place: Place): readonly string[] => {
  const formula = compiled(place, field);
  return 'problems' in formula ? formula.problems : [];
};

const formulaOf = (place: Place, field: FieldSchema): Formula => {
  const formulas = known.get(place.schema) ?? new Map<FieldSchema, Formula>();
  known.set(place.schema, formulas);
  const formula = formulas.get(field) ?? compiled(place, field);
  if ('problems' in formula)
    throw new FormulaInvalid(`${place.object.name}.${field.name}: ${formula.problems.join('; ')}`);
  formulas.set(field, formula);
  return formula;
};

/** Formulas see the org behind the record, the user and the day. */
export type FormulaSurrounding = Omit<FormulaContext, 'record' | 'prior' | 'isNew'> & {
  readonly org: NonNullable<FormulaContext['org']>;
};

/** A function that works a formula field out for rows of any object that has it. */
export const formulaFieldReader =
  (surrounding: FormulaSurrounding, field: FieldSchema): ((row: SObjectRecord) => Value) =>
  (row) => {
    const { schema } = surrounding.org;
    const object = schema.findByKeyPrefix(row.Id.slice(0, 3));
    return object === undefined ? null : formulaFieldValue(field, { schema, object }, { ...surrounding, record: row });
  };

/**
 * The value of a formula field of `context.record`, as the field would store it.
 * @throws FormulaInvalid on a formula that a deploy would have refused
 */
export const formulaFieldValue = (field: FieldSchema, place: Place, context: FormulaContext): Value => {
  try {
    return storedValueOf(field, formulaOf(place, field).evaluate(context));
  } catch (failed) {
    if (failed instanceof FormulaFault) return null;
    throw failed;
  }
};
