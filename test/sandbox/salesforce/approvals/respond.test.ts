import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reassignHooks } from './reassign-hooks.ts';
import { outboxOf } from '../workflow/email/outbox.ts';
import { respondToApproval } from './respond.ts';
import { approvalProcess, dealSourceWith, openDeals, step, type DealOrg } from './sample-approvals.ts';
import { submitForApproval } from './submit.ts';

type Request = { readonly deals: DealOrg; readonly id: string };

/** Submits a new deal of the seller's. */
const submitted = (deals: DealOrg, values: Readonly<Record<string, unknown>> = {}): Request => {
  const id = deals.deal(values);
  const { errors } = submitForApproval(deals.org, deals.as('seller'), { objectId: id });
  assert.deepEqual(errors, []);
  return { deals, id };
};

const waiting = ({ deals: { org }, id }: Request) => {
  const instances = org.lookup('ProcessInstance', 'TargetObjectId', id);
  return instances.flatMap(({ Id }) => org.lookup('ProcessInstanceWorkitem', 'ProcessInstanceId', Id));
};

/** Responds to one's own work item, or to the first one. */
const respond = (request: Request, who: string, action: string) => {
  const { org, as } = request.deals;
  const items = waiting(request);
  const item = items.find(({ ActorId }) => ActorId === as(who).userId) ?? items[0];
  return respondToApproval(org, as(who), { workitemId: item?.Id ?? '', action, comments: `${action} by ${who}` });
};

const history = ({ deals: { org } }: Request): readonly string[] =>
  [...org.rows('ProcessInstanceStep')].map(
    ({ StepStatus, ActorId }) =>
      `${String(StepStatus)} ${String(org.byId('User', String(ActorId))?.LastName ?? 'queue')}`,
  );

const STAGES = approvalProcess({
  steps:
    step('First', [['user', 'boss@deals.example']]) +
    step('Second', [['user', 'desk@deals.example']], {
      elements: '<rejectBehavior><type>BackToPrevious</type></rejectBehavior>',
    }),
});

test('a record that no further step applies to is agreed: fields, lock, email and task are as the process says', () => {
  const request = submitted(openDeals());
  const { org, row } = request.deals;
  const outcome = respond(request, 'boss', 'Approve');
  assert.deepEqual([outcome.success, outcome.instanceStatus, outcome.actorIds], [true, 'Approved', []]);
  const { Status__c, Agreed__c } = row(request.id);
  assert.deepEqual([Status__c, Agreed__c, org.locks.has(request.id)], ['Agreed', '2026-03-01', true]);
  const mail = outboxOf(org).sent().at(-1);
  assert.deepEqual(
    [mail?.to, mail?.subject, mail?.body],
    [['seller@deals.example'], 'Agreed: Barn', 'Dear seller, Barn over USD 500.00 is agreed.'],
  );
  const [task] = [...org.rows('Task')];
  assert.deepEqual([task?.Subject, task?.WhatId, task?.ActivityDate], ['Sign the deal', request.id, '2026-03-04']);
  assert.deepEqual(history(request), ['Started seller', 'Approved boss']);
});

test('a large deal goes on to the queue, where any member may answer', () => {
  const request = submitted(openDeals(), { Amount__c: 5000 });
  const { org, as } = request.deals;
  const queue = [...org.rows('Group')].find(({ Type }) => Type === 'Queue');
  assert.deepEqual(respond(request, 'boss', 'approve').actorIds, [queue?.Id]);
  assert.deepEqual(
    outboxOf(org).sent().at(-1)?.to,
    ['desk@deals.example', 'clerk@deals.example'],
    'users of the queue and of the role in it',
  );
  assert.equal(
    respond(request, 'stranger', 'Approve').errors[0]?.statusCode,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  );
  assert.equal(respond(request, 'clerk', 'Approve').instanceStatus, 'Approved');
  const last = [...org.rows('ProcessInstanceStep')].at(-1);
  assert.deepEqual([last?.ActorId, last?.OriginalActorId], [as('clerk').userId, queue?.Id]);
});

test('a rejected record is unlocked and refused', () => {
  const request = submitted(openDeals());
  const outcome = respond(request, 'boss', 'Reject');
  assert.deepEqual([outcome.instanceStatus, request.deals.row(request.id).Status__c], ['Rejected', 'Refused']);
  assert.equal(request.deals.org.locks.has(request.id), false);
  assert.equal(
    submitForApproval(request.deals.org, request.deals.as('seller'), { objectId: request.id }).success,
    true,
  );
});

test('a step may send a rejected record back to the one before', () => {
  const request = submitted(openDeals(dealSourceWith(STAGES)));
  respond(request, 'boss', 'Approve');
  const back = respond(request, 'desk', 'Reject');
  assert.deepEqual([back.instanceStatus, back.actorIds], ['Pending', [request.deals.as('boss').userId]]);
  assert.equal(respond(request, 'boss', 'Reject').instanceStatus, 'Rejected');
  assert.deepEqual(history(request), ['Started seller', 'Approved boss', 'Rejected desk', 'Rejected boss']);
});

const both = (routing: string) =>
  dealSourceWith(
    approvalProcess({
      steps: step(
        'Both',
        [
          ['user', 'boss@deals.example'],
          ['user', 'desk@deals.example'],
        ],
        { routing },
      ),
    }),
  );

test('where all must agree, one approval leaves the others to answer, and one rejection is enough', () => {
  const agreed = submitted(openDeals(both('Unanimous')));
  assert.deepEqual(respond(agreed, 'desk', 'Approve').actorIds, [agreed.deals.as('boss').userId]);
  assert.equal(respond(agreed, 'boss', 'Approve').instanceStatus, 'Approved');
  const refused = submitted(openDeals(both('Unanimous')));
  assert.equal(respond(refused, 'desk', 'Reject').instanceStatus, 'Rejected');
  assert.deepEqual(history(refused), ['Started seller', 'Rejected desk', 'NoResponse boss']);
});

test('where the first answer counts, the others need not answer', () => {
  const request = submitted(openDeals(both('FirstResponse')));
  assert.equal(respond(request, 'boss', 'Approve').instanceStatus, 'Approved');
  assert.deepEqual(history(request), ['Started seller', 'Approved boss', 'NoResponse desk']);
  assert.deepEqual(waiting(request), []);
});

test('submitters recall where the process allows it; nobody else but an administrator does', () => {
  const request = submitted(openDeals());
  assert.equal(
    respond(request, 'boss', 'Removed').errors[0]?.statusCode,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  );
  const outcome = respond(request, 'seller', 'Removed');
  assert.deepEqual([outcome.instanceStatus, request.deals.row(request.id).Status__c], ['Removed', 'New']);
  assert.equal(request.deals.org.locks.has(request.id), false);
});

test('a delegate answers only where the step allows it', () => {
  const delegated = (elements: string) => {
    const steps = step('One', [['user', 'boss@deals.example']], { elements });
    const deals = openDeals(dealSourceWith(approvalProcess({ steps })));
    const { userId: DelegatedApproverId } = deals.as('desk');
    const records = [{ Id: deals.as('boss').userId, DelegatedApproverId }];
    deals.org.update(deals.as('seller'), { object: 'User', records, allOrNone: true });
    return respond(submitted(deals), 'desk', 'Approve').success;
  };
  assert.deepEqual([delegated('<allowDelegate>true</allowDelegate>'), delegated('')], [true, false]);
});

test('the approver of a related field is asked, and may edit where the process says so', () => {
  const steps = step('Related', [['relatedUserField', 'Approver__c']]);
  const deals = openDeals(dealSourceWith(approvalProcess({ steps, editability: 'AdminOrCurrentApprover' })));
  const request = submitted(deals, { Approver__c: deals.as('desk').userId });
  const edit = (who: string) =>
    deals.org.update(deals.as(who), {
      object: 'Deal__c',
      records: [{ Id: request.id, Notes__c: who }],
      allOrNone: true,
    })[0];
  assert.equal(edit('seller')?.errors[0]?.statusCode, 'ENTITY_IS_LOCKED');
  assert.equal(edit('desk')?.success, true);
  assert.equal(respond(request, 'desk', 'Approve').instanceStatus, 'Approved');
  assert.equal(edit('desk')?.errors[0]?.statusCode, 'ENTITY_IS_LOCKED');
});

test('unknown work items and actions are refused', () => {
  const { org, as } = openDeals();
  const code = (workitemId: string, action: string) =>
    respondToApproval(org, as('boss'), { workitemId, action }).errors[0]?.statusCode;
  assert.equal(code('04iHs0000000001IAA', 'Approve'), 'INVALID_CROSS_REFERENCE_KEY');
  assert.equal(code('04iHs0000000001IAA', 'Shelve'), 'INVALID_OPERATION');
});

const reassign = (request: Request, who: string, whom: string) => {
  const { org, as } = request.deals;
  const [item] = waiting(request);
  const records = [{ Id: item?.Id, ActorId: as(whom).userId }];
  const [result] = org.update(as(who), { object: 'ProcessInstanceWorkitem', records, allOrNone: false });
  return result?.errors.map(({ statusCode }) => statusCode);
};

test('a request is reassigned by whoever it waits for, and its history tells so', () => {
  const request = submitted(openDeals());
  const { org, as } = request.deals;
  org.hookSaves(reassignHooks(org));
  assert.deepEqual(reassign(request, 'seller', 'seller'), ['INSUFFICIENT_ACCESS_OR_READONLY']);
  assert.deepEqual(reassign(request, 'boss', 'desk'), []);
  const [item] = waiting(request);
  assert.deepEqual([item?.ActorId, item?.OriginalActorId], [as('desk').userId, as('boss').userId]);
  assert.deepEqual(history(request), ['Started seller', 'Reassigned boss']);
  assert.equal(respond(request, 'boss', 'Approve').success, false);
  assert.equal(respond(request, 'desk', 'Approve').instanceStatus, 'Approved');
});
