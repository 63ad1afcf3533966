/**
 * What each operator of a filter asks of a field's value.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { compareValues, isBlank, sameValues, type FormulaValue } from '../../formula/values.ts';

/** A field of a record before and after the save; a new record has no values before. */
export type FieldChange = { readonly value: FormulaValue; readonly prior: FormulaValue; readonly isNew: boolean };

type FilterTest = (field: FieldChange, asked: FormulaValue) => boolean;

const textOf = (value: FormulaValue): string => (typeof value === 'string' ? value.toLowerCase() : '');

const compared =
  (test: (order: number) => boolean): FilterTest =>
  ({ value }, asked) =>
    !isBlank(value) && !isBlank(asked) && test(compareValues(value, asked));

const onText =
  (test: (value: string, asked: string) => boolean): FilterTest =>
  ({ value }, asked) =>
    test(textOf(value), textOf(asked));

const hasChanged = ({ value, prior, isNew }: FieldChange): boolean => !isNew && !sameValues(value, prior);

const FILTER_TESTS: Readonly<Record<string, FilterTest>> = {
  EqualTo: ({ value }, asked) => sameValues(value, asked),
  NotEqualTo: ({ value }, asked) => !sameValues(value, asked),
  GreaterThan: compared((order) => order > 0),
  GreaterThanOrEqualTo: compared((order) => order >= 0),
  LessThan: compared((order) => order < 0),
  LessThanOrEqualTo: compared((order) => order <= 0),
  StartsWith: onText((value, asked) => value.startsWith(asked)),
  EndsWith: onText((value, asked) => value.endsWith(asked)),
  Contains: onText((value, asked) => value.includes(asked)),
  IsNull: ({ value }, asked) => isBlank(value) === (asked === true),
  IsBlank: ({ value }, asked) => isBlank(value) === (asked === true),
  IsChanged: (field, asked) => hasChanged(field) === (asked === true),
};

/** @throws Unsupported for an operator that filters of a start do not have here */
export const filterTest = (operator: string): FilterTest => {
  const test = FILTER_TESTS[operator];
  if (test === undefined) throw new Unsupported(`the operator ${operator} in the entry conditions of flows`);
  return test;
};
