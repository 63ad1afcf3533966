import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { keepToScope, type ScopeSettings } from '../../src/integration-health/index.ts';
import { needsAPerson, tryAgain } from '../../src/shared/failure.ts';
import { openLeftOut } from '../../src/store/left-out.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';

/** What a flow takes of the records it reads, and what it makes up for later; with the real memory. */

const database = await testDatabase();
beforeEach(() => database.run('truncate orderbridge.left_out'));

const NARROW: ScopeSettings = { label: 'Invoices', isActive: true, cutOverOn: '2026-03-01', filter: "Type = 'Pilot'" };
const NOBODY = new Set<string>();
const log = quietLog();

type Org = { settings?: ScopeSettings | undefined; pilots?: readonly string[]; refuses?: Error };
const scopeOver = (org: Org, flow = 'Invoices') =>
  keepToScope({
    settings: () => Promise.resolve(org.settings),
    customersMeeting: (_filter, customerIds) =>
      org.refuses === undefined
        ? Promise.resolve(new Set(customerIds.filter((id) => org.pilots?.includes(id))))
        : Promise.reject(org.refuses),
    leftOut: openLeftOut(database, flow),
    log,
  });

const early = { id: '1', customerId: 'A', on: '2026-02-28' };
const late = { id: '2', customerId: 'A', on: '2026-03-01' };
const outside = { id: '3', customerId: 'B', on: '2026-03-02' };
const ALL = [early, late, outside];
const SCHEMA_CHANGED = needsAPerson({ code: 'SCHEMA_CHANGED', message: 'No such column Type.', advice: 'Look.' });

test('a flow without settings takes everything', async () => {
  assert.deepEqual(await scopeOver({}).admit(ALL, NOBODY), new Set(['1', '2', '3']));
  assert.deepEqual(await scopeOver({}).joined(10), []);
});

test('the cut-over and the filter leave records out, which join as soon as they take part, each flow for itself', async () => {
  const org: Org = { settings: NARROW, pilots: ['A'] };
  const scope = scopeOver(org);
  assert.deepEqual(await scope.admit(ALL, NOBODY), new Set(['2']));
  assert.deepEqual(await scope.joined(10), []);

  org.settings = { ...NARROW, cutOverOn: undefined };
  assert.deepEqual(await scope.joined(10), ['1']);
  org.pilots = ['A', 'B'];
  assert.deepEqual(await scope.joined(10), ['1', '3']);
  assert.deepEqual(await scope.joined(1), ['1']);
  assert.deepEqual(await scopeOver(org, 'Payments').joined(10), []);

  await scope.admit(ALL, NOBODY);
  assert.deepEqual(await scope.joined(10), []);
});

test('what was taken before is taken whatever the flow takes by now, and is not waited for', async () => {
  const org: Org = { settings: NARROW, pilots: [] };
  const scope = scopeOver(org);
  await scope.admit(ALL, NOBODY);
  assert.deepEqual(await scope.admit(ALL, new Set(['1', '2', '3'])), new Set(['1', '2', '3']));
  org.settings = undefined;
  assert.deepEqual(await scope.joined(10), []);
});

test('a record that changed its day or customer is judged by what it says now', async () => {
  const org: Org = { settings: NARROW, pilots: ['A'] };
  const scope = scopeOver(org);
  await scope.admit([early], NOBODY);
  await scope.admit([{ ...early, customerId: 'B', on: '2026-03-09' }], NOBODY);
  assert.deepEqual(await scope.joined(10), []);
  org.pilots = ['B'];
  assert.deepEqual(await scope.joined(10), ['1']);
  await scope.forget(['1']);
  assert.deepEqual(await scope.joined(10), []);
});

test('a flow that is not used takes nothing, and all of it once it is', async () => {
  const org: Org = { settings: { ...NARROW, isActive: false, cutOverOn: undefined, filter: undefined } };
  const scope = scopeOver(org);
  assert.deepEqual(await scope.admit(ALL, NOBODY), NOBODY);
  assert.deepEqual(await scope.joined(10), []);
  org.settings = undefined;
  assert.deepEqual(await scope.joined(10), ['1', '2', '3']);
});

test('a filter that cannot be used takes nothing new, and the run is told in words', async () => {
  const org: Org = { settings: NARROW, refuses: SCHEMA_CHANGED };
  const scope = scopeOver(org);
  assert.deepEqual(await scope.admit(ALL, new Set(['3'])), new Set(['3']));
  await assert.rejects(scope.joined(10), {
    code: 'SCHEMA_CHANGED',
    owner: 'salesforce-admin',
    message: 'The filter of the flow Invoices cannot be used: No such column Type.',
  });
  delete org.refuses;
  org.pilots = ['A'];
  assert.deepEqual(await scope.joined(10), ['2']);
});

test('an org that is away is no reason to leave anything out', async () => {
  const away = tryAgain({ code: 'SALESFORCE_AWAY', message: 'Away.', advice: 'Wait.' });
  const scope = scopeOver({ settings: NARROW, refuses: away });
  await assert.rejects(scope.admit(ALL, NOBODY), { code: 'SALESFORCE_AWAY' });
  await assert.rejects(scope.joined(10), { code: 'SALESFORCE_AWAY' });
});
