import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import type { Person } from './support/staff.ts';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** A year's deals closed by one load. */

const world = await openWorld();
const { salesforce } = world;
const { org } = salesforce.sandbox;
const rep = await world.signIn('rep');
const caller = { userId: rep.userId, username: 'sales@orderbridge.example' };

const DEALS = 10_000;
const ACCOUNTS = 200;

const inserted = (object: string, records: readonly Record<string, unknown>[]): readonly string[] =>
  org.insert(caller, { object, records, allOrNone: true }).map(({ id, errors }) => {
    assert.ok(id !== null, JSON.stringify(errors));
    return id;
  });

/** Open opportunities with a product each. @returns their ids */
const openDeals = (): readonly string[] => {
  const product = world.product();
  const pricebookId = String(salesforce.find('Pricebook2', { IsStandard: true })[0]?.['Id']);
  const accounts = Array.from({ length: ACCOUNTS }, () => world.account({ OwnerId: rep.userId }));
  const ids = inserted(
    'Opportunity',
    Array.from({ length: DEALS }, (_, index) => ({
      Name: `Deal ${index}`,
      AccountId: accounts[index % ACCOUNTS],
      StageName: 'Negotiation/Review',
      CloseDate: '2026-03-01',
      CurrencyIsoCode: 'USD',
      Pricebook2Id: pricebookId,
    })),
  );
  inserted(
    'OpportunityLineItem',
    ids.map((OpportunityId) => ({
      OpportunityId,
      PricebookEntryId: product.entryId,
      Quantity: 1,
      UnitPrice: UNIT_PRICE,
    })),
  );
  return ids;
};

const job = z.object({
  id: z.string(),
  state: z.string(),
  numberRecordsProcessed: z.number().default(0),
  numberRecordsFailed: z.number().default(0),
});

/** Updates records by the Bulk API 2.0. @returns the job when it is through */
const load = async (person: Person, object: string, csv: string) => {
  const opened = await person.call('POST /jobs/ingest', {
    object,
    operation: 'update',
    contentType: 'CSV',
    lineEnding: 'LF',
  });
  const { id } = job.parse(opened.json);
  await person.call(`PUT /jobs/ingest/${id}/batches`, csv, { 'content-type': 'text/csv' });
  await person.call(`PATCH /jobs/ingest/${id}`, { state: 'UploadComplete' });
  return until(
    'the load is through',
    async () => {
      const seen = job.parse((await person.call(`GET /jobs/ingest/${id}`)).json);
      return ['JobComplete', 'Failed', 'Aborted'].includes(seen.state) && seen;
    },
    280_000,
  );
};

test('10,000 opportunities closed in one load have one order each: no limit hit, none lost, none twice', async () => {
  const ids = openDeals();
  const csv = ['Id,StageName', ...ids.map((id) => `${id},Closed Won`)].join('\n');
  const done = await load(rep, 'Opportunity', csv);
  assert.partialDeepStrictEqual(done, {
    state: 'JobComplete',
    numberRecordsProcessed: DEALS,
    numberRecordsFailed: 0,
  });
  await until('every deal has its order', () => Promise.resolve(salesforce.find('Order', {}).length >= DEALS));
  const orders = salesforce.find('Order', {});
  assert.equal(orders.length, DEALS);
  assert.equal(new Set(orders.map((order) => order['Opportunity__c'])).size, DEALS);
  assert.equal(new Set(orders.map((order) => order['ActivationKey__c'])).size, DEALS);
  assert.equal(salesforce.find('OrderItem', {}).length, DEALS);
  assert.equal(salesforce.find('Contract', {}).length, DEALS);
  assert.deepEqual(salesforce.find('ErrorLog__c', {}), []);
});
