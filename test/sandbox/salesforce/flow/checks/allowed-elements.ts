/**
 * Which elements and actions a flow may use by its process type and its trigger.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements.htm
 */
import type { FlowDefinition } from '../definition/flow-metadata.ts';
import { aboutElement } from './flow-problem.ts';
import { elementsOf, type Part } from './named-parts.ts';

const PROCESS_TYPES: Readonly<Record<string, string>> = {
  AutoLaunchedFlow: 'Autolaunched Flow',
  Flow: 'Screen Flow',
};

const TRIGGERS: Readonly<Record<string, string>> = {
  PlatformEvent: 'Platform Event',
  RecordAfterSave: 'Record After Save',
  RecordBeforeDelete: 'Record Before Delete',
  RecordBeforeSave: 'Record Before Save',
  Scheduled: 'Scheduled',
};

/** By trigger type: lists of elements that have no place there. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  PlatformEvent: ['subflows', 'customErrors'],
  RecordBeforeSave: [
    'actionCalls',
    'recordCreates',
    'recordDeletes',
    'recordRollbacks',
    'screens',
    'subflows',
    'waits',
  ],
  RecordBeforeDelete: ['waits'],
  Scheduled: ['customErrors'],
  None: ['customErrors'],
};

const notByTrigger = (part: Part, trigger: string): string =>
  aboutElement(
    part,
    `You can't use the ${part.kind} element in flows with the ${TRIGGERS[trigger] ?? trigger} trigger type.`,
  );

const notByProcess = (part: Part, processType: string): string =>
  aboutElement(
    part,
    `You can't use the ${part.kind} element in flows with the ${PROCESS_TYPES[processType] ?? processType} process type.`,
  );

const SCREENS: ReadonlySet<string> = new Set(['screens', 'recordRollbacks']);

/** Before a save, the record itself is all that may be changed. */
const otherUpdates = (flow: FlowDefinition): readonly string[] =>
  flow.start?.triggerType === 'RecordBeforeSave'
    ? flow.recordUpdates
        .filter(({ inputReference }) => inputReference?.toLowerCase() !== '$record')
        .map(({ name }) =>
          aboutElement(
            { name, kind: 'Record Update' },
            'A flow that runs before the record is saved can update only the record that triggered it.',
          ),
        )
    : [];

const flowActions = (flow: FlowDefinition): readonly string[] =>
  flow.processType === 'AutoLaunchedFlow'
    ? flow.actionCalls
        .filter(({ actionType }) => actionType === 'flow')
        .map(({ name }) =>
          aboutElement(
            { name, kind: 'Action' },
            "You can't use the Flows action type in flows with the Autolaunched Flow process type.",
          ),
        )
    : [];

/** @returns elements that the flow's kind has no place for */
export const placeProblems = (flow: FlowDefinition): readonly string[] => {
  const trigger = flow.start?.triggerType ?? 'None';
  const forbidden = new Set(FORBIDDEN[trigger] ?? []);
  const elements = elementsOf(flow);
  return [
    ...elements.filter(({ list }) => forbidden.has(list)).map((part) => notByTrigger(part, trigger)),
    ...(flow.processType === 'AutoLaunchedFlow'
      ? elements.filter(({ list }) => SCREENS.has(list)).map((part) => notByProcess(part, flow.processType))
      : []),
    ...otherUpdates(flow),
    ...flowActions(flow),
  ];
};
