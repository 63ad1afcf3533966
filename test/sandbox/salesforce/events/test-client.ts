import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client, Metadata, credentials } from '@grpc/grpc-js';
import type { ClientDuplexStream, ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { MethodDefinition } from '@grpc/proto-loader';
import avro from 'avsc';
import { z } from 'zod';
import { selfSignedCertificate } from '../../shared/certificate.ts';
import { virtualClock } from '../../shared/clock.ts';
import { faultSwitchboard } from '../../shared/faults.ts';
import { seededRandom } from '../../shared/random.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../schema/types.ts';
import { openEventBus, startPubSub } from './index.ts';
import type { PubSubSettings } from './index.ts';

/** For tests: an org with one platform event behind the Pub/Sub API, and raw gRPC on the vendor's own contract file. */
export const ORG_ID = '00DSB0000000001MAA';
export const USER_ID = '005SB0000000001AAA';
export const TOPIC = '/event/InvoiceSettled__e';

const NO_FIELD: Omit<FieldSchema, 'name' | 'label' | 'type'> = {
  description: undefined,
  custom: true,
  length: 0,
  precision: 0,
  scale: 0,
  required: false,
  nillable: true,
  createable: true,
  updateable: false,
  unique: false,
  caseSensitive: false,
  externalId: false,
  indexed: false,
  nameField: false,
  autoNumberFormat: undefined,
  calculated: false,
  formula: undefined,
  defaultValue: undefined,
  restrictedPicklist: false,
  picklistValues: [],
  referenceTo: [],
  relationshipName: undefined,
  childRelationshipName: undefined,
  deleteConstraint: undefined,
};

export const field = (name: string, type: FieldType, more: Partial<FieldSchema> = {}): FieldSchema => ({
  ...NO_FIELD,
  name,
  label: name.replace('__c', ''),
  type,
  ...more,
});

export const EVENT_FIELDS: readonly FieldSchema[] = [
  field('SourceKey__c', 'string', { required: true, length: 20 }),
  field('Amount__c', 'double'),
  field('Final__c', 'boolean'),
  field('SettledOn__c', 'date'),
  field('OccurredAt__c', 'datetime'),
];

export const eventObject = (fields = EVENT_FIELDS): ObjectSchema => ({
  name: 'InvoiceSettled__e',
  label: 'Invoice Settled',
  labelPlural: 'Invoices Settled',
  kind: 'event',
  keyPrefix: 'e00',
  createable: true,
  updateable: false,
  deletable: false,
  publishBehavior: 'PublishAfterCommit',
  fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
});

/** A schema whose only object can be replaced, as a deployment would. */
export const schemaOf = (current: { object: ObjectSchema }): Schema => ({
  find: (name) => (name.toLowerCase() === current.object.name.toLowerCase() ? current.object : undefined),
  findByKeyPrefix: () => current.object,
  all: () => [current.object],
  childrenOf: () => [],
  metadataRecords: [],
});

export const startOrg = async (settings: Partial<PubSubSettings> = {}) => {
  const clock = virtualClock();
  const faults = faultSwitchboard(seededRandom('faults'));
  const bus = openEventBus({ clock, retentionHours: 72, random: seededRandom('events') });
  const tokens = new Map([['good-token', { userId: USER_ID, username: 'integration@example.com' }]]);
  const current = { object: eventObject() };
  const certificate = await selfSignedCertificate({ commonName: 'localhost', hosts: ['localhost', '127.0.0.1'] });
  const sessions = { callerOf: (token: string) => tokens.get(token) };
  const org = { orgId: ORG_ID, schema: schemaOf(current) };
  const granted = new Set(['create', 'read']);
  const accessOf = () => ({ mayUse: (_object: unknown, permission: string) => granted.has(permission) });
  const server = await startPubSub({ bus, org, sessions, accessOf, certificate, settings, faults });
  const publish = (key: string) =>
    bus.publish({ object: 'InvoiceSettled__e', fields: { SourceKey__c: key }, createdById: USER_ID });
  return { clock, faults, bus, tokens, granted, current, certificate, server, publish };
};

export type TestOrg = Awaited<ReturnType<typeof startOrg>>;

/** The contract file the public client ships, which is the vendor's. */
const contract = (): Readonly<Record<string, MethodDefinition<object, object>>> => {
  const entry = createRequire(import.meta.url).resolve('salesforce-pubsub-api-client');
  const loaded = loadSync(join(dirname(entry), '..', 'pubsub_api.proto'), { defaults: true, enums: String });
  const service = loaded['eventbus.v1.PubSub'];
  if (service === undefined || 'format' in service) throw new Error('no PubSub service in the contract');
  return service;
};

export const fetchResponse = z.object({
  events: z.array(
    z.object({
      event: z.object({ id: z.string(), schemaId: z.string(), payload: z.instanceof(Buffer) }),
      replayId: z.instanceof(Buffer),
    }),
  ),
  latestReplayId: z.instanceof(Buffer),
  pendingNumRequested: z.int(),
});
export type Fetched = z.infer<typeof fetchResponse>;
/** A decoded payload, or what the public client makes of one. */
export const decodedFields = z.looseObject({ SourceKey__c: z.string().nullable() });
export const publishResponse = z.object({
  results: z.array(
    z.object({
      replayId: z.instanceof(Buffer),
      error: z.object({ code: z.string(), msg: z.string() }).nullable(),
      correlationKey: z.string(),
    }),
  ),
});
const primitive = z.enum(['null', 'string', 'double', 'boolean', 'long']);
const recordSchema = z.object({
  name: z.string(),
  type: z.literal('record'),
  fields: z.array(z.object({ name: z.string(), type: z.union([primitive, z.array(primitive)]) })),
});
const schemaAnswer = z.object({ schemaJson: z.string(), schemaId: z.string() });

/** The error that ended a call, with the trailers the platform documents. */
export type Ended = { code: number; details: string; errorCode: string | undefined; rpcId: string | undefined };
const endedBy = (error: ServiceError): Ended => ({
  code: error.code,
  details: error.details,
  errorCode: error.metadata.get('error-code')[0]?.toString(),
  rpcId: error.metadata.get('rpc-id')[0]?.toString(),
});

export const metadataOf = (entries: Readonly<Record<string, string>>): Metadata => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(entries)) metadata.set(name, value);
  return metadata;
};
export const GOOD = { accesstoken: 'good-token', instanceurl: 'https://org.example.com', tenantid: ORG_ID };

/** A stream whose answers are awaited one by one, and whose end is a promise. */
const streamOf = (call: ClientDuplexStream<object, object>) => {
  const received: object[] = [];
  const ended = Promise.withResolvers<Ended | 'ended'>();
  call.on('data', (message: object) => received.push(message));
  call.on('error', (error: ServiceError) => ended.resolve(endedBy(error)));
  call.on('end', () => ended.resolve('ended'));
  const next = async (): Promise<object> => {
    while (received.length === 0) {
      const end = await Promise.race([once(call, 'data').then(() => undefined), ended.promise]);
      if (end !== undefined) throw new Error(`the stream ended: ${JSON.stringify(end)}`);
    }
    return received.shift() ?? {};
  };
  return {
    write: (message: object) => call.write(message),
    next,
    nextEvents: async (): Promise<Fetched> => fetchResponse.parse(await next()),
    ended: ended.promise,
    cancel: () => call.cancel(),
  };
};

/** A raw gRPC client that trusts the org's certificate. */
export const connect = (org: TestOrg, headers: Readonly<Record<string, string>> = GOOD) => {
  const methods = contract();
  const trust = credentials.createSsl(Buffer.from(org.certificate.certificatePem));
  const client = new Client(`localhost:${org.server.port}`, trust, { 'grpc.max_send_message_length': -1 });
  const methodOf = (name: string): MethodDefinition<object, object> => {
    const method = methods[name];
    if (method === undefined) throw new Error(`no method ${name}`);
    return method;
  };
  const call = (name: string, request: object): Promise<object> => {
    const { path, requestSerialize, responseDeserialize } = methodOf(name);
    const { promise, resolve, reject } = Promise.withResolvers<object>();
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadataOf(headers),
      (error, value) => {
        if (error) reject(Object.assign(new Error(error.details), { ended: endedBy(error) }));
        else resolve(value ?? {});
      },
    );
    return promise;
  };
  const stream = (name: string) => {
    const { path, requestSerialize, responseDeserialize } = methodOf(name);
    return streamOf(client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadataOf(headers)));
  };
  const codec = async () => {
    const topic = z.object({ schemaId: z.string() }).parse(await call('GetTopic', { topicName: TOPIC }));
    const schema = schemaAnswer.parse(await call('GetSchema', { schemaId: topic.schemaId }));
    return { ...schema, type: avro.Type.forSchema(recordSchema.parse(JSON.parse(schema.schemaJson))) };
  };
  /** The unary call's refusal; fails the test when it succeeds. */
  const refused = (name: string, request: object): Promise<Ended> =>
    call(name, request).then(
      () => Promise.reject(new Error(`${name} was not refused`)),
      (error: unknown) => z.object({ ended: z.custom<Ended>() }).parse(error).ended,
    );
  const subscription = (request: object) => {
    const opened = stream('Subscribe');
    opened.write({ topicName: TOPIC, replayPreset: 'EARLIEST', numRequested: 100, ...request });
    return opened;
  };
  return { call, refused, stream, subscription, codec, newId: randomUUID, close: () => client.close() };
};
