import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clouds } from './start-clouds.ts';

/** The NetSuite account as finance uses it: items and queries over the public REST API, bills and payments by hand. */
export type NetSuiteAccount = {
  readonly upsertItem: (item: { code: string; price: string; taxScheduleId: string }) => Promise<void>;
  readonly suiteQl: <T>(query: string, row: z.ZodType<T>) => Promise<readonly T[]>;
  /** One record over REST, from its type on. */
  readonly readRecord: (path: string) => Promise<unknown>;
  /** What a person does in NetSuite's own pages, by the operations API of the sandbox. */
  readonly operate: (operation: string, body: object) => Promise<unknown>;
  readonly stats: () => Promise<{ readonly writes: number }>;
};

const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const tokenAnswer = z.object({ access_token: z.string() });
const page = z.object({ items: z.array(z.unknown()), hasMore: z.boolean() });
const stats = z
  .object({ writes: z.object({ created: z.number(), updated: z.number(), deleted: z.number() }) })
  .transform(({ writes }) => ({ writes: writes.created + writes.updated + writes.deleted }));

type Call = {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
};

const signIn = async ({ netSuiteUrl, catalogueSignIn }: Clouds): Promise<string> => {
  const { clientId, certificateId, privateKeyPem } = catalogueSignIn;
  const assertion = await new SignJWT({ scope: ['rest_webservices'] })
    .setProtectedHeader({ typ: 'JWT', alg: 'PS256', kid: certificateId })
    .setIssuer(clientId)
    .setAudience(`${netSuiteUrl}${TOKEN_PATH}`)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importPKCS8(privateKeyPem, 'PS256'));
  const response = await fetch(`${netSuiteUrl}${TOKEN_PATH}`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  return tokenAnswer.parse(await response.json()).access_token;
};

export const openNetSuiteAccount = async (clouds: Clouds): Promise<NetSuiteAccount> => {
  const accessToken = await signIn(clouds);

  const send = async ({ method, path, body, headers = {} }: Call): Promise<Response> => {
    const response = await fetch(`${clouds.netSuiteUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`NetSuite refused ${method} ${path}: ${await response.text()}`);
    return response;
  };

  return {
    upsertItem: async ({ code, price, taxScheduleId }) => {
      const externalId = code.replaceAll(/[^A-Za-z0-9]/g, '_');
      const body = {
        itemId: code,
        displayName: code,
        rate: Number(price),
        taxSchedule: { id: taxScheduleId },
        subsidiary: { items: [{ id: '1' }] },
        includeChildren: true,
      };
      await send({ method: 'PUT', path: `/services/rest/record/v1/serviceSaleItem/eid:${externalId}`, body });
    },
    suiteQl: async (query, row) => {
      const rows: unknown[] = [];
      for (;;) {
        const path = `/services/rest/query/v1/suiteql?limit=1000&offset=${rows.length}`;
        const answer = await send({ method: 'POST', path, body: { q: query }, headers: { prefer: 'transient' } });
        const { items, hasMore } = page.parse(await answer.json());
        rows.push(...items);
        if (!hasMore) return z.array(row).parse(rows);
      }
    },
    readRecord: async (path) => (await send({ method: 'GET', path: `/services/rest/record/v1/${path}` })).json(),
    operate: async (operation, body) =>
      (await send({ method: 'POST', path: `/sandbox/operations/${operation}`, body })).json(),
    stats: async () => stats.parse(await (await fetch(`${clouds.netSuiteUrl}/sandbox/stats`)).json()),
  };
};
