import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { TOKEN_PATH } from '../auth/token-endpoint.ts';
import { startNetSuite, type NetSuiteOptions, type NetSuiteSandbox } from '../index.ts';

/** An account for tests with one integration, and the few calls every test of it makes. */
export const ACCOUNT_ID = '1234567_SB1';
export const CLIENT_ID = 'client-of-the-tests';
export const CERTIFICATE_ID = 'certificate-of-the-tests';
export const TOKEN_URL = `https://1234567-sb1.suitetalk.api.netsuite.com${TOKEN_PATH}`;

export const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

export const integration = {
  clientId: CLIENT_ID,
  certificateId: CERTIFICATE_ID,
  certificatePem: publicPem(keys.publicKey),
};

export const start = (options: Partial<NetSuiteOptions> = {}): Promise<NetSuiteSandbox> =>
  startNetSuite({ accountId: ACCOUNT_ID, integrations: [integration], ...options });

export type AssertionChanges = {
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: KeyObject | Uint8Array;
  readonly claims?: Readonly<Record<string, unknown>>;
};

/** An assertion NetSuite accepts, except for what `changes` says. @param now of the account's clock */
export const assertionAt = (now: Date, changes: AssertionChanges = {}): Promise<string> => {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: CLIENT_ID,
    scope: ['rest_webservices'],
    aud: TOKEN_URL,
    iat: issuedAt,
    exp: issuedAt + 3600,
    ...changes.claims,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: changes.alg ?? 'ES256', kid: changes.kid ?? CERTIFICATE_ID })
    .sign(changes.key ?? keys.privateKey);
};

export const tokenForm = (assertion: string): URLSearchParams =>
  new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  });

export const askToken = (sandbox: NetSuiteSandbox, form: URLSearchParams): Promise<Response> =>
  fetch(`${sandbox.url}${TOKEN_PATH}`, { method: 'POST', body: form });

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number(), token_type: z.string() });

/** A fresh access token. */
export const signIn = async (sandbox: NetSuiteSandbox, changes: AssertionChanges = {}): Promise<string> => {
  const answer = await askToken(sandbox, tokenForm(await assertionAt(sandbox.clock.now(), changes)));
  return tokenAnswer.parse(await answer.json()).access_token;
};

export type Call = (
  method: string,
  path: string,
  more?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Response>;

/** Calls paths below `/services/rest` with a fresh token. */
export const caller = async (sandbox: NetSuiteSandbox, changes: AssertionChanges = {}): Promise<Call> => {
  const token = await signIn(sandbox, changes);
  return (method, path, { body, headers = {} } = {}) =>
    fetch(`${sandbox.url}/services/rest${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
};

const envelope = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  'o:errorDetails': z.array(z.record(z.string(), z.string())),
});

/** The error envelope of a response, with its first detail. */
export const refusalIn = async (response: Response) => {
  const { 'o:errorDetails': details, ...rest } = envelope.parse(await response.json());
  const [first = {}] = details;
  return { ...rest, details, code: first['o:errorCode'], detail: first['detail'] };
};

/** Id at the end of a `Location`. */
export const idIn = (response: Response): string => (response.headers.get('location') ?? '').split('/').at(-1) ?? '';

/** Calls `/sandbox`. @param route such as `GET /stats` */
export const operate = async (sandbox: NetSuiteSandbox, route: string, body?: unknown) => {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(`${sandbox.url}/sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return z.record(z.string(), z.unknown()).parse(await response.json());
};
