import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { NetSuiteSandbox } from './index.ts';
import type { SettingsInput } from './settings.ts';
import { caller, refusalIn, start, type Call } from './testing/test-account.ts';

/** Opens an account with these settings for the length of one test. */
const withSettings = async (
  settings: SettingsInput,
  check: (call: Call, sandbox: NetSuiteSandbox) => Promise<void>,
): Promise<void> => {
  const sandbox = await start({ settings });
  try {
    await check(await caller(sandbox), sandbox);
  } finally {
    await sandbox.stop();
  }
};

test('an unknown setting is refused when the account opens', async () => {
  const settings: Record<string, unknown> = { moonPhase: 'full' };
  await assert.rejects(start({ settings }), z.ZodError);
});

test('errors refer to RFC 2616 if the settings say so', () =>
  withSettings({ errorTypeReference: 'rfc2616' }, async (call) => {
    const { type } = await refusalIn(await call('GET', '/record/v1/customer/999999'));
    assert.equal(type, 'https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.5');
  }));

test('a repeated idempotency key is a 409 if the settings say so', () =>
  withSettings({ idempotencyStatus: 409 }, async (call) => {
    const ask = () =>
      call('POST', '/record/v1/customer', {
        body: {},
        headers: { prefer: 'respond-async', 'x-netsuite-idempotency-key': 'once' },
      });
    await ask();
    const { status, type } = await refusalIn(await ask());
    assert.deepEqual([status, type], [409, 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.10']);
  }));

test('the company’s language is the only one, unless nobody checks', async () => {
  const french = { headers: { 'accept-language': 'fr' } };
  await withSettings({}, async (call) => {
    const region = await call('GET', '/record/v1/currency', { headers: { 'accept-language': 'en-US,en;q=0.9' } });
    assert.equal(region.status, 200);
    const { detail } = await refusalIn(await call('GET', '/record/v1/currency', french));
    assert.match(detail ?? '', /^Invalid language\. .* default company language value 'en'\.$/);
  });
  await withSettings({ companyLanguage: 'fr' }, async (call) => {
    assert.equal((await call('GET', '/record/v1/currency', french)).status, 200);
  });
  await withSettings({ checkAcceptLanguage: false }, async (call) => {
    assert.equal((await call('GET', '/record/v1/currency', french)).status, 200);
  });
});

test('SuiteQL without transient is refused in the words of the settings', () =>
  withSettings({ missingTransient: { errorCode: 'SOME_CODE', detail: 'Some words.' } }, async (call) => {
    const { code, detail } = await refusalIn(
      await call('POST', '/query/v1/suiteql', { body: { q: 'SELECT 1 FROM dual' } }),
    );
    assert.deepEqual([code, detail], ['SOME_CODE', 'Some words.']);
  }));

test('the server time is where the settings say, and a token lasts as long as they say', () =>
  withSettings({ serverTimePath: '/services/rest/system/v2/time', accessTokenSeconds: 60 }, async (call, { clock }) => {
    assert.equal((await call('GET', '/system/v2/time')).status, 200);
    assert.equal((await call('GET', '/system/v1/serverTime')).status, 501);
    clock.advance(61_000);
    assert.equal((await call('GET', '/system/v2/time')).status, 401);
  }));
