import { Connection } from 'jsforce';
import { z } from 'zod';
import { LOADER_APP } from './start-clouds.ts';

/** The org as the people of the demo use it: through the public REST API, with a client nobody here wrote. */
export type SalesforceOrg = {
  readonly query: <T>(soql: string, row: z.ZodType<T>) => Promise<readonly T[]>;
  /** Creates records, 200 a request, all or none. @returns their ids in order */
  readonly create: (
    object: string,
    records: readonly Fields[],
    onProgress?: (done: number) => void,
  ) => Promise<readonly string[]>;
  readonly update: (object: string, records: readonly (Fields & { Id: string })[]) => Promise<void>;
  /** For clients that speak to the org in other ways. */
  readonly accessToken: string;
  readonly organizationId: string;
  readonly stats: () => Promise<{ readonly writes: number }>;
};
export type Fields = Record<string, string | number | boolean | null>;

const token = z.object({ access_token: z.string(), instance_url: z.string(), id: z.string() });
const saved = z.array(z.object({ id: z.string().nullish(), success: z.boolean(), errors: z.array(z.unknown()) }));
const stats = z.object({ writes: z.number() });
const PER_REQUEST = 200;

type SignedIn = { readonly connection: Connection; readonly accessToken: string; readonly organizationId: string };

const signIn = async (url: string): Promise<SignedIn> => {
  const response = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: LOADER_APP.consumerKey,
      client_secret: LOADER_APP.consumerSecret,
    }),
  });
  const { access_token: accessToken, instance_url: instanceUrl, id } = token.parse(await response.json());
  const organizationId = id.split('/').at(-2) ?? '';
  return { connection: new Connection({ accessToken, instanceUrl, version: '68.0' }), accessToken, organizationId };
};

export const openSalesforceOrg = async (url: string): Promise<SalesforceOrg> => {
  const { connection, accessToken, organizationId } = await signIn(url);

  const inRequests = async (
    records: readonly Fields[],
    send: (records: Fields[]) => Promise<unknown>,
    onProgress: (done: number) => void = () => undefined,
  ): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let start = 0; start < records.length; start += PER_REQUEST) {
      const results = saved.parse(await send(records.slice(start, start + PER_REQUEST)));
      const refused = results.find(({ success }) => !success);
      if (refused !== undefined) throw new Error(`Salesforce refused a record: ${JSON.stringify(refused.errors)}`);
      ids.push(...results.map(({ id }) => id ?? ''));
      onProgress(ids.length);
    }
    return ids;
  };

  return {
    query: async (soql, row) => {
      const result = await connection.query(soql, { autoFetch: true, maxFetch: 100_000 });
      return z.array(row).parse(result.records);
    },
    create: (object, records, onProgress) =>
      inRequests(records, (part) => connection.sobject(object).create(part, { allOrNone: true }), onProgress),
    update: async (object, records) => {
      await inRequests(records, (part) =>
        connection.requestPatch(`/services/data/v68.0/composite/sobjects`, {
          allOrNone: true,
          records: part.map((record) => ({ attributes: { type: object }, ...record })),
        }),
      );
    },
    accessToken,
    organizationId,
    stats: async () => stats.parse(await (await fetch(`${url}/sandbox/stats`)).json()),
  };
};
