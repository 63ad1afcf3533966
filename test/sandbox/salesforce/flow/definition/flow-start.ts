/**
 * How a flow starts: the records, events or times that start it, and its paths.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import type { z } from 'zod';
import { base, connector, node, recordFilter } from './flow-values.ts';
import { element, flag, listOf, oneOf, optionalElement, text, whole, word } from './metadata-values.ts';

const scheduledPath = element({
  ...base,
  name: word.optional(),
  description: text.optional(),
  connector,
  label: text.optional(),
  maxBatchSize: whole.optional(),
  offsetNumber: whole.optional(),
  offsetUnit: oneOf(['Minutes', 'Hours', 'Days', 'Weeks', 'Months']).optional(),
  pathType: oneOf(['AsyncAfterCommit', 'ApprovalRecall']).optional(),
  recordField: word.optional(),
  timeSource: oneOf(['RecordTriggerEvent', 'RecordField']).optional(),
});
export type FlowScheduledPath = z.infer<typeof scheduledPath>;

const schedule = element({
  ...base,
  dayOfMonthToRun: whole.optional(),
  daysOfWeekToRun: word.optional(),
  endDate: word.optional(),
  endTime: word.optional(),
  frequency: oneOf(['OnActivate', 'Once', 'Hourly', 'Daily', 'Weekdays', 'Weekly', 'Monthly', 'Yearly']),
  frequencyNumber: whole.optional(),
  startDate: word.optional(),
  startTime: word.optional(),
});

export const start = element({
  ...node,
  name: word.optional(),
  connector,
  doesRequireRecordChangedToMeetCriteria: flag.optional(),
  filterFormula: text.optional(),
  filterLogic: word.optional(),
  filters: listOf(recordFilter),
  flowRunAsUser: oneOf(['TriggeringUser', 'DefaultWorkflowUser']).optional(),
  maxBatchSize: whole.optional(),
  object: word.optional(),
  recordTriggerType: oneOf(['Create', 'Update', 'CreateAndUpdate', 'Delete', 'None']).optional(),
  schedule: optionalElement(schedule),
  scheduledPaths: listOf(scheduledPath),
  triggerType: oneOf([
    'None',
    'PlatformEvent',
    'RecordAfterSave',
    'RecordBeforeDelete',
    'RecordBeforeSave',
    'Scheduled',
  ]).optional(),
});
export type FlowStart = z.infer<typeof start>;
