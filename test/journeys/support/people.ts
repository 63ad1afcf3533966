import { z } from 'zod';
import type { NetSuiteSandbox } from '../../sandbox/netsuite/index.ts';
import type { SalesforceSandbox } from '../../sandbox/salesforce/index.ts';
import { PEOPLE_USERNAME } from './clouds.ts';

/** What people do and see in the two clouds: records made, changed and read under each platform's own rules. */

export type Fields = Readonly<Record<string, unknown>>;

/** Body fields with id and external id; amounts as exact text. */
export type NetSuiteRecord = Fields & { readonly id: string; readonly externalId: string | undefined };

export type SalesforcePeople = {
  readonly sandbox: SalesforceSandbox;
  /** @throws Error with the org's refusal */
  readonly create: (object: string, fields: Fields) => string;
  readonly update: (object: string, id: string, fields: Fields) => void;
  readonly remove: (object: string, id: string) => void;
  /** A record as it is now. @throws Error when there is none */
  readonly see: (object: string, id: string) => Fields;
  /** Records whose named fields have these values. */
  readonly find: (object: string, where: Fields) => readonly Fields[];
  readonly stats: () => Promise<{ readonly writes: number; readonly eventsPublished: number }>;
  /** POST to the stand-in's own operations. */
  readonly operate: (path: string, body?: object) => Promise<void>;
};

export type NetSuitePeople = {
  readonly sandbox: NetSuiteSandbox;
  readonly create: (type: string, fields: Fields) => string;
  readonly update: (type: string, id: string, fields: Fields) => void;
  /** A record with its sublists, as REST shows it. */
  readonly see: (type: string, id: string) => Fields;
  /** The lines of a sublist as they are kept: amounts as exact text. */
  readonly linesOf: (type: string, id: string, sublist: string) => readonly Fields[];
  /** Records of a type whose body fields pass. */
  readonly find: (type: string, passes: (fields: Fields) => boolean) => readonly NetSuiteRecord[];
  readonly stats: () => Promise<{
    readonly writes: number;
    readonly recordWrites: number;
    readonly refused429: number;
    readonly tokens: number;
  }>;
  /** POST to the stand-in's own operations. */
  readonly operate: (path: string, body?: object) => Promise<void>;
};

const post = async (url: string, body: object): Promise<void> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
};

const orgStats = z.object({ writes: z.number(), eventsPublished: z.number() });

export const peopleOfOrg = (sandbox: SalesforceSandbox): SalesforcePeople => {
  const { org } = sandbox;
  const user = [...org.rows('User')].find(({ Username }) => Username === PEOPLE_USERNAME);
  const caller = { userId: user?.Id ?? '', username: PEOPLE_USERNAME };
  const accepted = (results: ReturnType<typeof org.insert>, what: string): string => {
    const [result] = results;
    if (result?.success !== true || result.id === null) throw new Error(`${what}: ${JSON.stringify(result?.errors)}`);
    return result.id;
  };
  return {
    sandbox,
    create: (object, fields) => accepted(org.insert(caller, { object, records: [fields], allOrNone: true }), object),
    update: (object, id, fields) =>
      void accepted(org.update(caller, { object, records: [{ Id: id, ...fields }], allOrNone: true }), object),
    remove: (object, id) => void accepted(org.remove(caller, { object, ids: [id], allOrNone: true }), object),
    see: (object, id) => {
      const record = org.byId(object, id);
      if (record === undefined) throw new Error(`There is no ${object} ${id}.`);
      return record;
    },
    find: (object, where) =>
      [...org.rows(object)].filter((row) => Object.entries(where).every(([field, value]) => row[field] === value)),
    stats: async () => orgStats.parse(await (await fetch(`${sandbox.url}/sandbox/stats`)).json()),
    operate: (path, body = {}) => post(`${sandbox.url}/sandbox${path}`, body),
  };
};

const accountStats = z
  .object({
    writes: z.object({ created: z.number(), updated: z.number(), deleted: z.number() }),
    requests: z.object({ recordWrites: z.number(), token: z.number() }),
    refused429: z.number(),
  })
  .transform(({ writes, requests, refused429 }) => ({
    writes: writes.created + writes.updated + writes.deleted,
    recordWrites: requests.recordWrites,
    tokens: requests.token,
    refused429,
  }));

export const peopleOfAccount = (sandbox: NetSuiteSandbox): NetSuitePeople => {
  const { book, url } = sandbox;
  return {
    sandbox,
    create: (type, fields) => book.create(type, fields).id,
    update: (type, id, fields) => void book.update(type, id, fields),
    see: (type, id) =>
      book.toJson(book.read(type, id), { expandSubResources: true, simpleEnumFormat: true, baseUrl: url }),
    linesOf: (type, id, sublist) => (book.read(type, id).sublists[sublist] ?? []).map(({ fields }) => fields),
    find: (type, passes) =>
      [...book.list(type)]
        .map(({ id, externalId, fields }) => ({ ...fields, id, externalId }))
        .filter((fields) => passes(fields)),
    stats: async () => accountStats.parse(await (await fetch(`${url}/sandbox/stats`)).json()),
    operate: (path, body = {}) => post(`${url}/sandbox${path}`, body),
  };
};
