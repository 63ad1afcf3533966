/**
 * What keeps flows from starting each other without end: a flow does not start for a record it is running for already, and flows
 * stand no deeper in each other than triggers may.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';

const DEEPEST = 16;

/** A flow that runs after a save, and the records it runs for. */
type RunningFlow = { readonly flow: string; readonly ids: ReadonlySet<string> };

const RUNNING = Symbol('flows that run after saves');

const isRunningFlow = (value: unknown): value is RunningFlow =>
  typeof value === 'object' && value !== null && 'flow' in value && 'ids' in value;

const running = (): readonly RunningFlow[] => {
  const found = transaction().facts.get(RUNNING);
  return Array.isArray(found) ? found.filter(isRunningFlow) : [];
};

/** Whether the flow runs for that record at this moment: what it changes there does not start it again. */
export const runsFor = ({ definition }: FlowPlan, id: string): boolean =>
  running().some(({ flow, ids }) => flow === definition.apiName && ids.has(id));

export const isTooDeep = (): boolean => running().length >= DEEPEST;

/** Runs `work` as that flow's. */
export const runningFlow = <T>({ definition }: FlowPlan, ids: readonly string[], work: () => T): T => {
  const { facts } = transaction();
  const before = running();
  facts.set(RUNNING, [...before, { flow: definition.apiName, ids: new Set(ids) }]);
  try {
    return work();
  } finally {
    facts.set(RUNNING, before);
  }
};
