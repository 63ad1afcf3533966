import { json, Router, type Request } from 'express';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { faultRule, type FaultSwitchboard } from '../../shared/faults.ts';
import { callerNamed } from '../data/org.ts';
import type { Org } from '../data/types.ts';
import type { OrgEventBus, PubSubServer } from '../events/index.ts';
import type { SessionBook } from '../oauth/sessions.ts';
import type { ApiUsage } from '../rest/api-usage.ts';
import { outboxOf } from '../workflow/email/outbox.ts';
import { rowFaultRule, type RowFaults } from './row-faults.ts';

/**
 * `/sandbox`: what no org has, for demos and tests: figures, faults, time, and the ends of sessions and streams. Open to
 * whoever reaches the port.
 */
export type OperationsNeeds = {
  readonly org: Org;
  readonly clock: Clock;
  readonly usage: ApiUsage;
  readonly faults: FaultSwitchboard;
  readonly rowFaults: RowFaults;
  readonly sessions: SessionBook;
  readonly bus: OrgEventBus;
  readonly pubSub: () => PubSubServer | undefined;
  readonly caPem: string;
  /** What jobs and event triggers threw, newest last. */
  readonly apexFailures: readonly string[];
};

const faultBody = z.union([faultRule, z.array(faultRule)]);
const clockBody = z.union([
  z.strictObject({ advanceMilliseconds: z.number() }),
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
]);
const sessionBody = z.strictObject({ username: z.string() });
const repeatBody = z.union([
  z.strictObject({ topic: z.string(), newest: z.int().positive() }),
  z.strictObject({ topic: z.string(), eventUuid: z.string() }),
]);

const stats = ({ org, usage, bus, apexFailures }: OperationsNeeds): object => {
  const { total, byKind } = usage.total();
  const { published, delivered } = bus.usage();
  return {
    apiCalls: { ...byKind, total },
    writes: org.writeCount(),
    eventsPublished: published,
    eventsDelivered: delivered,
    apexFailures,
  };
};

const addFaults = (needs: OperationsNeeds, request: Request): object => {
  const rules = faultBody.parse(request.body);
  return { ids: (Array.isArray(rules) ? rules : [rules]).map((rule) => needs.faults.add(rule)) };
};

const moveClock = ({ clock }: OperationsNeeds, request: Request): object => {
  const change = clockBody.parse(request.body);
  if ('set' in change) clock.set(new Date(change.set));
  else clock.advance(change.advanceMilliseconds);
  return { now: clock.now() };
};

const repeatEvents = ({ bus }: OperationsNeeds, request: Request): object => {
  const { topic, ...which } = repeatBody.parse(request.body);
  return { repeated: bus.repeat(topic, which).length };
};

/** A session without the ways of OAuth, for whoever works at this machine. */
const openSession = ({ org, sessions }: OperationsNeeds, request: Request): object => {
  const { username } = sessionBody.parse(request.body);
  const caller = callerNamed(org, username);
  return caller === undefined ? { unknown: username } : { accessToken: sessions.open({ caller, scopes: ['full'] }) };
};

type Operation = (needs: OperationsNeeds, request: Request) => object;

const operations: readonly (readonly [method: 'get' | 'post' | 'delete', path: string, operation: Operation])[] = [
  ['get', '/stats', stats],
  ['get', '/emails', ({ org }) => outboxOf(org).sent()],
  ['get', '/faults', ({ faults }) => faults.list()],
  ['post', '/faults', addFaults],
  ['delete', '/faults', ({ faults }) => (faults.clear(), { cleared: true })],
  ['get', '/row-faults', ({ rowFaults }) => rowFaults.list()],
  [
    'post',
    '/row-faults',
    ({ rowFaults }, request) => (rowFaults.add(rowFaultRule.parse(request.body)), rowFaults.list()),
  ],
  ['delete', '/row-faults', ({ rowFaults }) => (rowFaults.clear(), { cleared: true })],
  ['get', '/clock', ({ clock }) => ({ now: clock.now() })],
  ['post', '/clock', moveClock],
  ['post', '/sessions', openSession],
  ['post', '/sessions/expire', ({ sessions }) => ({ expired: sessions.expire() })],
  ['post', '/events/reset', ({ bus }) => (bus.reset(), { reset: true })],
  ['post', '/events/repeat', repeatEvents],
  ['post', '/streams/break', ({ pubSub }) => ({ broken: pubSub()?.breakStreams('streamReset') ?? 0 })],
];

/** Routes for the root of the host. */
export const operationsRoutes = (needs: OperationsNeeds): Router => {
  const router = Router();
  const sandbox = Router();
  sandbox.use(json());
  for (const [method, path, operation] of operations) {
    sandbox[method](path, (request, response) => void response.json(operation(needs, request)));
  }
  sandbox.get('/ca.pem', (_request, response) => void response.type('application/x-pem-file').send(needs.caPem));
  router.use('/sandbox', sandbox);
  return router;
};
