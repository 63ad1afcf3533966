import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startSalesforce } from '../../../test/sandbox/salesforce/index.ts';
import type { SalesforceSandbox } from '../../../test/sandbox/salesforce/index.ts';
import { openSalesforce } from '../../src/salesforce/index.ts';
import type { SalesforceConnection, SalesforceOptions } from '../../src/salesforce/index.ts';
import { quietLog } from '../support/quiet-log.ts';

/** An org on localhost with the package in it, and the sidecar's way into it. */
const SOURCE = fileURLToPath(new URL('../../../force-app/main', import.meta.url));
export const USERNAME = 'sidecar@example.com';
const CONSUMER_KEY = 'orderbridge-sidecar';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const keys = pair();

export type TestOrg = SalesforceSandbox & {
  readonly connect: (changes?: Partial<SalesforceOptions>) => SalesforceConnection;
  /** POST to the stand-in's own operations. */
  readonly operate: (path: string, body?: object) => Promise<void>;
};

export const strangersKey = (): string => pair().privateKey;

export const startOrg = async (options: Partial<Parameters<typeof startSalesforce>[0]> = {}): Promise<TestOrg> => {
  const sandbox = await startSalesforce({
    sourceDirectories: [SOURCE],
    users: [{ username: USERNAME, lastName: 'Sidecar', permissionSets: ['Integration_User'] }],
    connectedApps: [
      {
        consumerKey: CONSUMER_KEY,
        certificatePem: keys.publicKey,
        username: USERNAME,
        scopes: ['api', 'refresh_token'],
      },
    ],
    ...options,
  });
  const connect = (changes: Partial<SalesforceOptions> = {}): SalesforceConnection =>
    openSalesforce({
      loginUrl: sandbox.url,
      clientId: CONSUMER_KEY,
      username: USERNAME,
      privateKeyPem: keys.privateKey,
      audience: 'https://login.salesforce.com',
      apiVersion: '68.0',
      pubSubEndpoint: sandbox.pubSubEndpoint,
      pubSubCaPem: sandbox.caPem,
      log: quietLog(),
      now: () => sandbox.clock.now(),
      ...changes,
    });
  const operate = async (path: string, body: object = {}): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/sandbox${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  return { ...sandbox, connect, operate };
};
