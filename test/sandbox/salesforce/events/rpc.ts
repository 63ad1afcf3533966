import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import type { Metadata, ServerDuplexStream } from '@grpc/grpc-js';
import type { Fault, FaultSwitchboard } from '../../shared/faults.ts';
import type { ObjectPermission, UserAccess } from '../access/user-access.ts';
import type { Caller, Org } from '../data/types.ts';
import type { OrgEventBus } from './event-bus.ts';
import { REFUSALS, Refusal, refuse } from './refusals.ts';
import type { Topic, Topics } from './topics.ts';

/** What every call needs: who is calling, which faults strike it, and the id it is traced by. */
export type PubSubSettings = {
  /** 0 takes any free port. */
  readonly port: number;
  /** An empty FetchResponse is sent when nothing was delivered for so long. */
  readonly keepaliveMilliseconds: number;
  /** A subscription with nothing requested is closed after so long. */
  readonly idleCloseMilliseconds: number;
  /** A publish stream without a request is closed after so long. */
  readonly publishStreamIdleMilliseconds: number;
  /** Events a rolling day may deliver to all subscribers together, and a rolling hour may publish. */
  readonly deliveredEventsPerDay: number;
  readonly publishedEventsPerHour: number;
};

export type Sessions = { callerOf(accessToken: string): Caller | undefined };

export type EventOrg = Pick<Org, 'orgId' | 'schema'>;

/** What the user of that id may do. */
export type AccessOfUser = (userId: string) => Pick<UserAccess, 'mayUse'>;

export type PubSubNeeds = {
  readonly bus: OrgEventBus;
  /** Its id is what callers must name as their tenant; its platform events are the topics. */
  readonly org: EventOrg;
  readonly sessions: Sessions;
  readonly accessOf: AccessOfUser;
  readonly settings: PubSubSettings;
  readonly topics: Topics;
  readonly faults: FaultSwitchboard | undefined;
};

export type Stream = ServerDuplexStream<unknown, object>;

export const newRpcId = (): string => randomUUID();

const headerOf = (metadata: Metadata, name: string): string => String(metadata.get(name)[0] ?? '');

/**
 * The user behind a call's metadata.
 * @throws Refusal UNAUTHENTICATED when one of the three headers is missing, the token unknown or the org another one
 */
export const callerOf = (needs: PubSubNeeds, metadata: Metadata): Caller => {
  const caller = needs.sessions.callerOf(headerOf(metadata, 'accesstoken'));
  const tenant = headerOf(metadata, 'tenantid');
  const sameOrg = [needs.org.orgId, needs.org.orgId.slice(0, 15)].includes(tenant);
  if (caller === undefined || !sameOrg || headerOf(metadata, 'instanceurl') === '') throw refuse('unauthenticated');
  return caller;
};

type Answer = { readonly code: status; readonly message?: string; readonly errorCode?: string };
const ANSWER_OF_HTTP_STATUS: Readonly<Record<number, Answer>> = {
  400: { code: status.INVALID_ARGUMENT },
  401: REFUSALS.unauthenticated,
  403: { code: status.PERMISSION_DENIED },
  404: { code: status.NOT_FOUND },
  429: REFUSALS.tooManyClients,
  502: REFUSALS.unavailable,
  503: REFUSALS.unavailable,
  504: { code: status.DEADLINE_EXCEEDED },
};

const refusalOf = (fault: Extract<Fault, { kind: 'status' }>): Refusal => {
  const known = ANSWER_OF_HTTP_STATUS[fault.status] ?? { code: status.INTERNAL };
  const message = fault.message ?? known.message ?? 'The request was refused.';
  return new Refusal({ code: known.code, message, errorCode: fault.code ?? known.errorCode });
};

/** The refusal a fault stands for; undefined for the ones that only delay or come afterwards. */
const refusalFor = (fault: Fault): Refusal | undefined => {
  if (fault.kind === 'status') return refusalOf(fault);
  if (fault.kind === 'expire-token') return refuse('unauthenticated');
  return fault.kind === 'drop-before' ? refuse('streamReset') : undefined;
};

/** What is left to do to a call after the faults that strike before it have been let loose. */
export type Aftermath = { readonly dropAfter: boolean; readonly truncate: boolean };

/**
 * Lets the faults for a call loose: waits, or throws the refusal. `place` is the method (`Publish`, `Subscribe`,
 * `Subscribe/deliver` before each delivery); rules match the path `/eventbus.v1.PubSub/<place>?topic=<topic>`.
 */
export const letFaultsLoose = async (needs: PubSubNeeds, place: string, topic: string): Promise<Aftermath> => {
  const path = `/eventbus.v1.PubSub/${place}?topic=${topic}`;
  const struck = needs.faults?.strike({ method: 'POST', path }) ?? [];
  for (const fault of struck) {
    if (fault.kind === 'delay') await wait(fault.milliseconds);
    const refusal = refusalFor(fault);
    if (refusal !== undefined) throw refusal;
  }
  const has = (kind: Fault['kind']): boolean => struck.some((fault) => fault.kind === kind);
  return { dropAfter: has('drop-after-commit'), truncate: has('truncate') };
};

/** Whether the caller may publish a topic's event (create) or receive it (read). */
export const mayUseTopic = (
  { accessOf }: PubSubNeeds,
  { topic, caller }: { readonly topic: Topic; readonly caller: Caller },
  permission: ObjectPermission,
): boolean => accessOf(caller.userId).mayUse(topic.object, permission);

const USES = { create: 'publish to', read: 'subscribe to' } as const;

/**
 * The topic as the caller may use it.
 * @throws Refusal NOT_FOUND, PERMISSION_DENIED
 */
export const topicFor = (
  needs: PubSubNeeds,
  caller: Caller,
  use: { name: string; permission: 'create' | 'read' },
): Topic => {
  const topic = needs.topics.find(use.name);
  if (mayUseTopic(needs, { topic, caller }, use.permission)) return topic;
  const message = `You do not have permission to ${USES[use.permission]} the topic ${use.name}.`;
  throw new Refusal({ code: status.PERMISSION_DENIED, message });
};
