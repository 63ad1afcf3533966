import { status } from '@grpc/grpc-js';
import type { Caller, Value } from '../data/types.ts';
import { customFieldsOf } from './avro-schema.ts';
import type { Fail } from './delivery.ts';
import { publishRequest } from './messages.ts';
import type { ProducedEvent, PublishRequest, PublishResult } from './messages.ts';
import { Refusal, grpcErrorOf, refuse } from './refusals.ts';
import { callerOf, letFaultsLoose, newRpcId, topicFor } from './rpc.ts';
import type { PubSubNeeds, Stream } from './rpc.ts';
import type { Topic } from './topics.ts';

/**
 * Publish and PublishStream: every event stands or falls alone and has its own result, in the order of the request.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/publish-rpc.html
 */
const MEGABYTE = 1024 * 1024;
const LARGEST_EVENT = MEGABYTE;
const LARGEST_MESSAGE = 4 * MEGABYTE;

/** Why an event cannot be published; its own result says so and the others go on. */
class EventRefused extends Error {}

const checkFields = (topic: Topic, fields: Readonly<Record<string, Value>>): void => {
  const custom = customFieldsOf(topic.object);
  const missing = custom.filter((field) => field.required && (fields[field.name] ?? null) === null);
  if (missing.length > 0) {
    throw new EventRefused(`Required fields are missing: [${missing.map((field) => field.name).join(', ')}]`);
  }
  for (const { name, label, length } of custom) {
    const value = fields[name];
    if (typeof value === 'string' && length > 0 && value.length > length) {
      throw new EventRefused(`${label}: data value too large: ${value.slice(0, 80)} (max length=${length})`);
    }
  }
};

const fieldsOf = (needs: PubSubNeeds, topic: Topic, event: ProducedEvent): Readonly<Record<string, Value>> => {
  if (event.payload.length > LARGEST_EVENT)
    throw new EventRefused('The event message exceeds the maximum size of 1 MB.');
  const codec = needs.topics.findSchema(event.schemaId);
  if (codec === undefined) throw new EventRefused(`The schema ${event.schemaId} was not found.`);
  if (codec.schemaId !== topic.codec.schemaId) {
    throw new EventRefused(`The schema ${event.schemaId} is not the schema of ${topic.name}.`);
  }
  try {
    return codec.decode(Buffer.from(event.payload));
  } catch (thrown) {
    throw new EventRefused(`The payload does not fit the schema ${event.schemaId}.`, { cause: thrown });
  }
};

const publishOne = (needs: PubSubNeeds, to: { topic: Topic; caller: Caller }, event: ProducedEvent): PublishResult => {
  try {
    const fields = fieldsOf(needs, to.topic, event);
    checkFields(to.topic, fields);
    if (needs.bus.usage().publishedLastHour >= needs.settings.publishedEventsPerHour) {
      throw new EventRefused('LIMIT_EXCEEDED: You have exceeded the event publishing limit for your org.');
    }
    const { replayId } = needs.bus.publish({
      object: to.topic.object.name,
      fields,
      createdById: to.caller.userId,
      eventUuid: event.id === '' ? undefined : event.id,
    });
    return { replayId, correlationKey: event.id };
  } catch (thrown) {
    if (!(thrown instanceof EventRefused)) throw thrown;
    return { error: { code: 'PUBLISH', msg: thrown.message }, correlationKey: event.id };
  }
};

type PublishCall = { readonly method: string; readonly caller: Caller; readonly request: PublishRequest };

const publishAll = async (needs: PubSubNeeds, call: PublishCall): Promise<object> => {
  if (call.request.messageBytes > LARGEST_MESSAGE) throw refuse('messageTooLarge');
  const aftermath = await letFaultsLoose(needs, call.method, call.request.topicName);
  const topic = topicFor(needs, call.caller, { name: call.request.topicName, permission: 'create' });
  if (call.request.events.length === 0) {
    throw new Refusal({ code: status.INVALID_ARGUMENT, message: 'The request contains no events.' });
  }
  const results = call.request.events.map((event) => publishOne(needs, { topic, caller: call.caller }, event));
  if (aftermath.dropAfter) throw refuse('streamReset');
  return { results, schemaId: topic.codec.schemaId, rpcId: newRpcId() };
};

/** The unary Publish. */
export const publish = (needs: PubSubNeeds, caller: Caller, message: unknown): Promise<object> =>
  publishAll(needs, { method: 'Publish', caller, request: publishRequest.parse(message) });

const sameTopic = (first: string, request: PublishRequest): PublishRequest => {
  if (request.topicName === '') return { ...request, topicName: first };
  if (first !== '' && first !== request.topicName) {
    throw new Refusal({ code: status.INVALID_ARGUMENT, message: 'The topic cannot change within a stream.' });
  }
  return request;
};

/** The bidirectional PublishStream: answers each request in turn and closes when none comes for the set time. Returns the way to break it. */
export const publishStream = (needs: PubSubNeeds, call: Stream): Fail => {
  const rpcId = newRpcId();
  let topicName = '';
  let work = Promise.resolve();
  const idle = setTimeout(() => call.end(), needs.settings.publishStreamIdleMilliseconds);

  const answer = async (message: unknown): Promise<void> => {
    if (failed || call.writableEnded) return;
    const caller = callerOf(needs, call.metadata);
    const request = sameTopic(topicName, publishRequest.parse(message));
    topicName = request.topicName;
    call.write(await publishAll(needs, { method: 'PublishStream', caller, request }));
    idle.refresh();
  };
  let failed = false;
  const fail: Fail = (thrown) => {
    if (failed) return;
    failed = true;
    clearTimeout(idle);
    call.emit('error', grpcErrorOf(thrown, rpcId));
  };

  call.on('data', (message: unknown) => {
    work = work.then(() => answer(message)).catch(fail);
  });
  call.on('end', () => {
    clearTimeout(idle);
    void work.then(() => call.end());
  });
  call.on('cancelled', () => clearTimeout(idle));
  return fail;
};
