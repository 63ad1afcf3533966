import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../../../fixtures/shipping-org.ts';
import { ApexException } from '../../runtime/exceptions.ts';
import type { OutgoingRequest } from '../../runtime/surroundings.ts';
import { openRepeatableRuns, RunDiverged, type CalloutOutcome } from './repeatable-runs.ts';

const requestTo = (endpoint: string, body = ''): OutgoingRequest => ({
  method: 'POST',
  endpoint,
  headers: new Map(),
  body: Buffer.from(body),
  timeoutMilliseconds: 10_000,
  certificate: undefined,
});

const answered = (body: string): CalloutOutcome => ({
  response: { statusCode: 200, status: 'OK', headers: new Map(), body: Buffer.from(body) },
});

const rail = (TrackingCode__c: string) => ({ Carrier__c: 'Rail', TrackingCode__c });

/** An org whose callouts `answer` answers, each a turn of the event loop later. */
const openRuns = (answer: (endpoint: string, org: ReturnType<typeof openShippingOrg>) => CalloutOutcome) => {
  const shipping = openShippingOrg();
  const sent: string[] = [];
  const runs = openRepeatableRuns(
    () => shipping.org,
    async ({ endpoint }) => {
      sent.push(endpoint);
      await Promise.resolve();
      return answer(endpoint, shipping);
    },
  );
  const codes = () => [...shipping.org.rows('Shipment__c')].map((row) => row.TrackingCode__c);
  const call = (endpoint: string, body?: string) => runs.send(requestTo(endpoint, body)).body.toString();
  return { ...shipping, runs, sent, codes, call };
};

test('a run gets the answers of its callouts in order, and each request is sent once', async () => {
  const { runs, sent, call } = openRuns((endpoint) => answered(`from ${endpoint}`));
  assert.deepEqual(await runs.run(() => [call('a'), call('b'), call('a')]), ['from a', 'from b', 'from a']);
  assert.deepEqual(sent, ['a', 'b', 'a']);
});

test('what a run wrote before a callout is written once', async () => {
  const { runs, codes, call, id, org } = openRuns(() => answered(''));
  await runs.run(() => {
    id('Shipment__c', rail('before'));
    call('a');
    id('Shipment__c', rail('after'));
  });
  assert.deepEqual(codes(), ['before', 'after']);
  assert.equal(org.writeCount(), 2);
});

test('a repeated run draws the times, random numbers and ids it drew before, and publishes once', async () => {
  const { runs, call } = openRuns(() => answered(''));
  let count = 0;
  const seen: unknown[] = [];
  const draw = () => (count += 1);
  const event = () => {
    draw();
    return { replayId: Buffer.alloc(8), eventUuid: 'one', topic: '', fields: {}, publishedAt: new Date() };
  };
  await runs.run(() => {
    seen.push([runs.instant(() => new Date(draw())).getTime(), runs.random(draw), runs.newId()]);
    runs.publish(event);
    call('a');
  });
  assert.equal(seen.length, 2);
  assert.deepEqual(seen[0], seen[1]);
  assert.equal(count, 3);
});

test('how often the org looks at its clock changes nothing of the times a repeated run sees', async () => {
  const { runs, call } = openRuns(() => answered(''));
  let clock = 0;
  const draw = () => new Date((clock += 1));
  const org = () => runs.now(draw).getTime();
  const apex = () => runs.instant(() => runs.now(draw)).getTime();
  const seen: number[][] = [];
  let isCached = false;
  await runs.run(() => {
    if (!isCached) org();
    isCached = true;
    const times = [org(), apex(), org(), apex(), org()];
    call('a');
    seen.push(times, [org(), apex(), org()]);
  });
  assert.deepEqual(seen, [
    [1, 2, 2, 3, 3],
    [4, 5, 5],
  ]);
});

test('a repeated run reads what it read before each callout, and afterwards what others wrote meanwhile', async () => {
  const { runs, codes, call } = openRuns((endpoint, { id }) => {
    id('Shipment__c', rail(`while ${endpoint}`));
    return answered('');
  });
  const seen = await runs.run(() => {
    const first = codes();
    call('a');
    const second = codes();
    call('b');
    return [first, second, codes()];
  });
  assert.deepEqual(seen, [[], ['while a'], ['while a', 'while b']]);
});

test('no answer is an exception that the run can catch', async () => {
  const { runs, call } = openRuns(() => ({ failure: 'Read timed out' }));
  const message = await runs.run(() => {
    try {
      return call('a');
    } catch (error) {
      return error instanceof ApexException ? `${error.apexType}: ${error.message}` : 'suspended';
    }
  });
  assert.equal(message, 'System.CalloutException: Read timed out');
});

test('a run that asks something else when it is repeated fails and leaves nothing', async () => {
  const { runs, codes, call, id } = openRuns(() => answered(''));
  let times = 0;
  const restless = () => {
    id('Shipment__c', rail('lost'));
    times += 1;
    return call('a', String(times));
  };
  await assert.rejects(runs.run(restless), RunDiverged);
  await assert.rejects(
    runs.run(() => (times % 2 === 0 ? call('a', String((times += 1))) : 'nothing')),
    RunDiverged,
  );
  assert.deepEqual(codes(), []);
});

test('runs that wait at the same time do not disturb each other', async () => {
  const { runs, codes, call, id } = openRuns((endpoint) => answered(endpoint));
  const work = (name: string) => () => {
    const before = codes().length;
    const answer = call(name);
    id('Shipment__c', rail(answer));
    return before;
  };
  assert.deepEqual(await Promise.all([runs.run(work('one')), runs.run(work('two'))]), [0, 0]);
  assert.deepEqual(codes(), ['one', 'two']);
});
