import type { KeyObject } from 'node:crypto';
import { isTestAccount } from '../integration-health/index.ts';
import { isLocal } from './setting-values.ts';
import type { Settings } from './settings.ts';

/** What is right by itself may be wrong together: keys and algorithms, test orgs and production accounts. */

const LEAST_SALESFORCE_BITS = 2048;
const LEAST_NETSUITE_BITS = 3072;

const bitsOf = (key: KeyObject): number =>
  key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 0;

const CURVE_OF: Readonly<Record<string, string>> = { ES256: 'prime256v1', ES384: 'secp384r1', ES512: 'secp521r1' };

const fitsNetSuite = ({ NETSUITE_PRIVATE_KEY: key, NETSUITE_SIGNING_ALGORITHM: algorithm }: Settings): boolean => {
  const curve = CURVE_OF[algorithm];
  return curve === undefined ? bitsOf(key) >= LEAST_NETSUITE_BITS : key.asymmetricKeyDetails?.namedCurve === curve;
};

/** Keys that cannot sign the way they must. */
export const keyProblems = (read: Settings): readonly string[] => {
  const problems: string[] = [];
  if (bitsOf(read.SALESFORCE_PRIVATE_KEY) < LEAST_SALESFORCE_BITS) {
    problems.push(`SALESFORCE_PRIVATE_KEY: must be an RSA key of ${LEAST_SALESFORCE_BITS} bits or more.`);
  }
  if (!fitsNetSuite(read)) {
    const wanted = CURVE_OF[read.NETSUITE_SIGNING_ALGORITHM] ?? `RSA of ${LEAST_NETSUITE_BITS} bits or more`;
    problems.push(`NETSUITE_PRIVATE_KEY: does not fit ${read.NETSUITE_SIGNING_ALGORITHM}, which needs ${wanted}.`);
  }
  return problems;
};

/** Alerts are never sent unsigned. */
export const alertProblems = ({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret }: Settings): readonly string[] =>
  (url === undefined) === (secret === undefined)
    ? []
    : ['ALERT_WEBHOOK_URL, ALERT_WEBHOOK_SECRET: give both or neither.'];

/** My Domains of sandboxes, scratch orgs, developer editions and playgrounds, and the host they share. */
const TEST_ORG_HOST = /^test\.salesforce\.com$|\.(sandbox|scratch|develop|trailblaze)\.my\.salesforce(-setup)?\.com$/i;

/** Whether a sign-in address belongs to an org made for tests; this machine counts as one. */
export const isTestOrg = (loginUrl: string): boolean => {
  const { hostname } = new URL(loginUrl);
  return isLocal(hostname) || TEST_ORG_HOST.test(hostname);
};

/** A test org with a production account, or the other way round; the org itself is asked again at the start. */
export const pairProblems = (read: Settings): readonly string[] => {
  const orgIsTest = isTestOrg(read.SALESFORCE_LOGIN_URL);
  const isStandIn = read.NETSUITE_URL !== undefined && isLocal(new URL(read.NETSUITE_URL).hostname);
  const accountIsTest = isTestAccount(read.NETSUITE_ACCOUNT) || isStandIn;
  if (orgIsTest === accountIsTest) return [];
  const [org, account] = orgIsTest ? ['a test org', 'a production account'] : ['a production org', 'a sandbox account'];
  return [
    `SALESFORCE_LOGIN_URL, NETSUITE_ACCOUNT: ${org} must not be paired with ${account}. ` +
      'Point both at test systems or both at production.',
  ];
};
