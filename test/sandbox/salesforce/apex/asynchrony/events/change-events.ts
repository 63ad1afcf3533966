/**
 * Change events for triggers: each row that is saved becomes an event of its object once the transaction has committed. In an org
 * this happens for the objects its source selects, in a test once it was switched on.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_trigger_intro.htm
 */
import { randomUUID } from 'node:crypto';
import type { SaveEvent } from '../../../data/save-hooks.ts';
import type { ApexOrg } from '../../apex-org.ts';
import { capturesChanges } from '../../library/system/testing/change-capture.ts';
import { transactionFact } from '../../library/system/transaction-fact.ts';
import { transaction } from '../../runtime/current.ts';
import type { ApexEvent } from './apex-event.ts';
import { changedValues, changeHeader, type Change } from './change-header.ts';
import { openOrgSubscription } from './org-subscriptions.ts';
import { eventTriggers } from './subscription.ts';
import { hasRoomInTest, publishInTest } from './test-broker.ts';

/** `AccountChangeEvent`, `Book__ChangeEvent` */
const eventOf = (object: string): string => `${object.replace(/__c$/, '__')}ChangeEvent`;

const changes = transactionFact((): { count: number } => ({ count: 0 }));

type Unplaced = Omit<ApexEvent, 'replayId'>;

const apexEvent = (change: Change): Unplaced => {
  const counted = changes();
  counted.count += 1;
  return {
    object: eventOf(change.event.object.name),
    eventUuid: randomUUID(),
    fields: change.changed,
    header: changeHeader(change, transaction(), counted.count),
  };
};

const changesIn = (event: SaveEvent): readonly Change[] =>
  event.rows
    .filter(({ errors }) => errors.length === 0)
    .map((row) => ({ event, row, changed: changedValues(event.operation, row) }));

/** Hands events to the org's triggers after the commit. */
const openDelivery = (apex: ApexOrg) => {
  const heard = new Map<string, readonly { receive(event: ApexEvent): void }[]>();
  let last = 0;
  const hearers = (object: string) => {
    const known = heard.get(object) ?? eventTriggers(apex.program, object).map((one) => openOrgSubscription(apex, one));
    heard.set(object, known);
    return known;
  };
  return (event: Unplaced): void =>
    apex.org.afterCommit(() => {
      last += 1;
      const placed = { ...event, replayId: String(last) };
      for (const hearer of hearers(event.object)) hearer.receive(placed);
    });
};

/**
 * @param selected change events the org's source selects, in lower case
 * @returns the way to end that
 */
export const captureChanges = (apex: ApexOrg, selected: ReadonlySet<string>): (() => void) => {
  const deliver = openDelivery(apex);
  const capture = (event: SaveEvent): void => {
    if (transaction().isTest) {
      if (!capturesChanges()) return;
      for (const change of changesIn(event)) if (hasRoomInTest()) publishInTest(apexEvent(change), true);
    } else if (selected.has(eventOf(event.object.name).toLowerCase())) {
      for (const change of changesIn(event)) deliver(apexEvent(change));
    }
  };
  const concerns = (object: string): boolean => eventTriggers(apex.program, eventOf(object)).length > 0;
  return apex.org.hookSaves({ hooks: [{ moment: 'afterSaveFlows', concerns, run: capture }] });
};
