import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { ADMIN, FINANCE, REP } from '../sample-screens.ts';
import { startGraphqlOrg, type GraphqlOrg } from './ask-graphql.ts';

let asked: GraphqlOrg;
before(async () => {
  asked = await startGraphqlOrg();
});
after(() => asked.org.stop());

const mutate = (username: string, text: string) => asked.ask(username, `mutation change { uiapi${text} }`);

const names = z.object({
  uiapi: z.object({
    query: z.object({
      Account: z.object({
        edges: z.array(z.object({ node: z.object({ Name: z.object({ value: z.string() }) }) })),
      }),
    }),
  }),
});

const namesLike = async (pattern: string): Promise<readonly string[]> => {
  const query = `{ uiapi { query { Account(where: { Name: { like: "${pattern}" } }, orderBy: { Name: { order: ASC } }) {
    edges { node { Name { value } } } } } } }`;
  return names.parse((await asked.ask(ADMIN, query)).data).uiapi.query.Account.edges.map(({ node }) => node.Name.value);
};

const made = z.object({ uiapi: z.object({ made: z.object({ Record: z.looseObject({ Id: z.string() }) }) }) });

test('a record is created from variables, changed and deleted', async () => {
  const input = { Account: { Name: 'Quay' } };
  const create = 'AccountCreate(input: $input) { Record { Id Name { value } } }';
  const mutation = `mutation ($input: AccountCreateInput!) { uiapi { made: ${create} } }`;
  const { data, errors } = await asked.ask(REP, mutation, { input });
  assert.deepEqual(errors, []);
  const { Id } = made.parse(data).uiapi.made.Record;
  assert.deepEqual(data, { uiapi: { made: { Record: { Id, Name: { value: 'Quay' } } } } });
  const changed = await mutate(
    REP,
    ` { AccountUpdate(input: { Id: "${Id}", Account: { Name: "Quay 2" } }) { success } }`,
  );
  assert.deepEqual(changed, { data: { uiapi: { AccountUpdate: { success: true } } }, errors: [] });
  assert.deepEqual(await namesLike('Quay%'), ['Quay 2']);
  const gone = await mutate(REP, ` { AccountDelete(input: { Id: "${Id}" }) { Id } }`);
  assert.deepEqual(gone, { data: { uiapi: { AccountDelete: { Id } } }, errors: [] });
  assert.deepEqual(await namesLike('Quay%'), []);
});

const TWO = `{
  bad: AccountCreate(input: { Account: { Industry: "Shipping" } }) { Record { Id } }
  good: AccountCreate(input: { Account: { Name: "Pier" } }) { Record { Name { value } } }
}`;

test('one failure takes everything back, unless the request says otherwise', async () => {
  const together = await mutate(ADMIN, ` ${TWO}`);
  assert.deepEqual(together.data, { uiapi: { bad: null, good: null } });
  assert.match(together.errors[0]?.message ?? '', /Name/);
  assert.equal(together.errors[0]?.extensions.ErrorType, 'DataFetchingException');
  assert.deepEqual(await namesLike('Pier'), []);
  const apart = await mutate(ADMIN, `(input: { allOrNone: false }) ${TWO}`);
  assert.deepEqual(apart.data, { uiapi: { bad: null, good: { Record: { Name: { value: 'Pier' } } } } });
  assert.equal(apart.errors.length, 1);
  assert.deepEqual(await namesLike('Pier'), ['Pier']);
});

test('an operation takes the id that another before it gave', async () => {
  const { data, errors } = await mutate(
    REP,
    ` {
      owner: AccountCreate(input: { Account: { Name: "Wharf" } }) { Record { Name { value } } }
      ShipmentMade: Shipment__cCreate(input: { Shipment__c: { Carrier__c: "Ship", Weight__c: 5, Account__c: "@{owner}" } }) {
        Record { Account__r { Name { value } } }
      }
    }`,
  );
  assert.deepEqual(errors, []);
  const Name = { value: 'Wharf' };
  assert.deepEqual(data, {
    uiapi: { owner: { Record: { Name } }, ShipmentMade: { Record: { Account__r: { Name } } } },
  });
});

test('nobody changes what they may not, and nothing is done when the answer cannot be given', async () => {
  const { data, errors } = await mutate(
    FINANCE,
    ' { AccountCreate(input: { Account: { Name: "No" } }) { Record { Id } } }',
  );
  assert.deepEqual(data, { uiapi: { AccountCreate: null } });
  assert.notEqual(errors[0]?.message ?? '', '');
  const unseen = await mutate(
    REP,
    ' { AccountCreate(input: { Account: { Name: "No" } }) { Record { Nme { value } } } }',
  );
  assert.match(unseen.errors[0]?.message ?? '', /Field 'Nme' in type 'Account' is undefined/);
  assert.deepEqual(await namesLike('No'), []);
});
