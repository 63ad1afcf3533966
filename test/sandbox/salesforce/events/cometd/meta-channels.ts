import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Caller } from '../../data/types.ts';
import type { Sessions } from '../rpc.ts';
import { replayPositionsOf, replyTo, subscriptionsOf } from './bayeux-message.ts';
import type { BayeuxMessage, BayeuxReply } from './bayeux-message.ts';
import {
  BayeuxRefused,
  NO_AUTHENTICATION,
  refusalOf,
  refusals,
  TOO_MANY_CLIENTS,
  WRONG_AUTHENTICATION,
} from './bayeux-refused.ts';
import { openClient, type CometdClient } from './client.ts';
import type { CometdSettings } from './cometd-settings.ts';
import { openFeed, type FeedNeeds } from './feeds.ts';

/**
 * What the Streaming API answers on each meta channel: handshake, connect, subscribe, unsubscribe, disconnect.
 * https://developer.salesforce.com/docs/platform/api-streaming/guide/using-streaming-api-client-connection.html
 */
export type CometdNeeds = FeedNeeds & {
  readonly sessions: Sessions;
  readonly settings: CometdSettings;
  readonly deliveredEventsPerDay: number;
  readonly clients: Map<string, CometdClient>;
};

/** One request of a client. */
export type Visit = {
  /** Undefined when the request carries none. */
  readonly accessToken: string | undefined;
  /** The client's own cookie; undefined before the handshake. */
  readonly cookie: string | undefined;
  /** False for a request with several messages, whose answers would all have to wait. */
  readonly mayWait: boolean;
  readonly isGone: () => boolean;
  /** Is told which client waits, so that it can be let go when the connection breaks; undefined when it no longer does. */
  readonly waiting: (client: CometdClient | undefined) => void;
  readonly giveCookie: (value: string) => void;
};

type Answer = (
  needs: CometdNeeds,
  visit: Visit,
  message: BayeuxMessage,
) => readonly BayeuxReply[] | Promise<readonly BayeuxReply[]>;

const HANDSHAKE_EXTENSIONS = { replay: true, 'payload.format': true };

const deniedFor = (needs: CometdNeeds, visit: Visit): string | undefined => {
  if (visit.accessToken === undefined) return NO_AUTHENTICATION;
  if (needs.sessions.callerOf(visit.accessToken) === undefined) return WRONG_AUTHENTICATION;
  return needs.clients.size >= needs.settings.concurrentClients ? TOO_MANY_CLIENTS : undefined;
};

const handshake: Answer = (needs, visit, message) => {
  const failureReason = deniedFor(needs, visit);
  const caller = needs.sessions.callerOf(visit.accessToken ?? '');
  if (failureReason !== undefined || caller === undefined) {
    const ext = { sfdc: { failureReason }, ...HANDSHAKE_EXTENSIONS };
    const denied = { ext, advice: { reconnect: 'none' }, error: '403::Handshake denied', successful: false };
    return [replyTo(message, denied)];
  }
  const types = message.supportedConnectionTypes ?? ['long-polling'];
  if (!types.includes('long-polling')) throw refusals.connectionType(types.join(', '));
  const id = randomBytes(16).toString('hex');
  const cookie = visit.cookie ?? randomBytes(12).toString('hex');
  const client = openClient({ id, caller, cookie }, needs.settings, () => needs.clients.delete(id));
  needs.clients.set(id, client);
  client.awaitReturn();
  visit.giveCookie(cookie);
  const welcome = {
    ext: HANDSHAKE_EXTENSIONS,
    minimumVersion: '1.0',
    clientId: id,
    supportedConnectionTypes: ['long-polling'],
    version: '1.0',
    successful: true,
  };
  return [replyTo(message, welcome)];
};

/** @throws BayeuxRefused when the token is none, or not that of the client's user */
const callerIn = ({ sessions }: CometdNeeds, { accessToken }: Visit, client: CometdClient): Caller => {
  if (accessToken === undefined) throw refusals.authenticationMissing();
  const caller = sessions.callerOf(accessToken);
  if (caller === undefined) throw refusals.authenticationInvalid();
  if (caller.userId !== client.caller.userId) throw refusals.otherUser();
  return caller;
};

const clientOf = (needs: CometdNeeds, visit: Visit, { clientId }: BayeuxMessage): CometdClient => {
  if (clientId === undefined) throw refusals.noHandshake();
  const client = needs.clients.get(clientId);
  if (client === undefined) throw refusals.unknownClient();
  if (visit.cookie !== client.cookie) throw refusals.noCookie(clientId);
  callerIn(needs, visit, client);
  return client;
};

/** @throws BayeuxRefused and ends the client when the day's allocation does not reach; the events stay on the bus */
const newsOf = ({ bus, deliveredEventsPerDay }: CometdNeeds, client: CometdClient): readonly BayeuxReply[] => {
  const { messages, counted } = client.pull();
  if (counted > 0 && bus.usage().deliveredLastDay + counted > deliveredEventsPerDay) {
    client.end();
    throw refusals.deliveryLimit();
  }
  bus.countDelivered(counted);
  return messages;
};

/** For how many milliseconds a connect may wait. */
const patienceOf = ({ connectionType = '', advice }: BayeuxMessage, longest: number): number => {
  if (connectionType !== 'long-polling') throw refusals.connectionType(connectionType);
  return Math.min(longest, advice?.timeout ?? longest);
};

const connect: Answer = async (needs, visit, message) => {
  const client = clientOf(needs, visit, message);
  const timeout = needs.settings.connectMilliseconds;
  const patience = patienceOf(message, timeout);
  visit.waiting(client);
  await client.waitForNews(client.hasConnected() && visit.mayWait ? patience : 0);
  visit.waiting(undefined);
  client.awaitReturn();
  if (visit.isGone()) return [];
  if (client.isEnded()) return [replyTo(message, { advice: { reconnect: 'none' }, successful: true })];
  callerIn(needs, visit, client);
  const advice = { reconnect: 'retry', interval: 0, timeout, 'multiple-clients': false };
  return [...newsOf(needs, client), replyTo(message, { advice, successful: true })];
};

const subscribeTo = (needs: CometdNeeds, client: CometdClient, asked: BayeuxMessage & { channel: string }): void => {
  const { channel } = asked;
  const positions = replayPositionsOf(asked);
  const replayId = positions?.[channel];
  if (positions !== undefined && Object.keys(positions).length > 0 && replayId === undefined) {
    throw refusals.replayMapMismatch(channel, positions);
  }
  client.subscribe(channel, (ready) => openFeed(needs, { caller: client.caller, channel, replayId, ready }));
};

/** What a refused message is answered with. */
const refused = (message: BayeuxMessage, thrown: unknown, more: BayeuxReply = {}): BayeuxReply => {
  const { message: error, advice } = refusalOf(thrown);
  return replyTo(message, { ...more, ...(advice === undefined ? {} : { advice }), error, successful: false });
};

/** One reply for each channel named. */
const forEachChannel =
  (act: (needs: CometdNeeds, client: CometdClient, asked: BayeuxMessage) => void): Answer =>
  (needs, visit, message) => {
    const client = clientOf(needs, visit, message);
    const channels = subscriptionsOf(message);
    return (channels.length === 0 ? [''] : channels).map((subscription) => {
      try {
        act(needs, client, { ...message, channel: subscription });
        return replyTo(message, { subscription, successful: true });
      } catch (error) {
        return refused(message, error, { subscription });
      }
    });
  };

const disconnect: Answer = async (needs, visit, message) => {
  clientOf(needs, visit, message).end();
  // A connect that waits is answered first.
  await nextTurn();
  return [replyTo(message, { successful: true })];
};

const ANSWERS: ReadonlyMap<string, Answer> = new Map([
  ['/meta/handshake', handshake],
  ['/meta/connect', connect],
  ['/meta/subscribe', forEachChannel(subscribeTo)],
  ['/meta/unsubscribe', forEachChannel((_needs, client, { channel }) => client.unsubscribe(channel))],
  ['/meta/disconnect', disconnect],
]);

/** The replies to one message, whatever becomes of it. */
export const answerMessage = async (
  needs: CometdNeeds,
  visit: Visit,
  message: BayeuxMessage,
): Promise<readonly BayeuxReply[]> => {
  try {
    const answer = ANSWERS.get(message.channel);
    if (answer !== undefined) return await answer(needs, visit, message);
    if (message.channel.startsWith('/meta/')) throw new BayeuxRefused(`404::Unknown channel ${message.channel}`);
    throw new Unsupported('publishing over CometD');
  } catch (error) {
    return [refused(message, error)];
  }
};
