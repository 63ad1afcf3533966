import { createHash } from 'node:crypto';
import { after } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../../../sidecar/src/config.ts';
import { startSidecar, type Sidecar } from '../../../sidecar/src/main.ts';
import { quietLog, type KeptLog } from '../../../sidecar/test/support/quiet-log.ts';
import { testDatabaseUrl } from '../../../sidecar/test/support/test-database.ts';
import { ORG_TOKEN, startClouds, type CloudOptions, type Role } from './clouds.ts';
import { listen, type EventListener } from './event-listener.ts';
import { peopleOfAccount, peopleOfOrg, type NetSuitePeople, type SalesforcePeople } from './people.ts';
import { signIn, type Person } from './staff.ts';
import { factories, type Factories } from './won-deal.ts';

/** Everything, for one test file: both clouds and the sidecar over real sockets, a database of its own, and people. */

const TOKENS = { org: ORG_TOKEN, operator: 'token-of-an-operator', viewer: 'token-of-a-viewer' } as const;
export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Readonly<Record<string, unknown>>;
};
export type Call = {
  /** Whose token; `nobody` sends none. */
  readonly as?: keyof typeof TOKENS | 'nobody';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type RunningSidecar = {
  readonly url: () => string;
  /** @param target a method and a path: `POST /v1/things`. */
  readonly call: (target: string, call?: Call) => Promise<Answer>;
  readonly stop: () => Promise<void>;
  /** On the same database; settings may differ. */
  readonly start: (environment?: Readonly<Record<string, string>>) => Promise<void>;
};

export type World = Factories & {
  readonly salesforce: SalesforcePeople;
  readonly netSuite: NetSuitePeople;
  /** Where a browser finds them. */
  readonly addresses: { readonly salesforce: string; readonly netSuite: string };
  readonly sidecar: RunningSidecar;
  /** Starts one more sidecar on the same database, as a company that has several; stopped with the world. */
  readonly replica: () => Promise<RunningSidecar>;
  readonly log: KeptLog;
  /** Somebody of the staff, signed in. */
  readonly signIn: (role: Role) => Promise<Person>;
  /** Asks for an activation as the org does. */
  readonly activate: (contractId: string, call?: Call) => Promise<Answer>;
  /** Hears a platform event from the earliest on; stopped with the world. */
  readonly listen: (event: string) => Promise<EventListener>;
};

export type WorldOptions = CloudOptions & {
  readonly environment?: Readonly<Record<string, string>> | undefined;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const json = z.record(z.string(), z.unknown());

const environmentOf = (clouds: Readonly<Record<string, string>>, databaseUrl: string): Record<string, string> => ({
  ...clouds,
  PORT: '0',
  DATABASE_URL: databaseUrl,
  WEBHOOK_SECRETS: WEBHOOK_SECRET,
  API_TOKENS: Object.entries(TOKENS)
    .map(([scope, token]) => `${scope}:${sha256(token)}`)
    .join(','),
  HELD_CHECK_SECONDS: '1',
  NETSUITE_CONCURRENCY: '8',
  // So that a busy machine books while the person waits; what the budget does is tried with a short one.
  ACTIVATION_BUDGET_SECONDS: '60',
  LOG_LEVEL: 'silent',
});

const requestOf = ({ as = 'org', body, headers = {} }: Call = {}): RequestInit => {
  const all = new Headers(headers);
  if (as !== 'nobody') all.set('authorization', `Bearer ${TOKENS[as]}`);
  if (body === undefined) return { headers: all };
  if (!all.has('content-type')) all.set('content-type', 'application/json');
  return { headers: all, body: typeof body === 'string' ? body : JSON.stringify(body) };
};

const sidecarIn = (base: Readonly<Record<string, string>>, log: KeptLog): RunningSidecar => {
  let running: Sidecar | undefined;
  const url = (): string => {
    if (running === undefined) throw new Error('The sidecar is stopped.');
    return running.url;
  };
  return {
    url,
    start: async (environment = {}) => {
      running = await startSidecar(readConfig({ ...base, ...environment }), { log });
    },
    stop: async () => {
      await running?.stop();
      running = undefined;
    },
    call: async (target, call) => {
      const [method = 'GET', path = '/'] = target.split(' ');
      const answer = await fetch(`${url()}${path}`, { method, ...requestOf(call) });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, json: text === '' ? {} : json.parse(JSON.parse(text)) };
    },
  };
};

/** Opens it; it closes when the test file is through. Call at the top level of the file, once. */
export const openWorld = async (options: WorldOptions = {}): Promise<World> => {
  const ends: (() => Promise<void> | void)[] = [];
  // Before the database's own clean-up, which runs later because it is registered later.
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });
  const [clouds, databaseUrl] = await Promise.all([startClouds(options), testDatabaseUrl()]);
  ends.push(clouds.stop);
  const log = quietLog();
  const environment = { ...environmentOf(clouds.environment, databaseUrl), ...options.environment };
  const replica = async (): Promise<RunningSidecar> => {
    const started = sidecarIn(environment, log);
    ends.push(started.stop);
    await started.start();
    clouds.sidecarAddress.url = started.url();
    return started;
  };
  const sidecar = await replica();
  const people = { salesforce: peopleOfOrg(clouds.salesforce), netSuite: peopleOfAccount(clouds.netSuite) };
  return {
    ...people,
    ...factories(people),
    addresses: { salesforce: clouds.salesforce.url, netSuite: clouds.netSuite.url },
    sidecar,
    replica,
    log,
    signIn: (role) => signIn(clouds, role),
    activate: (contractId, call) => sidecar.call(`POST /v1/contracts/${contractId}/activation`, call),
    listen: async (event) => {
      const listener = await listen(clouds.salesforce, event);
      // Last: the public client leaves errors of its streams to nobody once it is closed.
      ends.unshift(listener.stop);
      return listener;
    },
  };
};
