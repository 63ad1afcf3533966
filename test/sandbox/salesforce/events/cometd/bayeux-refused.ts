import { Unsupported } from '../../../shared/unsupported.ts';

/**
 * How the Streaming API says no: `code::words` in the error of a reply, and advice on what the client should do next.
 * https://developer.salesforce.com/docs/platform/api-streaming/guide/streaming-error-codes.html
 */
export type Advice = { readonly reconnect: 'none' | 'handshake' | 'retry'; readonly interval?: number };

export class BayeuxRefused extends Error {
  readonly advice: Advice | undefined;

  /** @param error `403::Unknown client` */
  constructor(error: string, advice?: Advice) {
    super(error);
    this.name = 'BayeuxRefused';
    this.advice = advice;
  }
}

const STOP: Advice = { reconnect: 'none', interval: 0 };

export const NO_AUTHENTICATION = '401::Request requires authentication';
export const WRONG_AUTHENTICATION = '401::Authentication invalid';
export const TOO_MANY_CLIENTS = '403::Organization concurrent user limit exceeded';

export const refusals = {
  authenticationInvalid: () => new BayeuxRefused(WRONG_AUTHENTICATION, STOP),
  authenticationMissing: () => new BayeuxRefused(NO_AUTHENTICATION, STOP),
  otherUser: () => new BayeuxRefused("400::Authenticated user id does not match the session's user id", STOP),
  unknownClient: () => new BayeuxRefused('403::Unknown client', { reconnect: 'handshake', interval: 0 }),
  noHandshake: () =>
    new BayeuxRefused('403::Client has not completed handshake', { reconnect: 'handshake', interval: 0 }),
  noCookie: (client: string) =>
    new BayeuxRefused(`400::Client ${client} has established a session, but no BAYEUX_BROWSER cookie present`, STOP),
  connectionType: (type: string) => new BayeuxRefused(`400::Invalid connection type ${type}`, STOP),
  noChannelName: () => new BayeuxRefused('400::Channel name not specified'),
  noSlash: () => new BayeuxRefused("400::Channel subscriptions must start with a leading '/'"),
  noSuchChannel: (channel: string) =>
    new BayeuxRefused(`400::The channel you requested to subscribe to does not exist {${channel}}`),
  // Unconfirmed: the documents do not say which of their errors meets a user who may not read the event.
  restricted: () => new BayeuxRefused('403::Restricted channel'),
  replayIdInvalid: (replayId: number) =>
    new BayeuxRefused(
      `400::The replayId {${replayId}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
    ),
  replayMapMismatch: (channel: string, map: object) =>
    new BayeuxRefused(
      `400::The replayId for channel {${channel}} wasn't found using the provided replay ID map {${JSON.stringify(map)}}. ` +
        'Ensure that the channel name you provided in the replay map is valid and matches the channel name used for subscribing.',
    ),
  deliveryLimit: () => new BayeuxRefused('403::Organization total events daily limit exceeded', STOP),
} as const;

/** Anything thrown, as the error of a reply. @throws what is neither a refusal nor unsupported */
export const refusalOf = (thrown: unknown): BayeuxRefused => {
  if (thrown instanceof BayeuxRefused) return thrown;
  if (thrown instanceof Unsupported) return new BayeuxRefused(`501::${thrown.message}`);
  throw thrown;
};
