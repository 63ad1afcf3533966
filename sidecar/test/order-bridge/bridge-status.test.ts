import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseUnlessActivatable } from '../../src/order-bridge/bridge-status.ts';
import { jobOfRequest } from '../../src/order-bridge/activation-request.ts';
import type { BridgeStatus } from '../../src/order-bridge/sales-order.ts';
import { BRIDGE_STATUSES } from '../../src/order-bridge/sales-order.ts';
import { Failure } from '../../src/shared/failure.ts';
import { order } from './an-order.ts';

const ACTIVATABLE: readonly BridgeStatus[] = ['Ready', 'Requested', 'Accepted', 'On Hold'];
for (const bridgeStatus of BRIDGE_STATUSES)
  if (ACTIVATABLE.includes(bridgeStatus))
    test(`an order that is ${bridgeStatus} may become a sales order`, () => {
      assert.doesNotThrow(() => refuseUnlessActivatable(order({ bridgeStatus })));
    });
  else
    test(`an order that is ${bridgeStatus} may not, and is told the way out`, () => {
      assert.throws(
        () => refuseUnlessActivatable(order({ bridgeStatus })),
        (error) =>
          error instanceof Failure &&
          error.code === 'WRONG_STATUS' &&
          error.message.includes(`is ${bridgeStatus}`) &&
          error.advice.length > 20,
      );
    });

test('requests for one contract share one job behind the work of people', () => {
  const fields = { ContractId__c: '800Hs0000000001IAA', RequestedById__c: '005', CorrelationId__c: 'x' };
  const job = jobOfRequest(fields);
  assert.ok(job !== undefined);
  assert.deepEqual(job.payload, { contractId: '800Hs0000000001IAA', requestedBy: '005' });
  assert.equal(jobOfRequest({ ...fields, RequestedById__c: null })?.key, job.key);
  assert.ok(Number(job.priority) > 0);
});

for (const ContractId__c of [undefined, null, 7, '', 'short'])
  test(`a request for the contract ${JSON.stringify(ContractId__c)} makes no job`, () => {
    assert.equal(jobOfRequest({ ContractId__c }), undefined);
  });
