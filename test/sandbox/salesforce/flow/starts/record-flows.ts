/** The flows that records of an object start, by the moment of the save and by what is done to the record. */
import type { SaveMoment, SaveOperation } from '../../data/save-hooks.ts';
import type { FlowStart } from '../definition/flow-start.ts';
import type { FlowOrg } from '../engine/flow-org.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import { inTriggerOrder } from './trigger-order.ts';

type RecordTrigger = 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete';

const OPERATIONS: Readonly<Record<NonNullable<FlowStart['recordTriggerType']>, readonly SaveOperation[]>> = {
  Create: ['insert'],
  Update: ['update'],
  CreateAndUpdate: ['insert', 'update'],
  Delete: ['delete'],
  None: [],
};

/** Which flows a moment of a save is for. */
const TRIGGERS: Readonly<Partial<Record<SaveMoment, readonly RecordTrigger[]>>> = {
  beforeSaveFlows: ['RecordBeforeSave', 'RecordBeforeDelete'],
  afterSaveFlows: ['RecordAfterSave'],
};

const operationsOf = ({ recordTriggerType, triggerType }: FlowStart): readonly SaveOperation[] =>
  triggerType === 'RecordBeforeDelete' ? ['delete'] : OPERATIONS[recordTriggerType ?? 'None'];

const isStartedBy = (start: FlowStart, save: { readonly object: string; readonly operation: SaveOperation }): boolean =>
  start.object?.toLowerCase() === save.object.toLowerCase() && operationsOf(start).includes(save.operation);

/** Active flows that such a save may start at that moment, in the order in which they run. */
export const recordFlows = (
  { plans }: Pick<FlowOrg, 'plans'>,
  { moment, ...save }: { readonly moment: SaveMoment; readonly object: string; readonly operation: SaveOperation },
): readonly FlowPlan[] => {
  const triggers: readonly string[] = TRIGGERS[moment] ?? [];
  return inTriggerOrder(
    [...plans.values()].filter(({ definition: { start } }) => {
      const isOfMoment = start?.triggerType !== undefined && triggers.includes(start.triggerType);
      return isOfMoment && isStartedBy(start, save);
    }),
  );
};
