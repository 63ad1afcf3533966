import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { packageWithShortNumbers } from '../../sidecar/test/support/changed-package.ts';
import { until } from '../../sidecar/test/support/until.ts';
import { pusher } from './support/push.ts';
import { openWorld } from './support/world.ts';

/** An event that the org will never take as it is: people see it, and everybody else's goes on. */

const world = await openWorld({
  salesforce: { sourceDirectories: [await packageWithShortNumbers({ automations: true })] },
});
const { netSuite, salesforce, sidecar, log } = world;
const push = pusher(world);
const events = await world.listen('PaymentReceived__e');
const { operations } = netSuite.sandbox.book;

const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
const accountId = world.account({ NetSuiteCustomerId__c: customer });
const paid = (): string => {
  const invoice = netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
  });
  return operations.payInvoice({ id: invoice }).payment;
};
const outbox = z.object({
  events: z.array(z.object({ topic: z.string(), sourceKey: z.string(), state: z.string(), lastError: z.string() })),
});

test('an event with a value too long for the org is listed with its reason, the next ones are heard, and it can be replayed', async () => {
  const payment = paid();
  netSuite.update('customerPayment', payment, { tranId: 'RECEIPT-2026-0815' });
  await push('customer-payment.changed', payment);
  const entry = await until('the failure is listed', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { ObjectName__c: 'PaymentReceived__e' })[0]),
  );
  const key = String(entry['RecordName__c']);
  assert.match(key, new RegExp(`^payment-${payment}-`));
  assert.partialDeepStrictEqual(entry, {
    Code__c: 'SAVE_REFUSED',
    OwnerRole__c: 'salesforce-admin',
    Account__c: accountId,
    AmountAtRisk__c: 300.5,
    CurrencyCode__c: 'USD',
  });
  assert.match(String(entry['Cause__c']), /refused for good.*data value too large/);

  const other = paid();
  netSuite.update('customerPayment', other, { tranId: 'R-0816' });
  await push('customer-payment.changed', other);
  await events.hears('the next event', ({ NetSuitePaymentId__c: id }) => id === other);

  const { json } = await sidecar.call('GET /v1/outbox', { as: 'viewer' });
  assert.partialDeepStrictEqual(outbox.parse(json).events, [{ sourceKey: key, state: 'set aside' }]);
  assert.match(outbox.parse(json).events[0]?.lastError ?? '', /data value too large/);
  const line = log.lines.find(({ step, outcome }) => step === 'publish-outbox' && outcome === 'set-aside');
  assert.deepEqual([line?.['key'], line?.correlationId], [key, entry['CorrelationId__c']]);

  const { status } = await sidecar.call(`POST ${String(entry['PayloadReference__c'])}/replay`, { as: 'operator' });
  assert.equal(status, 202);
  await until('it was tried again in vain', () => {
    const { Attempts__c: attempts, Status__c: state } = salesforce.see('ErrorLog__c', String(entry['Id']));
    return Promise.resolve(attempts === 2 && state === 'Re-opened');
  });
});
