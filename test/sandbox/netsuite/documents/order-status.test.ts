import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Big } from 'big.js';
import { orderStatus } from './order-status.ts';
import type { OrderLineProgress } from './order-status.ts';

const line = (
  kind: 'goods' | 'service',
  [quantity, fulfilled, billed]: readonly [number, number, number],
  isClosed = false,
): OrderLineProgress => ({
  quantity: new Big(quantity),
  fulfilled: new Big(fulfilled),
  billed: new Big(billed),
  isFulfillable: kind === 'goods',
  isClosed,
});

test('the status of an order follows from what was approved, fulfilled, billed and closed', () => {
  const cases = [
    { why: 'not approved', lines: [line('service', [1, 0, 0])], isApproved: false, status: 'A' },
    { why: 'cancelled', lines: [line('service', [1, 0, 0])], isCancelled: true, status: 'C' },
    { why: 'services need no fulfilment', lines: [line('service', [2, 0, 0])], status: 'F' },
    { why: 'services billed in part', lines: [line('service', [2, 0, 1])], status: 'F' },
    { why: 'services billed', lines: [line('service', [2, 0, 2])], status: 'G' },
    { why: 'goods wait', lines: [line('goods', [2, 0, 0])], status: 'B' },
    { why: 'some goods have left', lines: [line('goods', [2, 1, 0])], status: 'E' },
    { why: 'and were billed', lines: [line('goods', [2, 1, 1])], status: 'D' },
    { why: 'all goods have left', lines: [line('goods', [2, 2, 1])], status: 'F' },
    { why: 'all is done', lines: [line('goods', [2, 2, 2]), line('service', [1, 0, 1])], status: 'G' },
    { why: 'the rest was closed', lines: [line('goods', [2, 2, 2]), line('goods', [1, 0, 0], true)], status: 'G' },
    { why: 'everything was closed', lines: [line('goods', [2, 0, 0], true)], status: 'H' },
  ];
  for (const { why, lines, isApproved = true, isCancelled = false, status } of cases)
    assert.equal(orderStatus({ lines, isApproved, isCancelled }), status, why);
});
