import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outboxOf } from '../workflow/email/outbox.ts';
import { approvalProcess, dealSourceWith, openDeals, step } from './sample-approvals.ts';
import { submitForApproval } from './submit.ts';

test('a submitted record is locked, its initial actions have run, and its first approver is asked', () => {
  const { org, as, deal, row } = openDeals();
  const id = deal();
  const outcome = submitForApproval(org, as('seller'), { objectId: id, comments: 'Please' });
  assert.deepEqual(
    { ...outcome, newWorkitemIds: outcome.newWorkitemIds?.length, instanceId: outcome.instanceId?.slice(0, 3) },
    {
      ...{ success: true, entityId: id, errors: [], instanceId: '04g', instanceStatus: 'Pending' },
      ...{ actorIds: [as('boss').userId], newWorkitemIds: 1 },
    },
  );
  assert.equal(row(id).Status__c, 'Asked');
  const [refused] = org.update(as('seller'), {
    object: 'Deal__c',
    records: [{ Id: id, Notes__c: 'x' }],
    allOrNone: true,
  });
  assert.equal(refused?.errors[0]?.statusCode, 'ENTITY_IS_LOCKED');
  assert.deepEqual(
    [...org.rows('ProcessInstanceStep')].map(({ StepStatus, Comments, ActorId }) => [StepStatus, Comments, ActorId]),
    [['Started', 'Please', as('seller').userId]],
  );
  assert.deepEqual(
    outboxOf(org)
      .sent()
      .map(({ to, source }) => [to, source]),
    [[['boss@deals.example'], 'Approval Request']],
  );
});

const refusals: Readonly<Record<string, (org: ReturnType<typeof openDeals>) => readonly [who: string, deal: string]>> =
  {
    'NO_APPLICABLE_PROCESS No applicable approval process was found.': ({ deal }) => ['seller', deal({ Amount__c: 0 })],
    'NO_APPLICABLE_PROCESS No applicable approval process was found. ': ({ deal }) => ['stranger', deal()],
    'MANAGER_NOT_DEFINED Manager undefined.': ({ org, as, deal }) => {
      org.update(as('seller'), {
        object: 'User',
        records: [{ Id: as('seller').userId, ManagerId: null }],
        allOrNone: true,
      });
      return ['seller', deal()];
    },
    'INVALID_CROSS_REFERENCE_KEY invalid cross reference id': () => ['seller', 'a00Hs0000000999IAA'],
    'ALREADY_IN_PROCESS Cannot submit object already in process.': ({ org, as, deal }) => {
      const id = deal();
      submitForApproval(org, as('seller'), { objectId: id });
      return ['seller', id];
    },
  };

for (const [error, prepare] of Object.entries(refusals)) {
  test(`a submission is refused with ${error}`, () => {
    const deals = openDeals();
    const [who, id] = prepare(deals);
    const before = [...deals.org.rows('ProcessInstance')].length;
    const outcome = submitForApproval(deals.org, deals.as(who), { objectId: id });
    assert.equal(outcome.success, false);
    assert.deepEqual(
      outcome.errors.map(({ statusCode, message }) => `${statusCode} ${message}`),
      [error.trim()],
    );
    assert.equal([...deals.org.rows('ProcessInstance')].length, before, 'nothing stays of it');
  });
}

test('what fails in the middle leaves neither lock nor rows nor emails', () => {
  const { org, as, deal, row } = openDeals();
  const id = deal();
  assert.throws(
    () =>
      org.transaction(() => {
        assert.equal(submitForApproval(org, as('seller'), { objectId: id }).success, true);
        throw new Error('taken back');
      }),
    /taken back/,
  );
  assert.equal(org.locks.has(id), false);
  assert.equal(row(id).Status__c, null);
  assert.deepEqual([...org.rows('ProcessInstanceWorkitem'), ...org.rows('ProcessInstanceHistory')], []);
  assert.deepEqual(outboxOf(org).sent(), []);
  assert.equal(submitForApproval(org, as('seller'), { objectId: id }).success, true);
});

test('a step for a chosen approver needs exactly one', () => {
  const { org, as, deal } = openDeals(dealSourceWith(approvalProcess({ steps: step('Chosen', [['adhoc']]) })));
  const ask = (nextApproverIds: readonly string[]) =>
    submitForApproval(org, as('seller'), { objectId: deal(), nextApproverIds });
  assert.deepEqual(ask([]).errors, [
    {
      statusCode: 'REQUIRED_FIELD_MISSING',
      message: 'missing required field: [nextApproverIds]',
      fields: ['nextApproverIds'],
    },
  ]);
  assert.deepEqual(ask([as('desk').userId]).actorIds, [as('desk').userId]);
});

test('a process is named by its developer name, and its conditions can be skipped then', () => {
  const { org, as, deal } = openDeals();
  const named = { objectId: deal({ Amount__c: 0 }), processDefinitionNameOrId: 'Agreement' };
  assert.equal(submitForApproval(org, as('seller'), named).errors[0]?.statusCode, 'NO_APPLICABLE_PROCESS');
  assert.equal(submitForApproval(org, as('seller'), { ...named, skipEntryCriteria: true }).success, true);
});
