import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import type { z } from 'zod';
import { asFailure, Failure } from '../shared/failure.ts';
import { eventCodec } from './avro-codec.ts';
import type { EventCodec, EventFields } from './avro-codec.ts';
import type { SalesforceConnection, Session } from './connection.ts';
import { failureOf, unreadable } from './errors.ts';
import { openWire, publishResponse, schemaInfo, topicInfo } from './pub-sub-contract.ts';
import type { PubSubWire } from './pub-sub-contract.ts';
import { failureOfGrpc, isServiceError } from './thrown.ts';

/**
 * Platform events out: publishes over the Pub/Sub API, which costs no API calls, and tells what became of each event.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/publish-rpc.html
 */
export type EventToPublish = {
  /** A UUID of the event; one is made up when left out. */
  readonly id?: string | undefined;
  /** By API name, without CreatedDate and CreatedById. */
  readonly fields: EventFields;
};
type Refused = {
  readonly published: false;
  readonly failure: Failure;
  /** Whether it is about this event alone, and not about the request or the topic. */
  readonly isOfEvent: boolean;
};
export type EventResult = { readonly published: true; readonly replayId: string } | Refused;

export type PubSub = {
  readonly connection: SalesforceConnection;
  readonly wire: PubSubWire;
  /** The codec of a schema by its id, kept once fetched. @throws Failure */
  readonly codecOf: (schemaId: string) => Promise<EventCodec>;
  /** Results in the order of the events. @throws Failure when the topic, its schema or a session cannot be had */
  readonly publish: (topic: string, events: readonly EventToPublish[]) => Promise<readonly EventResult[]>;
  readonly close: () => void;
};

/** Recommended largest request. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/allocations.html */
const MOST_EVENTS = 200;
const MOST_BYTES = 3 * 1024 * 1024;

type UnaryMethod = Parameters<PubSubWire['call']>[1];

/** A unary call with the present session, and once more with a new one when its token is refused. */
const caller = (connection: SalesforceConnection, wire: PubSubWire) => {
  const attempt = (session: Session, method: UnaryMethod, request: object): Promise<object> =>
    wire.call(session, method, request).catch((thrown: unknown) => {
      throw isServiceError(thrown) ? failureOfGrpc(thrown) : thrown;
    });
  const refused = (thrown: unknown): boolean =>
    thrown instanceof Failure && isServiceError(thrown.cause) && thrown.cause.code === status.UNAUTHENTICATED;

  return async <T>(method: UnaryMethod, request: object, answer: z.ZodType<T>): Promise<T> => {
    const session = await connection.session();
    const message = await attempt(session, method, request).catch(async (thrown: unknown) => {
      if (!refused(thrown)) throw thrown;
      return attempt(await connection.renew(session), method, request);
    });
    const read = answer.safeParse(message);
    if (!read.success) throw unreadable(method, read.error);
    return read.data;
  };
};

/** Values that are made once and then kept; one that failed is tried again. */
const keptBy = <T>(make: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const making = make(key);
    kept.set(key, making);
    making.catch(() => kept.delete(key));
    return making;
  };
};

type Encoded = { readonly id: string; readonly schemaId: string; readonly payload: Buffer };

const requestsOf = (events: readonly Encoded[]): readonly (readonly Encoded[])[] => {
  const requests: Encoded[][] = [];
  let bytes = 0;
  for (const event of events) {
    const last = requests.at(-1);
    bytes += event.payload.length;
    if (last === undefined || last.length >= MOST_EVENTS || bytes > MOST_BYTES) {
      requests.push([event]);
      bytes = event.payload.length;
    } else last.push(event);
  }
  return requests;
};

/** The code a publish error begins with, when it has one. */
const CODE = /^([A-Z][A-Z_]{3,})\b:?\s*/;

const resultOf = (
  result: z.infer<typeof publishResponse>['results'][number] | undefined,
  topic: string,
): EventResult => {
  if (result?.error === null) return { published: true, replayId: result.replayId.toString('base64') };
  const message = result?.error?.msg ?? 'The answer has no result for this event.';
  const code = CODE.exec(message)?.[1] ?? 'EVENT_REFUSED';
  const failure = failureOf({ code, message, subject: { object: topic, id: '' } });
  return { published: false, failure, isOfEvent: true };
};

/** A field the topic does not have is a matter of versions and concerns every event; a value is one event's own. */
const refusedToEncode = (failure: Failure): Refused => ({
  published: false,
  failure,
  isOfEvent: failure.code !== 'SCHEMA_CHANGED',
});

/** Opens the Pub/Sub API on a connection; nothing is sent before it is used. */
export const openPubSub = (connection: SalesforceConnection): PubSub => {
  const { options } = connection;
  const wire = openWire(options.pubSubEndpoint, options.pubSubCaPem);
  const call = caller(connection, wire);
  const codecOf = keptBy(async (schemaId) =>
    eventCodec((await call('GetSchema', { schemaId }, schemaInfo)).schemaJson),
  );

  const encoderFor = async (topic: string): Promise<(event: EventToPublish) => Encoded | Refused> => {
    // Asked each time, because the schema may have changed since the last event.
    const { schemaId } = await call('GetTopic', { topicName: topic }, topicInfo);
    const codec = await codecOf(schemaId);
    const { userId } = await connection.session();
    const created = { CreatedDate: options.now().toISOString(), CreatedById: userId };
    return ({ id = randomUUID(), fields }) => {
      try {
        return { id, schemaId, payload: codec.encode({ ...fields, ...created }) };
      } catch (thrown) {
        return refusedToEncode(asFailure(thrown));
      }
    };
  };

  const send = async (topic: string, events: readonly Encoded[]): Promise<readonly EventResult[]> => {
    const sending = call('Publish', { topicName: topic, events }, publishResponse);
    return sending.then(
      ({ results }) => events.map((_event, index) => resultOf(results[index], topic)),
      (thrown: unknown) => events.map(() => ({ published: false, failure: asFailure(thrown), isOfEvent: false })),
    );
  };

  const publish = async (topic: string, events: readonly EventToPublish[]): Promise<readonly EventResult[]> => {
    const prepared = events.map(await encoderFor(topic));
    const sendable = prepared.filter((event) => 'payload' in event);
    const sent: EventResult[] = [];
    for (const request of requestsOf(sendable)) sent.push(...(await send(topic, request)));
    const results = sent.values();
    return prepared.map((event) => ('payload' in event ? (results.next().value ?? resultOf(undefined, topic)) : event));
  };

  return { connection, wire, codecOf, publish, close: wire.close };
};
