import type { Caller } from '../../data/types.ts';
import type { CometdSettings } from './cometd-settings.ts';
import type { Feed } from './feeds.ts';
import { openSubscriptions, type News } from './subscriptions.ts';
import { openWaitingRoom } from './waiting-room.ts';

/**
 * One client of the Streaming API, from its handshake until it says goodbye or stays away: what it is subscribed to, and the one
 * connect it may have waiting.
 */
export type CometdClient = {
  readonly id: string;
  readonly caller: Caller;
  /** The value of the cookie that came with the handshake. */
  readonly cookie: string;
  readonly isEnded: () => boolean;
  /** True from the second connect on: only then is it kept waiting. */
  readonly hasConnected: () => boolean;
  /** Opens the channel unless it is open; the feed calls `ready` when something is new. */
  subscribe(channel: string, open: (ready: () => void) => Feed): void;
  unsubscribe(channel: string): void;
  /** Ends when there is something to tell, the time is up, another connect takes its place or the client has gone. */
  waitForNews(milliseconds: number): Promise<void>;
  /** Lets a waiting connect go. */
  wake(): void;
  pull(): News;
  /** Begins the time within which it must connect again. */
  awaitReturn(): void;
  end(): void;
};

type Identity = Pick<CometdClient, 'id' | 'caller' | 'cookie'>;

/** @param ended is told once when the client is gone */
export const openClient = (identity: Identity, settings: CometdSettings, ended: () => void): CometdClient => {
  const subscriptions = openSubscriptions();
  const room = openWaitingRoom();
  let [isOver, connected] = [false, false];
  let returning: NodeJS.Timeout | undefined;
  // After the present turn, so that events published together travel together.
  const ready = (): void => void setImmediate(() => room.wake());
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(returning);
    subscriptions.clear();
    room.wake();
    ended();
  };
  return {
    ...identity,
    isEnded: () => isOver,
    hasConnected: () => connected,
    subscribe(channel, open) {
      subscriptions.add(channel, () => open(ready));
      if (subscriptions.hasNews()) room.wake();
    },
    unsubscribe: (channel) => subscriptions.remove(channel),
    async waitForNews(milliseconds) {
      clearTimeout(returning);
      connected = true;
      room.wake();
      if (milliseconds > 0 && !isOver && !subscriptions.hasNews()) await room.wait(milliseconds);
    },
    wake: () => room.wake(),
    pull: () => subscriptions.pull(),
    awaitReturn() {
      clearTimeout(returning);
      if (isOver) return;
      returning = setTimeout(end, settings.reconnectMilliseconds);
      returning.unref();
    },
    end,
  };
};
