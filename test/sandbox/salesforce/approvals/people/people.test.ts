import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dealSource, openDeals } from '../sample-approvals.ts';
import { groupNamed, membersOf } from './group-members.ts';

const usernames = (org: ReturnType<typeof openDeals>['org'], group: string | undefined): readonly string[] =>
  membersOf(org, group ?? '').map((id) => String(org.byId('User', id)?.Username));

test('a queue has the users it names, and those of the roles it names', () => {
  const { org } = openDeals();
  assert.deepEqual(usernames(org, groupNamed(org, 'Desk', 'Queue')), ['desk@deals.example', 'clerk@deals.example']);
});

test('the group of a role and its subordinates has everyone below', () => {
  const { org } = openDeals();
  assert.deepEqual(usernames(org, groupNamed(org, 'Board', 'Role')), []);
  assert.deepEqual(usernames(org, groupNamed(org, 'Board', 'RoleAndSubordinates')), ['clerk@deals.example']);
});

test('a queue owns records of the objects it is for, and of no others', () => {
  const { org, as, deal, row } = openDeals();
  const OwnerId = groupNamed(org, 'Desk', 'Queue');
  assert.equal(row(deal({ OwnerId })).OwnerId, OwnerId);
  const group = groupNamed(org, 'Sellers', 'Regular');
  for (const [object, record] of Object.entries({ Account: { Name: 'A', OwnerId }, Deal__c: { OwnerId: group } })) {
    const [result] = org.insert(as('seller'), { object, records: [record], allOrNone: true });
    assert.equal(result?.errors[0]?.message, 'Queue not associated with this SObject type', object);
  }
});

test('a queue that names someone who is not there is refused', () => {
  const queue = (member: string) =>
    `<Queue><name>Q</name><queueMembers>${member}</queueMembers><queueSobject><sobjectType>Deal__c</sobjectType></queueSobject></Queue>`;
  const open = (member: string) => openDeals(dealSource({ 'queues/Q.queue-meta.xml': queue(member) }));
  assert.throws(() => open('<users><user>nobody@deals.example</user></users>'), /Q\.queue.*no User named nobody@deals/);
  assert.throws(() => open('<roles><role>Kitchen</role></roles>'), /Q\.queue.*no Role named Kitchen/);
  assert.throws(() => open('<friends/>'), /Q\.queue.*friends/);
});
