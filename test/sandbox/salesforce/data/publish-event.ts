import { checkRequired } from './check-row.ts';
import { readDraft } from './read-draft.ts';
import { recordId } from './record-id.ts';
import type { Save } from './new-row.ts';
import type { RawRecord, SaveError, Value } from './types.ts';

/**
 * Inserting a record of an event object publishes it: at once, or once the transaction has committed, as the event's
 * definition says. Nothing is stored. The answer's one "error" carries the event's UUID, as the platform's does.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_api.htm
 */
const enqueued = (eventUuid: string): SaveError => ({
  statusCode: 'OPERATION_ENQUEUED',
  message: eventUuid,
  fields: [],
});

/** The id an event is answered with, and the list that receives its UUID as soon as it is on the bus. */
export type Enqueued = { readonly id: string; readonly notes: readonly SaveError[] };

/**
 * The values of an event as they are published: what was sent, and defaults for the rest.
 * @throws SaveFailure when a value does not fit the event's definition
 */
export const eventValues = (save: Save, raw: RawRecord): Readonly<Record<string, Value>> => {
  const { data, caller, object, now } = save;
  const draft = readDraft(save, raw, 'insert');
  const defaults: Record<string, Value> = {};
  for (const field of object.fields.values()) {
    if (field.custom) defaults[field.name] = field.defaultValue ?? (field.type === 'boolean' ? false : null);
  }
  const values = { ...defaults, ...draft };
  checkRequired({ data, caller, object, now, before: undefined, values, sent: new Set(Object.keys(draft)) });
  return values;
};

/**
 * Checks an event's values and publishes it.
 * @throws SaveFailure when a value does not fit the event's definition
 */
export const publishEvent = (save: Save, raw: RawRecord): Enqueued => {
  const { data, caller, object } = save;
  const values = eventValues(save, raw);
  const notes: SaveError[] = [];
  const publish = (): void => {
    const event = data.publish({ object: object.name, fields: values, createdById: caller.userId });
    notes.push(enqueued(event.eventUuid));
  };
  if (object.publishBehavior === 'PublishAfterCommit') data.store.afterCommit(publish);
  else publish();
  return { id: recordId(object.keyPrefix, data.store.nextNumber(object.keyPrefix)), notes };
};
