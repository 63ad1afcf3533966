/**
 * The EventBusSubscriber rows: how far each trigger is with its events.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventbussubscriber.htm
 */
import type { Caller, Org } from '../../../data/types.ts';
import type { Program } from '../../program/program.ts';

const OBJECT = 'EventBusSubscriber';
const LONGEST_ERROR = 1_000;

/** Writes a row for each trigger on an event. */
export const writeSubscriberRows = (org: Org, program: Program, author: Caller): void => {
  if (org.schema.find(OBJECT) === undefined) return;
  const known = new Set([...org.rows(OBJECT)].map(({ Name }) => Name));
  for (const { name, object } of program.triggers) {
    if (known.has(name) || org.schema.find(object)?.kind !== 'event') continue;
    org.writeSystemRow(author, {
      object: OBJECT,
      values: { Name: name, Type: 'ApexTrigger', Topic: object, Status: 'Running', Position: 0, Tip: 0, Retries: 0 },
    });
  }
};

export type SubscriberState = {
  readonly retries: number;
  readonly lastError: string | null;
  /** The replay id of the last event it has done with; undefined when that has not changed. */
  readonly position: string | undefined;
  readonly isSuspended: boolean;
};

export const noteSubscriber = (org: Org, trigger: string, state: SubscriberState): void => {
  if (org.schema.find(OBJECT) === undefined) return;
  const row = [...org.rows(OBJECT)].find(({ Name }) => Name === trigger);
  if (row === undefined) return;
  const values = {
    Retries: state.retries,
    LastError: state.lastError?.slice(0, LONGEST_ERROR) ?? null,
    Status: state.isSuspended ? 'Error' : 'Running',
    ...(state.position === undefined ? {} : { Position: Number(state.position) }),
  };
  org.changeSystemRow({ object: OBJECT, id: row.Id, values });
};

/** Notes the last event published to a topic. */
export const noteTip = (org: Org, topic: string, replayId: string): void => {
  if (org.schema.find(OBJECT) === undefined) return;
  for (const { Id, Topic } of [...org.rows(OBJECT)]) {
    if (Topic === topic) org.changeSystemRow({ object: OBJECT, id: Id, values: { Tip: Number(replayId) } });
  }
};
