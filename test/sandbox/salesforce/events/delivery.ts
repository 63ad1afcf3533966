import type { PublishedEvent } from '../data/types.ts';
import type { FetchedEvent } from './messages.ts';
import { refuse } from './refusals.ts';
import { callerOf, letFaultsLoose, newRpcId } from './rpc.ts';
import type { PubSubNeeds, Stream } from './rpc.ts';
import type { Topic } from './topics.ts';

/**
 * The sending half of a subscription: sends events behind its cursor while some are asked for and there, an empty answer when
 * it has been quiet for long, and ends the stream when nothing is asked for.
 */
const MOST_OUTSTANDING = 100;
/** Events travel in messages well below gRPC's 4 MB. */
const LARGEST_BATCH_BYTES = 3 * 1024 * 1024;

const fetched = (topic: Topic, event: PublishedEvent): FetchedEvent => ({
  event: { id: event.eventUuid, schemaId: topic.codec.schemaId, payload: topic.codec.encode(event.fields) },
  replayId: event.replayId,
});

const halved = ({ event, replayId }: FetchedEvent): FetchedEvent => ({
  event: { ...event, payload: event.payload.subarray(0, Math.floor(event.payload.length / 2)) },
  replayId,
});

/** As many of the first events as fit one message; always at least one. */
const fittingOneMessage = (events: readonly FetchedEvent[]): readonly FetchedEvent[] => {
  let bytes = 0;
  const tooMany = events.findIndex((event, index) => {
    bytes += event.event.payload.length;
    return index > 0 && bytes > LARGEST_BATCH_BYTES;
  });
  return tooMany === -1 ? events : events.slice(0, tooMany);
};

type Sender = {
  readonly needs: PubSubNeeds;
  readonly call: Stream;
  readonly topic: Topic;
  readonly rpcId: string;
  cursor: Buffer;
  /** Events asked for and not yet sent. */
  pending: number;
  stopped: boolean;
};

const send = (sender: Sender, events: readonly FetchedEvent[], latestReplayId: Uint8Array): void => {
  sender.pending -= events.length;
  sender.cursor = Buffer.from(latestReplayId);
  const { rpcId, pending } = sender;
  sender.call.write({ events, latestReplayId, rpcId, pendingNumRequested: pending });
};

const countAgainstAllocation = ({ bus, settings }: PubSubNeeds, events: number): void => {
  if (bus.usage().deliveredLastDay + events > settings.deliveredEventsPerDay) throw refuse('deliveryLimitExceeded');
  bus.countDelivered(events);
};

/** Sends one message of events; false when there are none. */
const deliverNext = async (sender: Sender): Promise<boolean> => {
  const { needs, topic } = sender;
  const ready = needs.bus.since(topic.name, sender.cursor, sender.pending);
  if (ready.length === 0) return false;
  callerOf(needs, sender.call.metadata);
  const aftermath = await letFaultsLoose(needs, 'Subscribe/deliver', topic.name);
  if (sender.stopped) return false;
  const batch = fittingOneMessage(ready.map((event) => fetched(topic, event)));
  countAgainstAllocation(needs, batch.length);
  send(sender, aftermath.truncate ? batch.map(halved) : batch, batch.at(-1)?.replayId ?? sender.cursor);
  if (aftermath.dropAfter) throw refuse('streamReset');
  return true;
};

/** The empty answer that keeps a quiet stream alive. */
const keepAlive = (sender: Sender): void => {
  callerOf(sender.needs, sender.call.metadata);
  send(sender, [], sender.needs.bus.tip(sender.topic.name));
};

export type Fail = (thrown: unknown) => void;
export type Delivery = {
  /** Adds to what may be sent; never more than 100 in all. */
  request(count: number): void;
  stop(): void;
};

/** Runs `work` one at a time: once more afterwards when asked for while it was running, then `rested`. */
const oneAtATime = (work: () => Promise<void>, rested: () => void): { start: () => void; busy: () => boolean } => {
  let [running, again] = [false, false];
  const run = async (): Promise<void> => {
    running = true;
    while (again) {
      again = false;
      await work();
    }
    running = false;
    rested();
  };
  return {
    start() {
      again = true;
      if (!running) void run();
    },
    busy: () => running,
  };
};

/** @param from where to begin, and what to do with an error, which always ends the stream */
export const openDelivery = (
  needs: PubSubNeeds,
  call: Stream,
  from: { topic: Topic; cursor: Buffer; fail: Fail },
): Delivery => {
  const sender: Sender = { ...from, needs, call, rpcId: newRpcId(), pending: 0, stopped: false };
  const { keepaliveMilliseconds, idleCloseMilliseconds } = needs.settings;
  let timer: NodeJS.Timeout | undefined;

  const stop = (): void => {
    sender.stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
  const wait = (): void => {
    clearTimeout(timer);
    if (sender.stopped) return;
    timer = setTimeout(onQuiet, sender.pending > 0 ? keepaliveMilliseconds : idleCloseMilliseconds);
  };
  const onQuiet = (): void => {
    try {
      if (sender.pending === 0) {
        stop();
        call.end();
      } else if (!delivering.busy()) keepAlive(sender);
      wait();
    } catch (thrown) {
      from.fail(thrown);
    }
  };
  const delivering = oneAtATime(async () => {
    while (!sender.stopped && sender.pending > 0 && (await deliverNext(sender).catch(failed)));
  }, wait);
  const failed = (thrown: unknown): boolean => {
    from.fail(thrown);
    return false;
  };
  // After the present turn, so that events published together travel together.
  const unsubscribe = needs.bus.subscribe(from.topic.name, () => setImmediate(delivering.start));
  return {
    request(count) {
      if (sender.stopped) return;
      sender.pending = Math.min(MOST_OUTSTANDING, sender.pending + Math.min(MOST_OUTSTANDING, count));
      delivering.start();
    },
    stop,
  };
};
