import { z } from 'zod';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Caller, PublishedEvent } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { codecOf, customFieldsOf } from '../avro-schema.ts';
import { topicOf, type OrgEventBus } from '../event-bus.ts';
import { positionOf, replayIdOf } from '../replay-id.ts';
import type { UserAccess } from '../../access/user-access.ts';
import type { EventOrg } from '../rpc.ts';
import type { BayeuxReply } from './bayeux-message.ts';
import { refusals } from './bayeux-refused.ts';
import { SYSTEM_TOPICS, type SystemTopics } from './system-topics.ts';

/**
 * A client's place in a channel: what came since it last looked. Events of the org stay on the bus until they are delivered, so
 * that a broken connection loses none.
 * https://developer.salesforce.com/docs/platform/platform-events/guide/platform-events-subscribe-cometd.html
 */
export type Feed = {
  /** What is new, as messages of the channel; it is told once. */
  pull(): readonly BayeuxReply[];
  hasNews(): boolean;
  /** Whether its messages count against the delivery allocation. */
  readonly counts: boolean;
  stop(): void;
};

export type FeedNeeds = {
  readonly bus: OrgEventBus;
  readonly org: EventOrg;
  readonly accessOf: (userId: string) => Pick<UserAccess, 'mayUse' | 'holds' | 'isAdministrator'>;
  readonly systemTopics: SystemTopics;
};

export type Wanted = {
  readonly caller: Caller;
  readonly channel: string;
  /** The replay extension's word for this channel. */
  readonly replayId: number | undefined;
  /** Is told when there is something new. */
  readonly ready: () => void;
};

const ONLY_NEW = -1;
const ALL_KEPT = -2;

const startOf = ({ bus }: FeedNeeds, { channel, replayId = ONLY_NEW }: Wanted): Buffer => {
  if (replayId === ONLY_NEW) return bus.tip(channel);
  if (replayId === ALL_KEPT) return bus.start();
  if (!Number.isSafeInteger(replayId) || replayId < 0) throw refusals.replayIdInvalid(replayId);
  const position = replayIdOf(BigInt(replayId));
  if (!bus.knows(channel, position)) throw refusals.replayIdInvalid(replayId);
  return position;
};

const eventMessage = (object: ObjectSchema, event: PublishedEvent): BayeuxReply => {
  const { fields, eventUuid, replayId, topic } = event;
  const custom = customFieldsOf(object).map(({ name }) => [name, fields[name] ?? null] as const);
  const created = { CreatedDate: fields.CreatedDate, CreatedById: fields.CreatedById };
  return {
    data: {
      schema: codecOf(object).schemaId,
      payload: { ...created, ...Object.fromEntries(custom) },
      event: { EventUuid: eventUuid, replayId: Number(positionOf(replayId) ?? 0n), EventApiName: object.name },
    },
    channel: topic,
  };
};

type Opener = (needs: FeedNeeds, wanted: Wanted, name: string) => Feed;

/** Names of events are case-sensitive here. */
const openEventFeed: Opener = (needs, wanted, name) => {
  const object = needs.org.schema.find(name);
  if (object?.kind !== 'event' || topicOf(object.name) !== wanted.channel) {
    throw refusals.noSuchChannel(wanted.channel);
  }
  if (!needs.accessOf(wanted.caller.userId).mayUse(object, 'read')) throw refusals.restricted();
  let cursor = startOf(needs, wanted);
  const since = (limit?: number) => needs.bus.since(wanted.channel, cursor, limit);
  return {
    counts: true,
    hasNews: () => since(1).length > 0,
    pull() {
      const events = since();
      cursor = events.at(-1)?.replayId ?? cursor;
      return events.map((event) => eventMessage(object, event));
    },
    stop: needs.bus.subscribe(wanted.channel, wanted.ready),
  };
};

const systemTopic = z.enum(SYSTEM_TOPICS);

/** Seeing them takes the permission to see everything. */
const openSystemFeed: Opener = (needs, { caller, channel, ready }, name) => {
  const parsed = systemTopic.safeParse(name);
  if (!parsed.success) throw new Unsupported(`the channel ${channel}`);
  const access = needs.accessOf(caller.userId);
  if (!access.isAdministrator && !access.holds('ViewAllData')) throw refusals.restricted();
  let waiting: BayeuxReply[] = [];
  return {
    counts: false,
    hasNews: () => waiting.length > 0,
    pull() {
      const pulled = waiting;
      waiting = [];
      return pulled;
    },
    stop: needs.systemTopics.listen(parsed.data, (data) => {
      waiting.push({ data, channel });
      ready();
    }),
  };
};

const openUnsupported: Opener = (_needs, { channel }) => {
  throw new Unsupported(`the channel ${channel}`);
};

const OPENERS: readonly (readonly [RegExp, Opener])[] = [
  [/^\/event\/(\w+__e)$/, openEventFeed],
  [/^\/systemTopic\/(\w+)$/, openSystemFeed],
  [/^\/(?:data|topic|u)\/|__chn$/, openUnsupported],
];

/**
 * Opens a channel for a client.
 * @throws BayeuxRefused when there is no such channel, the user may not read it, or the replay id is unknown; Unsupported for change
 * events, custom channels, push topics and generic channels
 */
export const openFeed = (needs: FeedNeeds, wanted: Wanted): Feed => {
  const { channel } = wanted;
  if (channel === '') throw refusals.noChannelName();
  if (!channel.startsWith('/')) throw refusals.noSlash();
  for (const [pattern, open] of OPENERS) {
    const match = pattern.exec(channel);
    if (match !== null) return open(needs, wanted, match[1] ?? '');
  }
  throw refusals.noSuchChannel(channel);
};
