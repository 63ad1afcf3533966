import { z } from 'zod';

/** For tests: raw Bayeux over HTTP, one request per call, with the cookie kept as a browser would. */
const replies = z.array(z.record(z.string(), z.unknown()));

export type Reply = z.infer<typeof replies>[number];

export type RawClient = {
  /** Sends one message or several. */
  send(...messages: readonly Reply[]): Promise<readonly Reply[]>;
  handshake(): Promise<string>;
  connect(clientId: string, signal?: AbortSignal): Promise<readonly Reply[]>;
  subscribe(clientId: string, subscription: string, replayId?: number): Promise<Reply>;
};

type Options = { readonly token?: string | undefined; readonly keepsCookie?: boolean; readonly path?: string };

export const rawClient = (url: string, { token, keepsCookie = true, path = '/cometd/68.0' }: Options): RawClient => {
  let cookie: string | undefined;
  let last = 0;
  const post = async (messages: readonly Reply[], signal?: AbortSignal): Promise<readonly Reply[]> => {
    const body = messages.map((message) => ({ id: String((last += 1)), ...message }));
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `OAuth ${token}` }),
        ...(cookie === undefined ? {} : { Cookie: cookie }),
      },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
    const set = response.headers.get('set-cookie');
    if (keepsCookie && set !== null) cookie = set.split(';')[0];
    return replies.parse(await response.json());
  };
  const send: RawClient['send'] = (...messages) => post(messages);
  const connect: RawClient['connect'] = (clientId, signal) =>
    post([{ channel: '/meta/connect', connectionType: 'long-polling', clientId }], signal);
  return {
    send,
    connect,
    async handshake() {
      const [reply] = await send({
        channel: '/meta/handshake',
        version: '1.0',
        supportedConnectionTypes: ['long-polling'],
      });
      return z.string().parse(reply?.clientId);
    },
    async subscribe(clientId, subscription, replayId) {
      const ext = replayId === undefined ? {} : { ext: { replay: { [subscription]: replayId } } };
      const [reply] = await send({ channel: '/meta/subscribe', clientId, subscription, ...ext });
      return reply ?? {};
    },
  };
};
