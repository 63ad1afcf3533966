import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { STAFF, STAFF_APP, type Clouds, type Role } from './clouds.ts';
import type { Fields } from './people.ts';

/** People of the org, signed in over OAuth, who act over the public REST API with no more rights than their role has. */

export type Said = { readonly status: number; readonly json: unknown };

export type Person = {
  readonly userId: string;
  /** @param target a method and a path below the version: `PATCH /sobjects/Opportunity/006…`. */
  readonly call: (target: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Said>;
  /** @throws Error with the refusal */
  readonly query: (soql: string) => Promise<readonly Fields[]>;
  /** Presses Activate on the page of a contract. @returns what the page gets */
  readonly activate: (contractId: string) => Promise<Screen>;
  /** Presses Replay on the page of the error log. @returns what the page gets */
  readonly replay: (entryIds: readonly string[]) => Promise<Said>;
  /** Opens the card that says whether a record is in NetSuite, and why not. */
  readonly explain: (recordId: string) => Promise<Explanation>;
};
export type Screen = { readonly status: number; readonly outcome: string; readonly message: string } & Fields;

const explanation = z.object({
  state: z.string(),
  reasons: z.array(z.object({ key: z.string(), why: z.string(), fix: z.string() })),
});
export type Explanation = z.infer<typeof explanation>;

const VERSION = '/services/data/v68.0';
const token = z.object({ access_token: z.string(), id: z.string() });
const rows = z.object({ records: z.array(z.record(z.string(), z.unknown())) });
const screen = z.looseObject({ outcome: z.string().default(''), message: z.string() });

const assertionOf = async ({ staffKey }: Clouds, username: string): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(STAFF_APP)
    .setSubject(username)
    .setAudience('https://test.salesforce.com')
    .setExpirationTime('3m')
    .sign(await importPKCS8(staffKey, 'RS256'));

const bodyOf = (body: unknown): RequestInit =>
  body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };

/** @returns the JSON, or the text of what is none */
const readBody = async (answer: Response): Promise<unknown> => {
  const text = await answer.text();
  return text.startsWith('{') || text.startsWith('[') ? z.unknown().parse(JSON.parse(text)) : text;
};

const callAs =
  (url: string, accessToken: string) =>
  async (target: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Said> => {
    const [method = 'GET', path = '/'] = target.split(/ (.*)/s);
    const authorized = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', ...headers };
    const answer = await fetch(url + path, { method, headers: authorized, ...bodyOf(body) });
    return { status: answer.status, json: await readBody(answer) };
  };

/** @throws Error with the org's refusal */
export const signIn = async (clouds: Clouds, role: Role): Promise<Person> => {
  const { url } = clouds.salesforce;
  const answer = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: await assertionOf(clouds, STAFF[role].username),
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { access_token: accessToken, id } = token.parse(await answer.json());
  const anywhere = callAs(url, accessToken);
  const call: Person['call'] = (target, body, headers) => anywhere(target.replace(' ', ` ${VERSION}`), body, headers);
  return {
    userId: id.split('/').at(-1) ?? '',
    call,
    query: async (soql) => {
      const { status, json } = await call(`GET /query?${new URLSearchParams({ q: soql }).toString()}`);
      if (status !== 200) throw new Error(JSON.stringify(json));
      return rows.parse(json).records;
    },
    activate: async (contractId) => {
      const { status, json } = await anywhere('POST /services/apexrest/activation-screen', { contractId });
      return { status, ...screen.parse(json) };
    },
    explain: async (recordId) =>
      explanation.parse((await anywhere('POST /services/apexrest/sync-screen', { recordId })).json),
    replay: (entryIds) => anywhere('POST /services/apexrest/failure-screen', { entryIds }),
  };
};
