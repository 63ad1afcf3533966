/**
 * `EventBus.publish`: checks events and puts them on the bus, at once or after the commit, as their definition says.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm
 */
import { randomUUID } from 'node:crypto';
import { SaveFailure } from '../../../data/save-failure.ts';
import type { Value } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { sentRecord } from '../../data/sent-record.ts';
import type { RowResult } from '../../data/database-work.ts';
import { DatabaseResult } from '../../library/database/results.ts';
import { transaction } from '../../runtime/current.ts';
import { apexException, nullPointer } from '../../runtime/exceptions.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { copyObjectOf } from '../copy-value.ts';
import { askerOf } from '../put-off.ts';
import { tellCallback } from './publish-callbacks.ts';
import { awaitInTest, hasRoomInTest, MOST_IN_TEST, publishInTest } from './test-broker.ts';

/** What became of an event; it knows the event's id. */
export class PublishResult extends DatabaseResult {
  /** Null for an event that was refused. */
  readonly operationId: string | null;

  constructor(row: RowResult, operationId: string | null) {
    super('Database.SaveResult', row);
    this.operationId = operationId;
  }
}

const eventSchema = (record: SObjectValue): ObjectSchema => {
  const object = transaction().data.org.schema.find(record.type);
  if (object?.kind === 'event') return object;
  throw apexException('System.TypeException', `EventBus.publish accepts platform events only, not ${record.type}`);
};

const refusedWith = (failure: SaveFailure): PublishResult =>
  new PublishResult({ id: null, success: false, created: false, errors: failure.errors }, null);

const tooMany = (): SaveFailure =>
  new SaveFailure([
    { statusCode: 'LIMIT_EXCEEDED', message: `An Apex test can publish ${MOST_IN_TEST} events at most`, fields: [] },
  ]);

const uuidOf = (record: SObjectValue): string => {
  const given = record.fields.get('EventUuid');
  return typeof given === 'string' ? given : randomUUID();
};

const isAfterCommit = ({ publishBehavior }: ObjectSchema): boolean => publishBehavior === 'PublishAfterCommit';

type Checked = {
  readonly object: ObjectSchema;
  readonly fields: Readonly<Record<string, Value>>;
  readonly eventUuid: string;
};

const handOver = ({ object, fields, eventUuid }: Checked): void => {
  const running = transaction();
  const { user, isTest } = running;
  const { org } = running.data;
  const waits = isAfterCommit(object);
  if (isTest) {
    const created = { CreatedDate: running.now().toISOString(), CreatedById: user.userId };
    return publishInTest({ object: object.name, eventUuid, fields: { ...fields, ...created } }, waits);
  }
  const publish = (): void => void org.publish({ object: object.name, fields, createdById: user.userId, eventUuid });
  if (waits) org.afterCommit(publish);
  else publish();
};

const publishOne = (record: SObjectValue): PublishResult => {
  const { data, user, isTest } = transaction();
  const object = eventSchema(record);
  try {
    const raw = sentRecord({ object, verb: 'insert', cutsTexts: false }, record);
    const fields = data.org.checkEvent(user, { object: object.name, record: raw });
    if (isTest && !hasRoomInTest()) throw tooMany();
    const eventUuid = uuidOf(record);
    handOver({ object, fields, eventUuid });
    return new PublishResult({ id: null, success: true, created: true, errors: [] }, eventUuid);
  } catch (error) {
    if (error instanceof SaveFailure) return refusedWith(error);
    throw error;
  }
};

/** Events that a DML statement inserts, which counts them itself; a result for each, in order. */
export const publishInserted = (records: readonly SObjectValue[]): readonly RowResult[] =>
  records.map((record) => publishOne(record).row);

/** A call counts as one statement of the kind its events are. */
const count = (records: readonly SObjectValue[]): void => {
  const running = transaction();
  const kinds = new Set(records.map((record) => isAfterCommit(eventSchema(record))));
  if (kinds.has(false)) running.limits.use('publishImmediate');
  if (!kinds.has(true)) return;
  running.limits.use('dmlStatements');
  running.hasUncommittedWork = true;
};

const awaitOutcome = (callback: object, results: readonly PublishResult[]): void => {
  const eventUuids = results.flatMap(({ operationId }) => (operationId === null ? [] : [operationId]));
  if (eventUuids.length === 0) return;
  const running = transaction();
  const awaited = { callback: copyObjectOf(callback), eventUuids };
  if (running.isTest) return awaitInTest(awaited);
  const asker = askerOf(running);
  running.jobs.add({ id: `callback ${eventUuids.join()}`, run: () => tellCallback(asker, awaited, 'success') });
};

/**
 * @param records platform events
 * @param callback told later what became of them
 * @returns a result for each, in order
 */
export const publishEvents = (records: readonly unknown[], callback?: object | null): readonly PublishResult[] => {
  const events = records.map((record) => {
    if (record instanceof SObjectValue) return record;
    throw nullPointer();
  });
  count(events);
  const results = events.map(publishOne);
  if (callback !== undefined && callback !== null) awaitOutcome(callback, results);
  return results;
};
