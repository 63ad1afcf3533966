import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { ADMIN } from '../sample-screens.ts';
import { startGraphqlOrg, type GraphqlOrg } from './ask-graphql.ts';

let asked: GraphqlOrg;
before(async () => {
  asked = await startGraphqlOrg();
  const { save } = asked;
  const account = await save('Account', { Name: 'Harbour' });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const shipments = [
    { Carrier__c: 'Ship', Weight__c: 10, DueOn__c: day(-400), Status__c: 'Sent' },
    { Carrier__c: 'Shipping', Weight__c: 20, DueOn__c: day(-3) },
    { Carrier__c: 'Train', Weight__c: 30, DueOn__c: day(0) },
    { Carrier__c: 'Truck', Weight__c: 40 },
  ];
  for (const shipment of shipments) {
    const id = await save('Shipment__c', { Account__c: account, ...shipment });
    if (shipment.Weight__c > 20) await save('Parcel__c', { Shipment__c: id, Contents__c: `Of ${shipment.Carrier__c}` });
  }
});
after(() => asked.org.stop());

const found = z.object({
  uiapi: z.object({
    query: z.object({
      Shipment__c: z.object({
        edges: z.array(z.object({ node: z.object({ Weight__c: z.object({ value: z.number() }) }) })),
      }),
    }),
  }),
});

const weights = async (where: string, variables: object = {}, declared = ''): Promise<readonly number[]> => {
  const query = `query ${declared} { uiapi { query { Shipment__c(where: ${where}, orderBy: { Weight__c: { order: ASC } }) {
    edges { node { Weight__c { value } } } } } } }`;
  const { data, errors } = await asked.ask(ADMIN, query, variables);
  assert.deepEqual(errors, [], where);
  return found.parse(data).uiapi.query.Shipment__c.edges.map(({ node }) => node.Weight__c.value);
};

/** Filters, and the weights of what they find. */
const FILTERS: readonly (readonly [where: string, weights: readonly number[]])[] = [
  ['{ Carrier__c: { eq: "ship" } }', [10]],
  ['{ Carrier__c: { ne: "Ship" } }', [20, 30, 40]],
  ['{ Carrier__c: { like: "Ship%" } }', [10, 20]],
  ['{ Carrier__c: { in: ["Train", "Truck"] } }', [30, 40]],
  ['{ Carrier__c: { nin: ["Train", "Truck"] } }', [10, 20]],
  ['{ Weight__c: { gt: 10, lte: 30 } }', [20, 30]],
  ['{ Weight__c: { lt: 20 } }', [10]],
  ['{ Weight__c: { gte: 40 } }', [40]],
  ['{ DueOn__c: { eq: null } }', [40]],
  ['{ and: [{ Weight__c: { gt: 10 } }, { Carrier__c: { like: "T%" } }] }', [30, 40]],
  ['{ or: [{ Weight__c: { eq: 10 } }, { Carrier__c: { eq: "Truck" } }] }', [10, 40]],
  ['{ not: { Weight__c: { gt: 20 } } }', [10, 20]],
  ['{ Account__r: { Name: { eq: "Harbour" } }, Weight__c: { eq: 40 } }', [40]],
  ['{ DueOn__c: { eq: { literal: TODAY } } }', [30]],
  ['{ DueOn__c: { eq: { range: { last_n_days: 30 } } } }', [20, 30]],
  ['{ DueOn__c: { lt: { value: "2100-01-01" } } }', [10, 20, 30]],
  ['{ DueOn__c: { CALENDAR_YEAR: { value: { lt: 1990 } } } }', []],
  ['{ Id: { inq: { Parcel__c: { Contents__c: { like: "Of T%" } }, ApiName: "Shipment__c" } } }', [30, 40]],
  ['{ Id: { ninq: { Parcel__c: { Contents__c: { eq: "Of Train" } }, ApiName: "Shipment__c" } } }', [10, 20, 40]],
];

test('records are filtered by every operator', async () => {
  for (const [where, expected] of FILTERS) assert.deepEqual(await weights(where), expected, where);
});

test('a filter may be a variable as a whole, or have some in it', async () => {
  const where = { Weight__c: { gt: 20 } };
  assert.deepEqual(await weights('$where', { where }, '($where: Shipment__c_Filter)'), [30, 40]);
  const names = { names: ['Ship', 'Train'] };
  assert.deepEqual(await weights('{ Carrier__c: { in: $names } }', names, '($names: [Picklist])'), [10, 30]);
});

test('nothing but a day goes where a day belongs', async () => {
  const where = '{ DueOn__c: { eq: { value: "TODAY) OR (Weight__c > 0" } } }';
  const { errors } = await asked.ask(ADMIN, `{ uiapi { query { Shipment__c(where: ${where}) { totalCount } } } }`);
  assert.match(errors[0]?.message ?? '', /is no date/);
});

const page = z.object({
  uiapi: z.object({
    query: z.object({
      Account: z.object({
        pageResultCount: z.number(),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
      }),
    }),
  }),
});

test('pages go on beyond what a query steps over, up to the upper bound', async () => {
  for (let call = 0; call < 12; call += 1) {
    const records = Array.from({ length: 200 }, (_all, at) => ({
      attributes: { type: 'Account' },
      Name: `Pile ${call * 200 + at}`,
    }));
    await asked.org.as(ADMIN)('POST', '/composite/sobjects', { records });
  }
  const read = async (first: number, after: string | null) => {
    const query = `query ($first: Int, $after: String) { uiapi { query {
      Account(where: { Name: { like: "Pile%" } }, first: $first, after: $after, upperBound: 2350) {
        pageResultCount pageInfo { hasNextPage endCursor } } } } }`;
    return page.parse((await asked.ask(ADMIN, query, { first, after })).data).uiapi.query.Account;
  };
  const first = await read(2000, null);
  assert.deepEqual([first.pageResultCount, first.pageInfo.hasNextPage], [2000, true]);
  const second = await read(200, first.pageInfo.endCursor);
  assert.deepEqual([second.pageResultCount, second.pageInfo.hasNextPage], [200, true]);
  const third = await read(200, second.pageInfo.endCursor);
  assert.deepEqual([third.pageResultCount, third.pageInfo.hasNextPage], [150, false]);
});

test('ten records come by default, and a picklist has its label', async () => {
  for (let at = 0; at < 12; at += 1) await asked.save('Account', { Name: `Mill ${at}` });
  const query = `{ uiapi { query {
    Account(where: { Name: { like: "Mill%" } }) { totalCount pageResultCount }
    Shipment__c(where: { Weight__c: { eq: 10 } }) { edges { node { Status__c { value label } } } }
  } } }`;
  const { data } = await asked.ask(ADMIN, query);
  const shipments = { edges: [{ node: { Status__c: { value: 'Sent', label: 'Sent' } } }] };
  assert.deepEqual(data, {
    uiapi: { query: { Account: { totalCount: 12, pageResultCount: 10 }, Shipment__c: shipments } },
  });
});
