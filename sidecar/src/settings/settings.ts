import { z } from 'zod';
import {
  count,
  endpoint,
  hashedToken,
  listOf,
  port,
  privateKey,
  schedule,
  secretAddress,
  share,
  text,
  timeZone,
  webAddress,
  webhookSecret,
  yesOrNo,
} from './setting-values.ts';

/** Everything an administrator can set: one row per setting, with the words the README shows for it. */

export type SettingWords = {
  readonly means: string;
  readonly example?: string;
  /** What happens without it, where that is not a plain default. */
  readonly otherwise?: string;
  /** May also come from a file, named by the same name and _FILE; never shown. */
  readonly isSecret?: boolean;
};
export const settingWords = z.registry<SettingWords>();

/** A copy, because several settings are of one kind and each has words of its own. */
const setting = <Schema extends z.ZodType>(schema: Schema, words: SettingWords): Schema => {
  const own = schema.clone();
  settingWords.add(own, words);
  return own;
};

const SIGNING_ALGORITHMS = ['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const;
const signingAlgorithm = z.enum(SIGNING_ALGORITHMS, {
  error: ({ input }) =>
    input === 'RS256'
      ? 'cannot be RS256: NetSuite refuses PKCS #1 v1.5 signatures; take PS256, the same RSA key serves'
      : `must be one of ${SIGNING_ALGORITHMS.join(', ')}`,
});
const matchKey = z.enum(['name', 'tax-id', 'domain'], 'must be name, tax-id or domain');
const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent');
const accountId = text.regex(/^[A-Za-z0-9]+(_[A-Za-z0-9]+)?$/, 'must be an account id such as 1234567 or 1234567_SB1');

/** The settings; order is the README's order. */
export const settings = z.object({
  PORT: setting(port.default(8080), { means: 'Port of the HTTP server; 0 takes a free one.' }),
  HOST: setting(text.default('127.0.0.1'), {
    means:
      'Address to listen on. The default is reachable from this machine only, so that nothing is open by accident; a container sets `0.0.0.0`.',
    example: '0.0.0.0',
  }),
  DATABASE_URL: setting(text.optional(), {
    means: 'PostgreSQL to use, 15 or later.',
    example: 'postgresql://orderbridge@db/orderbridge',
    otherwise: 'the sidecar runs a PostgreSQL of its own',
    isSecret: true,
  }),
  DATA_DIRECTORY: setting(text.default('.data'), {
    means: 'Folder of that own PostgreSQL. Back it up; a container mounts a volume here.',
    example: '/var/lib/orderbridge',
  }),
  COMPANY_TIME_ZONE: setting(timeZone.default('UTC'), {
    means: 'Time zone in which the schedules below are meant.',
    example: 'America/New_York',
  }),
  SALESFORCE_LOGIN_URL: setting(webAddress, {
    means: 'Where the sidecar signs in to Salesforce: the My Domain, or login.salesforce.com or test.salesforce.com.',
    example: 'https://example.my.salesforce.com',
  }),
  SALESFORCE_AUDIENCE: setting(webAddress.optional(), {
    means: 'Audience of the sign-in assertion.',
    example: 'https://login.salesforce.com',
    otherwise: 'https://test.salesforce.com for a test org, else https://login.salesforce.com',
  }),
  SALESFORCE_CLIENT_ID: setting(text, {
    means: 'Consumer key of the External Client App.',
    example: '3MVG9…',
  }),
  SALESFORCE_USERNAME: setting(text, {
    means: 'User the sidecar works as; has the permission set Integration User.',
    example: 'orderbridge@example.com',
  }),
  SALESFORCE_PRIVATE_KEY: setting(privateKey, {
    means: 'RSA key whose certificate the External Client App holds, in PEM.',
    isSecret: true,
  }),
  SALESFORCE_PUBSUB_ENDPOINT: setting(endpoint.default('api.pubsub.salesforce.com:7443'), {
    means: 'Pub/Sub API.',
    example: 'api.deu.pubsub.salesforce.com:7443',
  }),
  SALESFORCE_PUBSUB_CA_FILE: setting(text.optional(), {
    means: 'Certificates, in PEM, to trust for the Pub/Sub API.',
    example: '/etc/orderbridge/ca.pem',
    otherwise: "the system's",
  }),
  SALESFORCE_API_SHARE: setting(share.default(0.8), {
    means: "Share of the day's API calls at which batch work stops and waits; the rest is kept for people.",
  }),
  NETSUITE_ACCOUNT: setting(accountId, {
    means: 'Account id, as NetSuite shows it.',
    example: '1234567_SB1',
  }),
  NETSUITE_URL: setting(webAddress.optional(), {
    means: "Address of NetSuite's web services.",
    otherwise: 'follows from the account id',
  }),
  NETSUITE_CLIENT_ID: setting(text, { means: 'Client id of the integration record.', example: '5f1a…' }),
  NETSUITE_CERTIFICATE_ID: setting(text, {
    means: 'Certificate id that the OAuth 2.0 client credentials set-up shows.',
    example: 'custcertificate_ob',
  }),
  NETSUITE_PRIVATE_KEY: setting(privateKey, {
    means: 'Key of that certificate, in PEM: RSA of 3072 bits or more, or an elliptic curve.',
    isSecret: true,
  }),
  NETSUITE_SIGNING_ALGORITHM: setting(signingAlgorithm.default('PS256'), {
    means:
      'How sign-in assertions are signed: PS256 to PS512 with an RSA key, ES256 to ES512 with the curve of that size.',
  }),
  NETSUITE_CONCURRENCY: setting(count(1, 100).default(4), {
    means: "Requests at once. NetSuite's limit, often 5, counts for the whole account: leave at least one to others.",
  }),
  NETSUITE_LANGUAGE: text
    .default('en')
    .register(settingWords, { means: "The company's default language in NetSuite.", example: 'de' }),
  NETSUITE_TIME_ZONE: setting(timeZone.default('GMT'), {
    means: "Time zone in the preferences of the integration's user: NetSuite prints and reads times in it.",
    example: 'America/Los_Angeles',
  }),
  WEBHOOK_SECRETS: setting(listOf(webhookSecret), {
    means: "Secrets that sign NetSuite's pushes, the newest first; a second one covers a rotation.",
    example: 'whsec_…',
    isSecret: true,
  }),
  API_TOKENS: setting(listOf(hashedToken), {
    means: 'Who may call the sidecar: scope (viewer, operator, admin, org) and SHA-256 of each token.',
    example: 'org:9f86d0…,viewer:60303a…',
    isSecret: true,
  }),
  ACTIVATION_BUDGET_SECONDS: setting(count(1, 100).default(8), {
    means: 'How long an activation may keep a person waiting before it is accepted and finished later.',
  }),
  INVOICE_SCHEDULE: schedule
    .default('0 */4 * * *')
    .register(settingWords, { means: 'When changed invoices are fetched.' }),
  PAYMENT_POLL_SCHEDULE: setting(schedule.default('*/15 * * * *'), {
    means: 'When payments are looked for that no push announced.',
  }),
  INVOICE_OVERLAP_MINUTES: setting(count(0, 1440).default(10), {
    means: 'How far behind the last run the next one begins, for rows that were committed late.',
  }),
  HELD_CHECK_SECONDS: setting(count(1, 3600).default(60), {
    means:
      'How often parked work looks whether what it waits for has changed; each look costs a few calls while work is parked.',
  }),
  ALERT_WEBHOOK_URL: setting(secretAddress.optional(), {
    means: 'Incoming webhook of a chat that is told at once what waits for a person, one message per cause.',
    example: 'https://hooks.example.com/services/…',
    otherwise: 'no chat is told; the exception list in Salesforce still is',
    isSecret: true,
  }),
  ALERT_WEBHOOK_SECRET: setting(webhookSecret.optional(), {
    means: 'Signs those messages as Standard Webhooks describe; needed with ALERT_WEBHOOK_URL.',
    example: 'whsec_…',
    otherwise: 'there is nothing to sign',
    isSecret: true,
  }),
  ALERT_QUIET_MINUTES: setting(count(1, 10_080).default(240), {
    means: 'For how long a cause that was told is not told again.',
  }),
  CUSTOMER_MATCH_KEYS: setting(listOf(matchKey).default(['name']), {
    means: 'How an existing NetSuite customer is recognised, in this order: name (with subsidiary), tax-id, domain.',
    example: 'tax-id,name',
  }),
  ADD_CUSTOMER_CURRENCIES: setting(yesOrNo.default('yes'), {
    means:
      'Whether an order in a currency that its NetSuite customer is not billed in yet adds that currency to the customer. With `no` the order waits until a person has added it. The primary currency never changes.',
    example: 'no',
  }),
  BULK_ABOVE_ROWS: setting(count(1, 100_000).default(2000), {
    means: 'Changed rows above which a batch takes the Bulk API.',
  }),
  LOG_LEVEL: setting(logLevel.default('info'), { means: 'Least level that is logged.' }),
});

export type Settings = z.output<typeof settings>;
