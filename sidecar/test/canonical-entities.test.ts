import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { CANONICAL_ENTITIES } from '../src/parts/canonical-entities.ts';
import { entityRoutes } from '../src/http/entity-routes.ts';
import { entityNameOf } from '../src/shared/entity.ts';

const NAMES = [
  'legal-entity',
  'customer',
  'contact',
  'product',
  'contract',
  'subscription',
  'order',
  'invoice',
  'payment',
];

const [route] = entityRoutes(CANONICAL_ENTITIES);
const answer = z.object({
  entities: z.array(
    z.object({ name: z.string(), version: z.number(), schema: z.looseObject({ type: z.literal('object') }) }),
  ),
});
const published = async () => {
  const served = await route?.serve({
    params: {},
    query: {},
    json: () => undefined,
    rawBody: Buffer.alloc(0),
    headers: {},
    correlationId: 'a-test',
    caller: undefined,
  });
  return answer.parse(served?.body).entities;
};

test('every entity says its name and version, each once', () => {
  const names = CANONICAL_ENTITIES.map(entityNameOf);
  assert.deepEqual(
    names.map(({ title }) => title),
    NAMES,
  );
  assert.ok(names.every(({ version }) => version >= 1));
});

test('every entity is published with its version as a schema of its fields', async () => {
  const entities = await published();
  assert.deepEqual(
    entities.map(({ name }) => name),
    NAMES,
  );
  for (const { name, version, schema } of entities) {
    assert.equal(schema['version'], version, name);
    assert.ok(Object.keys(z.record(z.string(), z.unknown()).parse(schema['properties'])).length > 1, name);
  }
});

test("no entity says a word of either platform's", async () => {
  assert.doesNotMatch(JSON.stringify(await published()), /netsuite|suiteql|internalId|tranId|custbody|__c\b|sobject/i);
});

test('an entity refuses what does not fit it', () => {
  const [legalEntity] = CANONICAL_ENTITIES;
  const good = { id: '1', name: 'Parent Company', currency: 'USD', country: 'US' };
  assert.ok(legalEntity !== undefined);
  assert.ok(legalEntity.safeParse(good).success);
  assert.equal(legalEntity.safeParse({ ...good, country: 'United States' }).success, false);
});
