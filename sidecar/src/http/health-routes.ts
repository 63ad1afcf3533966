import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { asFailure } from '../shared/failure.ts';
import { defineRoute, noInput, type Route } from './route.ts';

/** `/healthz`: the process lives. `/readyz`: it can do its work, and what it knows about both clouds. */

export type ReadinessCheck = {
  readonly name: string;
  /**
   * Required: without it this replica cannot take work. A cloud that is away is not: activations are then accepted and
   * booked later, which needs a sidecar that is reachable.
   */
  readonly isRequired: boolean;
  readonly look: () => Promise<{ readonly isGood: boolean; readonly detail: string }>;
};

const checked = z.object({ name: z.string(), isRequired: z.boolean(), isGood: z.boolean(), detail: z.string() });
const readiness = z.object({ status: z.enum(['ready', 'degraded', 'not ready']), checks: z.array(checked) });
type Readiness = z.infer<typeof readiness>;

const PATIENCE_MS = 3000;

const run = async ({ name, isRequired, look }: ReadinessCheck): Promise<z.infer<typeof checked>> => {
  const patience = new AbortController();
  const tooLate = pause(PATIENCE_MS, { isGood: false, detail: 'no answer in time' }, { signal: patience.signal });
  try {
    return { name, isRequired, ...(await Promise.race([look(), tooLate])) };
  } catch {
    return { name, isRequired, isGood: false, detail: 'does not answer' };
  } finally {
    patience.abort();
    tooLate.catch(() => undefined);
  }
};

const statusOf = (checks: Readiness['checks']): Readiness['status'] => {
  if (checks.some(({ isRequired, isGood }) => isRequired && !isGood)) return 'not ready';
  return checks.every(({ isGood }) => isGood) ? 'ready' : 'degraded';
};

/** Asking for a token too often would itself be a burden on a cloud in trouble. */
const ASK_AGAIN_AFTER_MS = 60_000;

/** A check on a cloud: whether it gives us a token. @param signIn answers from memory while a token is good */
export const cloudCheck = (name: string, signIn: () => Promise<unknown>): ReadinessCheck => {
  let failedAt = -Infinity;
  let last = { isGood: false, detail: 'not asked yet' };
  return {
    name,
    isRequired: false,
    look: async () => {
      if (performance.now() - failedAt < ASK_AGAIN_AFTER_MS) return last;
      try {
        await signIn();
        last = { isGood: true, detail: 'signed in' };
        failedAt = -Infinity;
      } catch (thrown) {
        failedAt = performance.now();
        const { code, message } = asFailure(thrown);
        last = { isGood: false, detail: code === 'DEFECT' ? code : `${code}: ${message}` };
      }
      return last;
    },
  };
};

export const healthRoutes = (checks: readonly ReadinessCheck[]): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/healthz',
    summary: 'The process lives',
    scope: 'public',
    request: noInput,
    responses: { 200: { description: 'It does', schema: z.object({ status: z.literal('alive') }) } },
    handle: () => Promise.resolve({ status: 200, body: { status: 'alive' } }),
  }),
  defineRoute({
    method: 'get',
    path: '/readyz',
    summary: 'The sidecar can take work',
    scope: 'public',
    request: noInput,
    responses: {
      200: { description: 'It can, though a cloud may be away (degraded)', schema: readiness },
      503: { description: 'It cannot', schema: readiness },
    },
    handle: async () => {
      const results = await Promise.all(checks.map(run));
      const status = statusOf(results);
      return { status: status === 'not ready' ? 503 : 200, body: { status, checks: results } };
    },
  }),
];
