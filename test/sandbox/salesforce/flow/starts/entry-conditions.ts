/**
 * Which records start a flow: its filters or its formula, asked of the record as it is going to be, and, where the flow wants
 * that, not yet true of what stood there before.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_start.htm
 */
import type { ObjectSchema } from '../../schema/types.ts';
import { formulaValueOf } from '../../formula/field-value.ts';
import type { Evaluate, FormulaContext, Row } from '../../formula/values.ts';
import type { FlowStart } from '../definition/flow-start.ts';
import type { FlowRecordFilter } from '../definition/flow-values.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import { holdsLogic, logicOf } from '../../workflow/criteria/condition-logic.ts';
import { SourceInvalid } from '../../schema/source-error.ts';
import { askedValue, compileOver, type Place } from './asked-value.ts';
import { filterTest } from './filter-tests.ts';

type Condition = (context: FormulaContext) => boolean;

/** A field's value in `context.record`. */
const fieldReader = (place: Place, name: string): ((row: Row, context: FormulaContext) => ReturnType<Evaluate>) => {
  const field = place.object.fields.get(name.toLowerCase());
  if (field === undefined) throw new SourceInvalid(`${place.object.name}.${name}`, 'no such field for a filter');
  // Flows have percentages as they are written, formulas as parts of one.
  const type = field.type === 'percent' ? 'double' : field.type;
  if (!field.calculated) return (row) => formulaValueOf({ type }, row[field.name] ?? null);
  const formula = compileOver(place, field.name);
  return (row, context) => formula({ ...context, record: row });
};

const conditionOf = (place: Place, { field, operator, value }: FlowRecordFilter): Condition => {
  const read = fieldReader(place, field);
  const asked = askedValue(place, value);
  const test = filterTest(operator);
  return (context) => {
    const { record, prior } = context;
    const before = prior === undefined ? undefined : read(prior, context);
    return test({ value: read(record, context), prior: before, isNew: prior === undefined }, asked(context));
  };
};

const conditions = (place: Place, start: FlowStart): Condition => {
  if (start.filterFormula !== undefined) {
    const formula = compileOver(place, start.filterFormula, 'Boolean');
    return (context) => formula(context) === true;
  }
  const filters = start.filters.map((filter) => conditionOf(place, filter));
  const logic = logicOf(start.filterLogic, filters.length);
  return (context) => holdsLogic(logic, (index) => filters[index]?.(context) === true);
};

export type EntryConditions = {
  /** Whether the record meets them, whatever it was before. */
  readonly hold: Condition;
  /** Whether this change of the record starts the flow. */
  readonly start: Condition;
};

const compile = ({ definition, schema }: FlowPlan, object: ObjectSchema, start: FlowStart): EntryConditions => {
  try {
    const hold = conditions({ schema, object }, start);
    const heldBefore: Condition = (context) =>
      context.prior !== undefined && hold({ ...context, record: context.prior, prior: undefined, isNew: false });
    const onlyOnce = start.doesRequireRecordChangedToMeetCriteria === true;
    return { hold, start: (context) => hold(context) && !(onlyOnce && heldBefore(context)) };
  } catch (error) {
    if (error instanceof Error) throw new SourceInvalid(definition.file, `start: ${error.message}`);
    throw error;
  }
};

const known = new WeakMap<FlowPlan, EntryConditions>();

/** @throws SourceInvalid naming the flow whose conditions cannot be read */
export const entryConditions = (plan: FlowPlan): EntryConditions => {
  const found = known.get(plan);
  if (found !== undefined) return found;
  const { start } = plan.definition;
  const object = plan.schema.find(start?.object ?? '');
  if (start === undefined || object === undefined) {
    throw new SourceInvalid(plan.definition.file, `start: unknown object ${start?.object ?? ''}`);
  }
  const compiled = compile(plan, object, start);
  known.set(plan, compiled);
  return compiled;
};
