import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, NewCustomer } from '../../src/customers/index.ts';
import { findOrCreateCustomer } from '../../src/customers/index.ts';
import { Failure } from '../../src/shared/failure.ts';
import { compileMapping } from '../../src/shared/mapping.ts';
import { quietLog } from '../support/quiet-log.ts';

/** What journeys cannot show, because Salesforce would not let it happen at the moment of saving. */

const account = (id: string, changes: Partial<Account> = {}): Account => ({
  id,
  name: `Account ${id}`,
  parentId: undefined,
  customerId: undefined,
  subsidiary: undefined,
  taxId: undefined,
  website: undefined,
  source: {},
  ...changes,
});

const setUp = (accounts: readonly Account[]) => {
  const created: NewCustomer[] = [];
  const byId = new Map(accounts.map((each) => [each.id, each]));
  const find = findOrCreateCustomer({
    accounts: {
      get: (id) => {
        const found = byId.get(id);
        return found === undefined ? Promise.reject(new Error(`no account ${id}`)) : Promise.resolve(found);
      },
      link: () => Promise.resolve(),
    },
    ledger: {
      byKey: (key) => {
        const at = created.findIndex((each) => each.key === key);
        return Promise.resolve(at < 0 ? undefined : { id: String(at), number: `CUS${at}` });
      },
      matching: () => Promise.resolve([]),
      adopt: () => Promise.resolve(),
      dealsIn: () => Promise.resolve(true),
      addCurrency: () => Promise.resolve(),
      create: (customer) => {
        const at = created.push(customer) - 1;
        return Promise.resolve({ id: String(at), number: `CUS${at}` });
      },
    },
    mapping: () => Promise.resolve(compileMapping([], 'UTC')),
    lookups: () => Promise.resolve({ find: () => undefined, resolve: (_kind, name) => name }),
    matchKeys: ['name'],
    nameLimit: 83,
    log: quietLog(),
  });
  return { find: (account: Account) => find(account, 'ob-800'), created };
};

const isCycle = (error: unknown): boolean =>
  error instanceof Failure && error.code === 'VALUE_REFUSED' && /its own parent/.test(error.message);

for (const [title, accounts] of [
  ['its own parent', [account('A', { parentId: 'A' })]],
  ['the parent of its parent', [account('A', { parentId: 'B' }), account('B', { parentId: 'A' })]],
  [
    'below a circle',
    [account('A', { parentId: 'B' }), account('B', { parentId: 'C' }), account('C', { parentId: 'B' })],
  ],
] as const)
  test(`an account that is ${title} is refused by name, and no customer is made`, async () => {
    const { find, created } = setUp(accounts);
    await assert.rejects(find(accounts[0]), isCycle);
    assert.deepEqual(created, []);
  });

test('after a circle was refused the next attempt looks anew', async () => {
  const accounts = [account('A', { parentId: 'B' }), account('B', { parentId: 'A' })];
  const { find } = setUp(accounts);
  for (const attempt of [1, 2]) await assert.rejects(find(account('A', { parentId: 'B' })), isCycle, String(attempt));
});

test('two accounts of one circle asked for at the same moment do not wait for each other for ever', async () => {
  const [first, second] = [account('A', { parentId: 'B' }), account('B', { parentId: 'A' })];
  const { find } = setUp([first, second]);
  await Promise.all([assert.rejects(find(first), isCycle), assert.rejects(find(second), isCycle)]);
});

test('daughters asked for at the same moment share the making of their parent', async () => {
  const top = account('T');
  const { find, created } = setUp([top]);
  await Promise.all(['A', 'B', 'C'].map((id) => find(account(id, { parentId: 'T' }))));
  assert.deepEqual(created.map(({ key }) => key).toSorted(), ['A', 'B', 'C', 'T']);
  assert.equal(created[0]?.key, 'T');
});

test('a parent that is linked is taken as it is', async () => {
  const { find, created } = setUp([account('T', { customerId: '77' })]);
  await find(account('A', { parentId: 'T' }));
  assert.deepEqual(
    created.map(({ parentId }) => parentId),
    ['77'],
  );
});
