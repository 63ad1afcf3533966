/** A platform event on its way to the triggers that wait for it. */
import type { Org, Value } from '../../../data/types.ts';
import { recordOf } from '../../data/trigger-records.ts';
import { ApexList } from '../../values/list.ts';
import type { SObjectValue } from '../../values/sobject.ts';

export type ApexEvent = {
  /** `Order_Event__e`, as the schema spells it. */
  readonly object: string;
  readonly eventUuid: string;
  /** Digits; they grow. */
  readonly replayId: string;
  /** By API name, with CreatedDate and CreatedById. */
  readonly fields: Readonly<Record<string, Value>>;
  /** Of a change event: an EventBus.ChangeEventHeader. */
  readonly header?: object;
};

const asRecord = (org: Org, { object, fields, replayId, eventUuid, header }: ApexEvent): SObjectValue => {
  const schema = org.schema.find(object);
  if (schema === undefined) throw new Error(`the schema has no ${object}`);
  const record = recordOf(schema, { ...fields, ReplayId: replayId, EventUuid: eventUuid }, true);
  if (header !== undefined) record.fields.set('ChangeEventHeader', header);
  return record;
};

/** `Trigger.new` for events of one kind. */
export const eventRecords = (org: Org, events: readonly ApexEvent[]): ApexList =>
  new ApexList(
    `List<${events[0]?.object ?? 'SObject'}>`,
    events.map((event) => asRecord(org, event)),
  );
