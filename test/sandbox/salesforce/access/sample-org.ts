/**
 * The shipping org with a package of permissions and people who hold them, for tests over real sockets: each signs in by an app of
 * their own.
 */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { askForToken, type Answer } from '../fixtures/start-shipping-org.ts';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';
import { startSalesforce, type SalesforceOptions, type SalesforceSandbox } from '../index.ts';

/** A metadata file: the root element with its content. */
export const metadata = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>\n`;

const elements = (values: Readonly<Record<string, string | boolean>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${String(value)}</${name}>`)
    .join('');

/** `crud` names the object's permissions by their first letters, `v` and `m` view and modify all records. */
export const objectPermissions = (object: string, crud: string): string =>
  `<objectPermissions>${elements({
    object,
    allowCreate: crud.includes('c'),
    allowRead: crud.includes('r'),
    allowEdit: crud.includes('u'),
    allowDelete: crud.includes('d'),
    viewAllRecords: crud.includes('v'),
    modifyAllRecords: crud.includes('m'),
  })}</objectPermissions>`;

export const fieldPermissions = (field: string, editable: boolean): string =>
  `<fieldPermissions>${elements({ field, editable, readable: true })}</fieldPermissions>`;

export const userPermission = (name: string): string =>
  `<userPermissions>${elements({ name, enabled: true })}</userPermissions>`;

export const permissionSet = (label: string, ...content: readonly string[]): string =>
  metadata('PermissionSet', `<label>${label}</label>${content.join('')}`);

export type Person = {
  readonly username: string;
  readonly profile?: string;
  readonly permissionSets?: string[];
  readonly role?: string;
};

export type AccessOrg = {
  readonly sandbox: SalesforceSandbox;
  /** A call below `/services/data/v68.0` as that person. */
  readonly as: (username: string) => (method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly tokenOf: (username: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

const SECRET = 'secret-of-the-app';
const tokenAnswer = z.object({ access_token: z.string() });

const writeAll = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'access-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
};

/** @param files of the package, besides the shipping objects */
export const startAccessOrg = async (
  files: Readonly<Record<string, string>>,
  people: readonly Person[],
  options: Partial<SalesforceOptions> = {},
): Promise<AccessOrg> => {
  const folder = await writeAll(files);
  const sandbox = await startSalesforce({
    sourceDirectories: [SHIPPING_SOURCE, folder],
    users: people,
    connectedApps: people.map(({ username }) => ({
      consumerKey: username,
      consumerSecret: SECRET,
      username,
      scopes: ['api'],
    })),
    ...options,
  });
  const tokens = new Map<string, string>();
  const tokenOf = async (username: string): Promise<string> => {
    const known = tokens.get(username);
    if (known !== undefined) return known;
    const form = { grant_type: 'client_credentials', client_id: username, client_secret: SECRET };
    const { access_token: token } = tokenAnswer.parse((await askForToken(sandbox.url, form)).body);
    tokens.set(username, token);
    return token;
  };
  return {
    sandbox,
    tokenOf,
    as: (username) => async (method, path, body) => {
      const isText = typeof body === 'string';
      const headers = {
        Authorization: `Bearer ${await tokenOf(username)}`,
        'Content-Type': isText ? 'text/csv' : 'application/json',
      };
      const sent = body === undefined ? {} : { body: isText ? body : JSON.stringify(body) };
      return answerOf(await fetch(`${sandbox.url}/services/data/v68.0${path}`, { method, headers, ...sent }));
    },
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
