/**
 * Conditions of decisions, filters of collections, filters of records in memory.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { ApexList } from '../../apex/values/list.ts';
import { SObjectValue } from '../../apex/values/sobject.ts';
import type { FlowCondition, FlowRecordFilter } from '../definition/flow-values.ts';
import { areEqual, orderOf } from './compare-values.ts';
import { itemsOf } from './list-type.ts';
import { holdsLogic, logicOf } from '../../workflow/criteria/condition-logic.ts';
import { readField } from './read-field.ts';
import { readReference, readValue } from './read-reference.ts';
import type { Scope } from './scope.ts';
import { textOfValue } from './value-text.ts';

type Compare = (left: unknown, right: unknown) => boolean;

const ordered =
  (fits: (order: number) => boolean): Compare =>
  (left, right) => {
    const order = orderOf(left, right);
    return order !== undefined && fits(order);
  };

const isNothing = (value: unknown): boolean => value === null || value === undefined;

const isEmpty = (value: unknown): boolean => isNothing(value) || (value instanceof ApexList && value.size === 0);

const isBlank = (value: unknown): boolean => isEmpty(value) || (typeof value === 'string' && value.trim() === '');

/** The right side says whether it should be so. */
const stated =
  (test: (value: unknown) => boolean): Compare =>
  (left, right) =>
    test(left) === (right !== false);

const textual =
  (test: (text: string, part: string) => boolean): Compare =>
  (left, right) =>
    !isNothing(left) && !isNothing(right) && test(textOfValue(left), textOfValue(right));

const contains: Compare = (left, right) =>
  left instanceof ApexList
    ? left.items.some((item) => areEqual(item, right))
    : textual((text, part) => text.includes(part))(left, right);

const isIn: Compare = (left, right) => itemsOf(right).some((item) => areEqual(left, item));

const OPERATORS: Readonly<Record<string, Compare>> = {
  EqualTo: areEqual,
  NotEqualTo: (left, right) => !areEqual(left, right),
  GreaterThan: ordered((order) => order > 0),
  GreaterThanOrEqualTo: ordered((order) => order >= 0),
  LessThan: ordered((order) => order < 0),
  LessThanOrEqualTo: ordered((order) => order <= 0),
  Contains: contains,
  StartsWith: textual((text, part) => text.startsWith(part)),
  EndsWith: textual((text, part) => text.endsWith(part)),
  In: isIn,
  NotIn: (left, right) => !isIn(left, right),
  IsNull: stated(isNothing),
  IsBlank: stated(isBlank),
  IsEmpty: stated(isEmpty),
  WasSet: stated((value) => !isNothing(value)),
};

/** @throws Unsupported for operators that the sandbox lacks */
export const compareBy = (operator: string, left: unknown, right: unknown): boolean => {
  const compare = OPERATORS[operator];
  if (compare === undefined) throw new Unsupported(`the flow operator ${operator}`);
  return compare(left, right);
};

/** A field of the record that started the flow; a record that is new has not changed. */
const hasChanged = (scope: Scope, reference: string): boolean => {
  const { priorRecord } = scope.interview;
  if (priorRecord === undefined) return false;
  const before = readReference(scope, reference.replace(/^\$record\./i, '$Record__Prior.'));
  return !areEqual(readReference(scope, reference), before);
};

const isVisited = ({ frame }: Scope, name: string): boolean => frame.visited.has(name.toLowerCase());

/** Operators that ask about the thing itself and not its value. */
const ABOUT: Readonly<Record<string, (scope: Scope, reference: string) => boolean>> = {
  IsChanged: hasChanged,
  WasVisited: isVisited,
  HasError: ({ frame }, name) => frame.failed.has(name.toLowerCase()),
  // A screen keeps the value of a choice that was selected under its name.
  WasSelected: ({ frame }, name) => frame.variables.get(name.toLowerCase()) !== undefined,
};

/** @throws FlowFault for a reference that leads nowhere */
export const holdsCondition = (scope: Scope, condition: FlowCondition): boolean => {
  const { leftValueReference, operator, rightValue } = condition;
  const right = readValue(scope, rightValue);
  const about = ABOUT[operator];
  if (about !== undefined) return about(scope, leftValueReference) === (right !== false);
  return compareBy(operator, readReference(scope, leftValueReference), right);
};

export type Conditional = {
  readonly conditionLogic?: string | undefined;
  readonly conditions: readonly FlowCondition[];
};

/** Whether conditions hold together, by their logic. */
export const holdConditions = (scope: Scope, { conditionLogic, conditions }: Conditional): boolean =>
  holdsLogic(logicOf(conditionLogic, conditions.length), (index) => {
    const condition = conditions[index];
    return condition !== undefined && holdsCondition(scope, condition);
  });

export type Filtered = {
  readonly filterLogic?: string | undefined;
  readonly filters: readonly FlowRecordFilter[];
};

/** Whether a record in memory, such as the one that started the flow, is what filters ask for. */
export const matchesFilters = (scope: Scope, { filterLogic, filters }: Filtered, record: SObjectValue): boolean =>
  holdsLogic(logicOf(filterLogic, filters.length), (index) => {
    const filter = filters[index];
    if (filter === undefined) return false;
    const { field, operator, value } = filter;
    const right = readValue(scope, value);
    if (operator === 'IsChanged') return hasChanged(scope, `$Record.${field}`) === (right !== false);
    const left = field.split('.').reduce<unknown>((at, name) => fieldBehind(scope, at, name), record);
    return compareBy(operator, left, right);
  });

const fieldBehind = (scope: Scope, at: unknown, name: string): unknown =>
  at instanceof SObjectValue ? readField(scope.flows.org, at, name) : null;
