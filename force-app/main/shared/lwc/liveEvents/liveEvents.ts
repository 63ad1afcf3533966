/**
 * Hears platform events while somebody looks: subscribed when the page is visible, unsubscribed when it is not, so that open tabs
 * that nobody looks at cost no deliveries. Without a connection nothing is heard, and the component shows what it read.
 */
import { subscribe, unsubscribe, type SubscribeResponse } from 'lightning/empApi';

export type EventPayload = Readonly<Record<string, unknown>>;

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** The fields of the event in a message as the platform delivers it. */
const payloadOf = (message: unknown): EventPayload => {
  const data = isTree(message) && isTree(message.data) ? message.data : {};
  return isTree(data.payload) ? data.payload : {};
};

/** New events only: what came before, the component has read. */
const FROM_NOW = -1;

/**
 * @param channels such as `/event/SalesOrderBooked__e`
 * @param heard gets the fields of an event; nothing when the page is seen again after events may have been missed
 * @returns a function that ends it
 */
export const hearWhileVisible = (
  channels: readonly string[],
  heard: (payload?: EventPayload) => void,
): (() => void) => {
  let subscriptions: readonly Promise<SubscribeResponse | undefined>[] = [];

  const listen = (): void => {
    subscriptions = channels.map((channel) =>
      subscribe(channel, FROM_NOW, (message: unknown) => {
        heard(payloadOf(message));
      }).catch(() => undefined),
    );
  };

  const rest = (): void => {
    for (const subscribed of subscriptions) {
      subscribed
        .then((subscription) => (subscription === undefined ? undefined : unsubscribe(subscription)))
        .catch(() => undefined);
    }
    subscriptions = [];
  };

  const follow = (): void => {
    rest();
    if (document.visibilityState !== 'visible') return;
    listen();
    heard();
  };

  if (document.visibilityState === 'visible') listen();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    rest();
  };
};
