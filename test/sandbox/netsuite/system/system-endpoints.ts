import type { Clock } from '../../shared/clock.ts';
import type { Gate } from '../concurrency/gate.ts';
import { ok, type ApiRequest, type Handler } from '../http/exchange.ts';
import { recordDoesNotExist } from '../http/netsuite-error.ts';
import type { Settings } from '../settings.ts';

/**
 * The system service: what time the account has and how much concurrency it grants the caller.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0528010158.html (serverTime) and
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0625010817.html (governanceLimits)
 */
const onlyGet =
  (answer: (request: ApiRequest) => unknown): Handler =>
  (request) => {
    if (request.method !== 'GET') throw recordDoesNotExist();
    return ok(answer(request), 'application/json');
  };

/** Handlers by their path. */
export const systemEndpoints = (needs: {
  readonly clock: Clock;
  readonly gate: Gate;
  readonly settings: Settings;
}): Readonly<Record<string, Handler>> => ({
  [needs.settings.serverTimePath]: onlyGet(() => ({
    serverTime: needs.clock.now().toISOString(),
  })),
  '/services/rest/system/v1/governanceLimits': onlyGet((request) => needs.gate.limitsFor(request.clientId)),
});
