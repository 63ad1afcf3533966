import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { z } from 'zod';
import { openDatabase } from '../../sidecar/src/store/database.ts';
import { testDatabaseUrl } from '../../sidecar/test/support/test-database.ts';
import { until } from '../../sidecar/test/support/until.ts';
import { startClouds } from './support/clouds.ts';
import { startSidecarProcess } from './support/sidecar-process.ts';
import { WEBHOOK_SECRET } from './support/world.ts';

const [OPERATOR, VIEWER] = ['token-of-an-operator', 'token-of-a-viewer'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const DOCUMENTS = 4_000;

const databaseUrl = await testDatabaseUrl();
const database = await openDatabase({ url: databaseUrl, connections: 1 });
const clouds = await startClouds();
const ends: (() => Promise<void>)[] = [database.close, clouds.stop];
after(async () => {
  for (const end of ends.toReversed()) await end();
});
const { salesforce, netSuite } = clouds;
const environment = {
  ...clouds.environment,
  PORT: '0',
  DATABASE_URL: databaseUrl,
  WEBHOOK_SECRETS: WEBHOOK_SECRET,
  API_TOKENS: `operator:${sha256(OPERATOR)},viewer:${sha256(VIEWER)}`,
};
const startSidecar = async () => {
  const sidecar = await startSidecarProcess(environment);
  ends.push(sidecar.kill);
  return sidecar;
};

const runs = z.object({
  runs: z.array(z.object({ id: z.string(), state: z.string(), summary: z.record(z.string(), z.unknown()).optional() })),
});
const latest = async (url: string) => {
  const answer = await fetch(`${url}/v1/runs`, { headers: { authorization: `Bearer ${VIEWER}` } });
  return runs.parse(await answer.json()).runs[0];
};
const stretchesRead = (): Promise<number> =>
  database.run('select from orderbridge.invoice_run_chunks where read_at is not null');

test('a run whose process is killed goes on in the next one where it was, and every invoice arrives once', async () => {
  netSuite.book.operations.generateInvoices({ count: DOCUMENTS, linesEach: 1, customers: 20, days: 200 });
  // The clock, the boundaries, two looks for the tax of lines and two stretches are answered at once.
  netSuite.faults.add({ path: '/suiteql', after: 6, fault: { kind: 'delay', milliseconds: 1_500 } });
  const first = await startSidecar();
  const asked = await fetch(`${first.url}/v1/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPERATOR}`, 'content-type': 'application/json' },
    body: JSON.stringify({ flow: 'invoices' }),
  });
  assert.equal(asked.status, 202);
  // Two stretches are in, the others are under way.
  await until('two stretches are read', async () => (await stretchesRead()) === 2);
  const killed = await latest(first.url);
  await first.kill();
  netSuite.faults.clear();

  const second = await startSidecar();
  const finished = await until('the run is finished', async () => {
    const run = await latest(second.url);
    return run?.state === 'finished' && run;
  });
  assert.equal(finished.id, killed?.id);
  assert.ok(Number(finished.summary?.['changed']) < DOCUMENTS, 'what had been read was not read again');
  assert.equal([...salesforce.org.rows('Invoice__c')].length, DOCUMENTS);
  assert.equal([...salesforce.org.rows('InvoiceLine__c')].length, DOCUMENTS);
});
