import { setTimeout as wait } from 'node:timers/promises';
import { hostsOf, TOKEN_PATH } from '../auth/token-endpoint.ts';
import type { Gate } from '../concurrency/gate.ts';
import type { Traffic } from '../concurrency/traffic.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Settings } from '../settings.ts';
import { asNetSuiteError, refusalAnswer } from './envelope.ts';
import type { ApiAnswer, ApiRequest, Handler } from './exchange.ts';
import type { Identify } from './identify.ts';
import type { Service } from './services.ts';
import { concurrencyExceeded, refusalByFault, type Struck } from './struck.ts';

/**
 * The way of every API request: who is it, is a slot free, think for a while, do the work, give the slot back. Refusals on
 * the way come out as NetSuite's envelope.
 */
export type PipelineNeeds = {
  readonly accountId: string;
  readonly settings: Settings;
  readonly identify: Identify;
  readonly token: Handler;
  readonly serviceFor: (path: string) => Service;
  readonly gate: Gate;
  readonly traffic: Traffic;
  readonly drawLatency: () => number;
  readonly jobs: JobQueue;
  readonly errorId: () => string;
  /** Fires when the account closes; ends all waiting. */
  readonly closing: AbortSignal;
};

/** A request as it came in: not yet known from whom. */
export type Incoming = Omit<ApiRequest, 'clientId'> & { readonly url: string };

export type Pipeline = (incoming: Incoming, struck: Struck) => Promise<ApiAnswer>;

const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  if (milliseconds > 0) await wait(milliseconds, undefined, { signal });
};

type Admit = (request: ApiRequest, handle: Handler, struck: Struck) => Promise<ApiAnswer>;

/** Does the work while it holds a slot. */
const admission = (needs: PipelineNeeds): Admit => {
  const { settings, gate, traffic, closing } = needs;

  const work: Admit = async (request, handle, struck) => {
    await pause(needs.drawLatency() + struck.delayMilliseconds, closing);
    const refusal = struck.refusal && refusalByFault(struck.refusal, needs.errorId());
    if (refusal !== undefined && !struck.refusesAfterCommit) throw refusal;
    await needs.jobs.settle();
    const answer = await handle(request);
    if (refusal !== undefined) throw refusal;
    return answer;
  };

  return async (request, handle, struck) => {
    const leave = gate.enter(request.clientId);
    if (leave === undefined) {
      traffic.refused();
      throw concurrencyExceeded(settings.concurrencyTitle, settings.concurrencyRetryAfterSeconds);
    }
    const left = traffic.entered();
    try {
      return await work(request, handle, struck);
    } finally {
      leave();
      left();
    }
  };
};

/** Token requests take no slot; their refusals have a shape of their own. */
const tokenRequests =
  ({ token, traffic, closing }: PipelineNeeds): Pipeline =>
  async (incoming, struck) => {
    traffic.request('token');
    await pause(struck.delayMilliseconds, closing);
    if (struck.refusal === undefined) return token({ ...incoming, clientId: '' });
    const { status, code } = struck.refusal;
    return { status, headers: { 'content-type': 'application/json' }, body: { error: code ?? 'server_error' } };
  };

const apiRequests = (needs: PipelineNeeds): Pipeline => {
  const admit = admission(needs);
  return async (incoming, struck) => {
    const service = needs.serviceFor(incoming.path);
    needs.traffic.request(service.kindOf(incoming.method));
    const { clientId } = needs.identify({
      method: incoming.method,
      urls: [incoming.baseUrl, ...hostsOf(needs.accountId)].map((host) => `${host}${incoming.url}`),
      authorization: incoming.headers['authorization'] ?? '',
      scope: service.scope,
      expireToken: struck.expireToken,
    });
    return admit({ ...incoming, clientId }, service.handle, struck);
  };
};

/** The pipeline of one account. */
export const pipeline = (needs: PipelineNeeds): Pipeline => {
  const token = tokenRequests(needs);
  const api = apiRequests(needs);
  const surprise = (cause: string): string => {
    const errorId = needs.errorId();
    needs.traffic.surprised({ errorId, cause });
    return errorId;
  };

  return async (incoming, struck) => {
    const isToken = incoming.path === TOKEN_PATH && incoming.method === 'POST';
    try {
      return await (isToken ? token(incoming, struck) : api(incoming, struck));
    } catch (error) {
      return refusalAnswer(asNetSuiteError(error, surprise), needs.settings);
    }
  };
};
