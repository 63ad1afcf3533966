/** The elements of flows by kind: those that an interview does alone, and those done for all interviews that stand there. */
import type { ElementKind } from '../flow-plan.ts';
import { callAction } from './action-calls.ts';
import { assignValues } from './assignments.ts';
import { processCollection } from './collection-processors.ts';
import { tellError } from './custom-errors.ts';
import { decide } from './decisions.ts';
import type { BatchElement, SingleElement } from './element.ts';
import { loop } from './loops.ts';
import { createRecords } from './record-creates.ts';
import { deleteRecords } from './record-deletes.ts';
import { lookUpRecords } from './record-lookups.ts';
import { updateRecords } from './record-updates.ts';

type SingleKind = 'assignments' | 'collectionProcessors' | 'customErrors' | 'decisions' | 'loops' | 'steps';
type BatchKind = 'actionCalls' | 'recordCreates' | 'recordDeletes' | 'recordLookups' | 'recordUpdates';

/** Elements of the other kinds change the course of the interview itself: subflows, screens, roll-backs. */
export type SteeringKind = Exclude<ElementKind, SingleKind | BatchKind>;

export const singleElements: { readonly [Kind in SingleKind]: SingleElement<Kind> } = {
  assignments: assignValues,
  collectionProcessors: processCollection,
  customErrors: tellError,
  decisions: decide,
  loops: loop,
  steps: ({ connectors }) => connectors[0]?.targetReference,
};

export const batchElements: { readonly [Kind in BatchKind]: BatchElement<Kind> } = {
  actionCalls: callAction,
  recordCreates: createRecords,
  recordDeletes: deleteRecords,
  recordLookups: lookUpRecords,
  recordUpdates: updateRecords,
};

export type { BatchKind, SingleKind };
