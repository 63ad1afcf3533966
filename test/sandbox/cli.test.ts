import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { salesforceOptions } from './cli-options.ts';

/** The stand-ins as a command: options from a file, addresses on standard output, an end when the caller is gone. */

const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));
const APP = { consumerKey: 'people', consumerSecret: 'secret', username: 'people@example.com', scopes: ['api'] };
const ORG = { sourceDirectories: [], connectedApps: [APP] };

const run = async (context: TestContext, cloud: string, options: object) => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-cli-'));
  const file = join(folder, 'options.json');
  await writeFile(file, JSON.stringify(options));
  const child = spawn(process.execPath, [CLI, cloud, '--options', file, '--until-stdin-closes']);
  context.after(async () => {
    child.kill();
    await rm(folder, { recursive: true });
  });
  return child;
};

const announcement = z.object({ url: z.string() });
const addressOf = async (child: Awaited<ReturnType<typeof run>>): Promise<string> => {
  for await (const line of createInterface(child.stdout)) return announcement.parse(JSON.parse(line)).url;
  throw new Error(await text(child.stderr));
};

const signedIn = z.object({ access_token: z.string() });
const found = z.object({ records: z.array(z.looseObject({ IsoCode: z.string() })) });
const currenciesAt = async (url: string) => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: APP.consumerKey,
    client_secret: APP.consumerSecret,
  });
  const token = signedIn.parse(
    await (await fetch(`${url}/services/oauth2/token`, { method: 'POST', body })).json(),
  ).access_token;
  const soql =
    'SELECT IsoCode, ConversionRate, DecimalPlaces, IsActive, IsCorporate FROM CurrencyType ORDER BY IsoCode';
  const answer = await fetch(`${url}/services/data/v68.0/query?q=${encodeURIComponent(soql)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return found.parse(await answer.json()).records.map(({ attributes: _attributes, ...currency }) => currency);
};

test('an org has the currencies of its options, the first of them the corporate one, and ends with its caller', async (context) => {
  const child = await run(context, 'salesforce', {
    ...ORG,
    currencies: [
      { isoCode: 'EUR', conversionRate: 1 },
      { isoCode: 'JPY', conversionRate: 162.5, decimalPlaces: 0 },
      { isoCode: 'GBP', conversionRate: 0.86, isActive: false },
    ],
  });
  assert.deepEqual(await currenciesAt(await addressOf(child)), [
    { IsoCode: 'EUR', ConversionRate: 1, DecimalPlaces: 2, IsActive: true, IsCorporate: true },
    { IsoCode: 'GBP', ConversionRate: 0.86, DecimalPlaces: 2, IsActive: false, IsCorporate: false },
    { IsoCode: 'JPY', ConversionRate: 162.5, DecimalPlaces: 0, IsActive: true, IsCorporate: false },
  ]);
  child.stdin.end();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

const REFUSED: readonly (readonly [title: string, currencies: unknown, says: RegExp])[] = [
  ['a code that is no currency code', [{ isoCode: 'euro', conversionRate: 1 }], /three-letter currency code/],
  [
    'a corporate currency with another rate',
    [{ isoCode: 'EUR', conversionRate: 2 }],
    /corporate currency, whose rate is 1/,
  ],
  ['a rate of nothing', [{ isoCode: 'EUR', conversionRate: 0 }], /Too small/],
  ['no currency at all', [], /Too small/],
  ['an unknown name', [{ isoCode: 'EUR', rate: 1 }], /Unrecognized key: "rate"/],
];
for (const [title, currencies, says] of REFUSED)
  test(`${title} is refused and named`, () => {
    const read = salesforceOptions.safeParse({ ...ORG, currencies });
    assert.match(read.success ? 'accepted' : z.prettifyError(read.error), says);
  });

test('options that are wrong stop the start with words on standard error', async (context) => {
  const child = await run(context, 'salesforce', { ...ORG, currencies: 'EUR' });
  const [words, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  assert.match(words, /expected array, received string\n.*currencies/);
  assert.deepEqual(exit, [1, null]);
});

test('an account says where it is', async (context) => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificatePem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const integration = { clientId: 'client', certificateId: 'certificate', certificatePem };
  const child = await run(context, 'netsuite', { accountId: '1234567', integrations: [integration] });
  assert.match(await addressOf(child), /^http:\/\/127\.0\.0\.1:\d+$/);
});
