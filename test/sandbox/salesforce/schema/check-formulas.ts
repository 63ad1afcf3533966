/** Formulas of the source are checked when it is loaded: rules, formula fields and defaults that are formulas. */
import { Unsupported } from '../../shared/unsupported.ts';
import { defaultProblems } from '../data/default-formula.ts';
import { formulaProblems } from '../formula/formula-field-value.ts';
import { ruleProblems } from '../formula/validation-errors.ts';
import { SourceInvalid } from './source-error.ts';
import type { FieldSchema, ObjectSchema, Schema } from './types.ts';

const refuse = (source: string, check: () => readonly string[]): void => {
  const problems = told(check);
  if (problems.length > 0) throw new SourceInvalid(source, problems.join('; '));
};

/** What the platform can and the sandbox cannot is a problem of the source as well. */
const told = (check: () => readonly string[]): readonly string[] => {
  try {
    return check();
  } catch (failed) {
    if (failed instanceof Unsupported) return [failed.message];
    throw failed;
  }
};

const fieldProblems = (field: FieldSchema, schema: Schema, object: ObjectSchema): readonly string[] => {
  if (field.formula !== undefined && field.calculated) return formulaProblems(field, { schema, object });
  return field.defaultFormula === undefined ? [] : defaultProblems(field, schema);
};

/** @throws SourceInvalid naming the rule or the field, and its problem */
export const checkFormulas = (schema: Schema): Schema => {
  for (const object of schema.all()) {
    for (const field of object.fields.values())
      refuse(`${object.name}.${field.name}`, () => fieldProblems(field, schema, object));
    for (const rule of object.validationRules ?? [])
      refuse(`${rule.object}.${rule.name}`, () => ruleProblems(rule, schema));
  }
  return schema;
};
