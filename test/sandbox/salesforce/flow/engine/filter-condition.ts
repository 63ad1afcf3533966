/**
 * Filters of an element as the condition of a query.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_record_filters.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { Query } from '../../soql/index.ts';
import type { FlowRecordFilter } from '../definition/flow-values.ts';
import type { Filtered } from './condition.ts';
import { FlowFault } from './fault.ts';
import { itemsOf } from './list-type.ts';
import { logicOf, type Logic } from '../../workflow/criteria/condition-logic.ts';
import { readValue } from './read-reference.ts';
import type { Scope } from './scope.ts';
import { valueOfField } from './typed-value.ts';
import { textOfValue } from './value-text.ts';

type Condition = NonNullable<Query['where']>;
type Literal = Extract<Condition, { kind: 'compare' }>['right'];

/** Values by the offset of the bind that stands for them. */
export type Binds = unknown[];

export type Place = { readonly object: ObjectSchema; readonly binds: Binds };

type Filter = {
  readonly left: { readonly kind: 'path'; readonly names: readonly string[]; readonly at: number };
  readonly value: unknown;
  readonly bind: (value: unknown) => Literal;
};

const comparing =
  (operator: Extract<Condition, { kind: 'compare' }>['operator']) =>
  ({ left, value, bind }: Filter): Condition => ({ kind: 'compare', left, operator, right: bind(value) });

const isIn = ({ left, value, bind }: Filter, negated: boolean): Condition => ({
  kind: 'list',
  left,
  operator: negated ? 'NOT IN' : 'IN',
  values: itemsOf(value).map(bind),
});

const like =
  (before: string, after: string) =>
  ({ left, value }: Filter): Condition => {
    const text = textOfValue(value);
    const pattern = `${before}${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}${after}`;
    return { kind: 'like', left, right: { kind: 'string', value: pattern, pattern, at: 0 } };
  };

const isNull = ({ left, value }: Filter): Condition => ({
  kind: 'compare',
  left,
  operator: value === false ? '!=' : '=',
  right: { kind: 'null', at: 0 },
});

const CONDITIONS: Readonly<Record<string, (filter: Filter) => Condition>> = {
  EqualTo: comparing('='),
  NotEqualTo: comparing('!='),
  GreaterThan: comparing('>'),
  GreaterThanOrEqualTo: comparing('>='),
  LessThan: comparing('<'),
  LessThanOrEqualTo: comparing('<='),
  Contains: like('%', '%'),
  StartsWith: like('', '%'),
  EndsWith: like('%', ''),
  IsNull: isNull,
  In: (filter) => isIn(filter, false),
  NotIn: (filter) => isIn(filter, true),
};

const binder =
  ({ object, binds }: Place, name: string) =>
  (value: unknown): Literal => {
    const field = fieldOf(object, name);
    binds.push(field === undefined ? value : valueOfField(field, value));
    const at = binds.length - 1;
    return { kind: 'bind', source: `value${at}`, at };
  };

const one = (scope: Scope, place: Place, { field, operator, value }: FlowRecordFilter): Condition => {
  const make = CONDITIONS[operator];
  if (make === undefined) throw new Unsupported(`the flow operator ${operator} in filters of records`);
  if (!field.includes('.') && fieldOf(place.object, field) === undefined)
    throw new FlowFault(`The field ${field} doesn't exist on the object ${place.object.name}.`);
  const left = { kind: 'path' as const, names: field.split('.'), at: 0 };
  return make({ left, value: readValue(scope, value), bind: binder(place, field) });
};

const together = (logic: Logic, parts: readonly (Condition | undefined)[]): Condition | undefined => {
  if (logic.kind === 'one') return parts[logic.index];
  if (logic.kind === 'not') {
    const part = together(logic.part, parts);
    return part === undefined ? undefined : { kind: 'not', part };
  }
  const inner = logic.parts.map((part) => together(part, parts)).filter((part) => part !== undefined);
  if (inner.length < 2) return inner[0];
  return { kind: logic.kind === 'any' ? 'or' : 'and', parts: inner };
};

/** @returns undefined when there are no filters @throws FlowFault, Unsupported */
export const conditionOf = (scope: Scope, { filterLogic, filters }: Filtered, place: Place): Query['where'] => {
  const parts = filters.map((filter) => one(scope, place, filter));
  return together(logicOf(filterLogic, filters.length), parts);
};
