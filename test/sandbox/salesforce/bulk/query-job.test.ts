import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openBookOrg } from '../soql/sample-org.ts';
import { bulkClient, refusedBy, rowsOf } from './bulk-client.ts';
import { serveSample } from './serve-sample.ts';

const { org, caller, books } = openBookOrg();
const server = await serveSample(org, caller);
const client = bulkClient(server.url, 'query');
after(() => server.stop());

const create = (query: string, more: object = {}): Promise<Response> =>
  client.json('POST', '', { operation: 'query', query, ...more });
const jobOf = async (query: string, more: object = {}) =>
  client.ended((await client.infoOf(await create(query, more))).id);

describe('a bulk query job', () => {
  test('is described when created and when it is done', async () => {
    const { id, state, jobType } = await client.infoOf(await create('SELECT Id FROM Book__c'));
    assert.deepEqual([state, jobType], ['UploadComplete', 'V2Query']);
    const done = await client.ended(id);
    assert.deepEqual(
      [done.state, done.object, done.operation, done.numberRecordsProcessed],
      ['JobComplete', 'Book__c', 'query', 5],
    );
  });

  test('answers its rows as text, parents by their path', async () => {
    const { id } = await jobOf(
      "SELECT Id, Name, Price__c, IsInPrint__c, PrintedAt__c, Publisher__r.Name FROM Book__c WHERE Isbn__c IN ('x-1', 'x-5') ORDER BY Name DESC",
    );
    assert.deepEqual(rowsOf(await client.text(`/${id}/results`)), [
      { Id: books[0] ?? '', Name: 'First', Price__c: '10.1', IsInPrint__c: 'true', PrintedAt__c: '2026-01-31T08:30:00.000Z', 'Publisher__r.Name': 'Alpha Press' },
      { Id: books[4] ?? '', Name: '50% off', Price__c: '0', IsInPrint__c: 'false', PrintedAt__c: '', 'Publisher__r.Name': '' },
    ]); // prettier-ignore
  });

  test('answers page by page under a locator until it says null', async () => {
    const { id } = await jobOf('SELECT Name FROM Book__c ORDER BY Id');
    const names: unknown[] = [];
    const sizes: unknown[] = [];
    let locator = '';
    while (locator !== 'null') {
      const page = await fetch(
        `${client.base}/${id}/results?maxRecords=2${locator === '' ? '' : `&locator=${locator}`}`,
      );
      sizes.push(page.headers.get('Sforce-NumberOfRecords'));
      locator = page.headers.get('Sforce-Locator') ?? 'null';
      names.push(...rowsOf(await page.text()).map(({ Name }) => Name));
    }
    assert.deepEqual(sizes, ['2', '2', '1']);
    assert.deepEqual(names, ['First', 'second', 'Third', 'Fourth', '50% off']);
  });

  test('answers the header alone when nothing is found', async () => {
    const { id } = await jobOf("SELECT Id, Name FROM Book__c WHERE Name = 'nothing'");
    assert.equal(await client.text(`/${id}/results`), '"Id","Name"\n');
  });

  test('sees deleted records as queryAll, and writes other delimiters and line endings', async () => {
    const query = "SELECT Name, IsDeleted FROM Book__c WHERE Isbn__c = 'x-6'";
    const { id } = await jobOf(query, { operation: 'queryAll', columnDelimiter: 'PIPE', lineEnding: 'CRLF' });
    assert.equal(await client.text(`/${id}/results`), '"Name"|"IsDeleted"\r\n"Gone"|"true"\r\n');
  });

  test('is listed, aborted and deleted', async () => {
    const { id } = await client.infoOf(await create('SELECT Id FROM Book__c'));
    assert((await client.text('')).includes(id));
    await client.ended(id);
    assert.equal(
      (await refusedBy(await client.json('PATCH', `/${id}`, { state: 'Aborted' }))).errorCode,
      'INVALIDJOBSTATE',
    );
    assert.equal((await fetch(`${client.base}/${id}`, { method: 'DELETE' })).status, 204);
    assert.equal((await refusedBy(await fetch(`${client.base}/${id}`))).errorCode, 'NOT_FOUND');
  });

  const refusals: readonly [query: string, errorCode: string, message: RegExp][] = [
    ['SELECT Nope FROM Book__c', 'INVALID_FIELD', /No such column 'Nope'/],
    ['SELECT Id FRM Book__c', 'MALFORMED_QUERY', /unexpected token/],
    ['SELECT COUNT(Id) FROM Book__c', 'API_ERROR', /Aggregate functions and GROUP BY not supported in Bulk V2 Query/],
    ['SELECT Id FROM Book__c LIMIT 1 OFFSET 1', 'API_ERROR', /OFFSET/],
    ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'API_ERROR', /Aggregate Relationships not supported/],
    ['SELECT BillingAddress FROM Account', 'API_ERROR', /Compound address fields/],
  ];
  for (const [query, errorCode, message] of refusals) {
    test(`refuses ${query}`, async () => {
      const refused = await refusedBy(await create(query));
      assert.deepEqual([refused.status, refused.errorCode], [400, errorCode]);
      assert.match(refused.message, message);
    });
  }
});
