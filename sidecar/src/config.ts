import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { alertProblems, pairProblems, keyProblems, isTestOrg } from './settings/setting-pairs.ts';
import { toPem } from './settings/setting-values.ts';
import { settings, settingWords, type Settings } from './settings/settings.ts';

/**
 * The configuration, read and checked whole, once, at the start. Every problem is listed at once, by name and with what to
 * do; values are never shown, because some of them are secrets. The only file that reads the environment.
 */

/** All that is wrong, each `NAME: what, and how to fix it`. */
export class ConfigIncomplete extends Error {
  override name = 'ConfigIncomplete';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is incomplete:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

export type Config = ReturnType<typeof toConfig>;

type Environment = Readonly<Record<string, string | undefined>>;
type Read = { readonly values: Record<string, string>; readonly problems: string[] };

const names = Object.entries(settings.shape).map(([name, schema]) => ({ name, words: settingWords.get(schema) }));

const contentOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const given = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

/** A secret may be in a file instead, which is how container platforms hand them over. */
const readFromFile = (read: Read, name: string, file: string): void => {
  const content = contentOf(file);
  if (content === undefined) read.problems.push(`${name}_FILE: names a file that cannot be read.`);
  else read.values[name] = content;
};

const readSetting = (read: Read, env: Environment, { name, words }: (typeof names)[number]): void => {
  const value = given(env, name);
  const file = words?.isSecret === true ? given(env, `${name}_FILE`) : undefined;
  if (value !== undefined) read.values[name] = value;
  if (file === undefined) return;
  if (value !== undefined) read.problems.push(`${name}: is given twice; keep ${name} or ${name}_FILE.`);
  else readFromFile(read, name, file);
};

const readEnvironment = (env: Environment): Read => {
  const read: Read = { values: {}, problems: [] };
  for (const setting of names) readSetting(read, env, setting);
  return read;
};

const howToSet = (name: string): string => {
  const words = names.find((setting) => setting.name === name)?.words;
  return words?.isSecret === true ? ` (or put it in a file and name that in ${name}_FILE)` : '';
};

/** Values never appear: our messages do not quote them, and only the setting's name is taken from the issue. */
const inWords = (issue: z.core.$ZodIssue, values: Readonly<Record<string, string>>): string => {
  const name = String(issue.path[0]);
  const words = names.find((setting) => setting.name === name)?.words;
  if (values[name] === undefined) return `${name}: is missing. ${words?.means ?? ''}${howToSet(name)}`;
  return `${name}: ${issue.message}.`;
};

const caOf = (file: string | undefined, problems: string[]): string | undefined => {
  if (file === undefined) return undefined;
  const pem = contentOf(file);
  if (pem === undefined) problems.push('SALESFORCE_PUBSUB_CA_FILE: names a file that cannot be read.');
  return pem;
};

const audienceOf = (read: Settings): string =>
  read.SALESFORCE_AUDIENCE ??
  (isTestOrg(read.SALESFORCE_LOGIN_URL) ? 'https://test.salesforce.com' : 'https://login.salesforce.com');

const alertsOf = ({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret }: Settings) =>
  url === undefined || secret === undefined ? undefined : { url, secret };

/** Grouped by who needs it. */
const toConfig = (read: Settings, pubSubCaPem: string | undefined) => ({
  http: { host: read.HOST, port: read.PORT, tokens: read.API_TOKENS },
  store: { databaseUrl: read.DATABASE_URL, dataDirectory: read.DATA_DIRECTORY },
  companyTimeZone: read.COMPANY_TIME_ZONE,
  salesforce: {
    loginUrl: read.SALESFORCE_LOGIN_URL,
    audience: audienceOf(read),
    clientId: read.SALESFORCE_CLIENT_ID,
    username: read.SALESFORCE_USERNAME,
    privateKeyPem: toPem(read.SALESFORCE_PRIVATE_KEY),
    pubSubEndpoint: read.SALESFORCE_PUBSUB_ENDPOINT,
    pubSubCaPem,
    apiShare: read.SALESFORCE_API_SHARE,
    bulkAboveRows: read.BULK_ABOVE_ROWS,
  },
  netSuite: {
    account: read.NETSUITE_ACCOUNT,
    url: read.NETSUITE_URL,
    clientId: read.NETSUITE_CLIENT_ID,
    certificateId: read.NETSUITE_CERTIFICATE_ID,
    privateKeyPem: toPem(read.NETSUITE_PRIVATE_KEY),
    algorithm: read.NETSUITE_SIGNING_ALGORITHM,
    concurrency: read.NETSUITE_CONCURRENCY,
    language: read.NETSUITE_LANGUAGE,
    timeZone: read.NETSUITE_TIME_ZONE,
  },
  webhookSecrets: read.WEBHOOK_SECRETS,
  activationBudgetSeconds: read.ACTIVATION_BUDGET_SECONDS,
  invoiceSchedule: read.INVOICE_SCHEDULE,
  paymentPollSchedule: read.PAYMENT_POLL_SCHEDULE,
  invoiceOverlapMinutes: read.INVOICE_OVERLAP_MINUTES,
  alerts: alertsOf(read),
  alertQuietMinutes: read.ALERT_QUIET_MINUTES,
  heldCheckSeconds: read.HELD_CHECK_SECONDS,
  customerMatchKeys: read.CUSTOMER_MATCH_KEYS,
  addsCustomerCurrencies: read.ADD_CUSTOMER_CURRENCIES === 'yes',
  logLevel: read.LOG_LEVEL,
});

/**
 * Reads the configuration.
 * @param env the process's environment unless a test gives another.
 * @throws ConfigIncomplete with everything that is wrong.
 */
export const readConfig = (env: Environment = process.env): Config => {
  const { values, problems } = readEnvironment(env);
  const parsed = settings.safeParse(values);
  if (!parsed.success) {
    throw new ConfigIncomplete([...problems, ...parsed.error.issues.map((issue) => inWords(issue, values))]);
  }
  const pubSubCaPem = caOf(parsed.data.SALESFORCE_PUBSUB_CA_FILE, problems);
  const all = [...problems, ...keyProblems(parsed.data), ...pairProblems(parsed.data), ...alertProblems(parsed.data)];
  if (all.length > 0) throw new ConfigIncomplete(all);
  return toConfig(parsed.data, pubSubCaPem);
};

export type SettingRow = {
  readonly name: string;
  readonly means: string;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
  /** As it would be typed; undefined when there is none. */
  readonly otherwise?: string | undefined;
  readonly example?: string | undefined;
};

const plain = z.union([z.string(), z.number(), z.array(z.string())]).transform((value) => [value].flat().join(','));

/** The settings as the README shows them. */
export const settingsTable = (): readonly SettingRow[] =>
  Object.entries(settings.shape).map(([name, schema]) => {
    const words = settingWords.get(schema) ?? { means: '' };
    const without = z.safeParse(schema, undefined);
    const usual = without.success && without.data !== undefined ? plain.parse(without.data) : undefined;
    return {
      name,
      means: words.means,
      isRequired: !without.success,
      isSecret: words.isSecret ?? false,
      otherwise: words.otherwise ?? (usual === undefined ? undefined : `\`${usual}\``),
      example: words.example,
    };
  });
