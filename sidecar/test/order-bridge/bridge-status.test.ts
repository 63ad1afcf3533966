import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuseUnlessActivatable } from '../../src/order-bridge/bridge-status.ts';
import { jobOfRequest } from '../../src/order-bridge/activation-request.ts';
import type { BridgeOrder, BridgeStatus } from '../../src/order-bridge/sales-order.ts';
import { BRIDGE_STATUSES, contentOf } from '../../src/order-bridge/sales-order.ts';
import { Failure } from '../../src/shared/failure.ts';

const order = (changes: Partial<BridgeOrder> = {}): BridgeOrder => ({
  id: '801',
  number: '00000101',
  bridgeStatus: 'Ready',
  isActivated: false,
  currency: 'USD',
  effectiveOn: '2026-03-01',
  contract: { id: '800', number: '00000100', isActivated: false },
  account: { id: '001', name: 'Acme', source: {} },
  lines: [{ id: '802', line: 1, productId: '01t', productName: 'GTX', quantity: '1', unitPrice: '9.50', source: {} }],
  agreedPrices: [],
  source: {},
  ...changes,
});

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

test('what the bridge writes itself leaves the content as it was', () => {
  const written = order({ bridgeStatus: 'Booked', salesOrderId: '7', activationKey: 'OB-800-1', isActivated: true });
  assert.equal(contentOf(written), contentOf(order()));
});

const CHANGES: readonly (readonly [what: string, changes: Partial<BridgeOrder>])[] = [
  ['account', { account: { id: '002', name: 'Acme', source: {} } }],
  ['currency', { currency: 'EUR' }],
  ['date', { effectiveOn: '2026-03-02' }],
  ['price', { lines: order().lines.map((line) => ({ ...line, unitPrice: '9.51' })) }],
  ['quantity', { lines: order().lines.map((line) => ({ ...line, quantity: '2' })) }],
  ['product', { lines: order().lines.map((line) => ({ ...line, productId: '02t' })) }],
  ['number of lines', { lines: [] }],
];
for (const [what, changes] of CHANGES)
  test(`another ${what} is another content`, () => {
    assert.notEqual(contentOf(order(changes)), contentOf(order()));
  });

test('a price written with more zeros is the same content', () => {
  const lines = order().lines.map((line) => ({ ...line, unitPrice: '9.5', quantity: '1.00' }));
  assert.equal(contentOf(order({ lines })), contentOf(order()));
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
