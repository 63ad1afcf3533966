import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Connection } from 'jsforce';
import { runSoql } from '../soql/index.ts';
import { openBookOrg } from '../soql/sample-org.ts';
import { serveSample } from './serve-sample.ts';

const { org, caller } = openBookOrg();
const server = await serveSample(org, caller);
const connection = new Connection({ instanceUrl: server.url, accessToken: 'any', version: '68.0' });
connection.bulk2.pollInterval = 10;
connection.bulk2.pollTimeout = 60_000;
after(() => server.stop());

const countWhere = (condition: string): number =>
  runSoql(org, { soql: `SELECT COUNT() FROM Book__c WHERE ${condition}`, includeDeleted: false }).totalSize;

describe('bulk2 of jsforce', () => {
  test('upserts records and tells which failed', async () => {
    const { successfulResults, failedResults, unprocessedRecords } = await connection.bulk2.loadAndWaitForResults({
      object: 'Book__c',
      operation: 'upsert',
      externalIdFieldName: 'Isbn__c',
      input: [
        { Isbn__c: 'j-1', Name: 'Sent by jsforce', Price__c: '3.5', 'Prequel__r.Isbn__c': 'x-1', IsInPrint__c: true },
        { Isbn__c: 'x-1', Name: 'First again' },
        { Isbn__c: 'j-3', Price__c: 'none' },
      ],
    });
    assert.partialDeepStrictEqual(successfulResults, [
      { sf__Created: 'true', Isbn__c: 'j-1' },
      { sf__Created: 'false', Isbn__c: 'x-1' },
    ]);
    assert.equal(successfulResults.length, 2);
    assert.equal(failedResults.length, 1);
    assert.deepEqual(unprocessedRecords, []);
    assert.equal(countWhere("Prequel__r.Isbn__c = 'x-1' AND Isbn__c = 'j-1' AND IsInPrint__c = true"), 1);
  });

  test('tells why a job failed', async () => {
    const job = connection.bulk2.createJob({ object: 'Book__c', operation: 'insert' });
    await job.open();
    await job.uploadData('Nope\n1\n');
    await job.close();
    await assert.rejects(job.poll(), /InvalidBatch : Field name not found : Nope/);
  });

  test('streams the rows of a query', async () => {
    const stream = await connection.bulk2.query(
      "SELECT Name, Publisher__r.Name FROM Book__c WHERE Isbn__c IN ('x-2', 'x-3') ORDER BY Name",
    );
    assert.deepEqual(await stream.toArray(), [
      { Name: 'second', 'Publisher__r.Name': 'Alpha Press' },
      { Name: 'Third', 'Publisher__r.Name': 'beta books' },
    ]);
  });

  test('loads 100,000 records while other requests are answered', async () => {
    const many = 100_000;
    const rows = Array.from({ length: many }, (_, index) => `k-${index},Book ${index},${index}.25,x-1`);
    const job = connection.bulk2.createJob({ object: 'Book__c', operation: 'upsert', externalIdFieldName: 'Isbn__c' });
    await job.open();
    await job.uploadData(`Isbn__c,Name,Price__c,Prequel__r.Isbn__c\n${rows.join('\n')}\n`);
    await job.close();
    const meanwhile = await connection.query("SELECT Id FROM Book__c WHERE Isbn__c = 'x-2'");
    assert.equal(meanwhile.totalSize, 1);
    assert.notEqual((await job.check()).state, 'JobComplete');
    await job.poll();
    assert.deepEqual([job.getInfo().numberRecordsProcessed, job.getInfo().numberRecordsFailed], [many, 0]);
    assert.equal(countWhere("Isbn__c LIKE 'k-%'"), many);
    assert.equal(countWhere("Isbn__c = 'k-99999' AND Price__c = 99999.25"), 1);
  });
});
