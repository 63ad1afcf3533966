/**
 * How a flow starts: its trigger, its entry conditions, its scheduled paths.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm
 */
import { fieldOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import type { FlowScheduledPath, FlowStart } from '../definition/flow-start.ts';
import { aboutElement } from './flow-problem.ts';
import { startsOnUpdate } from './global-variables.ts';
import { START } from './named-parts.ts';
import { filterProblems, noField, onObject } from './record-elements.ts';
import type { FlowScope } from './type-of-reference.ts';

const told = (text: string): string => aboutElement(START, text);

const when = (isWrong: boolean, text: string): readonly string[] => (isWrong ? [told(text)] : []);

const RECORD_TRIGGERS: ReadonlySet<string> = new Set(['RecordBeforeSave', 'RecordAfterSave', 'RecordBeforeDelete']);

const isOnRecords = ({ triggerType }: FlowStart): boolean => RECORD_TRIGGERS.has(triggerType ?? '');

const hasConditions = ({ filters, filterFormula }: FlowStart): boolean =>
  filters.length > 0 || filterFormula !== undefined;

const recordStart = (start: FlowStart): readonly string[] => [
  ...when(start.object === undefined, 'A record-triggered flow needs an object.'),
  ...when(start.recordTriggerType === undefined, 'A record-triggered flow needs a recordTriggerType.'),
  ...when(
    start.triggerType === 'RecordBeforeDelete' && start.recordTriggerType !== 'Delete',
    'The trigger type RecordBeforeDelete needs the record trigger type Delete.',
  ),
  ...when(
    start.triggerType !== 'RecordBeforeDelete' && start.recordTriggerType === 'Delete',
    'The record trigger type Delete needs the trigger type RecordBeforeDelete.',
  ),
  ...when(
    start.triggerType !== 'RecordAfterSave' && start.scheduledPaths.length > 0,
    'Only flows that run after the record is saved can have scheduled paths.',
  ),
];

const changeRules = (flow: FlowDefinition, start: FlowStart): readonly string[] => {
  const asksForChange = start.doesRequireRecordChangedToMeetCriteria === true;
  const filtersChange = start.filters.some(({ operator }) => operator === 'IsChanged');
  return [
    ...when(
      asksForChange && !startsOnUpdate(flow),
      'doesRequireRecordChangedToMeetCriteria needs a flow that runs when a record is updated.',
    ),
    ...when(asksForChange && !hasConditions(start), 'doesRequireRecordChangedToMeetCriteria needs entry conditions.'),
    ...when(
      filtersChange && !startsOnUpdate(flow),
      'The operator "IsChanged" needs a flow that runs when a record is updated.',
    ),
    ...when(
      asksForChange && filtersChange,
      'The operator "IsChanged" can\'t be used together with doesRequireRecordChangedToMeetCriteria.',
    ),
    ...when(
      start.filters.length > 0 && start.filterFormula !== undefined,
      'Entry conditions are either filters or a formula, not both.',
    ),
  ];
};

const eventStart = ({ org }: FlowScope, start: FlowStart): readonly string[] =>
  when(
    org.schema.find(start.object ?? '')?.kind !== 'event',
    `A platform event-triggered flow needs a platform event; "${start.object ?? ''}" is none.`,
  );

const scheduleStart = ({ schedule }: FlowStart): readonly string[] => [
  ...when(schedule === undefined, 'A schedule-triggered flow needs a schedule.'),
  ...when(
    schedule !== undefined &&
      schedule.frequency !== 'OnActivate' &&
      (schedule.startDate ?? schedule.startTime) === undefined,
    'A schedule needs a start date and a start time.',
  ),
];

/** What an asynchronous path must not carry: it starts when the transaction has committed. */
const ASYNC_FORBIDDEN = ['label', 'timeSource', 'offsetNumber', 'offsetUnit', 'recordField', 'maxBatchSize'] as const;

const asyncPath = (path: FlowScheduledPath): readonly string[] =>
  ASYNC_FORBIDDEN.filter((key) => path[key] !== undefined).map((key) =>
    told(`The ${key} field can't be set on a scheduled path of type AsyncAfterCommit.`),
  );

const MOMENTS: ReadonlySet<string> = new Set(['date', 'datetime']);

const timeField = ({ recordField = '' }: FlowScheduledPath, object: ObjectSchema | undefined): readonly string[] => {
  if (object === undefined) return [];
  const field = fieldOf(object, recordField);
  if (field === undefined) return [noField(recordField, object.name)];
  return when(
    !MOMENTS.has(field.type),
    `The scheduled path's field "${recordField}" is neither a date nor a date and time.`,
  );
};

type Missing = readonly [isMissing: (path: FlowScheduledPath) => boolean, text: (name: string) => string];

const TIMED_RULES: readonly Missing[] = [
  [({ name }) => name === undefined, () => 'A scheduled path needs a name.'],
  [({ label }) => label === undefined, (name) => `The scheduled path "${name}" needs a label.`],
  [({ timeSource }) => timeSource === undefined, (name) => `The scheduled path "${name}" needs a timeSource.`],
  [
    ({ offsetNumber, offsetUnit }) => offsetNumber === undefined || offsetUnit === undefined,
    (name) => `The scheduled path "${name}" needs an offsetNumber and an offsetUnit.`,
  ],
  [
    ({ timeSource, offsetNumber = 0 }) => timeSource === 'RecordTriggerEvent' && offsetNumber < 0,
    (name) => `The scheduled path "${name}" can't start before the record triggers the flow.`,
  ],
  [
    ({ timeSource, recordField }) => timeSource === 'RecordField' && recordField === undefined,
    (name) => `The scheduled path "${name}" needs a recordField.`,
  ],
];

const timedPath = (path: FlowScheduledPath, object: ObjectSchema | undefined): readonly string[] => [
  ...TIMED_RULES.filter(([isMissing]) => isMissing(path)).map(([, text]) => told(text(path.name ?? ''))),
  ...(path.timeSource === 'RecordField' && path.recordField !== undefined ? timeField(path, object) : []),
];

const pathProblems = ({ org }: FlowScope, start: FlowStart): readonly string[] => {
  const names = start.scheduledPaths.flatMap(({ name }) => name?.toLowerCase() ?? []);
  const asyncPaths = start.scheduledPaths.filter(({ pathType }) => pathType === 'AsyncAfterCommit');
  return [
    ...when(new Set(names).size < names.length, 'Two scheduled paths have the same name.'),
    ...when(asyncPaths.length > 1, 'A flow can have only one path that runs asynchronously.'),
    ...start.scheduledPaths.flatMap((path) =>
      path.pathType === 'AsyncAfterCommit' ? asyncPath(path) : timedPath(path, org.schema.find(start.object ?? '')),
    ),
  ];
};

const SCREENLESS = 'AutoLaunchedFlow';

const triggerProblems = (scope: FlowScope, start: FlowStart): readonly string[] => {
  const { triggerType = 'None' } = start;
  const isTriggered = triggerType !== 'None';
  return [
    ...when(
      isTriggered && scope.flow.processType !== SCREENLESS,
      `A flow with the trigger type ${triggerType} must have the process type ${SCREENLESS}.`,
    ),
    ...(isOnRecords(start) ? recordStart(start) : []),
    ...(triggerType === 'PlatformEvent' ? eventStart(scope, start) : []),
    ...(triggerType === 'Scheduled' ? scheduleStart(start) : []),
    ...when(!isTriggered && start.object !== undefined, 'The start has an object but no trigger type.'),
  ];
};

/** @returns what is wrong with the start */
export const startProblems = (scope: FlowScope): readonly string[] => {
  const { start } = scope.flow;
  if (start === undefined) return [];
  const onStart =
    start.object === undefined
      ? []
      : onObject(scope, { owner: START, object: start.object }, (on) => filterProblems(on, start));
  return [
    ...triggerProblems(scope, start),
    ...onStart,
    ...changeRules(scope.flow, start),
    ...pathProblems(scope, start),
  ];
};
