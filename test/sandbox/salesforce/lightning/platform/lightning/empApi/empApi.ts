/**
 * Events of the org as they happen, over one connection for the whole page that is open while anything is subscribed to.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-emp-api/documentation
 */
import { CometD, type Message } from 'cometd';
import { session } from 'lightningPlatform/session';

export type EmpMessage = { readonly channel: string; readonly data: unknown };
/** What `subscribe` gives and `unsubscribe` takes. */
export type EmpSubscription = { readonly id: string; readonly channel: string; readonly replayId: number };

type Listener = (message: EmpMessage) => void;
type Failed = Pick<Message, 'channel' | 'error' | 'subscription' | 'ext'>;
type Subscribed = EmpSubscription & { readonly handle: ReturnType<CometD['subscribe']> };

const ONLY_NEW = -1;

const open = new Map<string, Subscribed>();
/** Where each channel stands, so that a new connection goes on there. */
const positions = new Map<string, number>();
const errorListeners = new Set<(error: Failed) => void>();
let connection: Promise<CometD> | undefined;
let isDebugging = false;
let last = 0;

const fail = (message: Failed): void => {
  for (const listener of errorListeners) listener(message);
};

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

const replayIdIn = (message: Message): number | undefined => {
  const found = property(property(message.data, 'event'), 'replayId');
  return typeof found === 'number' ? found : undefined;
};

/** Writes the position of its channel into each subscription, and notes how far each channel has come. */
const replaying = {
  incoming(message: Message): Message {
    const replayId = replayIdIn(message);
    if (replayId !== undefined) positions.set(message.channel, replayId);
    return message;
  },
  outgoing(message: Message): Message {
    if (message.channel !== '/meta/subscribe') return message;
    const channels = [message.subscription ?? []].flat();
    const replay = Object.fromEntries(channels.map((channel) => [channel, positions.get(channel) ?? ONLY_NEW]));
    return { ...message, ext: { ...message.ext, replay } };
  },
};

const listenForErrors = (cometd: CometD): void => {
  for (const channel of ['/meta/handshake', '/meta/connect', '/meta/subscribe']) {
    cometd.addListener(channel, (message) => {
      if (message.successful === false) fail(message);
    });
  }
};

const connect = (): Promise<CometD> =>
  new Promise((resolve, reject) => {
    const cometd = new CometD();
    cometd.configure({
      url: `${window.location.origin}/cometd/${session.apiVersion}`,
      appendMessageTypeToURL: false,
      // The page's security policy lets no script make a worker of its own.
      useWorkerScheduler: false,
      logLevel: isDebugging ? 'debug' : 'warn',
    });
    cometd.unregisterTransport('websocket');
    cometd.registerExtension('replay', replaying);
    listenForErrors(cometd);
    cometd.handshake((answer) => {
      if (answer.successful === true) {
        resolve(cometd);
        return;
      }
      connection = undefined;
      // What a call rejects with is the message, not an Error.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(answer);
    });
  });

const connected = (): Promise<CometD> => (connection ??= connect());

/** Ends the connection when nothing is subscribed to any more. */
const closeWhenUnused = async (): Promise<void> => {
  if (open.size > 0 || connection === undefined) return;
  const closing = connection;
  connection = undefined;
  positions.clear();
  (await closing).disconnect();
};

/** True: the org always has its Streaming API. */
export const isEmpEnabled = (): Promise<boolean> => Promise.resolve(true);

/** @param replayId a position, -1 for new events only, -2 for all that are kept */
export const subscribe = async (channel: string, replayId: number, onMessage: Listener): Promise<EmpSubscription> => {
  const cometd = await connected();
  if (!positions.has(channel)) positions.set(channel, replayId);
  return new Promise((resolve, reject) => {
    last += 1;
    const subscription = { id: `${channel}#${last}`, channel, replayId };
    const handle = cometd.subscribe(
      channel,
      (message) => {
        const data: unknown = message.data;
        onMessage({ data, channel: message.channel });
      },
      (answer) => {
        if (answer.successful === true) {
          resolve(subscription);
          return;
        }
        open.delete(subscription.id);
        void closeWhenUnused();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the documented shape is the message
        reject(answer);
      },
    );
    open.set(subscription.id, { ...subscription, handle });
  });
};

/** @param callback is told the answer, too */
export const unsubscribe = async (
  subscription: EmpSubscription | undefined,
  callback?: (answer: EmpSubscription & { readonly successful: boolean }) => void,
): Promise<void> => {
  const known = subscription === undefined ? undefined : open.get(subscription.id);
  if (known === undefined || connection === undefined) return;
  open.delete(known.id);
  const { id, channel, replayId } = known;
  if (![...open.values()].some((other) => other.channel === channel)) positions.delete(channel);
  (await connection).unsubscribe(known.handle, (answer) => {
    callback?.({ id, channel, replayId, successful: answer.successful === true });
    void closeWhenUnused();
  });
};

/** Calls `listener` for every error of the connection and its subscriptions. */
export const onError = (listener: (error: Failed) => void): void => void errorListeners.add(listener);

/** Whether what goes back and forth is told on the browser's console; holds for connections made afterwards. */
export const setDebugFlag = (flag: boolean): void => {
  isDebugging = flag;
};
