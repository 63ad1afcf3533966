import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { z } from 'zod';
import {
  publishTasks,
  reportFailures,
  runTask,
  type FailureRecord,
  type Publish,
} from '../../src/integration-health/index.ts';
import type { OutgoingEvent } from '../../src/shared/outgoing-event.ts';
import { openErrorLogs } from '../../src/salesforce/error-log-records.ts';
import { openPubSub, type PubSub } from '../../src/salesforce/index.ts';
import { machineClock } from '../../src/shared/clock.ts';
import { openFailureReports } from '../../src/store/failure-reports.ts';
import { openFailureLedger } from '../../src/store/failures.ts';
import { openJobs, QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { addEventWithin, openOutbox } from '../../src/store/outbox.ts';
import { startOrg, type TestOrg } from '../salesforce/org.ts';
import {
  packageWithoutAutomation,
  packageWithoutPaymentEvent,
  packageWithShortNumbers,
} from '../support/changed-package.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';

/** Events that an org does not take, over its real bus: shown with cause and fix, replayed once the org was put right. */

const database = await testDatabase();
const failures = openFailureLedger(database);
const outbox = openOutbox(database);

type Org = { readonly org: TestOrg; readonly pubSub: PubSub };
const open = async (sourceDirectory: string): Promise<Org> => {
  const org = await startOrg({ sourceDirectories: [sourceDirectory], users: [] });
  const pubSub = openPubSub(org.connect());
  after(async () => {
    pubSub.close();
    await org.stop();
  });
  return { org, pubSub };
};
const upToDate = await open(await packageWithoutAutomation());
const withShortNumbers = await open(await packageWithShortNumbers({ automations: false }));
const withoutPayments = await open(await packageWithoutPaymentEvent());

let { org, pubSub } = upToDate;
const deploy = (to: Org): void => void ({ org, pubSub } = to);
const log = quietLog();
const publish: Publish = async (topic, events) =>
  (await pubSub.publish(topic, events)).map((result) => (result.published ? undefined : result));
const run = runTask({ failures, clock: machineClock, jitter: () => 0, observe: () => undefined, log });
const tasks = publishTasks({ outbox, publish, failures, jobs: openJobs(database), clock: machineClock, log });

const runJob = async (name: string, payload: FailureRecord['work']['payload'] = {}, key = name): Promise<void> => {
  const task = tasks.find((one) => one.name === name);
  assert.ok(task);
  await run(task)({ id: '1', task: name, key, priority: 0, payload, begun: 1 });
};
const drain = () => runJob('publish-outbox');
const replay = async ({ id, work }: FailureRecord): Promise<FailureRecord> => {
  await failures.replay(id, 'somebody');
  await runJob(work.task, work.payload, work.key);
  return (await failures.find(id)) ?? assert.fail();
};
const only = async (): Promise<FailureRecord> => {
  const [record, ...rest] = await failures.list({ limit: 9 });
  assert.ok(record !== undefined && rest.length === 0, `${rest.length + 1} failures`);
  return record;
};
const stats = z.object({ eventsPublished: z.number() });
const published = async (): Promise<number> =>
  stats.parse(await (await fetch(`${org.url}/sandbox/stats`)).json()).eventsPublished;

const payment = (sourceKey: string, documentNumber: string): OutgoingEvent => ({
  topic: '/event/PaymentReceived__e',
  key: sourceKey.slice(0, 1),
  fields: {
    SourceKey__c: sourceKey,
    CorrelationId__c: `ob-story-${sourceKey}`,
    CurrencyCode__c: 'EUR',
    Kind__c: 'applied',
    NetSuitePaymentId__c: '77',
    NetSuiteCustomerId__c: '12',
    OccurredAt__c: '2026-05-04T10:20:30.000Z',
    Version__c: '1',
    DocumentNumber__c: documentNumber,
    AmountApplied__c: '99.95',
  },
});
const booking: OutgoingEvent = {
  topic: '/event/SalesOrderBooked__e',
  key: 'booking',
  fields: {
    SourceKey__c: 'booking',
    CorrelationId__c: 'ob-booking',
    ActivationKey__c: 'OB-1',
    NetSuiteSalesOrderId__c: '4',
    OccurredAt__c: '2026-05-04T10:20:30.000Z',
    OrderId__c: '801000000000001AAA',
  },
};
const add = (...events: readonly OutgoingEvent[]): Promise<void> =>
  database.transaction(async (tx) => {
    for (const one of events) await addEventWithin(tx, one);
  });

beforeEach(async () => {
  for (const table of ['orderbridge.outbox', 'orderbridge.failures', `${QUEUE_SCHEMA}._private_jobs`])
    await database.run(`delete from ${table}`);
  for (const each of [upToDate, withShortNumbers, withoutPayments]) await each.org.operate('/events/reset');
});

test('an event the org refuses for good is listed with cause, fix and replay, and the events behind it go on', async () => {
  deploy(withShortNumbers);
  const [user] = [...org.org.rows('User')];
  const customer = org.org.insert(
    { userId: user?.Id ?? '', username: 'rep' },
    { object: 'Account', records: [{ Name: 'Northern Mills', NetSuiteCustomerId__c: '12' }], allOrNone: true },
  );
  await add(payment('a1', 'PYMT-100042'), payment('a2', 'PYMT-1'), payment('b1', 'PYMT-2'));
  const before = await published();
  await drain();
  assert.equal(await published(), before + 2);
  assert.deepEqual(await outbox.backlog(), { waiting: 0, oldestAt: undefined, setAside: 1 });

  const refused = await only();
  assert.partialDeepStrictEqual(refused, { state: 'parked', code: 'SAVE_REFUSED', correlationId: 'ob-story-a1' });
  const connection = org.connect();
  await reportFailures({
    reports: openFailureReports(database),
    errorLogs: openErrorLogs({ connection, log }),
    log,
  })();
  const [entry] = [...org.org.rows('ErrorLog__c')];
  assert.partialDeepStrictEqual(entry, {
    Code__c: 'SAVE_REFUSED',
    Class__c: 'NeedsAPerson',
    OwnerRole__c: 'salesforce-admin',
    CorrelationId__c: 'ob-story-a1',
    ObjectName__c: 'PaymentReceived__e',
    RecordName__c: 'a1',
    PayloadReference__c: `/v1/failures/${refused.id}`,
    Account__c: customer[0]?.id,
    AmountAtRisk__c: 99.95,
    CurrencyCode__c: 'EUR',
  });
  assert.match(
    String(entry?.['Cause__c']),
    /PaymentReceived__e a1 was refused for good.*data value too large: PYMT-100042/,
  );
  assert.match(String(entry?.['Fix__c']), /package version.*then replay/);
});

test('the log says which event was refused, and why', async () => {
  deploy(withShortNumbers);
  await add(payment('a1', 'PYMT-100043'));
  await drain();
  const line = log.lines.findLast(({ step, outcome }) => step === 'publish-outbox' && outcome === 'set-aside');
  assert.partialDeepStrictEqual(line, {
    level: 'error',
    event: 'PaymentReceived__e',
    key: 'a1',
    code: 'SAVE_REFUSED',
    correlationId: 'ob-story-a1',
  });
  assert.match(String(line?.['cause']), /data value too large: PYMT-100043/);
});

test('replayed in vain it opens again; replayed after the deployment it goes out', async () => {
  deploy(withShortNumbers);
  await add(payment('a1', 'PYMT-100044'));
  await drain();
  const again = await replay(await only());
  assert.deepEqual([again.state, again.attempts], ['parked', 2]);
  deploy(upToDate);
  const before = await published();
  const settled = await replay(again);
  assert.deepEqual([settled.state, settled.resolution, (await published()) - before], ['resolved', 'replayed', 1]);
  assert.deepEqual(await outbox.list(9), []);
});

test('a topic the org does not have is one failure; its events wait, others go out, and the deployment settles it', async () => {
  deploy(withoutPayments);
  await add(payment('a1', '1'), payment('b1', '2'), booking);
  const before = await published();
  await drain();
  await drain();
  assert.equal(await published(), before + 1);
  const closed = await only();
  assert.partialDeepStrictEqual(closed, { state: 'parked', code: 'NOT_FOUND', attempts: 1 });
  assert.match(closed.cause, /No event PaymentReceived__e can be published/);
  assert.equal((await replay(closed)).state, 'parked');
  assert.equal((await outbox.backlog()).waiting, 2);

  deploy(upToDate);
  await drain();
  assert.deepEqual([(await only()).state, (await outbox.backlog()).waiting], ['resolved', 0]);
});

test('an outage of the bus is nobody’s business: everything waits and goes out when it is back', async () => {
  deploy(upToDate);
  await add(payment('a1', '1'), booking);
  const before = await published();
  org.faults.add({ path: 'PubSub/Publish', times: 2, fault: { kind: 'status', status: 503 } });
  await drain();
  assert.partialDeepStrictEqual(await only(), { state: 'waiting', code: 'SALESFORCE_AWAY' });
  assert.equal((await outbox.backlog()).waiting, 2);
  await drain();
  assert.deepEqual([(await only()).state, (await published()) - before], ['resolved', 2]);
});
