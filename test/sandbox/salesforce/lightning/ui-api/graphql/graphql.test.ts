import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { ADMIN, FINANCE, NOBODY, REP } from '../sample-screens.ts';
import { startGraphqlOrg, type GraphqlOrg } from './ask-graphql.ts';

let asked: GraphqlOrg;
const ask: GraphqlOrg['ask'] = (...all) => asked.ask(...all);
before(async () => {
  asked = await startGraphqlOrg();
  const { save } = asked;
  const account = await save('Account', { Name: 'Harbour "Ltd"' });
  for (const weight of [10, 20, 30, 40]) {
    const id = await save('Shipment__c', { Carrier__c: 'Ship', Weight__c: weight, Account__c: account, Fee__c: 2 });
    await save('Parcel__c', { Shipment__c: id, Contents__c: `Things of ${weight}` });
  }
});
after(() => asked.org.stop());

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
    [
      null,
      [
        "Validation error (FieldUndefined@[uiapi/query/Shipment__c/edges/node/Fee__c]) : Field 'Fee__c' in type 'Shipment__c' is undefined",
      ],
    ],
  );
  const optional = await ask(REP, query('@optional'));
  assert.deepEqual(optional.data, {
    uiapi: { query: { Shipment__c: { edges: [{ node: { Carrier__c: { value: 'Ship' } } }] } } },
  });
  const seen = await ask(FINANCE, query('@skip(if: false)'));
  assert.match(JSON.stringify(seen.data), /USD 2\.00/);
});

test('an object out of sight is no field, and what is no GraphQL is told, with where and what kind', async () => {
  const unseen = await ask(NOBODY, '{ uiapi {\n  query { Shipment__c { totalCount } } } }');
  assert.deepEqual(unseen, {
    data: null,
    errors: [
      {
        message:
          "Validation error (FieldUndefined@[uiapi/query/Shipment__c]) : Field 'Shipment__c' in type 'RecordQuery' is undefined",
        paths: [],
        locations: [{ line: 2, column: 11 }],
        extensions: { ErrorType: 'ValidationError' },
      },
    ],
  });
  const left = await ask(NOBODY, '{ uiapi { query { Shipment__c @optional { totalCount } } } }');
  assert.deepEqual(left, { data: { uiapi: { query: {} } }, errors: [] });
  const [unreadable] = (await ask(ADMIN, '{ uiapi {')).errors;
  assert.deepEqual(
    [unreadable?.message, unreadable?.extensions.ErrorType],
    ['Invalid Syntax : ends too early', 'InvalidSyntax'],
  );
});

/** Requests, and what is wrong with them. */
const WRONG: readonly (readonly [query: string, type: string, message: RegExp])[] = [
  [
    'query a { uiapi { query { Account { totalCount } } } } query b { uiapi { query { Account { totalCount } } } }',
    'OperationNotSupported',
    /^Must provide operation name/,
  ],
  [
    'query ($id: ID!) { uiapi { query { Account(where: { Id: { eq: $id } }) { totalCount } } } }',
    'ValidationError',
    /^Variable 'id' has coerced Null value for NonNull type 'ID!'$/,
  ],
  [
    '{ uiapi { query { Account(first: $many) { totalCount } } } }',
    'ValidationError',
    /UndefinedVariable@\[uiapi\/query\/Account\]\) : Undefined variable 'many'/,
  ],
  ['{ uiapi { query { Account { ...missing } } } }', 'ValidationError', /Undefined fragment 'missing'/],
  [
    '{ uiapi { query { Account { ...self } } } } fragment self on AccountConnection { ...self }',
    'ValidationError',
    /Fragment cycles/,
  ],
  ['{ uiapi { query { Account(limit: 3) { totalCount } } } }', 'ValidationError', /Unknown field argument 'limit'/],
  ['{ uiapi { query { Account(first: 2001) { totalCount } } } }', 'ValidationError', /argument 'first'/],
  [
    '{ uiapi { query { Account(first: 100, upperBound: 1000) { edges { node { Id } } } } } }',
    'ValidationError',
    /a number from 200 to 2000/,
  ],
  [
    '{ uiapi { query { Account { edges { node { Name } } } } } }',
    'ValidationError',
    /Subselection required for type 'StringValue' of field 'Name'/,
  ],
  [
    '{ uiapi { query { Account { edges { node { Id { value } } } } } } }',
    'ValidationError',
    /Subselection not allowed on leaf type 'ID!'/,
  ],
  [
    '{ uiapi { query { Account { edges { node { Name { label } } } } } } }',
    'ValidationError',
    /Field 'label' in type 'StringValue' is undefined/,
  ],
  [
    '{ uiapi { query { Account(where: { Nme: { eq: "x" } }) { totalCount } } } }',
    'ValidationError',
    /Field 'Nme' in type 'Account' is undefined/,
  ],
  [
    '{ uiapi { query { Account(orderBy: { Nme: { order: ASC } }) { edges { node { Id } } } } } }',
    'ValidationError',
    /Field 'Nme' in type 'Account' is undefined/,
  ],
  [
    '{ uiapi { query { Account(orderBy: { Name: { order: UP } }) { edges { node { Id } } } } } }',
    'ValidationError',
    /argument 'orderBy'/,
  ],
  [
    '{ uiapi { query { Account(where: { Name: { is: "x" } }) { totalCount } } } }',
    'DataFetchingException',
    /unknown operator is/,
  ],
  [
    'mutation { uiapi { ParcelCreate(input: {}) { Record { Id } } } }',
    'ValidationError',
    /Field 'ParcelCreate' in type 'UIAPIMutations' is undefined/,
  ],
];

test('what is wrong with a request is told in its answer', async () => {
  for (const [query, type, message] of WRONG) {
    const { data, errors } = await ask(ADMIN, query);
    assert.equal(data, null, query);
    assert.match(errors[0]?.message ?? '', message, query);
    assert.equal(errors[0]?.extensions.ErrorType, type, query);
  }
});

test('the same field selected at several places is one', async () => {
  const { data } = await ask(
    ADMIN,
    `{ uiapi { query { Account { ...names edges { node { DisplayValue Name { displayValue } } } } } } }
     fragment names on AccountConnection { edges { node { Name { value } } } }`,
  );
  const node = { Name: { value: 'Harbour "Ltd"', displayValue: null }, DisplayValue: 'Harbour "Ltd"' };
  assert.deepEqual(data, { uiapi: { query: { Account: { edges: [{ node }] } } } });
});

test('what the sandbox does not answer is refused by name', async () => {
  const inQuery = (text: string) => asked.refused(`{ uiapi { ${text} } }`);
  assert.match(await asked.refused('subscription { uiapi { query { Id } } }'), /operations of the kind subscription/);
  assert.match(
    await inQuery('relatedListByName(parentApiName: "Account", relatedListName: "Contacts") { label }'),
    /the GraphQL field relatedListByName of UIAPI/,
  );
  assert.match(await asked.refused('{ __schema { types { name } } }'), /the GraphQL field __schema of Query/);
  assert.match(
    await inQuery('query { Shipment__c { edges { node { Fee__c { format } } } } }'),
    /the GraphQL field format of CurrencyValue/,
  );
  assert.match(await inQuery('query { Account(scope: TEAM) { totalCount } }'), /the GraphQL scope/);
});
