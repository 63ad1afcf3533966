import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { startSidecar } from '../src/main.ts';
import { quietLog } from './support/quiet-log.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'orderbridge-main-'));
await chmod(folder, 0o755);
after(() => rm(folder, { recursive: true, force: true }));

const TOKEN = 'token-of-an-admin';
const key = generateKeyPairSync('rsa', { modulusLength: 3072 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
/** Both clouds are at an address where nobody listens. */
const env = {
  PORT: '0',
  DATA_DIRECTORY: folder,
  SALESFORCE_LOGIN_URL: 'http://127.0.0.1:9',
  SALESFORCE_CLIENT_ID: 'client',
  SALESFORCE_USERNAME: 'orderbridge@example.com',
  SALESFORCE_PRIVATE_KEY: key,
  SALESFORCE_PUBSUB_ENDPOINT: '127.0.0.1:9',
  NETSUITE_ACCOUNT: 'TSTDRV1',
  NETSUITE_URL: 'http://127.0.0.1:9',
  NETSUITE_CLIENT_ID: 'client',
  NETSUITE_CERTIFICATE_ID: 'certificate',
  NETSUITE_PRIVATE_KEY: key,
  WEBHOOK_SECRETS: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  API_TOKENS: `admin:${createHash('sha256').update(TOKEN).digest('hex')}`,
};

const health = z.object({ status: z.string(), checks: z.array(z.object({ name: z.string(), isGood: z.boolean() })) });

test('with both clouds away the sidecar starts, says so, serves, stops, and starts again on its data', async () => {
  for (const start of ['first', 'second']) {
    const sidecar = await startSidecar(readConfig(env), { log: quietLog() });
    const ready = await fetch(`${sidecar.url}/readyz`);
    const { status, checks } = health.parse(await ready.json());
    assert.equal(ready.status, 200, start);
    assert.equal(status, 'degraded');
    assert.deepEqual(
      checks.map(({ name, isGood }) => `${name} ${isGood}`),
      ['database true', 'worker true', 'salesforce false', 'netsuite false'],
    );
    const failures = await fetch(`${sidecar.url}/v1/failures`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    assert.equal(failures.status, 200);
    await sidecar.stop();
    await assert.rejects(fetch(`${sidecar.url}/healthz`));
  }
});

type Ended = { readonly code: number | null; readonly said: string };

const run = (
  environment: Readonly<Record<string, string>>,
  whileRunning: (kill: (signal: 'SIGINT' | 'SIGTERM') => void, line: string) => void,
): Promise<Ended> =>
  new Promise((resolve) => {
    const main = new URL('../src/main.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [main], { env: { ...environment, PATH: process.env.PATH } });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      whileRunning((signal) => child.kill(signal), chunk.toString());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => resolve({ code, said }));
  });

test('started without a configuration it lists what is missing and ends with 1', async () => {
  const { code, said } = await run({}, () => undefined);
  assert.equal(code, 1);
  assert.match(
    said,
    /^The configuration is incomplete:\n {2}SALESFORCE_LOGIN_URL: is missing.*API_TOKENS: is missing/s,
  );
});

test('a port that is taken is named, with the setting that moves the sidecar to another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = z.object({ port: z.number() }).parse(other.address());
  const { code, said } = await run({ ...env, PORT: String(port) }, () => undefined);
  other.close();
  assert.equal(code, 1);
  assert.match(said.trim().split('\n').at(-1) ?? '', new RegExp(`^127\\.0\\.0\\.1:${port} is taken.* PORT`));
});

test('a database that does not answer is named, with what to do', async () => {
  const { code, said } = await run({ ...env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }, () => undefined);
  assert.equal(code, 1);
  assert.match(said, /database did not answer: connect ECONNREFUSED.*as soon as PostgreSQL answers again\./);
});

test('told to terminate it stops in order and ends with 0, its log in JSON without secrets', async () => {
  const { code, said } = await run(env, (kill, line) => {
    if (line.includes('Orderbridge is listening')) kill('SIGTERM');
  });
  assert.equal(code, 0);
  assert.doesNotMatch(said, /PRIVATE KEY|whsec_|token-of/);
  for (const line of said.trim().split('\n')) {
    const fields = z.looseObject({ level: z.string(), at: z.string(), journey: z.string(), step: z.string() });
    assert.ok(fields.safeParse(JSON.parse(line)).success, line);
  }
});

test('Ctrl-C under npm is two signals at once; it stops in order all the same, its database with it', async () => {
  const { code, said } = await run(env, (kill, line) => {
    if (!line.includes('Orderbridge is listening')) return;
    kill('SIGINT');
    kill('SIGTERM');
    setTimeout(() => kill('SIGINT'), 20);
  });
  assert.equal(code, 0, said);
  assert.equal(existsSync(path.join(folder, 'postgresql/data/postmaster.pid')), false);
});
