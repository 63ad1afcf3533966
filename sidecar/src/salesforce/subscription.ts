import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { asFailure, Failure } from '../shared/failure.ts';
import type { EventFields } from './avro-codec.ts';
import type { Session } from './connection.ts';
import { unreadable } from './errors.ts';
import { fetchResponse } from './pub-sub-contract.ts';
import type { ConsumerEvent, FetchResponse } from './pub-sub-contract.ts';
import type { PubSub } from './pub-sub.ts';
import { eventErrorCodeOf, failureOfGrpc, isServiceError } from './thrown.ts';

/**
 * Platform events in: one topic, from a position onwards, for as long as the process lives. The next events are asked for
 * only when the handler is done with the last ones; broken streams are taken up behind the last handled event; a position that
 * Salesforce no longer knows is given up for the earliest one, and said so.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/subscribe-rpc.html
 */
export type ReceivedEvent = {
  /** Base64 of the raw bytes; opaque. */
  readonly replayId: string;
  readonly eventUuid: string;
  readonly fields: EventFields;
};
export type Position = { readonly preset: 'LATEST' | 'EARLIEST' } | { readonly replayId: string };

export type SubscriptionHandlers = {
  /** Runs to its end before the next event is taken; when it throws, the event comes again later. */
  readonly onEvent: (event: ReceivedEvent) => Promise<void>;
  /** An event whose content cannot be read; the stream goes on behind it. */
  readonly onUnreadable: (event: { replayId: string; eventUuid: string; failure: Failure }) => Promise<void>;
  /** A position without an event: everything before it has been handled. */
  readonly onReplayId: (replayId: string) => Promise<void>;
  /** The stored position is worthless: events may be missing until a reconciliation says otherwise. */
  readonly onGap: (gap: { lostReplayId: string; cause: string }) => Promise<void>;
};

export type SubscriptionOptions = SubscriptionHandlers & {
  readonly topic: string;
  readonly replayFrom: Position;
  /** Events asked for at once, 1 to 100. */
  readonly atOnce?: number | undefined;
  /** Silence after which a stream counts as dead; the platform says something within 270 s. */
  readonly watchdogMilliseconds?: number | undefined;
  readonly backOff?: BackOff | undefined;
  /** 0 to 1, for the jitter. */
  readonly random?: (() => number) | undefined;
};
export type BackOff = { readonly firstMilliseconds: number; readonly longestMilliseconds: number };

export type Subscription = {
  /** Stops after the event being handled. */
  readonly close: () => Promise<void>;
  /** The failure it is trying to get over; undefined while all is well. */
  readonly trouble: () => Failure | undefined;
};

const WATCHDOG_MILLISECONDS = 300_000;
const BACK_OFF: BackOff = { firstMilliseconds: 500, longestMilliseconds: 60_000 };
const POSITION_LOST = new Set([
  'subscription.fetch.replayid.corrupted',
  'subscription.fetch.replayid.validation.failed',
]);

/** So many failures in a row wait the longest; an allocation that is used up does not come back in a second. */
const LONGEST_BACK_OFF = 32;

type Run = {
  readonly pubSub: PubSub;
  readonly options: SubscriptionOptions;
  readonly closing: AbortController;
  position: Position;
  /** Streams in a row that brought nothing, or nothing that could be handled. */
  failures: number;
  trouble: Failure | undefined;
};
type Call = ClientDuplexStream<object, object>;

/** True for what may be otherwise later: the schema could not be fetched just now. */
const mayPass = (thrown: unknown): boolean =>
  thrown instanceof Failure && thrown.kind === 'try-again' && thrown.code !== 'ANSWER_UNREADABLE';

const read = async ({ pubSub, options }: Run, { schemaId, payload }: ConsumerEvent['event']) => {
  try {
    return (await pubSub.codecOf(schemaId)).decode(payload);
  } catch (thrown) {
    if (mayPass(thrown)) throw thrown;
    return unreadable(`an event on ${options.topic}`, thrown);
  }
};

const deliver = async (run: Run, { event, replayId: bytes }: ConsumerEvent): Promise<void> => {
  const [replayId, eventUuid] = [bytes.toString('base64'), event.id];
  const fields = await read(run, event);
  if (fields instanceof Failure) await run.options.onUnreadable({ replayId, eventUuid, failure: fields });
  else await run.options.onEvent({ replayId, eventUuid, fields });
};

const handle = async (run: Run, response: FetchResponse): Promise<void> => {
  for (const event of response.events) {
    if (run.closing.signal.aborted) return;
    await deliver(run, event);
    run.position = { replayId: event.replayId.toString('base64') };
  }
  if (response.events.length > 0 || response.latestReplayId.length === 0) return;
  const replayId = response.latestReplayId.toString('base64');
  await run.options.onReplayId(replayId);
  run.position = { replayId };
};

const firstRequest = ({ options, position }: Run, numRequested: number): object => ({
  topicName: options.topic,
  numRequested,
  ...('preset' in position
    ? { replayPreset: position.preset }
    : { replayPreset: 'CUSTOM', replayId: Buffer.from(position.replayId, 'base64') }),
});

/** Reads one stream until it ends; the watchdog watches the stream, not the handler. */
const readStream = async (run: Run, call: Call): Promise<void> => {
  const { atOnce = 100, watchdogMilliseconds = WATCHDOG_MILLISECONDS } = run.options;
  const cancel = (): void => call.cancel();
  const watch = (): NodeJS.Timeout => setTimeout(cancel, watchdogMilliseconds);
  let watchdog = watch();
  run.closing.signal.addEventListener('abort', cancel);
  try {
    call.write(firstRequest(run, atOnce));
    for await (const message of call) {
      clearTimeout(watchdog);
      const response = fetchResponse.parse(message);
      await handle(run, response);
      [run.failures, run.trouble] = [0, undefined];
      if (run.closing.signal.aborted) return;
      if (response.events.length > 0)
        call.write({ topicName: run.options.topic, numRequested: response.events.length });
      watchdog = watch();
    }
  } finally {
    clearTimeout(watchdog);
    run.closing.signal.removeEventListener('abort', cancel);
    call.cancel();
  }
};

const losePosition = async (run: Run, cause: string): Promise<void> => {
  const lostReplayId = 'replayId' in run.position ? run.position.replayId : '';
  await run.options.onGap({ lostReplayId, cause });
  run.position = { preset: 'EARLIEST' };
};

/** What a broken stream asks for before the next attempt. */
const recover = async (run: Run, session: Session | undefined, thrown: unknown): Promise<void> => {
  if (!isServiceError(thrown)) {
    run.trouble = asFailure(thrown);
    return;
  }
  if (run.closing.signal.aborted) return;
  run.trouble = failureOfGrpc(thrown);
  if (POSITION_LOST.has(eventErrorCodeOf(thrown))) await losePosition(run, thrown.details);
  if (thrown.code === status.RESOURCE_EXHAUSTED) run.failures = LONGEST_BACK_OFF;
  if (thrown.code === status.UNAUTHENTICATED && session !== undefined) await run.pubSub.connection.renew(session);
};

const waitBeforeNext = async (run: Run): Promise<void> => {
  if (run.failures === 0) return;
  const { backOff = BACK_OFF, random = Math.random } = run.options;
  const longest = Math.min(backOff.longestMilliseconds, backOff.firstMilliseconds * 2 ** (run.failures - 1));
  // Half fixed, half drawn, so that replicas do not come back at the same moment.
  await pause(longest / 2 + (longest / 2) * random(), undefined, { signal: run.closing.signal }).catch(() => {});
};

const attempt = async (run: Run): Promise<void> => {
  let session: Session | undefined;
  // Until something came and was handled, this counts as one more that failed.
  run.failures += 1;
  try {
    session = await run.pubSub.connection.session();
    await readStream(run, run.pubSub.wire.subscribe(session));
  } catch (thrown) {
    run.failures = Math.max(run.failures, 1);
    await recover(run, session, thrown).catch((again: unknown) => {
      run.trouble = asFailure(again);
    });
  }
};

const tell = ({ pubSub, options, trouble }: Run): void => {
  if (trouble === undefined) return;
  const fields = { journey: 'integration-health', step: 'subscribe', outcome: 'interrupted', topic: options.topic };
  const { log } = pubSub.connection.options;
  log.warn({ ...fields, code: trouble.code, error: trouble.message }, 'event stream interrupted');
};

const keepRunning = async (run: Run): Promise<void> => {
  while (!run.closing.signal.aborted) {
    await attempt(run);
    tell(run);
    await waitBeforeNext(run);
  }
};

/** Starts a subscription; it keeps itself alive until it is closed. Positions are told to the handlers, and stored by them. */
export const subscribe = (pubSub: PubSub, options: SubscriptionOptions): Subscription => {
  const closing = new AbortController();
  const run: Run = { pubSub, options, closing, position: options.replayFrom, failures: 0, trouble: undefined };
  const running = keepRunning(run);
  return {
    close() {
      closing.abort();
      return running;
    },
    trouble: () => run.trouble,
  };
};
