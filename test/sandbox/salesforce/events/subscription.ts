import { status } from '@grpc/grpc-js';
import { openDelivery } from './delivery.ts';
import type { Delivery, Fail } from './delivery.ts';
import { fetchRequest } from './messages.ts';
import type { FetchRequest } from './messages.ts';
import { REPLAY_ID_BYTES } from './replay-id.ts';
import { Refusal, grpcErrorOf, refuse } from './refusals.ts';
import { callerOf, letFaultsLoose, newRpcId, topicFor } from './rpc.ts';
import type { PubSubNeeds, Stream } from './rpc.ts';
import type { Topic } from './topics.ts';

/**
 * Subscribe: the client asks for a number of events, the server sends at most that many, keeps the stream alive while it has
 * nothing to send, and closes it when nothing is asked for.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/subscribe-rpc.html
 */
const startOf = (needs: PubSubNeeds, request: FetchRequest): Buffer => {
  const { topicName: topic, replayId } = request;
  if (request.replayPreset === 'LATEST') return needs.bus.tip(topic);
  if (request.replayPreset === 'EARLIEST') return needs.bus.start();
  if (replayId.length !== REPLAY_ID_BYTES) throw refuse('replayIdInvalid');
  if (!needs.bus.knows(topic, replayId)) throw refuse('replayIdCorrupted');
  return Buffer.from(replayId);
};

const checkLater = (topic: Topic, request: FetchRequest): void => {
  if (request.topicName !== '' && request.topicName !== topic.name) {
    throw new Refusal({ code: status.INVALID_ARGUMENT, message: 'The topic cannot change within a stream.' });
  }
};

/** Serves one Subscribe stream until either side ends it. Returns the way to break it from outside. */
export const subscribe = (needs: PubSubNeeds, call: Stream): Fail => {
  const rpcId = newRpcId();
  let open: { topic: Topic; delivery: Delivery } | undefined;
  /** Set when either side has ended the stream; what is still under way then must not go on. */
  let over = false;
  let work = Promise.resolve();

  const finish = (): void => {
    over = true;
    open?.delivery.stop();
  };
  const fail: Fail = (thrown) => {
    if (over) return;
    finish();
    call.emit('error', grpcErrorOf(thrown, rpcId));
  };

  const begin = async (request: FetchRequest): Promise<{ topic: Topic; delivery: Delivery }> => {
    const caller = callerOf(needs, call.metadata);
    await letFaultsLoose(needs, 'Subscribe', request.topicName);
    const topic = topicFor(needs, caller, { name: request.topicName, permission: 'read' });
    if (request.numRequested <= 0) throw refuse('requestedEventsInvalid');
    const delivery = openDelivery(needs, call, { topic, cursor: startOf(needs, request), fail });
    // A client may have gone while a fault held its request up.
    if (call.cancelled) delivery.stop();
    return { topic, delivery };
  };

  const take = async (message: unknown): Promise<void> => {
    if (over) return;
    const request = fetchRequest.parse(message);
    open ??= await begin(request);
    checkLater(open.topic, request);
    if (request.numRequested <= 0) throw refuse('requestedEventsInvalid');
    open.delivery.request(request.numRequested);
  };

  call.on('data', (message: unknown) => {
    work = work.then(() => take(message)).catch(fail);
  });
  call.on('end', () => {
    finish();
    call.end();
  });
  call.on('cancelled', finish);
  return fail;
};
