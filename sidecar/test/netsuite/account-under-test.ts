import { generateKeyPairSync } from 'node:crypto';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startNetSuite } from '../../../test/sandbox/netsuite/index.ts';
import type { NetSuiteOptions, NetSuiteSandbox } from '../../../test/sandbox/netsuite/index.ts';
import type { NetSuite, NetSuiteAccount } from '../../src/netsuite/index.ts';
import { openNetSuite } from '../../src/netsuite/index.ts';

/** A NetSuite account on this machine and the adapter signed up to it, with what every test of the adapter does there. */

/** The fields that Orderbridge adds to an account. */
const PROJECT = fileURLToPath(new URL('../../../netsuite', import.meta.url));

export const CLIENT_ID = 'orderbridge-client';
export const CERTIFICATE_ID = 'orderbridge-certificate';

const KEYS = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  PS256: generateKeyPairSync('rsa', { modulusLength: 3072 }),
} as const;
export type KeyKind = keyof typeof KEYS;

export const privatePem = (kind: KeyKind): string =>
  KEYS[kind].privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export type Setup = {
  readonly sandbox?: Partial<NetSuiteOptions>;
  readonly account?: Partial<NetSuiteAccount>;
  readonly key?: KeyKind;
};
export type UnderTest = { readonly sandbox: NetSuiteSandbox; readonly netSuite: NetSuite };

/** Starts an account that ends with the test. The adapter lives by the account's clock. */
export const openAccountFor = async (context: TestContext, setup: Setup = {}): Promise<UnderTest> => {
  const key = setup.key ?? 'ES256';
  const sandbox = await startNetSuite({
    accountId: '1234567_SB1',
    integrations: [
      {
        clientId: CLIENT_ID,
        certificateId: CERTIFICATE_ID,
        certificatePem: KEYS[key].publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    ],
    timeZone: 'Etc/GMT',
    projectDirectories: [PROJECT],
    ...setup.sandbox,
  });
  context.after(() => sandbox.stop());
  return {
    sandbox,
    netSuite: adapterFor(sandbox, { algorithm: key, privateKeyPem: privatePem(key), ...setup.account }),
  };
};

/** How Orderbridge signs in to it. */
export const accountOf = (sandbox: NetSuiteSandbox): NetSuiteAccount => ({
  account: '1234567_SB1',
  url: sandbox.url,
  clientId: CLIENT_ID,
  certificateId: CERTIFICATE_ID,
  privateKeyPem: privatePem('ES256'),
  algorithm: 'ES256',
  language: 'en',
  timeZone: 'Etc/GMT',
  concurrency: 4,
});

/** One more adapter on an account that is open, as another process of Orderbridge would be. */
export const adapterFor = (sandbox: NetSuiteSandbox, account: Partial<NetSuiteAccount> = {}): NetSuite =>
  openNetSuite({ ...accountOf(sandbox), ...account }, () => sandbox.clock.now());

const stats = z.object({
  requests: z.object({ token: z.number(), recordReads: z.number(), recordWrites: z.number(), suiteql: z.number() }),
  writes: z.object({ created: z.number(), updated: z.number(), deleted: z.number() }),
  refused429: z.number(),
  concurrencyHighWater: z.number(),
});

/** What the account was asked since it opened, by its own count. */
export const statsOf = async (sandbox: NetSuiteSandbox): Promise<z.infer<typeof stats>> =>
  stats.parse(await (await fetch(`${sandbox.url}/sandbox/stats`)).json());

/** Ends every access token, as an administrator or the hour does. */
export const expireTokens = async (sandbox: NetSuiteSandbox): Promise<void> => {
  await fetch(`${sandbox.url}/sandbox/tokens/expire`, { method: 'POST' });
};

/** A customer of the parent company. @returns its id */
export const newCustomer = ({ book }: NetSuiteSandbox, fields: Readonly<Record<string, unknown>> = {}): string =>
  book.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' }, ...fields }).id;

export type LineInput = Readonly<Record<string, unknown>>;
export const SERVICE_LINE: LineInput = { item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 };

/** An invoice without an order. @returns its id */
export const newInvoice = (
  { book }: NetSuiteSandbox,
  customer: string,
  { lines = [SERVICE_LINE], ...fields }: Readonly<Record<string, unknown>> & { lines?: readonly LineInput[] } = {},
): string => book.create('invoice', { entity: { id: customer }, ...fields, item: { items: lines } }).id;
