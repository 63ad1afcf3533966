import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Connection } from 'jsforce';
import { z } from 'zod';
import { serveSample } from '../bulk/serve-sample.ts';
import { insertAll, openBookOrg } from '../soql/sample-org.ts';

const { org, caller } = openBookOrg();
const MANY = 4500;
insertAll(
  org,
  'Contact',
  Array.from({ length: MANY }, (_, index) => ({ LastName: `Many ${index}` })),
);
const server = await serveSample(org, caller);
const connection = new Connection({ instanceUrl: server.url, accessToken: 'any', version: '68.0' });
after(() => server.stop());

const page = z.object({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
  records: z.array(z.record(z.string(), z.unknown())),
});
const refusal = z.tuple([z.object({ errorCode: z.string(), message: z.string() })]);

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/services/data/v68.0${path}`, { headers });
const query = (soql: string): string => `/query?q=${encodeURIComponent(soql)}`;
const refusedBy = async (response: Response): Promise<{ status: number; errorCode: string; message: string }> => ({
  status: response.status,
  ...refusal.parse(await response.json())[0],
});

const MANY_CONTACTS = "SELECT Id, Name FROM Contact WHERE LastName LIKE 'Many%' ORDER BY Id";

describe('the query resource', () => {
  test('answers small results at once', async () => {
    const response = await get(query("SELECT Name FROM Book__c WHERE Isbn__c = 'x-1'"));
    assert.equal(response.status, 200);
    const { records, ...envelope } = page.parse(await response.json());
    assert.deepEqual(envelope, { totalSize: 1, done: true });
    assert.equal(records[0]?.Name, 'First');
  });

  test('answers the number alone for a bare count', async () => {
    const response = await get(query('SELECT COUNT() FROM Contact'));
    assert.deepEqual(await response.json(), { totalSize: MANY + 4, done: true, records: [] });
  });

  test('hands out 2,000 records at a time under a locator', async () => {
    const first = page.parse(await (await get(query(MANY_CONTACTS))).json());
    assert.deepEqual([first.records.length, first.done, first.totalSize], [2000, false, MANY]);
    assert.match(first.nextRecordsUrl ?? '', /^\/services\/data\/v68\.0\/query\/01g\w{15}-2000$/);
    const second = page.parse(await (await fetch(server.url + (first.nextRecordsUrl ?? ''))).json());
    assert.match(second.nextRecordsUrl ?? '', /-4000$/);
    const third = page.parse(await (await fetch(server.url + (second.nextRecordsUrl ?? ''))).json());
    assert.deepEqual([third.records.length, third.done, third.nextRecordsUrl], [500, true, undefined]);
    const ids = new Set([...first.records, ...second.records, ...third.records].map(({ Id }) => Id));
    assert.equal(ids.size, MANY);
  });

  for (const [asked, given] of [
    [500, 500],
    [10, 200],
    [9000, 2000],
  ] as const) {
    test(`answers batches of ${given} when asked for ${asked}`, async () => {
      const response = await get(query(MANY_CONTACTS), { 'Sforce-Query-Options': `batchSize=${asked}` });
      assert.equal(page.parse(await response.json()).records.length, given);
    });
  }

  test('shows a page as it was when the query ran', async () => {
    const soql = "SELECT Id, Title FROM Contact WHERE LastName LIKE 'Many%' ORDER BY Id";
    const first = page.parse(await (await get(query(soql))).json());
    org.update(caller, {
      object: 'Contact',
      records: org
        .lookup('Contact', 'Id', String(first.records[0]?.Id))
        .map(({ Id }) => ({ Id, Title: 'changed meanwhile' })),
      allOrNone: true,
    });
    const second = page.parse(await (await fetch(server.url + (first.nextRecordsUrl ?? ''))).json());
    assert(second.records.every(({ Title }) => Title === null));
  });

  test('sees deleted records under queryAll only', async () => {
    const soql = encodeURIComponent("SELECT Name FROM Book__c WHERE Isbn__c = 'x-6'");
    assert.equal(page.parse(await (await get(`/query?q=${soql}`)).json()).totalSize, 0);
    assert.equal(page.parse(await (await get(`/queryAll?q=${soql}`)).json()).totalSize, 1);
  });

  test('refuses a malformed query with the place of the mistake', async () => {
    assert.deepEqual(await refusedBy(await get(query('SELECT Id FRM Account'))), {
      status: 400,
      errorCode: 'MALFORMED_QUERY',
      message: "\nSELECT Id FRM Account\n              ^\nERROR at Row:1:Column:15\nunexpected token: 'Account'",
    });
  });

  test('refuses a request without a query', async () => {
    const { status, errorCode } = await refusedBy(await get('/query'));
    assert.deepEqual([status, errorCode], [400, 'MALFORMED_QUERY']);
  });

  test('refuses groups that do not fit into one batch', async () => {
    const { errorCode, message } = await refusedBy(await get(query('SELECT Name FROM Contact GROUP BY Name')));
    assert.equal(errorCode, 'EXCEEDED_ID_LIMIT');
    assert.match(message, /Aggregate query does not support queryMore\(\)/);
  });

  for (const locator of ['01gHs0000000999IAA-2000', 'nonsense', '01gHs0000000001IAA']) {
    test(`refuses the unknown locator ${locator}`, async () => {
      assert.deepEqual(await refusedBy(await get(`/query/${locator}`)), {
        status: 400,
        errorCode: 'INVALID_QUERY_LOCATOR',
        message: 'invalid query locator',
      });
    });
  }

  test('forgets the oldest of more than ten cursors, and all of them after two days', async () => {
    const open = async (): Promise<string> =>
      server.url + (page.parse(await (await get(query(MANY_CONTACTS))).json()).nextRecordsUrl ?? '');
    const oldest = await open();
    const others = await Promise.all(Array.from({ length: 10 }, open));
    assert.equal((await refusedBy(await fetch(oldest))).errorCode, 'INVALID_QUERY_LOCATOR');
    assert.equal((await fetch(others[0] ?? '')).status, 200);
    org.clock.advance(2 * 24 * 60 * 60 * 1000);
    assert.equal((await refusedBy(await fetch(others[0] ?? ''))).errorCode, 'INVALID_QUERY_LOCATOR');
  });

  test('says by name that it does not explain plans', async () => {
    const { message } = await refusedBy(await get('/query?explain=SELECT%20Id%20FROM%20Account'));
    assert.match(message, /The sandbox does not support query plans/);
  });
});

describe('jsforce', () => {
  test('queries, follows pages by hand and by itself', async () => {
    const first = await connection.query(MANY_CONTACTS);
    assert.equal(first.records.length, 2000);
    const second = await connection.queryMore(first.nextRecordsUrl ?? '');
    assert.equal(second.records.length, 2000);
    const all = await connection.query(MANY_CONTACTS, { autoFetch: true, maxFetch: 10_000 });
    assert.equal(all.records.length, MANY);
  });

  test('queries deleted records with scanAll', async () => {
    const soql = "SELECT Name FROM Book__c WHERE Isbn__c = 'x-6'";
    assert.equal((await connection.query(soql, { scanAll: true })).totalSize, 1);
  });

  test('finds by the conditions it writes itself', async () => {
    const books = await connection
      .sobject('Book__c')
      .find({ Price__c: { $gt: 10 }, 'Publisher__r.Name': { $like: 'Alpha%' } }, ['Name', 'Publisher__r.Name'])
      .sort({ Name: 1 })
      .execute();
    assert.deepEqual(
      books.map(({ Name }: { Name?: unknown }) => Name),
      ['First', 'second'],
    );
  });

  test('throws the refusal under its code', async () => {
    await assert.rejects(async () => connection.query('SELECT Nope FROM Account'), { errorCode: 'INVALID_FIELD' });
  });
});
