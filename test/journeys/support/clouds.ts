import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNetSuite, type NetSuiteOptions, type NetSuiteSandbox } from '../../sandbox/netsuite/index.ts';
import { startSalesforce, type SalesforceOptions, type SalesforceSandbox } from '../../sandbox/salesforce/index.ts';

/** Both clouds with the project's own source in them, and the environment of a sidecar between the two. */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SIDECAR_APP = 'orderbridge-sidecar';
export const SIDECAR_USERNAME = 'integration@orderbridge.example';
/** A program that works in the org as people do. */
export const PEOPLE_APP = { consumerKey: 'people-of-the-org', consumerSecret: 'secret-of-the-people' };
export const PEOPLE_USERNAME = 'rep@orderbridge.example';
/** What the org presents to the sidecar when it calls. */
export const ORG_TOKEN = 'token-of-the-org';
/** Those who sign in and act over REST with what the package lets their role do, and the program they do it with. */
export const STAFF = {
  rep: {
    username: 'sales@orderbridge.example',
    lastName: 'Sales Rep',
    permissionSets: ['Sales_User', 'Person_With_Api'],
  },
  otherRep: {
    username: 'other.sales@orderbridge.example',
    lastName: 'Other Rep',
    permissionSets: ['Sales_User', 'Person_With_Api'],
  },
  finance: {
    username: 'finance@orderbridge.example',
    lastName: 'Finance',
    permissionSets: ['Finance_Operations', 'Person_With_Api'],
  },
  operations: {
    username: 'operations@orderbridge.example',
    lastName: 'Operations',
    permissionSets: ['Integration_Operations', 'Person_With_Api'],
  },
} as const;
export type Role = keyof typeof STAFF;
export const STAFF_APP = 'desk-of-the-staff';
const NOWHERE = 'http://127.0.0.1:9';

const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
const rsaKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding });
const curveKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding, privateKeyEncoding });

/** One unit of the first currency costs so many of the others. Franc and krona are sold in but not kept in NetSuite. */
const CURRENCIES = [
  { isoCode: 'USD', conversionRate: 1 },
  { isoCode: 'EUR', conversionRate: 0.92 },
  { isoCode: 'GBP', conversionRate: 0.79 },
  { isoCode: 'JPY', conversionRate: 149, decimalPlaces: 0 },
  { isoCode: 'CHF', conversionRate: 0.88 },
  { isoCode: 'SEK', conversionRate: 10.4 },
];

export type CloudOptions = {
  readonly salesforce?: Partial<SalesforceOptions> | undefined;
  readonly netSuite?: Partial<NetSuiteOptions> | undefined;
};

export type SidecarAddress = { url: string };

export type Clouds = {
  readonly salesforce: SalesforceSandbox;
  readonly netSuite: NetSuiteSandbox;
  /** Where the org finds the sidecar; whoever starts one writes it here. */
  readonly sidecarAddress: SidecarAddress;
  /** Signs for the app of the staff. */
  readonly staffKey: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

const MINIMUM_ACCESS = 'Minimum Access - Salesforce';

/** What the org had before the package came: private accounts, roles, and a way for people to act over REST. */
const ORG_SOURCE = join(ROOT, 'test/journeys/support/org');

const calloutsTo = (address: SidecarAddress): NonNullable<SalesforceOptions['callouts']> => ({
  namedCredentials: {
    Orderbridge_Sidecar: {
      get url() {
        return address.url;
      },
    },
  },
  credentialValues: { Orderbridge_Sidecar: { ApiKey: ORG_TOKEN } },
});

type OrgParts = {
  readonly sidecarKey: string;
  readonly staffKey: string;
  readonly sidecarAddress: SidecarAddress;
};

const openOrg = (parts: OrgParts, options: CloudOptions['salesforce']): Promise<SalesforceSandbox> =>
  startSalesforce({
    callouts: calloutsTo(parts.sidecarAddress),
    currencies: CURRENCIES,
    users: [
      // Journeys begin in worlds where things have happened already, which the package lets only the integration write.
      { username: PEOPLE_USERNAME, lastName: 'Data Loader', role: 'Sales', permissionSets: ['Integration_User'] },
      {
        username: SIDECAR_USERNAME,
        lastName: 'Sidecar',
        profile: MINIMUM_ACCESS,
        // Accounts are private, so that its place in the hierarchy lets it write them.
        role: 'Company',
        permissionSets: ['Integration_User'],
      },
      ...Object.values(STAFF).map((person) => ({
        ...person,
        role: 'Sales',
        profile: MINIMUM_ACCESS,
      })),
    ],
    connectedApps: [
      {
        consumerKey: SIDECAR_APP,
        certificatePem: parts.sidecarKey,
        username: SIDECAR_USERNAME,
        scopes: ['api', 'refresh_token'],
      },
      { ...PEOPLE_APP, username: PEOPLE_USERNAME, scopes: ['api'] },
      {
        consumerKey: STAFF_APP,
        certificatePem: parts.staffKey,
        username: STAFF.rep.username,
        approvedUsernames: Object.values(STAFF).map(({ username }) => username),
        scopes: ['api'],
      },
    ],
    apexCacheDirectory: join(ROOT, '.cache/apex'),
    ...options,
    sourceDirectories: [...(options?.sourceDirectories ?? [join(ROOT, 'force-app')]), ORG_SOURCE],
  });

const openAccount = (certificatePem: string, options: CloudOptions['netSuite']): Promise<NetSuiteSandbox> =>
  startNetSuite({
    accountId: '1234567_SB1',
    projectDirectories: [join(ROOT, 'netsuite')],
    concurrencyLimit: 15,
    integrations: [{ clientId: 'orderbridge-client', certificateId: 'orderbridge-certificate', certificatePem }],
    ...options,
  });

export const startClouds = async (options: CloudOptions = {}): Promise<Clouds> => {
  const folder = await mkdtemp(join(tmpdir(), 'orderbridge-journey-'));
  const caFile = join(folder, 'ca.pem');
  const ours = rsaKeys();
  const theirs = curveKeys();
  const staff = rsaKeys();
  const sidecarAddress = { url: NOWHERE };
  const keys = { sidecarKey: ours.publicKey, staffKey: staff.publicKey };
  const salesforce = await openOrg({ ...keys, sidecarAddress }, options.salesforce);
  const netSuite = await openAccount(theirs.publicKey, options.netSuite);
  await writeFile(caFile, salesforce.caPem);
  return {
    salesforce,
    netSuite,
    sidecarAddress,
    staffKey: staff.privateKey,
    environment: {
      SALESFORCE_LOGIN_URL: salesforce.url,
      SALESFORCE_CLIENT_ID: SIDECAR_APP,
      SALESFORCE_USERNAME: SIDECAR_USERNAME,
      SALESFORCE_PRIVATE_KEY: ours.privateKey,
      SALESFORCE_PUBSUB_ENDPOINT: salesforce.pubSubEndpoint,
      SALESFORCE_PUBSUB_CA_FILE: caFile,
      NETSUITE_ACCOUNT: '1234567_SB1',
      NETSUITE_URL: netSuite.url,
      NETSUITE_CLIENT_ID: 'orderbridge-client',
      NETSUITE_CERTIFICATE_ID: 'orderbridge-certificate',
      NETSUITE_PRIVATE_KEY: theirs.privateKey,
      NETSUITE_SIGNING_ALGORITHM: 'ES256',
      NETSUITE_TIME_ZONE: 'America/Los_Angeles',
    },
    stop: async () => {
      await Promise.all([salesforce.stop(), netSuite.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
