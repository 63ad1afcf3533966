/**
 * Conditions as approval processes and workflow rules write them: a list of comparisons, joined by a logic, or a formula.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_approvalprocess.htm
 */
import { z } from 'zod';
import { element, listOf, oneOf, text, word } from '../../flow/definition/metadata-values.ts';

export const OPERATIONS = [
  ...(['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'] as const),
  ...(['contains', 'notContain', 'startsWith', 'includes', 'excludes', 'within'] as const),
] as const;

/** The reader makes a list of every `value`. */
const value = z.preprocess((read: unknown): unknown => (Array.isArray(read) ? read[0] : read), text.optional());

export const criteriaItem = element({
  field: word,
  operation: oneOf(OPERATIONS),
  value,
  valueField: word.optional(),
});

/** Neither items nor a formula: everything meets it. */
export const criteria = element({
  booleanFilter: word.optional(),
  criteriaItems: listOf(criteriaItem),
  formula: text.optional(),
});

export type CriteriaItem = z.infer<typeof criteriaItem>;
export type Criteria = z.infer<typeof criteria>;
export type Operation = CriteriaItem['operation'];
