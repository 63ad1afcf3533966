import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageWithShortNumbers } from '../../sidecar/test/support/changed-package.ts';
import { until } from '../../sidecar/test/support/until.ts';
import { pusher } from './support/push.ts';
import { openWorld } from './support/world.ts';

/** What failed is run again from the error log in Salesforce, by whoever may, wherever its work is kept. */

const world = await openWorld({
  salesforce: { sourceDirectories: [await packageWithShortNumbers({ automations: true })] },
});
const { netSuite, salesforce } = world;
const push = pusher(world);
const finance = await world.signIn('finance');
const rep = await world.signIn('rep');

const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
world.account({ NetSuiteCustomerId__c: customer });

/** A payment whose event the org refuses for good, as the sidecar keeps it. */
const refusedEvent = async (): Promise<string> => {
  const invoice = netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
  });
  const { payment } = netSuite.sandbox.book.operations.payInvoice({ id: invoice });
  netSuite.update('customerPayment', payment, { tranId: 'RECEIPT-2026-0815' });
  await push('customer-payment.changed', payment);
  const entry = await until('the failure is listed', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { ObjectName__c: 'PaymentReceived__e' })[0]),
  );
  return String(entry['Id']);
};

test('finance replays what the sidecar keeps; a rep may not; what fails again is open again', async () => {
  const id = await refusedEvent();
  assert.partialDeepStrictEqual(salesforce.see('ErrorLog__c', id), { Attempts__c: 1, Status__c: 'New' });

  const refused = await rep.replay([id]);
  assert.equal(refused.status, 400);
  assert.match(JSON.stringify(refused.json), /permission Replay Failure/);
  assert.equal(salesforce.see('ErrorLog__c', id)['Status__c'], 'New');

  const asked = await finance.replay([id]);
  assert.equal(asked.status, 200);
  assert.partialDeepStrictEqual(asked.json, { done: 1 });
  await until('it was tried again in vain', () => {
    const { Attempts__c: attempts, Status__c: state } = salesforce.see('ErrorLog__c', id);
    return Promise.resolve(attempts === 2 && state === 'Re-opened');
  });
});
