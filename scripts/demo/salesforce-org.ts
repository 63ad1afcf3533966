import { Connection } from 'jsforce';
import { z } from 'zod';
import type { DeskApp } from './desks.ts';
import { DESKS } from './desks.ts';

/** The org as the people of the demo use it: through its public APIs, with a client nobody here wrote. */
export type SalesforceOrg = {
  readonly query: <T>(soql: string, row: z.ZodType<T>) => Promise<readonly T[]>;
  /** Creates records, 200 a request, all or none. @returns their ids in order */
  readonly create: (
    object: string,
    records: readonly Fields[],
    onProgress?: (done: number) => void,
  ) => Promise<readonly string[]>;
  readonly update: (object: string, records: readonly Change[]) => Promise<void>;
  /** Updates records by the Bulk API 2.0. @throws Error with the first row that was refused */
  readonly load: (object: string, records: readonly Change[], onProgress: (done: number) => void) => Promise<void>;
  /** POST to a path below the version. @returns the JSON @throws Error with the refusal */
  readonly post: (path: string, body: object) => Promise<unknown>;
  readonly userId: string;
  /** For clients that speak to the org in other ways. */
  readonly accessToken: string;
  readonly organizationId: string;
  readonly stats: () => Promise<{ readonly writes: number }>;
};
export type Fields = Record<string, string | number | boolean | null>;
export type Change = Fields & { Id: string };

const token = z.object({ access_token: z.string(), instance_url: z.string(), id: z.string() });
const saved = z.array(z.object({ id: z.string().nullish(), success: z.boolean(), errors: z.array(z.unknown()) }));
const stats = z.object({ writes: z.number() });
const PER_REQUEST = 200;

type SignedIn = {
  readonly connection: Connection;
  readonly accessToken: string;
  readonly organizationId: string;
  readonly userId: string;
};

const signIn = async (url: string, app: DeskApp): Promise<SignedIn> => {
  const response = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.consumerKey,
      client_secret: app.consumerSecret,
    }),
  });
  const { access_token: accessToken, instance_url: instanceUrl, id } = token.parse(await response.json());
  const [organizationId = '', userId = ''] = id.split('/').slice(-2);
  const connection = new Connection({ accessToken, instanceUrl, version: '68.0' });
  return { connection, accessToken, organizationId, userId };
};

const PAUSE_MILLISECONDS = 200;

/** One job of the Bulk API, from its rows to its end. */
const bulkUpdate =
  (connection: Connection): SalesforceOrg['load'] =>
  async (object, records, onProgress) => {
    if (records.length === 0) return;
    const job = connection.bulk2.createJob({ object, operation: 'update' });
    await job.open();
    await job.uploadData([...records]);
    await job.close();
    for (;;) {
      const { state, numberRecordsProcessed } = await job.check();
      onProgress(numberRecordsProcessed);
      if (state === 'JobComplete') break;
      if (state === 'Failed' || state === 'Aborted') throw new Error(`Salesforce gave the load of ${object} up.`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
    const [refused] = await job.getFailedResults();
    if (refused !== undefined) throw new Error(`Salesforce refused ${object} ${refused.sf__Id}: ${refused.sf__Error}`);
  };

/** Signed in at one of the desks; that of the data loads unless it is said otherwise. */
export const openSalesforceOrg = async (url: string, app: DeskApp = DESKS.loader.app): Promise<SalesforceOrg> => {
  const { connection, accessToken, organizationId, userId } = await signIn(url, app);

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
    load: bulkUpdate(connection),
    post: (path, body) => connection.requestPost(`/services/data/v68.0${path}`, body),
    userId,
    accessToken,
    organizationId,
    stats: async () => stats.parse(await (await fetch(`${url}/sandbox/stats`)).json()),
  };
};
