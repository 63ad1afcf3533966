/**
 * Validation rules at work: every active rule whose condition holds refuses the record, each with its own message.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_field_validation.htm
 */
import type { SaveError } from '../data/types.ts';
import type { Schema, ValidationRule } from '../schema/types.ts';
import { compileFormula, type Formula } from './compile.ts';
import { FormulaFault, FormulaInvalid } from './formula-error.ts';
import { orgGlobals } from './globals.ts';
import type { FormulaContext } from './values.ts';

const known = new WeakMap<ValidationRule, Formula>();

/** What is wrong with a rule, for a deploy to refuse it. */
export const ruleProblems = (rule: ValidationRule, schema: Schema): readonly string[] => {
  const formula = compiledRule(rule, schema);
  return 'problems' in formula ? formula.problems : [];
};

const compiledRule = ({ object, formula }: ValidationRule, schema: Schema) =>
  compileFormula(formula, { schema, object: schema.find(object), returns: 'Boolean', globals: orgGlobals(schema) });

const formulaOf = (rule: ValidationRule, schema: Schema): Formula => {
  const formula = known.get(rule) ?? compiledRule(rule, schema);
  if ('problems' in formula) throw new FormulaInvalid(`${rule.object}.${rule.name}: ${formula.problems.join('; ')}`);
  known.set(rule, formula);
  return formula;
};

const errorOf = (rule: ValidationRule, schema: Schema, context: FormulaContext): readonly SaveError[] => {
  const { message, field, name } = rule;
  const refusal = (text: string): SaveError => ({
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: text,
    fields: field === undefined ? [] : [field],
  });
  try {
    return formulaOf(rule, schema).evaluate(context) === true ? [refusal(message)] : [];
  } catch (failed) {
    if (!(failed instanceof FormulaFault)) throw failed;
    return [refusal(`The validation rule ${name} has no result: ${failed.message}`)];
  }
};

/**
 * What the rules have against saving `context.record`, which was `context.prior` before; `isNew` where it is inserted.
 * @throws FormulaInvalid on a rule that a deploy would have refused
 */
export const validationErrors = (
  rules: readonly ValidationRule[],
  schema: Schema,
  context: FormulaContext,
): readonly SaveError[] => rules.flatMap((rule) => errorOf(rule, schema, context));
