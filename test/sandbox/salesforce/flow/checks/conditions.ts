/**
 * Conditions of decisions, filters, visibility rules: their logic, their operators, and what they compare.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 */
import { numbersIn, parseLogic } from '../../workflow/criteria/condition-logic.ts';
import type { FlowCondition } from '../definition/flow-values.ts';
import { aboutElement, type Named } from './flow-problem.ts';
import { areComparable, familyOf, shownType, type FlowType } from './flow-type.ts';
import type { FlowScope } from './type-of-reference.ts';
import { referenceType, valueType } from './values.ts';

/** Families that have an order. */
const ORDERED: ReadonlySet<string> = new Set(['number', 'moment', 'Time', 'text', 'Any', 'Outputs']);

const ORDERING: ReadonlySet<string> = new Set(['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo']);

const OF_TEXT: ReadonlySet<string> = new Set(['StartsWith', 'EndsWith', 'Contains']);

/** Right sides that say whether the condition holds or fails. */
const BOOLEAN_RIGHT: ReadonlySet<string> = new Set([
  'IsNull',
  'IsChanged',
  'IsBlank',
  'IsEmpty',
  'WasSet',
  'WasSelected',
  'WasVisited',
  'HasError',
]);

const COMPARING: ReadonlySet<string> = new Set(['EqualTo', 'NotEqualTo', ...ORDERING, ...OF_TEXT, 'In', 'NotIn']);

/** Whether the sandbox knows how to judge that operator. */
export const isKnownOperator = (operator: string): boolean => COMPARING.has(operator) || BOOLEAN_RIGHT.has(operator);

export type Comparison = { readonly left: FlowType; readonly operator: string; readonly right: FlowType | undefined };

const textRule = ({ left, operator }: Comparison): string | undefined =>
  operator === 'Contains' && left.isCollection
    ? undefined
    : `The operator "${operator}" can't be used with ${shownType(left)}.`;

const misfit = ({ left, operator }: Comparison): string | undefined => {
  const family = familyOf(left);
  if (ORDERING.has(operator) && (left.isCollection || !ORDERED.has(family)))
    return `The operator "${operator}" can't be used with ${shownType(left)}.`;
  if (OF_TEXT.has(operator) && !['text', 'Any', 'Outputs'].includes(family))
    return textRule({ left, operator, right: undefined });
  return undefined;
};

/** The right side as it has to be: one of a list, or an element that a list contains. */
const asCompared = ({ left, operator, right }: Comparison): readonly [FlowType, FlowType | undefined] => {
  if ((operator === 'In' || operator === 'NotIn') && right?.isCollection === true)
    return [left, { ...right, isCollection: false }];
  return operator === 'Contains' && left.isCollection ? [{ ...left, isCollection: false }, right] : [left, right];
};

const booleanRule = ({ operator, right }: Comparison): string | undefined =>
  right === undefined || familyOf(right) === 'Boolean' || familyOf(right) === 'Any'
    ? undefined
    : `The operator "${operator}" needs a Boolean value, not ${shownType(right)}.`;

const inRule = ({ operator, right }: Comparison): string | undefined =>
  (operator === 'In' || operator === 'NotIn') && right?.isCollection === false && familyOf(right) !== 'Any'
    ? `The operator "${operator}" needs a collection, not ${shownType(right)}.`
    : undefined;

/** What is wrong with a comparison by its types; undefined when nothing is. */
export const comparisonProblem = (comparison: Comparison): string | undefined => {
  if (!isKnownOperator(comparison.operator)) return `The operator "${comparison.operator}" is invalid.`;
  if (BOOLEAN_RIGHT.has(comparison.operator)) return booleanRule(comparison);
  const [left, right] = asCompared(comparison);
  const isMisfit = right !== undefined && !areComparable(left, right);
  return (
    misfit(comparison) ??
    inRule(comparison) ??
    (isMisfit ? `A value of type ${shownType(right)} can't be compared with ${shownType(left)}.` : undefined)
  );
};

/**
 * What is wrong with the logic of conditions: `and`, `or`, `1 AND (2 OR 3)`; undefined when nothing is.
 * @param count how many conditions there are
 */
export const logicProblem = (logic: string | undefined, count: number): string | undefined => {
  if (logic === undefined || /^(?:and|or|no_conditions)$/i.test(logic)) return undefined;
  const isFormula = /^formula_evaluates_to_true$/i.test(logic);
  if (isFormula) return undefined;
  if (parseLogic(logic) === undefined) return `The condition logic "${logic}" is invalid.`;
  const used = new Set(numbersIn(logic));
  const beyond = [...used].find((number) => number < 1 || number > count);
  if (beyond !== undefined)
    return `The condition logic "${logic}" refers to the condition ${beyond}, which doesn't exist.`;
  return used.size < count ? `The condition logic "${logic}" doesn't use all of the conditions.` : undefined;
};

export type Conditional = {
  readonly conditionLogic?: string | undefined;
  readonly conditions: readonly FlowCondition[];
};

const conditionProblem = (scope: FlowScope, { leftValueReference, operator, rightValue }: FlowCondition) => {
  const left = referenceType(scope, leftValueReference);
  const problem = comparisonProblem({ left, operator, right: valueType(scope, rightValue) });
  return problem === undefined ? [] : [`The condition on "${leftValueReference}" is invalid: ${problem}`];
};

/** What is wrong with the conditions of a part. @param owner how messages name it */
export const conditionProblems = (scope: FlowScope, owner: Named, { conditionLogic, conditions }: Conditional) => {
  const logic = logicProblem(conditionLogic, conditions.length);
  return [...(logic === undefined ? [] : [logic]), ...conditions.flatMap((one) => conditionProblem(scope, one))].map(
    (text) => aboutElement(owner, text),
  );
};

const ruleProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.decisions.flatMap((decision) => {
    const kind = 'Decision';
    const none =
      decision.rules.length === 0 ? [aboutElement({ ...decision, kind }, 'The decision has no outcome.')] : [];
    const bare = decision.rules.filter(({ conditions }) => conditions.length === 0);
    return [
      ...none,
      ...bare.map(({ name }) => aboutElement({ name, kind: 'Outcome' }, 'The outcome has no condition.')),
      ...decision.rules.flatMap((rule) => conditionProblems(scope, { name: rule.name, kind: 'Outcome' }, rule)),
    ];
  });

/** @returns what is wrong with the conditions of decisions and collection filters */
export const decisionProblems = (scope: FlowScope): readonly string[] => [
  ...ruleProblems(scope),
  ...scope.flow.collectionProcessors.flatMap((one) =>
    conditionProblems(scope, { name: one.name, kind: 'Collection Processor' }, one),
  ),
];
