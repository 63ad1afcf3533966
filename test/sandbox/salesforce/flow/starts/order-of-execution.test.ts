import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, beforeEach, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';
import { TRACE_PACKAGE } from './fixtures/trace-package.ts';

// The client's avro-js 1.12.2 requires `underscore` without declaring it, for a validator that nothing here calls.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'underscore' ? 'node:util' : specifier, context),
});

const { call, connection, sandbox, stop } = await startApexOrg(TRACE_PACKAGE);
after(stop);

const created = z.object({ id: z.string() });
const ids: string[] = [];
for (const Name of ['open', 'full'])
  ids.push(created.parse((await call('POST', '/sobjects/Site__c', { Name })).body).id);
const [site = '', full = ''] = ids;

let seen = 0;
const traces = (): readonly string[] => [...sandbox.org.rows('Trace__c')].map(({ Step__c }) => String(Step__c));

/** Lets what was put off run. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
};

const footprints = async (): Promise<readonly string[]> => {
  await settled();
  return traces().slice(seen);
};

beforeEach(async () => {
  await settled();
  seen = traces().length;
});

const visits = () => [...sandbox.org.rows('Visit__c')].length;
const visitsOf = (id: string) => sandbox.org.byId('Site__c', id)?.Visits__c;

const UNTIL_COMMIT = [
  'before trigger of 1, before-save flow',
  'after trigger of 1, before-save flow',
  'after-save flow',
];
const AFTER_COMMIT = ['asynchronous path', 'event after commit', 'future method', 'queueable'];

describe('the order of execution', () => {
  test('is the documented one: what is put off runs after the commit', async () => {
    const { status } = await call('POST', '/sobjects/Visit__c', { Site__c: site, Code__c: 'first' });
    assert.equal(status, 201);
    const steps = await footprints();
    const before = [...UNTIL_COMMIT, 'site before update 1', 'site after update 1'];
    assert.deepEqual(steps.slice(0, before.length), before);
    assert.deepEqual(steps.slice(before.length).toSorted(), AFTER_COMMIT);
  });

  const [flowAndTrigger = '', afterTrigger = '', afterFlow = ''] = UNTIL_COMMIT;
  const refusals: readonly (readonly [moment: string, visit: object, status: string, steps: readonly string[]])[] = [
    ['system validation', { Code__c: 'longer than ten' }, 'STRING_TOO_LONG', []],
    ['before-save flow', {}, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', []],
    ['before trigger', {}, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', [flowAndTrigger]],
    ['validation rule', {}, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', [flowAndTrigger]],
    ['duplicate rule', { Code__c: 'first' }, 'DUPLICATES_DETECTED', [flowAndTrigger]],
    ['after trigger', {}, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', [flowAndTrigger, afterTrigger]],
    ['after-save flow', {}, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', [flowAndTrigger, afterTrigger, afterFlow]],
    ['roll-up of its parent', { Site__c: full }, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', [...UNTIL_COMMIT, 'site before update 1']], // prettier-ignore
  ];
  for (const [moment, visit, statusCode, steps] of refusals) {
    test(`ends with a refusal at the ${moment}, and nothing of the save stands`, async () => {
      const [standing, rolledUp] = [visits(), visitsOf(site)];
      const { status, body } = await call('POST', '/sobjects/Visit__c', { Site__c: site, FailAt__c: moment, ...visit });
      assert.equal(status, 400);
      const [error] = z.array(z.object({ errorCode: z.string() })).parse(body);
      assert.equal(error?.errorCode, statusCode);
      assert.deepEqual(await footprints(), steps);
      assert.deepEqual([visits(), visitsOf(site), visitsOf(full)], [standing, rolledUp, 0]);
    });
  }

  test('is the same for an update and a delete, which has flows before it', async () => {
    const { body } = await call('POST', '/sobjects/Visit__c', { Site__c: site });
    const path = `/sobjects/Visit__c/${created.parse(body).id}`;
    await settled();
    seen = traces().length;
    await call('PATCH', path, { Code__c: 'changed' });
    assert.deepEqual((await footprints()).slice(0, 3), UNTIL_COMMIT);
    seen = traces().length;
    await call('DELETE', path);
    const count = String(visitsOf(site));
    assert.deepEqual(await footprints(), ['before-delete flow', 'before trigger', 'after trigger', `site before update ${count}`, `site after update ${count}`]); // prettier-ignore
  });
});

describe('a save of several records', () => {
  const records = ['', 'after-save flow', ''].map((FailAt__c) => ({ Site__c: site, FailAt__c }));
  const STEPS = [
    'before trigger of 3, before-save flow',
    'after trigger of 3, before-save flow',
    'after-save flow',
    'after-save flow',
    'after-save flow',
    'before trigger of 2, before-save flow',
    'after trigger of 2, before-save flow',
    'after-save flow',
    'after-save flow',
  ];
  const standsInPart = async (before: number): Promise<void> => {
    assert.equal(visits(), before + 2);
    const own = (await footprints()).filter((step) => !step.startsWith('site'));
    assert.deepEqual(own.slice(0, STEPS.length), STEPS);
  };

  test('over REST goes through all steps again without what failed late', async () => {
    const before = visits();
    const sent = records.map((record) => ({ attributes: { type: 'Visit__c' }, ...record }));
    await call('POST', '/composite/sobjects', { allOrNone: false, records: sent });
    await standsInPart(before);
  });

  test('over the Bulk API does so, too', async () => {
    const before = visits();
    const results = await connection.bulk2.loadAndWaitForResults({ object: 'Visit__c', operation: 'insert', input: records }); // prettier-ignore
    assert.deepEqual([results.successfulResults.length, results.failedResults.length], [2, 1]);
    await standsInPart(before);
  });

  test('in Apex stands in part when it may, and not at all when it must be whole', async () => {
    const before = visits();
    const list = `new List<Visit__c>{ ${records.map(({ FailAt__c }) => `new Visit__c(Site__c = '${site}', FailAt__c = '${FailAt__c}')`).join(', ')} }`;
    const run = (code: string) => call('GET', `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent(code)}`);
    await run(`Database.insert(${list}, false);`);
    await standsInPart(before);
    const { body } = await run(`insert ${list};`);
    const { exceptionMessage } = z.object({ exceptionMessage: z.string() }).parse(body);
    assert.match(exceptionMessage, /^System.DmlException: Insert failed. First exception on row 1; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, refused by after-save flow: \[\]/); // prettier-ignore
    assert.equal(visits(), before + 2);
  });
});
