import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Child } from './child-process.ts';
import { startChild } from './child-process.ts';
import { DESKS } from './desks.ts';
import { freePort } from './free-port.ts';

/** Both clouds as processes of their own, with keys made for this demo and thrown away with it. */

export const SIDECAR_APP = 'orderbridge-sidecar';
export const SIDECAR_USERNAME = 'integration@orderbridge.example';
export const NETSUITE_ACCOUNT = '1234567_SB1';
const NETSUITE_CLIENT = 'orderbridge-client';
const NETSUITE_CERTIFICATE = 'orderbridge-certificate';
const CATALOGUE_CLIENT = 'catalogue-client';
const CATALOGUE_CERTIFICATE = 'catalogue-certificate';

const keyPair = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

type Keys = ReturnType<typeof keyPair>;

export type Clouds = {
  readonly salesforceUrl: string;
  readonly netSuiteUrl: string;
  readonly pubSubEndpoint: string;
  /** Where the org's callouts expect the sidecar, and the token they bring. */
  readonly sidecarPort: number;
  readonly orgToken: string;
  /** Environment variables of a sidecar between these two clouds. */
  readonly sidecarEnvironment: Readonly<Record<string, string>>;
  /** How the demo itself signs in to NetSuite, to keep the item catalogue. */
  readonly catalogueSignIn: {
    readonly clientId: string;
    readonly certificateId: string;
    readonly privateKeyPem: string;
  };
  /** Where this pair keeps its files; removed with it. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

export type CloudOptions = {
  /** Requests at once that the NetSuite account allows. */
  readonly concurrencyLimit?: number;
  /** How long NetSuite thinks about each request, in milliseconds. */
  readonly latencyMilliseconds?: number;
};

const salesforceAnnouncement = z.object({ url: z.string(), pubSubEndpoint: z.string(), caFile: z.string() });
const netSuiteAnnouncement = z.object({ url: z.string() });

const startSandbox = async (cloud: string, folder: string, options: object): Promise<Child> => {
  const file = join(folder, `${cloud}.json`);
  await writeFile(file, JSON.stringify(options));
  return startChild({
    name: `${cloud} sandbox`,
    args: [
      'test/sandbox/cli.ts',
      cloud,
      '--options',
      file,
      '--ca-file',
      join(folder, 'ca.pem'),
      '--until-stdin-closes',
    ],
    announces: true,
  });
};

/** Units for one of the corporate currency, which comes first: those of the legal entities in the account. */
const CURRENCIES = [
  { isoCode: 'USD', conversionRate: 1 },
  { isoCode: 'EUR', conversionRate: 0.92 },
  { isoCode: 'GBP', conversionRate: 0.79 },
];

/** Stands in for the page with the Activate button, and lets the people of the demo sign in over the API. */
const PAGE = ['test/journeys/support/org/classes', 'test/journeys/support/org/permissionsets'];

type SalesforceParts = { readonly certificatePem: string; readonly sidecarPort: number; readonly orgToken: string };

const salesforceOptions = ({ certificatePem, sidecarPort, orgToken }: SalesforceParts): object => ({
  sourceDirectories: ['force-app', ...PAGE],
  callouts: {
    namedCredentials: { Orderbridge_Sidecar: { url: `http://127.0.0.1:${sidecarPort}` } },
    credentialValues: { Orderbridge_Sidecar: { ApiKey: orgToken } },
  },
  currencies: CURRENCIES,
  users: [
    ...Object.values(DESKS).map(({ username, name, profile, permissionSets }) => ({
      username,
      lastName: name,
      profile,
      permissionSets: [...permissionSets],
    })),
    {
      username: SIDECAR_USERNAME,
      lastName: 'Sidecar',
      profile: 'Minimum Access - Salesforce',
      permissionSets: ['Integration_User'],
    },
  ],
  connectedApps: [
    { consumerKey: SIDECAR_APP, certificatePem, username: SIDECAR_USERNAME, scopes: ['api', 'refresh_token'] },
    ...Object.values(DESKS).map(({ app, username }) => ({ ...app, username, scopes: ['api'] })),
  ],
});

const netSuiteOptions = (publicKeys: { sidecar: string; catalogue: string }, options: CloudOptions): object => ({
  accountId: NETSUITE_ACCOUNT,
  projectDirectories: ['netsuite'],
  ...options,
  integrations: [
    { clientId: NETSUITE_CLIENT, certificateId: NETSUITE_CERTIFICATE, certificatePem: publicKeys.sidecar },
    { clientId: CATALOGUE_CLIENT, certificateId: CATALOGUE_CERTIFICATE, certificatePem: publicKeys.catalogue },
  ],
});

/** When one does not start, the other is stopped. */
const bothOrNeither = async (first: Promise<Child>, second: Promise<Child>): Promise<readonly [Child, Child]> => {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === 'fulfilled' && other.status === 'fulfilled') return [one.value, other.value];
  for (const started of [one, other]) if (started.status === 'fulfilled') await started.value.stop();
  const reason: unknown =
    one.status === 'rejected' ? one.reason : other.status === 'rejected' ? other.reason : undefined;
  throw new Error('A cloud did not start; its last words are above.', { cause: reason });
};

type Found = {
  readonly salesforceAt: z.infer<typeof salesforceAnnouncement>;
  readonly netSuiteUrl: string;
  readonly salesforceKeys: Keys;
  readonly netSuiteKeys: Keys;
};

const environmentOf = ({ salesforceAt, netSuiteUrl, salesforceKeys, netSuiteKeys }: Found) => ({
  SALESFORCE_LOGIN_URL: salesforceAt.url,
  SALESFORCE_AUDIENCE: 'https://test.salesforce.com',
  SALESFORCE_CLIENT_ID: SIDECAR_APP,
  SALESFORCE_USERNAME: SIDECAR_USERNAME,
  SALESFORCE_PRIVATE_KEY: salesforceKeys.privateKey,
  SALESFORCE_PUBSUB_ENDPOINT: salesforceAt.pubSubEndpoint,
  SALESFORCE_PUBSUB_CA_FILE: salesforceAt.caFile,
  NETSUITE_ACCOUNT,
  NETSUITE_URL: netSuiteUrl,
  NETSUITE_CLIENT_ID: NETSUITE_CLIENT,
  NETSUITE_CERTIFICATE_ID: NETSUITE_CERTIFICATE,
  NETSUITE_PRIVATE_KEY: netSuiteKeys.privateKey,
  NETSUITE_TIME_ZONE: 'America/Los_Angeles',
});

export const startClouds = async (options: CloudOptions = {}): Promise<Clouds> => {
  const folder = await mkdtemp(join(tmpdir(), 'orderbridge-'));
  // The database below it runs as another user when the demo runs as root.
  await chmod(folder, 0o755);
  const [salesforceKeys, netSuiteKeys, catalogueKeys] = [keyPair(2048), keyPair(3072), keyPair(3072)];
  const [sidecarPort, orgToken] = [await freePort(), randomBytes(24).toString('hex')];
  const parts = { certificatePem: salesforceKeys.publicKey, sidecarPort, orgToken };
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const [salesforce, netSuite] = await bothOrNeither(
    startSandbox('salesforce', folder, salesforceOptions(parts)),
    startSandbox(
      'netsuite',
      folder,
      netSuiteOptions({ sidecar: netSuiteKeys.publicKey, catalogue: catalogueKeys.publicKey }, options),
    ),
  ).catch(async (error: unknown) => {
    await removeFolder();
    throw error;
  });
  const salesforceAt = salesforceAnnouncement.parse(salesforce.announced);
  const { url: netSuiteUrl } = netSuiteAnnouncement.parse(netSuite.announced);
  return {
    salesforceUrl: salesforceAt.url,
    netSuiteUrl,
    pubSubEndpoint: salesforceAt.pubSubEndpoint,
    folder,
    sidecarPort,
    orgToken,
    catalogueSignIn: {
      clientId: CATALOGUE_CLIENT,
      certificateId: CATALOGUE_CERTIFICATE,
      privateKeyPem: catalogueKeys.privateKey,
    },
    sidecarEnvironment: environmentOf({ salesforceAt, netSuiteUrl, salesforceKeys, netSuiteKeys }),
    stop: async () => {
      await Promise.all([salesforce.stop(), netSuite.stop()]);
      await removeFolder();
    },
  };
};
