/**
 * Messages between components of one page.
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel.html
 */
import { constantAdapter } from 'lightningPlatform/wireAdapter';

type Channel = { readonly developerName: string };
type Listener = (message: unknown) => void;
type Subscription = { readonly id: symbol };

const subscriptions = new Map<symbol, { readonly channel: string; readonly listener: Listener }>();

/** Listens beyond the active area; a page has one area. */
export const APPLICATION_SCOPE = Symbol('application');

const context = Object.freeze({ name: 'the page' });

export const MessageContext = constantAdapter(context);

export const createMessageContext = (): object => context;
export const releaseMessageContext = (): void => undefined;

// eslint-disable-next-line max-params -- the platform's own signature
export const subscribe = (_context: object, channel: Channel, listener: Listener, _options?: object): Subscription => {
  const id = Symbol('subscription');
  subscriptions.set(id, { channel: channel.developerName, listener });
  return { id };
};

export const unsubscribe = (subscription: Subscription | undefined): void => {
  if (subscription !== undefined) subscriptions.delete(subscription.id);
};

export const publish = (_context: object, channel: Channel, message?: unknown): void => {
  for (const one of [...subscriptions.values()]) if (one.channel === channel.developerName) one.listener(message);
};
