/**
 * Conditions of approval processes and workflow rules, ready to be asked of a record.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_entry_criteria.htm
 */
import { compileFormula, variableOf } from '../../formula/compile.ts';
import { FormulaFault } from '../../formula/formula-error.ts';
import { orgGlobals } from '../../formula/globals.ts';
import { sameValues, type FormulaContext, type FormulaValue } from '../../formula/values.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { Criteria, CriteriaItem } from '../definition/criteria-metadata.ts';
import { COMPARISONS, valuesIn } from './compare-values.ts';
import { holdsLogic, numbersIn, parseLogic } from './condition-logic.ts';
import { conditionField, type ConditionField } from './condition-path.ts';

export type Condition = (context: FormulaContext) => boolean;

export type Place = { readonly schema: Schema; readonly object: ObjectSchema };

/** What is wrong with a condition, in words of the platform where it has some. */
export class CriteriaInvalid extends Error {}

type Reader = (context: FormulaContext) => FormulaValue;

const readerOf = ({ schema, object }: Place, { path }: ConditionField): Reader => {
  const globals = orgGlobals(schema);
  const [first = '', ...rest] = path.split('.');
  const variable = first.startsWith('$') ? globals([first, ...rest]) : variableOf(path, { schema, object, globals });
  if (variable === undefined) throw new CriteriaInvalid(`Field ${path} cannot be used in a condition.`);
  return variable.read;
};

const fieldIn = (place: Place, name: string): ConditionField => {
  const found = conditionField(place, name);
  if (found === undefined) throw new CriteriaInvalid(`Field ${name} does not exist. Check spelling.`);
  return found;
};

/** Record types are compared by their names. */
const recordTypeNames = (context: FormulaContext, id: FormulaValue): readonly FormulaValue[] => {
  const row = typeof id === 'string' ? context.org?.byId('RecordType', id) : undefined;
  return [row?.Name, row?.DeveloperName].map((name) => (typeof name === 'string' ? name : undefined));
};

const comparedWithText = (place: Place, { field: name, operation, value = '' }: CriteriaItem): Condition => {
  if (operation === 'within') throw new CriteriaInvalid('The sandbox does not support the operation within.');
  const found = fieldIn(place, name);
  const read = readerOf(place, found);
  const compare = COMPARISONS[operation];
  const texts = valuesIn(value);
  const { field } = found;
  if (field.name === 'RecordTypeId')
    return (context) => {
      const names = recordTypeNames(context, read(context));
      const held = names.map((one) => compare({ ...context, field, value: one }, texts));
      return operation === 'notEqual' ? held.every(Boolean) : held.some(Boolean);
    };
  return (context) => compare({ ...context, field, value: read(context) }, texts);
};

/** Fields are compared with fields for being the same or not. */
const comparedWithField = (place: Place, { field, operation, valueField = '' }: CriteriaItem): Condition => {
  const left = readerOf(place, fieldIn(place, field));
  const right = readerOf(place, fieldIn(place, valueField));
  if (operation !== 'equals' && operation !== 'notEqual')
    throw new CriteriaInvalid(`The sandbox does not support the operation ${operation} between two fields.`);
  return (context) => sameValues(left(context), right(context)) === (operation === 'equals');
};

const itemOf = (place: Place, item: CriteriaItem): Condition =>
  item.valueField === undefined ? comparedWithText(place, item) : comparedWithField(place, item);

const formulaOf = ({ schema, object }: Place, text: string): Condition => {
  const formula = compileFormula(text, { schema, object, returns: 'Boolean', globals: orgGlobals(schema) });
  if ('problems' in formula) throw new CriteriaInvalid(formula.problems.join('; '));
  return (context) => {
    try {
      return formula.evaluate(context) === true;
    } catch (failed) {
      if (failed instanceof FormulaFault) return false;
      throw failed;
    }
  };
};

/**
 * @param criteria undefined, or without any condition, for what every record meets
 * @throws CriteriaInvalid for unknown fields, formulas that do not compile and a logic that does not fit
 */
export const compileCriteria = (place: Place, criteria: Partial<Criteria> | undefined): Condition => {
  const { criteriaItems = [], formula, booleanFilter } = criteria ?? {};
  if (formula !== undefined) {
    if (criteriaItems.length > 0) throw new CriteriaInvalid('Specify either criteriaItems or a formula, not both.');
    return formulaOf(place, formula);
  }
  const items = criteriaItems.map((item) => itemOf(place, item));
  if (booleanFilter === undefined) return (context) => items.every((item) => item(context));
  const logic = parseLogic(booleanFilter);
  const isBeyond = numbersIn(booleanFilter).some((number) => number < 1 || number > items.length);
  if (logic === undefined || isBeyond)
    throw new CriteriaInvalid(`The filter logic ${booleanFilter} does not fit the conditions.`);
  return (context) => holdsLogic(logic, (at) => items[at]?.(context) === true);
};
