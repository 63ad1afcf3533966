import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import type { Certificate } from '../../shared/certificate.ts';
import type { FaultSwitchboard } from '../../shared/faults.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import type { Caller } from '../data/types.ts';
import type { OrgEventBus } from './event-bus.ts';
import { pubSubService, schemaRequest, topicRequest } from './messages.ts';
import { publish, publishStream } from './publishing.ts';
import { Refusal, grpcErrorOf, refuse } from './refusals.ts';
import type { Cause } from './refusals.ts';
import { callerOf, letFaultsLoose, mayUseTopic, newRpcId } from './rpc.ts';
import type { AccessOfUser, EventOrg, PubSubNeeds, PubSubSettings, Sessions, Stream } from './rpc.ts';
import { subscribe } from './subscription.ts';
import { topicsOf } from './topics.ts';

/**
 * The Pub/Sub API on a local port: gRPC `eventbus.v1` over TLS, on the org's event bus.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/intro.html
 */
export type PubSubServer = {
  readonly port: number;
  /** Breaks every open subscription and publish stream with this cause, as an outage or a new release would. Returns how many there were. */
  breakStreams(cause: Cause): number;
  stop(): Promise<void>;
};

/** What applies unless `settings` says otherwise: Enterprise Edition's allocations and the documented times. */
export const PUB_SUB_SETTINGS: PubSubSettings = {
  port: 0,
  keepaliveMilliseconds: 270_000,
  idleCloseMilliseconds: 60_000,
  publishStreamIdleMilliseconds: 70_000,
  deliveredEventsPerDay: 25_000,
  publishedEventsPerHour: 250_000,
};

/** The server refuses messages above 4 MB itself, in the platform's words; the transport lets them in. */
const TRANSPORT_LIMIT = 64 * 1024 * 1024;

const GRACE_MILLISECONDS = 200;

type UnaryAnswer = (needs: PubSubNeeds, caller: Caller, message: unknown) => Promise<object>;

const getTopic: UnaryAnswer = async (needs, caller, message) => {
  const { topicName } = topicRequest.parse(message);
  await letFaultsLoose(needs, 'GetTopic', topicName);
  const topic = needs.topics.find(topicName);
  return {
    topicName,
    tenantGuid: needs.org.orgId,
    canPublish: mayUseTopic(needs, { topic, caller }, 'create'),
    canSubscribe: mayUseTopic(needs, { topic, caller }, 'read'),
    schemaId: topic.codec.schemaId,
    rpcId: newRpcId(),
  };
};

const getSchema: UnaryAnswer = async (needs, _caller, message) => {
  const { schemaId } = schemaRequest.parse(message);
  await letFaultsLoose(needs, 'GetSchema', '');
  const codec = needs.topics.findSchema(schemaId);
  if (codec === undefined) {
    throw new Refusal({ code: status.NOT_FOUND, message: `The schema ${schemaId} was not found.` });
  }
  return { schemaJson: codec.schemaJson, schemaId, rpcId: newRpcId() };
};

const unary =
  (needs: PubSubNeeds, answer: UnaryAnswer) =>
  (call: ServerUnaryCall<unknown, object>, respond: sendUnaryData<object>): void => {
    const work = async (): Promise<object> => answer(needs, callerOf(needs, call.metadata), call.request);
    work().then(
      (value) => respond(null, value),
      (thrown: unknown) => respond(grpcErrorOf(thrown, newRpcId())),
    );
  };

type OpenStreams = Map<Stream, (cause: Error) => void>;

const keep = (streams: OpenStreams, call: Stream, fail: (cause: Error) => void): void => {
  streams.set(call, fail);
  for (const end of ['close', 'cancelled', 'end', 'error']) call.on(end, () => streams.delete(call));
};

const handlersOf = (needs: PubSubNeeds, streams: OpenStreams) => ({
  GetTopic: unary(needs, getTopic),
  GetSchema: unary(needs, getSchema),
  Publish: unary(needs, publish),
  PublishStream: (call: Stream) => keep(streams, call, publishStream(needs, call)),
  Subscribe: (call: Stream) => keep(streams, call, subscribe(needs, call)),
  ManagedSubscribe: (call: Stream) => {
    call.emit('error', grpcErrorOf(new Unsupported('ManagedSubscribe'), newRpcId()));
  },
});

const listen = (server: Server, certificate: Certificate, port: number): Promise<number> => {
  const pair = {
    private_key: Buffer.from(certificate.privateKeyPem),
    cert_chain: Buffer.from(certificate.certificatePem),
  };
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createSsl(null, [pair]), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
};

/** Lets open streams hear why they end; clients that hold on to their connection are cut off. */
const shutDown = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cutOff = setTimeout(() => server.forceShutdown(), GRACE_MILLISECONDS);
    server.tryShutdown(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });

/**
 * Starts the Pub/Sub API on 127.0.0.1.
 * @param options the org and its bus; `sessions` knows whose access token it is; `settings` override `PUB_SUB_SETTINGS`;
 *   `faults` are matched against `/eventbus.v1.PubSub/<method>?topic=<topic>` and `…/Subscribe/deliver?topic=<topic>`
 */
export const startPubSub = async (options: {
  bus: OrgEventBus;
  org: EventOrg;
  sessions: Sessions;
  accessOf: AccessOfUser;
  certificate: Certificate;
  settings?: Partial<PubSubSettings>;
  faults?: FaultSwitchboard | undefined;
}): Promise<PubSubServer> => {
  const { bus, org, sessions, accessOf, faults } = options;
  const settings = { ...PUB_SUB_SETTINGS, ...options.settings };
  const needs = { bus, org, sessions, accessOf, settings, faults, topics: topicsOf(() => org.schema) };
  const streams: OpenStreams = new Map();
  const server = new Server({ 'grpc.max_receive_message_length': TRANSPORT_LIMIT });
  server.addService(pubSubService(), handlersOf(needs, streams));
  const breakStreams = (cause: Cause): number => {
    const open = [...streams.values()];
    streams.clear();
    for (const fail of open) fail(refuse(cause));
    return open.length;
  };
  return {
    port: await listen(server, options.certificate, settings.port),
    breakStreams,
    stop() {
      breakStreams('streamReset');
      return shutDown(server);
    },
  };
};
