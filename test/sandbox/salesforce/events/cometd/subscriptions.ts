import type { BayeuxReply } from './bayeux-message.ts';
import type { Feed } from './feeds.ts';

/** The channels one client is subscribed to. */
export type News = {
  readonly messages: readonly BayeuxReply[];
  /** How many of them count against the delivery allocation. */
  readonly counted: number;
};

export type Subscriptions = {
  /** Opens the channel unless it is open. */
  add(channel: string, open: () => Feed): void;
  remove(channel: string): void;
  hasNews(): boolean;
  pull(): News;
  clear(): void;
};

export const openSubscriptions = (): Subscriptions => {
  const feeds = new Map<string, Feed>();
  return {
    add(channel, open) {
      if (!feeds.has(channel)) feeds.set(channel, open());
    },
    remove(channel) {
      feeds.get(channel)?.stop();
      feeds.delete(channel);
    },
    hasNews: () => feeds.values().some((feed) => feed.hasNews()),
    pull() {
      const pulled = [...feeds.values()].map((feed) => ({ counts: feed.counts, messages: feed.pull() }));
      const counted = pulled.filter(({ counts }) => counts).reduce((sum, { messages }) => sum + messages.length, 0);
      return { messages: pulled.flatMap(({ messages }) => messages), counted };
    },
    clear() {
      for (const feed of feeds.values()) feed.stop();
      feeds.clear();
    },
  };
};
