import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, NOBODY, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
before(async () => {
  org = await startScreensOrg();
});
after(() => org.stop());

const app = z.looseObject({
  appId: z.string(),
  label: z.string(),
  headerColor: z.string(),
  selected: z.boolean(),
  navItems: z.array(
    z.looseObject({ label: z.string(), itemType: z.string(), pageReference: z.looseObject({ type: z.string() }) }),
  ),
});
const apps = z.looseObject({ apps: z.array(app) });

const appsOf = async (username: string) => {
  const { status, body } = await org.as(username)('GET', '/ui-api/apps');
  assert.equal(status, 200, JSON.stringify(body));
  return apps.parse(body).apps;
};

test('an app leads to the places the user may go to', async () => {
  const [own] = await appsOf(REP);
  assert.deepEqual([own?.label, own?.headerColor, own?.selected], ['Shipping', '#0B5CAB', true]);
  assert.deepEqual(
    own?.navItems.map(({ label, itemType }) => [label, itemType]),
    [
      ['Home', 'Standard'],
      ['Accounts', 'Entity'],
      ['Shipments', 'Entity'],
      ['Reports', 'Standard'],
    ],
  );
  const [forAdmin] = await appsOf(ADMIN);
  assert.deepEqual(
    forAdmin?.navItems.map(({ label }) => label),
    ['Home', 'Accounts', 'Shipments', 'News', 'Reports'],
  );
});

test('who has been given no app has the platform’s', async () => {
  const [only, ...others] = await appsOf(NOBODY);
  assert.deepEqual([only?.label, others.length], ['Sales', 0]);
  assert.deepEqual(
    only?.navItems.map(({ label }) => label),
    ['Home', 'Tasks', 'Reports', 'Dashboards'],
  );
});

test('an app is found by its id, and so are its places', async () => {
  const [own] = await appsOf(REP);
  const one = await org.as(REP)('GET', `/ui-api/apps/${own?.appId ?? ''}`);
  assert.equal(app.parse(one.body).label, 'Shipping');
  const items = z.looseObject({ navItems: z.array(z.looseObject({ label: z.string() })) });
  const all = await org.as(REP)('GET', `/ui-api/apps/${own?.appId ?? ''}/user-nav-items`);
  assert.equal(items.parse(all.body).navItems.length, 4);
  const named = await org.as(REP)('GET', '/ui-api/nav-items?navItemNames=Shipment__c,standard-home');
  assert.deepEqual(
    items.parse(named.body).navItems.map(({ label }) => label),
    ['Shipments', 'Home'],
  );
  assert.equal((await org.as(NOBODY)('GET', `/ui-api/apps/${own?.appId ?? ''}`)).status, 404);
});
