import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { openDatabase } from '../../sidecar/src/store/database.ts';
import { testDatabaseUrl } from '../../sidecar/test/support/test-database.ts';
import { until } from '../../sidecar/test/support/until.ts';
import { ORG_TOKEN, startClouds } from './support/clouds.ts';
import { peopleOfAccount, peopleOfOrg } from './support/people.ts';
import { startSidecarProcess } from './support/sidecar-process.ts';
import { signIn } from './support/staff.ts';
import { factories } from './support/won-deal.ts';
import { WEBHOOK_SECRET } from './support/world.ts';

/** The sidecar dies while a rep waits for it. */

const ends: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of ends.toReversed()) await end();
});
const databaseUrl = await testDatabaseUrl();
const database = await openDatabase({ url: databaseUrl, connections: 1 });
const clouds = await startClouds();
ends.push(database.close, clouds.stop);
const people = { salesforce: peopleOfOrg(clouds.salesforce), netSuite: peopleOfAccount(clouds.netSuite) };
const { salesforce, netSuite } = people;
const { wonDeal } = factories(people);
const rep = await signIn(clouds, 'rep');

const startSidecar = async () => {
  const sidecar = await startSidecarProcess({
    ...clouds.environment,
    PORT: '0',
    DATABASE_URL: databaseUrl,
    WEBHOOK_SECRETS: WEBHOOK_SECRET,
    API_TOKENS: `org:${createHash('sha256').update(ORG_TOKEN).digest('hex')}`,
  });
  ends.push(sidecar.kill);
  clouds.sidecarAddress.url = sidecar.url;
  return sidecar;
};

const POSTS_LATER =
  'The integration did not answer. Your request is kept in Salesforce and will post by itself; you will be told the order number.';

const ownDeal = () => wonDeal({ account: { OwnerId: rep.userId }, contract: { OwnerId: rep.userId } });
type Deal = ReturnType<typeof ownDeal>;

const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const statusOf = ({ orderId }: Deal): unknown => salesforce.see('Order', orderId)['BridgeStatus__c'];
const isBooked = (deal: Deal): Promise<unknown> =>
  until('the order is booked', () => Promise.resolve(statusOf(deal) === 'Booked'));

/** Booked once, with its number where the rep looks. */
const isBookedOnce = async (deal: Deal): Promise<void> => {
  await isBooked(deal);
  const [order, ...others] = salesOrdersOf(deal);
  assert.deepEqual(others, []);
  const [seen] = await rep.query(`SELECT NetSuiteSalesOrderNumber__c FROM Contract WHERE Id = '${deal.contractId}'`);
  assert.equal(seen?.['NetSuiteSalesOrderNumber__c'], order?.['tranId']);
};

test('a sidecar killed while it books: the rep reads what happens next, and the order is booked once when it is back', async () => {
  const sidecar = await startSidecar();
  const deal = ownDeal();
  const before = (await netSuite.stats()).recordWrites;
  // The order is made, and its answer on the way, when the power goes.
  netSuite.sandbox.faults.add({
    path: '/salesOrder/',
    method: 'PUT',
    times: 1,
    fault: { kind: 'delay', milliseconds: 3_000 },
  });
  const screen = rep.activate(deal.contractId);
  await until('the order is on its way to NetSuite', async () => (await netSuite.stats()).recordWrites > before + 1);
  await sidecar.kill();
  const { status, outcome, message } = await screen;
  assert.deepEqual([status, outcome, message], [200, 'NO_ANSWER', POSTS_LATER]);
  assert.equal(statusOf(deal), 'Requested');
  const told = await until('it is in the error log', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { RecordId__c: deal.contractId })[0]),
  );
  assert.equal(told['Code__c'], 'SIDECAR_AWAY');

  netSuite.sandbox.faults.clear();
  // Two minutes pass, after which an attempt that has not come back is taken for dead.
  await database.run('update orderbridge.activations set taken_until = now()');
  await startSidecar();
  await isBookedOnce(deal);
});

test('a sidecar that is down: pressing again and again asks under the same key, and books once when it is back', async () => {
  const sidecar = await startSidecar();
  await sidecar.kill();
  const deal = ownDeal();
  for (let press = 0; press < 3; press += 1) assert.equal((await rep.activate(deal.contractId)).message, POSTS_LATER);
  await startSidecar();
  await isBookedOnce(deal);
  const again = await rep.activate(deal.contractId);
  assert.deepEqual([again.outcome, salesOrdersOf(deal).length], ['BOOKED', 1]);
});
