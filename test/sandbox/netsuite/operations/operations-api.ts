import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { faultRule, type FaultSwitchboard } from '../../shared/faults.ts';
import type { AccessTokens } from '../auth/access-tokens.ts';
import type { LoginAuditTrail } from '../auth/login-audit-trail.ts';
import type { Mapping } from '../auth/mappings.ts';
import type { Traffic } from '../concurrency/traffic.ts';
import { NetSuiteError } from '../http/netsuite-error.ts';

/**
 * `/sandbox`: the dials of the stand-in itself, without a login: what it was asked, which faults strike, what time it is,
 * and what people in the account do. Each body is checked; a refusal says what is wrong with it.
 */
export type OperationsNeeds = {
  readonly traffic: Traffic;
  readonly faults: FaultSwitchboard;
  readonly clock: Clock;
  readonly trail: LoginAuditTrail;
  readonly tokens: AccessTokens;
  readonly mappings: readonly Mapping[];
  /** Does what people in the account do, by name. */
  readonly perform: (name: string, body: unknown) => unknown;
  readonly operationNames: readonly string[];
};

type Answer = (request: Request, needs: OperationsNeeds) => unknown;
type Route = readonly ['get' | 'post' | 'delete' | 'patch', string, Answer];

const clockChange = z.union([
  z.strictObject({ now: z.iso.datetime() }),
  z.strictObject({ advanceMilliseconds: z.number() }),
]);
const tokenEnd = z.strictObject({ clientId: z.string().optional() });
const mappingChange = z.strictObject({ revoked: z.boolean().optional(), roleDisabled: z.boolean().optional() });

const timeOf = ({ clock }: OperationsNeeds) => ({ now: clock.now().toISOString() });

const moveClock: Answer = (request, needs) => {
  const change = clockChange.parse(request.body);
  if ('now' in change) needs.clock.set(new Date(change.now));
  else needs.clock.advance(change.advanceMilliseconds);
  return timeOf(needs);
};

const changeMapping: Answer = (request, { mappings, tokens }) => {
  const { revoked, roleDisabled } = mappingChange.parse(request.body);
  const mapping = mappings.find(({ certificateId }) => certificateId === request.params['certificateId']);
  if (mapping === undefined) throw new UnknownThing('certificate');
  mapping.revoked = revoked ?? mapping.revoked;
  mapping.roleDisabled = roleDisabled ?? mapping.roleDisabled;
  if (mapping.revoked || mapping.roleDisabled) tokens.revokeAll(mapping.clientId);
  return { certificateId: mapping.certificateId, revoked: mapping.revoked, roleDisabled: mapping.roleDisabled };
};

class UnknownThing extends Error {
  constructor(what: string) {
    super(`There is no such ${what}.`);
    this.name = 'UnknownThing';
  }
}

const removeFault: Answer = (request, { faults }) => {
  if (!faults.remove(Number(request.params['id']))) throw new UnknownThing('rule');
  return { rules: faults.list() };
};

const performOperation: Answer = (request, { perform, operationNames }) => {
  const name = String(request.params['name']);
  if (!operationNames.includes(name)) throw new UnknownThing(`operation; there are ${operationNames.join(', ')}`);
  return perform(name, request.body) ?? {};
};

const ROUTES: readonly Route[] = [
  ['get', '/stats', (_request, { traffic }) => traffic.report()],
  ['delete', '/stats', (_request, { traffic }) => (traffic.reset(), traffic.report())],
  ['get', '/faults', (_request, { faults }) => ({ rules: faults.list() })],
  ['post', '/faults', (request, { faults }) => ({ id: faults.add(faultRule.parse(request.body)) })],
  ['delete', '/faults', (_request, { faults }) => (faults.clear(), { rules: [] })],
  ['delete', '/faults/:id', removeFault],
  ['get', '/clock', (_request, needs) => timeOf(needs)],
  ['post', '/clock', moveClock],
  ['get', '/login-audit-trail', (_request, { trail }) => ({ rows: trail.rows() })],
  [
    'post',
    '/tokens/expire',
    (request, { tokens }) => ({ expired: tokens.revokeAll(tokenEnd.parse(request.body ?? {}).clientId) }),
  ],
  ['patch', '/integrations/:certificateId', changeMapping],
  ['get', '/operations', (_request, { operationNames }) => ({ operations: operationNames })],
  ['post', '/operations/:name', performOperation],
];

const problemOf = (error: unknown): { status: number; body: object } => {
  if (error instanceof z.ZodError)
    return { status: 400, body: { error: z.prettifyError(error), issues: error.issues } };
  if (error instanceof UnknownThing) return { status: 404, body: { error: error.message } };
  if (error instanceof NetSuiteError) return { status: 422, body: { error: error.message, details: error.details } };
  return { status: 500, body: { error: error instanceof Error ? error.message : String(error) } };
};

/** The routes under `/sandbox`. */
export const operationsApi = (needs: OperationsNeeds): Router => {
  const router = express.Router();
  router.use(express.json({ strict: false }));
  for (const [method, path, answer] of ROUTES)
    router[method](path, (request: Request, response: Response) => {
      try {
        response.json(answer(request, needs));
      } catch (error) {
        const { status, body } = problemOf(error);
        response.status(status).json(body);
      }
    });
  router.use((_request: Request, response: Response) => {
    response
      .status(404)
      .json({ error: 'There is no such route.', routes: ROUTES.map(([method, path]) => `${method} ${path}`) });
  });
  return router;
};
