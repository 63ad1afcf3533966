/** Binds fields and functions of fields. */
import type { FieldType } from '../../schema/types.ts';
import { DATE_PARTS, type DatePart } from '../execution/date-parts.ts';
import type { Expression, FunctionCall } from '../syntax/ast.ts';
import { bindField } from './bind-field.ts';
import type { AggregateFunction, BoundAggregate, BoundField, BoundValue, RowValue } from './bound.ts';
import { canBeAggregated } from './field-abilities.ts';
import { malformed, type NameScope, refuse } from './name-scope.ts';

const AGGREGATES: readonly AggregateFunction[] = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'];

const unexpected = (scope: NameScope, { at, name }: FunctionCall): Error =>
  refuse(scope, at + name.length, { errorCode: 'MALFORMED_QUERY', reason: "unexpected token: '('" });

const argumentOf = (scope: NameScope, call: FunctionCall): BoundField => {
  if (call.argument?.kind !== 'path') throw unexpected(scope, call);
  return bindField(scope, call.argument);
};

const RESULT_TYPES: Partial<Record<AggregateFunction, FieldType>> = {
  COUNT: 'int',
  COUNT_DISTINCT: 'int',
  AVG: 'double',
};

const bindAggregate = (scope: NameScope, call: FunctionCall, calculation: AggregateFunction): BoundAggregate => {
  const argument = argumentOf(scope, call);
  if (!canBeAggregated(argument.field, calculation)) {
    const reason = `field ${argument.name} does not support aggregate operator ${calculation}`;
    throw refuse(scope, call.at, { errorCode: 'MALFORMED_QUERY', reason });
  }
  const type = RESULT_TYPES[calculation] ?? argument.type;
  return { kind: 'aggregate', calculation, argument, type, name: `${calculation}(${argument.name})` };
};

/** The call in `HOUR_IN_DAY(convertTimezone(CreatedDate))`. */
const inUserZone = ({ argument }: FunctionCall): FunctionCall | undefined =>
  argument?.kind === 'call' && argument.name === 'CONVERTTIMEZONE' ? argument : undefined;

/** What a date function takes: some make no sense of a day alone. */
const DATED: Readonly<Record<'instants' | 'days', ReadonlySet<FieldType>>> = {
  instants: new Set(['datetime']),
  days: new Set(['date', 'datetime']),
};

const bindDatePart = (scope: NameScope, call: FunctionCall, part: DatePart): RowValue => {
  const inner = inUserZone(call);
  const argument = argumentOf(scope, inner ?? call);
  if (!DATED[part === 'DAY_ONLY' || part === 'HOUR_IN_DAY' ? 'instants' : 'days'].has(argument.type)) {
    const reason = `field ${argument.name} does not support function ${part}`;
    throw refuse(scope, call.at, { errorCode: 'MALFORMED_QUERY', reason });
  }
  const type = part === 'DAY_ONLY' ? 'date' : 'int';
  const name = inner === undefined ? argument.name : `convertTimezone(${argument.name})`;
  return { kind: 'date-part', part, argument, inUserZone: inner !== undefined, type, name: `${part}(${name})` };
};

const bindLabel = (scope: NameScope, call: FunctionCall): RowValue => {
  const argument = argumentOf(scope, call);
  return { kind: 'label', argument, type: 'string', name: `toLabel(${argument.name})` };
};

const bindConversion = (scope: NameScope, call: FunctionCall): RowValue => {
  const argument = argumentOf(scope, call);
  if (argument.type !== 'currency') {
    const reason = `field ${argument.name} does not support function convertCurrency`;
    throw refuse(scope, call.at, { errorCode: 'MALFORMED_QUERY', reason });
  }
  return { kind: 'conversion', to: 'user', argument, type: 'currency', name: `convertCurrency(${argument.name})` };
};

const bindGrouping = (scope: NameScope, call: FunctionCall): BoundValue => {
  const argument = argumentOf(scope, call);
  return { kind: 'grouping', argument, type: 'int', name: `GROUPING(${argument.name})` };
};

const FUNCTIONS: Readonly<Record<string, (scope: NameScope, call: FunctionCall) => BoundValue>> = {
  TOLABEL: bindLabel,
  CONVERTCURRENCY: bindConversion,
  GROUPING: bindGrouping,
};

const bindCall = (scope: NameScope, call: FunctionCall): BoundValue => {
  const calculation = AGGREGATES.find((known) => known === call.name);
  if (calculation !== undefined) return bindAggregate(scope, call, calculation);
  const part = DATE_PARTS.find((known) => known === call.name);
  if (part !== undefined) return bindDatePart(scope, call, part);
  const bind = FUNCTIONS[call.name];
  if (bind === undefined) throw unexpected(scope, call);
  return bind(scope, call);
};

/**
 * The field or function an expression means.
 * @throws SoqlError INVALID_FIELD for unknown names, MALFORMED_QUERY for functions the field does not support
 */
export const bindExpression = (scope: NameScope, expression: Expression): BoundValue =>
  expression.kind === 'path' ? bindField(scope, expression) : bindCall(scope, expression);

/** The same where no aggregate may stand. */
export const bindRowValue = (scope: NameScope, expression: Expression): RowValue => {
  const bound = bindExpression(scope, expression);
  if (bound.kind === 'grouping') throw malformed(`Field must be grouped or aggregated: ${bound.argument.name}`);
  if (bound.kind === 'aggregate') throw malformed(`Grouped field should not be aggregated: ${bound.argument.name}`);
  return bound;
};
