/** A new interview of a flow. Its records are its own, except before a save, where the flow changes the record that is saved. */
import { transaction } from '../../apex/runtime/current.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import type { SObjectValue } from '../../apex/values/sobject.ts';
import type { FlowPlan } from './flow-plan.ts';
import type { FlowRun, Interview, InterviewStart } from './interview.ts';
import { newFrame } from './open-frame.ts';
import { copyRecord, markAsRead } from './record-copy.ts';

const ofItsOwn = (record: SObjectValue | undefined): SObjectValue | undefined =>
  record === undefined ? undefined : markAsRead(copyRecord(record));

const HEX = 16;

const guidOf = (random: () => number): string =>
  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.replaceAll('x', () => Math.floor(random() * HEX).toString(HEX));

export const openInterview = (plan: FlowPlan, run: FlowRun, start: InterviewStart): Interview => {
  const running = transaction();
  return {
    guid: guidOf(() => running.random()),
    startedAt: new ApexDatetime(running.now().getTime()),
    frames: [newFrame(plan, { at: run.at ?? plan.first })],
    record: run.moment === 'beforeSave' ? start.record : ofItsOwn(start.record),
    priorRecord: ofItsOwn(start.priorRecord),
    faultMessage: undefined,
    customErrors: [],
    executed: 0,
    currentRecord: undefined,
  };
};
