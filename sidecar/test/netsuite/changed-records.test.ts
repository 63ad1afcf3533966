import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccountFor, statsOf } from './account-under-test.ts';

const START = new Date('2026-03-02T09:00:00Z');
const newItem = (itemId: string) => ({ itemId, subsidiary: { items: [{ id: '1' }] }, includeChildren: true });

test('an item that was added or edited since settles what waits for it, whatever the case of its code', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  sandbox.book.create('serviceSaleItem', newItem('Old Item'));
  sandbox.clock.set(new Date('2026-03-02T10:00:00Z'));
  sandbox.book.create('serviceSaleItem', newItem('GTX Pro'));
  sandbox.book.operations.setItemInactive({ id: '99' });
  const waiting = ['item:gtx pro', 'item:Licence', 'item:Old Item', 'item:Never', 'Account:001000000000001AAA'];
  const changed = await netSuite.changes(new Date('2026-03-02T09:30:00Z'), waiting);
  assert.deepEqual([...changed], ['item:gtx pro', 'item:Licence']);
});

test('a customer that was edited since settles what waits for it', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const newCustomer = (companyName: string): string =>
    sandbox.book.create('customer', { companyName, subsidiary: { id: '1' } }).id;
  const [edited, untouched] = [newCustomer('Edited'), newCustomer('Untouched')];
  sandbox.clock.set(new Date('2026-03-02T10:00:00Z'));
  sandbox.book.update('customer', edited, { currencyList: { items: [{ currency: { id: '4' } }] } });
  const waiting = [`customer:${edited}`, `customer:${untouched}`, 'customer:999'];
  const changed = await netSuite.changes(new Date('2026-03-02T09:30:00Z'), waiting);
  assert.deepEqual([...changed], [`customer:${edited}`]);
});

test('a name that can be looked up now settles what waits for it', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const waiting = ['ledger:Terms:Net 90', 'ledger:Country:Philipines'];
  assert.deepEqual([...(await netSuite.changes(START, waiting))], []);
  sandbox.book.create('term', { name: 'Net 90', daysUntilNetDue: 90 });
  assert.deepEqual([...(await netSuite.changes(START, waiting))], ['ledger:Terms:Net 90']);
});

test('nothing is asked for what waits for the other side', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  assert.deepEqual([...(await netSuite.changes(START, ['alias:Product:GTXPro', 'Account:001000000000001AAA']))], []);
  assert.equal((await statsOf(sandbox)).requests.suiteql, 0);
});
