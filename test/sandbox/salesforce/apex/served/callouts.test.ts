import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { INTEGRATION_USER } from '../../fixtures/start-shipping-org.ts';
import { warehouseFiles } from './callouts/sample-credentials.ts';
import { startApexOrg } from './start-apex-org.ts';

type Heard = { readonly method: string; readonly url: string; readonly key: string; readonly body: string };

const nothing = (_heard: Heard): Promise<void> => Promise.resolve();

/** Another system: notes what it is asked, and calls the org back before it answers. */
const openWarehouse = async () => {
  const heard: Heard[] = [];
  const around = { callBack: nothing };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        key: String(request.headers['x-key']),
        body: Buffer.concat(parts).toString(),
      };
      heard.push(one);
      void around.callBack(one).then(() => response.end(`answer ${heard.length}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { heard, around, url, stop };
};

const warehouse = await openWarehouse();

const STOCK = `@RestResource(urlMapping='/stock/*')
global class StockResource {
  public static String ask(String path, String body) {
    HttpRequest request = new HttpRequest();
    request.setEndpoint(path);
    request.setMethod('POST');
    request.setTimeout(5000);
    request.setBody(body);
    try {
      HttpResponse response = new Http().send(request);
      return response.getStatusCode() + ' ' + response.getBody();
    } finally {
      Counter.finals++;
    }
  }
  @HttpGet
  global static List<Object> read() {
    Integer before = [SELECT COUNT() FROM Account];
    String unique = UUID.randomUUID().toString() + System.now().getTime() + Request.getCurrent().getRequestId();
    String first = ask('callout:Warehouse/first', unique);
    Integer between = [SELECT COUNT() FROM Account];
    String second = ask('callout:Warehouse/second', unique);
    insert new Account(Name = 'from Apex');
    return new List<Object>{ before, between, [SELECT COUNT() FROM Account], first, second, Counter.finals };
  }
  @HttpPost
  global static String written() {
    insert new Account(Name = 'too early');
    return ask('callout:Warehouse', '');
  }
  @HttpPut
  global static String elsewhere() {
    try { return ask('https://other.example.com', ''); } catch (CalloutException e) { return e.getMessage(); }
  }
  @HttpDelete
  global static void queued() { System.enqueueJob(new Asker()); }
}`;

const { call, connection, sandbox, stop } = await startApexOrg(
  {
    ...warehouseFiles(),
    'classes/StockResource.cls': STOCK,
    'classes/Counter.cls': 'public class Counter { public static Integer finals = 0; }',
    'classes/Failing.cls':
      'public class Failing implements Queueable { public void execute(QueueableContext c) { String s; s.length(); } }',
    'classes/Asker.cls': `public class Asker implements Queueable, Database.AllowsCallouts {
      private Integer times = 0;
      public void execute(QueueableContext context) {
        times++;
        String answer = StockResource.ask('callout:Warehouse/job', UserInfo.getUserName());
        insert new Account(Name = 'job ' + times + ' ' + answer);
      }
    }`,
  },
  {
    users: [{ username: INTEGRATION_USER, permissionSets: ['Warehouse_User'] }],
    callouts: {
      namedCredentials: { Warehouse: { url: warehouse.url } },
      credentialValues: { WarehouseKey: { ApiKey: 's3cret' } },
    },
  },
);
after(async () => {
  await stop();
  warehouse.stop();
});

const names = () => [...sandbox.org.rows('Account')].map(({ Name }) => Name);

test('Apex waits for answers while the system it calls writes into the org', async () => {
  warehouse.around.callBack = async ({ url }) => {
    await call('POST', '/sobjects/Account', { Name: `while ${url}` });
  };
  const { body } = await call('GET', '/services/apexrest/stock/1');
  warehouse.around.callBack = nothing;
  assert.deepEqual(body, [0, 1, 3, '200 answer 1', '200 answer 2', 2]);
  assert.deepEqual(names(), ['while /first', 'while /second', 'from Apex']);
  assert.deepEqual(
    warehouse.heard.map(({ method, url, key }) => [method, url, key]),
    [
      ['POST', '/first', 'Bearer s3cret'],
      ['POST', '/second', 'Bearer s3cret'],
    ],
  );
  assert.equal(warehouse.heard[0]?.body, warehouse.heard[1]?.body);
});

test('a callout after a write is refused, and no request leaves', async () => {
  const before = warehouse.heard.length;
  const { status, body } = await call('POST', '/services/apexrest/stock/1');
  assert.equal(status, 500);
  assert.match(JSON.stringify(body), /System\.CalloutException: You have uncommitted work pending/);
  assert.equal(warehouse.heard.length, before);
  assert.ok(!names().includes('too early'));
});

test('an endpoint that is no remote site is refused', async () => {
  const { body } = await call('PUT', '/services/apexrest/stock/1');
  assert.match(z.string().parse(body), /^Unauthorized endpoint, please check Setup->Security->Remote site settings/);
});

test('anonymous Apex calls out', async () => {
  const { success } = await connection.tooling.executeAnonymous(
    "String answer = StockResource.ask('callout:Warehouse/anonymous', ''); insert new Account(Name = answer);",
  );
  assert.ok(success);
  assert.match(String(names().at(-1)), /^200 answer \d+$/);
});

/** Waits for what jobs do; a job that never does it fails the test. */
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, 'nothing came of the job');
    await setImmediate();
  }
};

test('a queueable calls out and has run once', async () => {
  await call('DELETE', '/services/apexrest/stock/1');
  const isJob = (name: unknown): boolean => String(name).startsWith('job');
  await until(() => names().some(isJob));
  assert.match(String(names().find(isJob)), /^job 1 200 answer/);
  assert.deepEqual(
    warehouse.heard.filter(({ url }) => url === '/job').map(({ body }) => body),
    [INTEGRATION_USER],
  );
  const [job] = [...sandbox.org.rows('AsyncApexJob')].filter(({ JobType }) => JobType === 'Queueable');
  assert.equal(job?.Status, 'Completed');
});

test('what a job throws is kept for who looks', async () => {
  await connection.tooling.executeAnonymous('System.enqueueJob(new Failing());');
  const stats = z.object({ apexFailures: z.array(z.string()) });
  const failures = async () => stats.parse((await call('GET', '/sandbox/stats')).body).apexFailures;
  await until(async () => (await failures()).length > 0);
  assert.deepEqual(await failures(), [
    'System.NullPointerException: Attempt to de-reference a null object\nClass.Failing.execute: line 1, column 1',
  ]);
});

test('calls that wait for different answers do not disturb each other', async () => {
  const [one, other] = await Promise.all([
    connection.tooling.executeAnonymous("System.debug(StockResource.ask('callout:Warehouse/one', ''));"),
    connection.tooling.executeAnonymous("System.debug(StockResource.ask('callout:Warehouse/other', ''));"),
  ]);
  assert.deepEqual([one.success, other.success], [true, true]);
});
