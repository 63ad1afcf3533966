import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { z } from 'zod';
import { selfSignedCertificate } from '../shared/certificate.ts';
import { virtualClock, type Clock } from '../shared/clock.ts';
import { faultSwitchboard, type FaultSwitchboard } from '../shared/faults.ts';
import { seededRandom } from '../shared/random.ts';
import { accessOf } from './access/user-access.ts';
import { analyticsRoutes } from './analytics/analytics-routes.ts';
import { soapRoutes } from './apex/served/tooling/soap-routes.ts';
import { toolingRoutes } from './apex/served/tooling/tooling-routes.ts';
import { bulkRoutes } from './bulk/index.ts';
import { openRepeatableRuns } from './apex/served/callouts/repeatable-runs.ts';
import { sendRequest } from './apex/served/callouts/send-request.ts';
import { apexRestRoutes } from './apex/served/apex-rest/apex-rest-routes.ts';
import { apexOpener } from './apex/served/open-apex.ts';
import type { ServedApex } from './apex/served/served-apex.ts';
import { assignPermissionSets } from './data/assign-permission-sets.ts';
import { openLastingOrg } from './data/org.ts';
import { recordId } from './data/record-id.ts';
import type { Org } from './data/types.ts';
import {
  deploymentsOf,
  deployRoutes,
  openLiveOrg,
  presentOrg,
  soapDeployRoutes,
  type Deployments,
  type Turn,
} from './deploy/index.ts';
import { cometdRoutes, openSystemTopics } from './events/cometd/index.ts';
import { openEventBus, PUB_SUB_SETTINGS, startPubSub, type PubSubServer } from './events/index.ts';
import { oauthFailure, oauthRoutes } from './oauth/oauth-routes.ts';
import { flexiPageRoutes } from './lightning/flexipages/flexipage-routes.ts';
import { openSessions } from './oauth/sessions.ts';
import { operationsRoutes } from './operations/operations-routes.ts';
import { rowFaults } from './operations/row-faults.ts';
import { cookieAsBearer, lightningRoutes } from './lightning/server/index.ts';
import { interviewRoutes } from './flow/screens/interview-routes.ts';
import { actionRoutes } from './rest/action-routes.ts';
import { failureAnswer } from './rest/answer.ts';
import { apiUsage } from './rest/api-usage.ts';
import { faultDoor } from './rest/fault-door.ts';
import { limitsBody } from './rest/limits.ts';
import { queryRoutes } from './rest/query-routes.ts';
import { restRefusals } from './rest/rest-error.ts';
import { restDoor, sendAnswer } from './rest/rest-door.ts';
import { loadSchema } from './schema/load-schema.ts';
import { LOGIN_HOSTS, SALESFORCE_DEFAULTS, type SalesforceOptions } from './settings.ts';

export type { SalesforceOptions } from './settings.ts';

/**
 * A stand-in for a Salesforce org on this machine: OAuth, REST, bulk jobs and platform events over the real protocols, with
 * the package's own objects as its schema.
 */
export type SalesforceSandbox = {
  /** `http://127.0.0.1:port`: login host and instance in one. */
  readonly url: string;
  /** `localhost:port`, gRPC over TLS. */
  readonly pubSubEndpoint: string;
  /** The authority that the Pub/Sub endpoint's certificate is checked against. */
  readonly caPem: string;
  readonly clock: Clock;
  readonly faults: FaultSwitchboard;
  readonly org: Org;
  stop(): Promise<void>;
};

type Settled = SalesforceOptions & typeof SALESFORCE_DEFAULTS;

const openParts = (options: Settled) => {
  const clock = virtualClock(options.start);
  const random = seededRandom(options.seed);
  const bus = openEventBus({ clock, random, retentionHours: options.eventRetentionHours });
  const struck = rowFaults();
  const usage = apiUsage({ clock, dailyLimit: options.dailyApiLimit });
  const apexFailures: string[] = [];
  const runs = openRepeatableRuns(() => turn.lasting.org, sendRequest);
  const { users = [], connectedApps } = options;
  const currencies = options.isMultiCurrency ? options.currencies : [];
  const appUsers = connectedApps
    .flatMap((app) => [app.username, ...(app.approvedUsernames ?? [])])
    .map((username) => ({ username }));
  const known = new Set(users.map((user) => user.username));
  const orgId = recordId('00D', 1);
  const lasting = openLastingOrg({
    schema: loadSchema(options),
    clock: { ...clock, now: () => runs.now(() => clock.now()) },
    orgId,
    publish: (event) => runs.publish(() => bus.publish(event)),
    users: [...users, ...appUsers.filter((user, at) => !known.has(user.username) && isFirst(appUsers, at))],
    ...(currencies === undefined ? {} : { currencies }),
    rowFault: (object, row) => struck.strike(object, row),
  });
  const turn: Turn = { lasting };
  assignPermissionSets(lasting.org, users);
  return {
    clock,
    bus,
    org: presentOrg(() => turn.lasting.org),
    turn,
    runs,
    apexFailures,
    rowFaults: struck,
    faults: faultSwitchboard(random),
    systemTopics: openSystemTopics(clock),
    sessions: openSessions({ clock, orgId, timeoutMinutes: options.sessionTimeoutMinutes }),
    usage,
    orgLimits: () => limitsBody(usage, bus, { ...PUB_SUB_SETTINGS, ...options.pubSub }),
  };
};

const isFirst = (users: readonly { username: string }[], at: number): boolean =>
  users.findIndex((user) => user.username === users[at]?.username) === at;

type Parts = ReturnType<typeof openParts>;

const operationFailure = (error: unknown): { status: number; body: object } | undefined =>
  error instanceof z.ZodError ? { status: 400, body: { message: z.prettifyError(error) } } : undefined;

// eslint-disable-next-line max-params -- express tells an error handler by its four parameters
const answerFailure: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) next(error);
  else sendAnswer(response, oauthFailure(error) ?? operationFailure(error) ?? failureAnswer(error));
};

type Outside = {
  readonly url: () => string;
  readonly pubSub: () => PubSubServer | undefined;
  readonly caPem: string;
  readonly served: () => Promise<ServedApex>;
  readonly sourceDirectories: () => readonly string[];
  readonly deployments: Deployments;
};

/** An address that ends in a slash, put before a path, is no other place: the Salesforce CLI keeps it so. */
const oneSlash: RequestHandler = (request, _response, next) => {
  request.originalUrl = request.originalUrl.replace(/^\/+/, '/');
  request.url = request.originalUrl;
  next();
};

const webApp = (parts: Parts, options: Settled, outside: Outside): Express => {
  const { org, sessions, usage } = parts;
  const { url, served, deployments } = outside;
  const allocations = { ...PUB_SUB_SETTINGS, ...options.pubSub };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(oneSlash);
  app.use(operationsRoutes({ ...parts, ...outside }));
  app.use(cookieAsBearer);
  app.use(['/services', '/cometd'], faultDoor(parts.faults, sessions));
  const rules = {
    clock: parts.clock,
    audiences: () => [...LOGIN_HOSTS, url()],
    longestLifetimeSeconds: options.assertionLifetimeSeconds,
  };
  app.use(oauthRoutes({ org, sessions, apps: options.connectedApps, rules, url }));
  app.use(
    restDoor({
      org,
      sessions,
      usage,
      limits: parts.orgLimits,
      groups: [
        analyticsRoutes(outside.sourceDirectories),
        queryRoutes,
        bulkRoutes,
        toolingRoutes(served),
        actionRoutes(served),
        deployRoutes(deployments),
      ],
    }),
  );
  app.use(soapRoutes({ sessions, served }));
  app.use(soapDeployRoutes({ org, sessions, deployments }));
  app.use(apexRestRoutes({ sessions, usage, served }));
  app.use(interviewRoutes({ sessions, served }));
  app.use(
    cometdRoutes({ ...parts, ...allocations, accessOf: (userId) => accessOf(org, userId), settings: options.cometd }),
  );
  app.use(flexiPageRoutes({ org, sessions }));
  app.use(lightningRoutes({ org, sessions, served, sourceDirectories: outside.sourceDirectories }));
  app.use((_request, response) => sendAnswer(response, failureAnswer(restRefusals.notFound())));
  app.use(answerFailure);
  return app;
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // A cloud does not close a connection under a caller who is about to use it again.
    server.keepAliveTimeout = 75_000;
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/**
 * Starts the stand-in on 127.0.0.1.
 * @throws SourceInvalid when the package source cannot be loaded, ApexRefused when its Apex does not compile, FlowsRefused
 */
export const startSalesforce = async (options: SalesforceOptions): Promise<SalesforceSandbox> => {
  const settled = { ...SALESFORCE_DEFAULTS, ...options };
  const parts = openParts(settled);
  const live = await openLiveOrg(
    parts.turn,
    (org, sourceDirectories) => apexOpener({ ...parts, org }, { ...settled, sourceDirectories }),
    settled.sourceDirectories,
  );
  const certificate = await selfSignedCertificate({ commonName: 'localhost', hosts: ['localhost', '127.0.0.1'] });
  const pubSub = await startPubSub({
    ...parts,
    accessOf: (userId) => accessOf(parts.org, userId),
    certificate,
    settings: { ...options.pubSub, port: options.pubSubPort ?? 0 },
  });
  let url = '';
  const outside = {
    url: () => url,
    pubSub: () => pubSub,
    caPem: certificate.certificatePem,
    served: live.served,
    sourceDirectories: live.sourceDirectories,
    deployments: deploymentsOf({ ...settled, clock: parts.clock, live }),
  };
  const server = createServer(webApp(parts, settled, outside));
  url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return {
    url,
    pubSubEndpoint: `localhost:${pubSub.port}`,
    caPem: certificate.certificatePem,
    clock: parts.clock,
    faults: parts.faults,
    org: parts.org,
    async stop() {
      await Promise.all([close(server), pubSub.stop()]);
    },
  };
};
