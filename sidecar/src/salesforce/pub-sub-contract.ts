import { fileURLToPath } from 'node:url';
import { Client, Metadata, credentials } from '@grpc/grpc-js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { MethodDefinition } from '@grpc/proto-loader';
import { z } from 'zod';
import type { Session } from './connection.ts';

/** The Pub/Sub API's contract: its methods, its answers parsed, its authentication metadata. */
const PROTO = fileURLToPath(new URL('pubsub_api.proto', import.meta.url));
const bytes = z.instanceof(Buffer);

export const topicInfo = z.object({ schemaId: z.string().min(1) });
export const schemaInfo = z.object({ schemaJson: z.string(), schemaId: z.string() });
export const publishResponse = z.object({
  results: z.array(z.object({ replayId: bytes, error: z.object({ code: z.string(), msg: z.string() }).nullable() })),
});
export const fetchResponse = z.object({
  events: z.array(
    z.object({
      event: z.object({ id: z.string(), schemaId: z.string(), payload: bytes }),
      replayId: bytes,
    }),
  ),
  latestReplayId: bytes,
});
export type FetchResponse = z.infer<typeof fetchResponse>;
export type ConsumerEvent = FetchResponse['events'][number];

type Methods = Readonly<Record<string, MethodDefinition<object, object>>>;

const methodsOf = (): Methods => {
  const service = loadSync(PROTO, { defaults: true, enums: String, longs: Number })['eventbus.v1.PubSub'];
  if (service === undefined || 'format' in service) throw new Error(`${PROTO} does not define eventbus.v1.PubSub.`);
  return service;
};

const metadataOf = (session: Session): Metadata => {
  const metadata = new Metadata();
  metadata.set('accesstoken', session.accessToken);
  metadata.set('instanceurl', session.instanceUrl);
  metadata.set('tenantid', session.orgId);
  return metadata;
};

const UNARY_DEADLINE_MILLISECONDS = 60_000;

export type PubSubWire = {
  /** One unary call. @throws ServiceError */
  readonly call: (session: Session, method: 'GetTopic' | 'GetSchema' | 'Publish', request: object) => Promise<object>;
  readonly subscribe: (session: Session) => ClientDuplexStream<object, object>;
  readonly close: () => void;
};

/** @param endpoint `host:port`. @param caPem the authority to trust instead of the system's */
export const openWire = (endpoint: string, caPem: string | undefined): PubSubWire => {
  const methods = methodsOf();
  const client = new Client(endpoint, credentials.createSsl(caPem === undefined ? null : Buffer.from(caPem)));
  const methodOf = (name: string): MethodDefinition<object, object> => {
    const method = methods[name];
    if (method === undefined) throw new Error(`${PROTO} does not define ${name}.`);
    return method;
  };
  return {
    call(session, name, request) {
      const { path, requestSerialize, responseDeserialize } = methodOf(name);
      const { promise, resolve, reject } = Promise.withResolvers<object>();
      const options = { deadline: Date.now() + UNARY_DEADLINE_MILLISECONDS };
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadataOf(session),
        options,
        (error, value) => {
          if (error) reject(error);
          else resolve(value ?? {});
        },
      );
      return promise;
    },
    subscribe(session) {
      const { path, requestSerialize, responseDeserialize } = methodOf('Subscribe');
      return client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadataOf(session));
    },
    close: () => client.close(),
  };
};
