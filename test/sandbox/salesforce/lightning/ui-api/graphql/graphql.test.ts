import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, FINANCE, NOBODY, REP, startScreensOrg } from '../sample-screens.ts';

let org: AccessOrg;
before(async () => {
  org = await startScreensOrg();
  const save = async (apiName: string, fields: object) =>
    z.looseObject({ id: z.string() }).parse((await org.as(ADMIN)('POST', '/ui-api/records', { apiName, fields })).body)
      .id;
  const account = await save('Account', { Name: 'Harbour "Ltd"' });
  for (const weight of [10, 20, 30, 40]) {
    const id = await save('Shipment__c', { Carrier__c: 'Ship', Weight__c: weight, Account__c: account, Fee__c: 2 });
    await save('Parcel__c', { Shipment__c: id, Contents__c: `Things of ${weight}` });
  }
});
after(() => org.stop());

const answer = z.object({
  data: z.unknown(),
  errors: z.array(z.looseObject({ message: z.string() })),
});

const ask = async (username: string, query: string, variables: object = {}) => {
  const { status, body } = await org.as(username)('POST', '/graphql', { query, variables });
  assert.equal(status, 200, JSON.stringify(body));
  return answer.parse(body);
};

test('records come with their parents and children, filtered and ordered', async () => {
  const { data, errors } = await ask(
    REP,
    `query heavy($least: Double, $name: String = "Harbour \\"Ltd\\"") {
      uiapi { query { heavy: Shipment__c(
        where: { and: [{ Weight__c: { gte: $least } }, { Account__r: { Name: { eq: $name } } }] }
        orderBy: { Weight__c: { order: DESC } }
      ) {
        edges { node {
          ApiName
          Weight__c { value displayValue }
          Account__r { ...named }
          Owner { ... on User { Name { value } } }
          Parcels__r { edges { node { Contents__c { value } } } }
        } }
        totalCount
      } } }
    }
    fragment named on Account { Name { value } }`,
    { least: 30 },
  );
  assert.deepEqual(errors, []);
  const node = (weight: number) => ({
    node: {
      ApiName: 'Shipment__c',
      Weight__c: { value: weight, displayValue: `${weight}.00` },
      Account__r: { Name: { value: 'Harbour "Ltd"' } },
      Owner: { Name: { value: ADMIN } },
      Parcels__r: { edges: [{ node: { Contents__c: { value: `Things of ${weight}` } } }] },
    },
  });
  assert.deepEqual(data, { uiapi: { query: { heavy: { edges: [node(40), node(30)], totalCount: 2 } } } });
});

const pages = z.object({
  uiapi: z.object({
    query: z.object({
      Shipment__c: z.object({
        edges: z.array(
          z.object({ cursor: z.string(), node: z.object({ Weight__c: z.object({ value: z.number() }) }) }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), hasPreviousPage: z.boolean(), endCursor: z.string() }),
      }),
    }),
  }),
});

test('a connection is read page by page', async () => {
  const page = async (after: string | null) => {
    const query = `query ($after: String) { uiapi { query { Shipment__c(first: 3, after: $after, orderBy: { Weight__c: { order: ASC } }) {
      edges { cursor node { Weight__c { value } } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`;
    return pages.parse((await ask(ADMIN, query, { after })).data).uiapi.query.Shipment__c;
  };
  const weights = ({ edges }: Awaited<ReturnType<typeof page>>) => edges.map(({ node }) => node.Weight__c.value);
  const first = await page(null);
  assert.deepEqual([weights(first), first.pageInfo.hasNextPage], [[10, 20, 30], true]);
  const second = await page(first.pageInfo.endCursor);
  assert.deepEqual(
    [weights(second), second.pageInfo.hasNextPage, second.pageInfo.hasPreviousPage],
    [[40], false, true],
  );
});

test('a field out of the user’s sight is an error, and left out when it is optional', async () => {
  const query = (directive: string) =>
    `{ uiapi { query { Shipment__c(first: 1) { edges { node { Carrier__c @optional { value } Fee__c ${directive} { displayValue } } } } } } }`;
  const { data, errors } = await ask(REP, query(''));
  assert.deepEqual(
    [data, errors.map(({ message }) => message)],
    [null, ["Validation error of type FieldUndefined: Field 'Fee__c' in type 'Shipment__c' is undefined"]],
  );
  const optional = await ask(REP, query('@optional'));
  assert.deepEqual(optional.data, {
    uiapi: { query: { Shipment__c: { edges: [{ node: { Carrier__c: { value: 'Ship' } } }] } } },
  });
  const seen = await ask(FINANCE, query('@skip(if: false)'));
  assert.match(JSON.stringify(seen.data), /USD 2\.00/);
});

test('an object out of sight is no field, and what is no GraphQL is told', async () => {
  const query = '{ uiapi { query { Shipment__c { totalCount } } } }';
  assert.match(
    (await ask(NOBODY, query)).errors[0]?.message ?? '',
    /Field 'Shipment__c' in type 'RecordQuery' is undefined/,
  );
  assert.match((await ask(ADMIN, '{ uiapi {')).errors[0]?.message ?? '', /^Invalid Syntax/);
});

test('what the sandbox does not answer is refused by name', async () => {
  const refused = async (query: string) => {
    const { status, body } = await org.as(ADMIN)('POST', '/graphql', { query });
    assert.equal(status, 501);
    return JSON.stringify(body);
  };
  assert.match(
    await refused('mutation { uiapi { AccountDelete(input: { Id: "1" }) { Id } } }'),
    /operations of the kind mutation/,
  );
  assert.match(
    await refused('{ uiapi { aggregate { Account { totalCount } } } }'),
    /the GraphQL field aggregate of UIAPI/,
  );
});
