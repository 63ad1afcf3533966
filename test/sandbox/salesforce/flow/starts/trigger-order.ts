/**
 * In which order the flows of an object run that start at the same moment.
 * https://help.salesforce.com/s/articleView?id=platform.flow_task_trigger_run_order.htm
 */
import type { FlowPlan } from '../engine/flow-plan.ts';

const LAST_OF_FIRST = 1_000;

/** Flows up to 1,000 come first, then those without an order, then those up to 2,000. */
const groupOf = (order: number | undefined): number => (order === undefined ? 1 : order <= LAST_OF_FIRST ? 0 : 2);

const byName = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * Flows without an order run by the day of their activation, which a package does not tell: here by their names, as those of one
 * order do.
 */
export const inTriggerOrder = (flows: readonly FlowPlan[]): readonly FlowPlan[] =>
  flows.toSorted(({ definition: one }, { definition: other }) => {
    const [left, right] = [one.triggerOrder, other.triggerOrder];
    return groupOf(left) - groupOf(right) || (left ?? 0) - (right ?? 0) || byName(one.apiName, other.apiName);
  });
