import { importPKCS8, SignJWT } from 'jose';
import { Connection } from 'jsforce';
import type { z } from 'zod';
import { failureOf, unreadable } from './errors.ts';
import { apiBudget } from './api-budget.ts';
import type { ApiBudget } from './api-budget.ts';
import type { Log } from '../shared/log.ts';
import { asSalesforceFailure, isExpiredSession, refusalOf } from './thrown.ts';
import { OneAttemptTransport } from './transport.ts';

/**
 * The signed-in connection to one org: JWT bearer sign-in when it is first needed, one new token when Salesforce refuses the
 * old one, and every error as a Failure.
 * https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm
 */
export type SalesforceOptions = {
  /** Where tokens are fetched: `https://login.salesforce.com`, `https://test.salesforce.com` or the My Domain host. */
  readonly loginUrl: string;
  /** Overrides the instance the token answer names. */
  readonly instanceUrl?: string | undefined;
  readonly clientId: string;
  readonly username: string;
  /** PKCS #8. */
  readonly privateKeyPem: string;
  readonly audience: string;
  /** `68.0`. */
  readonly apiVersion: string;
  /** `host:port`. */
  readonly pubSubEndpoint: string;
  /** Trusted besides nothing else when given; the system's authorities otherwise. */
  readonly pubSubCaPem?: string | undefined;
  /** Longest wait for one answer; 120 s unless set. */
  readonly timeoutMilliseconds?: number | undefined;
  /** Share of the day's API calls at which batch work stops; 0.8 unless set. */
  readonly batchShare?: number | undefined;
  readonly log: Log;
  readonly now: () => Date;
};

export type Session = {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** The org's id of 18 characters; what the Pub/Sub API calls the tenant. */
  readonly orgId: string;
  readonly userId: string;
};

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the version's root (`/sobjects/Account/001…`), or from the host's root (`/services/…`). */
  readonly path: string;
  /** Sent as JSON; text is sent as it is, as `contentType`. */
  readonly body?: unknown;
  readonly contentType?: string | undefined;
};

export type SalesforceConnection = {
  readonly options: SalesforceOptions;
  readonly budget: ApiBudget;
  /** Who we are; signs in when nobody has. @throws Failure CREDENTIAL_REFUSED, SALESFORCE_AWAY */
  readonly session: () => Promise<Session>;
  /** A new session in place of one whose token was refused. */
  readonly renew: (refused: Session) => Promise<Session>;
  /** One call of the REST API, its answer checked against `answer`. @throws Failure */
  readonly call: <T>(request: ApiRequest, answer: z.ZodType<T>) => Promise<T>;
};

/** https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_jwt_flow.htm: at most three minutes */
const ASSERTION_LIFE_SECONDS = 170;
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const assertionOf = async (options: SalesforceOptions): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(options.clientId)
    .setSubject(options.username)
    .setAudience(options.audience)
    .setExpirationTime(Math.floor(options.now().getTime() / 1000) + ASSERTION_LIFE_SECONDS)
    .sign(await importPKCS8(options.privateKeyPem, 'RS256'));

const signIn = async (jsforce: Connection, options: SalesforceOptions): Promise<Session> => {
  const assertion = await assertionOf(options);
  const user = await jsforce.authorize({ grant_type: GRANT_TYPE, assertion }).catch((thrown: unknown) => {
    const refusal = refusalOf(thrown);
    // Some refusals of a sign-in come with their status alone.
    const code = refusal.code === 'ERROR_HTTP_401' ? 'invalid_client' : refusal.code;
    throw failureOf({ ...refusal, code, outcomeUnknown: false });
  });
  const { accessToken } = jsforce;
  if (!accessToken) throw unreadable('the sign-in', user);
  if (options.instanceUrl !== undefined) jsforce.instanceUrl = options.instanceUrl;
  const { instanceUrl } = jsforce;
  options.log.info({ journey: 'integration-health', step: 'sign-in', outcome: 'signed-in' }, 'signed in to Salesforce');
  return { accessToken, instanceUrl, orgId: user.organizationId, userId: user.id };
};

/** Sessions are shared: however many calls ask at once, one sign-in is made. */
const sessionKeeper = (jsforce: Connection, options: SalesforceOptions) => {
  let current: Session | undefined;
  let signingIn: Promise<Session> | undefined;
  const begin = (): Promise<Session> => {
    signingIn ??= signIn(jsforce, options)
      .then((session) => (current = session))
      .finally(() => (signingIn = undefined));
    return signingIn;
  };
  return {
    session: async (): Promise<Session> => current ?? begin(),
    renew: async (refused: Session): Promise<Session> =>
      current !== undefined && current.accessToken !== refused.accessToken ? current : begin(),
  };
};

const jsforceOf = (options: SalesforceOptions): Connection => {
  const { loginUrl, clientId, apiVersion: version } = options;
  const jsforce = new Connection({ loginUrl, version, oauth2: { loginUrl } });
  const transport = new OneAttemptTransport(options.timeoutMilliseconds ?? 120_000);
  jsforce._transport = transport;
  jsforce.oauth2._transport = transport;
  // Set afterwards: a client id at construction would make jsforce refresh tokens in its own, unbounded way.
  jsforce.oauth2.clientId = clientId;
  return jsforce;
};

const send = async (jsforce: Connection, request: ApiRequest): Promise<unknown> => {
  const { method, path, body, contentType = 'application/json' } = request;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const carried =
    body === undefined ? {} : { body: text, headers: { 'content-type': `${contentType}; charset=UTF-8` } };
  return jsforce.request({ method, url: path, ...carried });
};

/** Opens the connection; signs in when it is first used. */
export const openSalesforce = (options: SalesforceOptions): SalesforceConnection => {
  const jsforce = jsforceOf(options);
  const sessions = sessionKeeper(jsforce, options);
  const budget = apiBudget(options.batchShare ?? 0.8);

  const attempt = async (request: ApiRequest): Promise<unknown> => {
    try {
      return await send(jsforce, request);
    } finally {
      budget.note(jsforce.limitInfo.apiUsage);
    }
  };

  const call = async <T>(request: ApiRequest, answer: z.ZodType<T>): Promise<T> => {
    const session = await sessions.session();
    const body = await attempt(request).catch(async (thrown: unknown) => {
      if (!isExpiredSession(thrown)) throw asSalesforceFailure(thrown);
      await sessions.renew(session);
      return attempt(request).catch((again: unknown) => {
        throw asSalesforceFailure(again);
      });
    });
    const read = answer.safeParse(body);
    if (!read.success) throw unreadable(`${request.method} ${request.path.split('?')[0]}`, read.error);
    return read.data;
  };

  return { options, budget, ...sessions, call };
};
