/** A copy of an interview that goes its own way: what a screen is shown from again when a user goes back. */
import type { SObjectValue } from '../../apex/values/sobject.ts';
import type { Frame, Interview, LoopPosition } from './interview.ts';
import { copyRecord, copyValue } from './record-copy.ts';

const copyOf = (record: SObjectValue | undefined): SObjectValue | undefined =>
  record === undefined ? undefined : copyRecord(record);

const copyPosition = ({ items, next }: LoopPosition): LoopPosition => ({ items: items.map(copyValue), next });

const copyFrame = (frame: Frame): Frame => ({
  ...frame,
  variables: new Map([...frame.variables].map(([name, value]) => [name, copyValue(value)])),
  loops: new Map([...frame.loops].map(([name, position]) => [name, copyPosition(position)])),
  visited: new Set(frame.visited),
  failed: new Set(frame.failed),
});

export const copyInterview = (interview: Interview): Interview => ({
  ...interview,
  frames: interview.frames.map(copyFrame),
  record: copyOf(interview.record),
  priorRecord: copyOf(interview.priorRecord),
  customErrors: [...interview.customErrors],
});
