import { randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import type { Random } from '../../shared/random.ts';
import type { EventBus, PublishedEvent } from '../data/types.ts';
import { growingPositions, positionOf, replayIdOf } from './replay-id.ts';
import { rollingCount } from './rolling-count.ts';
import { topicLog } from './topic-log.ts';

/**
 * The org's event bus: keeps every platform event for the retention time of the virtual clock, tells listeners at once, and
 * lets a subscriber come back to any position it was given. Delivery is at least once, as on the platform: `repeat` puts an
 * event on the bus again under a new replay id.
 */
export type EventUsage = {
  /** Events published in the last hour, delivered in the last 24 hours. */
  readonly publishedLastHour: number;
  readonly deliveredLastDay: number;
  readonly published: number;
  readonly delivered: number;
};

export type NewEvent = Parameters<EventBus['publish']>[0];

type Repeated = { readonly eventUuid: string } | { readonly newest: number };

export type OrgEventBus = {
  publish(event: NewEvent): PublishedEvent;
  /** Events behind a position, oldest first; `latest` is the end of the stream. */
  since(topic: string, after: Uint8Array | 'earliest' | 'latest', limit?: number): readonly PublishedEvent[];
  /** True for a position of this topic that is still within the retention time. */
  knows(topic: string, replayId: Uint8Array): boolean;
  /** A position at the end of the stream, good to come back to. */
  tip(topic: string): Buffer;
  /** The position before everything that is kept. */
  start(): Buffer;
  /** Calls `listener` with each event published from now on; returns the way to stop. */
  subscribe(topic: string, listener: (event: PublishedEvent) => void): () => void;
  /** Publishes the newest events of a topic (or the one with that id) again: same event id, new replay id. */
  repeat(topic: string, which: Repeated): readonly PublishedEvent[];
  /** What a sandbox refresh or org migration does: everything kept is gone, and every replay id means nothing. */
  reset(): void;
  countDelivered(events: number): void;
  usage(): EventUsage;
};

const HOUR = 3_600_000;

export const topicOf = (object: string): string => `/event/${object}`;

type Listener = (event: PublishedEvent) => void;

/** Something per topic, made when it is first asked for. */
const perTopic = <T>(make: () => T): { of(topic: string): T; clear(): void } => {
  const made = new Map<string, T>();
  return {
    of(topic) {
      const one = made.get(topic) ?? make();
      made.set(topic, one);
      return one;
    },
    clear: () => made.clear(),
  };
};

const chosenFrom = (kept: readonly PublishedEvent[], which: Repeated): readonly PublishedEvent[] =>
  'newest' in which ? kept.slice(-which.newest) : kept.filter((event) => event.eventUuid === which.eventUuid).slice(-1);

/** @param options `retentionHours` is 72 on the platform; `random` draws the gaps between replay ids */
export const openEventBus = (options: { clock: Clock; retentionHours: number; random: Random }): OrgEventBus => {
  const { clock } = options;
  const positions = growingPositions(options.random);
  const logs = perTopic(() => topicLog({ clock, milliseconds: options.retentionHours * HOUR, positions }));
  const listeners = perTopic(() => new Set<Listener>());
  const published = rollingCount(clock, HOUR);
  const delivered = rollingCount(clock, 24 * HOUR);

  const put = (event: Omit<PublishedEvent, 'replayId' | 'publishedAt'>): PublishedEvent => {
    const placed = logs
      .of(event.topic)
      .append((position, at) => ({ ...event, replayId: replayIdOf(position), publishedAt: at }));
    published.add(1);
    for (const listener of listeners.of(event.topic)) listener(placed);
    return placed;
  };

  return {
    publish({ object, fields, createdById, eventUuid = randomUUID() }) {
      const created = { CreatedDate: clock.now().toISOString(), ...fields, CreatedById: createdById };
      return put({ topic: topicOf(object), eventUuid, fields: created });
    },
    since(topic, after, limit = Number.MAX_SAFE_INTEGER) {
      if (after === 'latest') return [];
      return logs.of(topic).eventsAfter(after === 'earliest' ? 0n : (positionOf(after) ?? 0n), limit);
    },
    knows: (topic, replayId) => logs.of(topic).has(positionOf(replayId) ?? 0n),
    tip: (topic) => replayIdOf(logs.of(topic).mark()),
    start: () => replayIdOf(0n),
    subscribe(topic, listener) {
      listeners.of(topic).add(listener);
      return () => listeners.of(topic).delete(listener);
    },
    repeat: (topic, which) =>
      chosenFrom(logs.of(topic).events(), which).map(({ eventUuid, fields }) => put({ topic, eventUuid, fields })),
    reset() {
      logs.clear();
      positions.jump();
    },
    countDelivered: (events) => delivered.add(events),
    usage: () => ({
      publishedLastHour: published.inWindow(),
      deliveredLastDay: delivered.inWindow(),
      published: published.total(),
      delivered: delivered.total(),
    }),
  };
};
