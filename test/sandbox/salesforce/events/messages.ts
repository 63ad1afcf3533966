import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import type { MethodDefinition, ServiceDefinition } from '@grpc/proto-loader';
import { z } from 'zod';

/** The messages of the contract as the handlers see them, and the service definition they are served under. */
const bytes = z.instanceof(Uint8Array);

export const topicRequest = z.object({ topicName: z.string() });
export const schemaRequest = z.object({ schemaId: z.string() });
export const fetchRequest = z.object({
  topicName: z.string(),
  replayPreset: z.enum(['LATEST', 'EARLIEST', 'CUSTOM']),
  replayId: bytes,
  numRequested: z.int(),
});
export type FetchRequest = z.infer<typeof fetchRequest>;
export const publishRequest = z.object({
  topicName: z.string(),
  events: z.array(z.object({ id: z.string(), schemaId: z.string(), payload: bytes })),
  /** Length of the whole message on the wire, in bytes. */
  messageBytes: z.int(),
});
export type PublishRequest = z.infer<typeof publishRequest>;
export type ProducedEvent = PublishRequest['events'][number];

export type PublishResult = {
  readonly replayId?: Uint8Array;
  readonly error?: { readonly code: 'PUBLISH'; readonly msg: string };
  readonly correlationKey: string;
};
export type FetchedEvent = {
  readonly event: { readonly id: string; readonly schemaId: string; readonly payload: Uint8Array };
  readonly replayId: Uint8Array;
};

const PROTO = fileURLToPath(new URL('pubsub_api.proto', import.meta.url));
const isService = (definition: object): definition is ServiceDefinition => !('format' in definition);

/** The same method, whose parsed requests also tell how long they were on the wire. */
const measured = (method: MethodDefinition<object, object>): MethodDefinition<object, object> => ({
  ...method,
  requestDeserialize: (wire) => ({ ...method.requestDeserialize(wire), messageBytes: wire.length }),
});

/** The PubSub service of `eventbus.v1`. */
export const pubSubService = (): ServiceDefinition => {
  const loaded = loadSync(PROTO, { defaults: true, enums: String, longs: Number })['eventbus.v1.PubSub'];
  if (loaded === undefined || !isService(loaded)) throw new Error(`${PROTO} does not define eventbus.v1.PubSub.`);
  return Object.fromEntries(Object.entries(loaded).map(([name, method]) => [name, measured(method)]));
};
