import { createHash } from 'node:crypto';
import { after } from 'node:test';
import { z } from 'zod';
import { openMetrics, type Backlog } from '../../src/http/metrics.ts';
import type { Route, Scope } from '../../src/http/route.ts';
import { createServer } from '../../src/http/server.ts';
import { quietLog, type KeptLog } from './quiet-log.ts';

/** The real HTTP server on a free port with the routes of a test and one token per scope. */

const TOKENS: Readonly<Record<Scope, string>> = {
  viewer: 'token-of-a-viewer',
  operator: 'token-of-an-operator',
  admin: 'token-of-an-admin',
  org: 'token-of-the-org',
};

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON body. */
  readonly json: () => unknown;
};

export type TestServer = {
  readonly url: string;
  readonly log: KeptLog;
  /** Sends a request as the holder of a scope's token; `null` sends no token. */
  readonly call: (as: Scope | null, target: string, init?: RequestInit) => Promise<Reply>;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Starts it; it stops when the test file is through. A target is a method and a path: `POST /v1/things`. */
export const testServer = async (
  routes: readonly Route[],
  backlog: () => Promise<Backlog> = () => Promise.resolve({ waiting: 0, setAside: 0 }),
): Promise<TestServer> => {
  const log = quietLog();
  const metrics = openMetrics(backlog);
  const tokens = z
    .array(z.object({ scope: z.enum(['viewer', 'operator', 'admin', 'org']), sha256: z.string() }))
    .parse(Object.entries(TOKENS).map(([scope, token]) => ({ scope, sha256: sha256(token) })));
  const server = await createServer(
    { routes: [...routes, metrics.route], tokens, metrics, log },
    { host: '127.0.0.1', port: 0 },
  );
  after(server.stop);
  return {
    url: server.url,
    log,
    call: async (as, target, init = {}) => {
      const [method = 'GET', path = '/'] = target.split(' ');
      const headers = new Headers(init.headers);
      if (as !== null) headers.set('Authorization', `Bearer ${TOKENS[as]}`);
      const response = await fetch(`${server.url}${path}`, { ...init, method, headers });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: () => z.unknown().parse(JSON.parse(text)),
      };
    },
  };
};
