import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { runSoql } from '../soql/index.ts';
import { openBookOrg } from '../soql/sample-org.ts';
import { bulkClient, refusedBy, rowsOf } from './bulk-client.ts';
import { serveSample } from './serve-sample.ts';

const { org, caller, accounts } = openBookOrg();
const [alpha = ''] = accounts;
const server = await serveSample(org, caller);
const client = bulkClient(server.url, 'ingest');
after(() => server.stop());

const bookOf = (isbn: string): unknown =>
  runSoql(org, {
    soql: `SELECT Id, Name, Price__c, IsInPrint__c, PublishedOn__c, Tags__c, Publisher__c FROM Book__c WHERE Isbn__c = '${isbn}'`,
    includeDeleted: false,
  }).records[0];

const insertBooks = { object: 'Book__c', operation: 'insert' };
const upsertBooks = { object: 'Book__c', operation: 'upsert', externalIdFieldName: 'Isbn__c' };

describe('an ingest job', () => {
  test('is described when created, watched and ended', async () => {
    const created = await client.infoOf(await client.json('POST', '', upsertBooks));
    const { id, createdDate, systemModstamp, createdById, ...rest } = created;
    assert.match(id, /^750\w{15}$/);
    assert.match(String(createdDate), /^2026-01-31T10:00:\d\d\.\d{3}\+0000$/);
    assert.equal(createdById, caller.userId);
    assert.equal(typeof systemModstamp, 'string');
    assert.deepEqual(rest, {
      operation: 'upsert',
      object: 'Book__c',
      state: 'Open',
      externalIdFieldName: 'Isbn__c',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 68,
      contentUrl: `services/data/v68.0/jobs/ingest/${id}/batches`,
      jobType: 'V2Ingest',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
      numberRecordsProcessed: 0,
      numberRecordsFailed: 0,
      retries: 0,
      totalProcessingTime: 0,
      apiActiveProcessingTime: 0,
      apexProcessingTime: 0,
    });
    assert.equal((await client.upload(id, 'Isbn__c,Name\nw-1,Watched\n')).status, 201);
    assert.equal(
      (await client.infoOf(await client.json('PATCH', `/${id}`, { state: 'UploadComplete' }))).state,
      'UploadComplete',
    );
    const done = await client.ended(id);
    assert.deepEqual([done.state, done.numberRecordsProcessed, done.contentUrl], ['JobComplete', 1, undefined]);
    const list = await client.text('');
    assert(list.includes(id));
  });

  test('saves values of every type from text', async () => {
    const csv =
      'Name,Isbn__c,Price__c,IsInPrint__c,PublishedOn__c,Tags__c,Publisher__c\n' +
      `"Comma, ""quoted""\nand broken",t-1,12.50,true,2026-02-01,new;red,${alpha}\n`;
    const job = await client.run(insertBooks, csv);
    assert.equal(job.numberRecordsFailed, 0);
    assert.partialDeepStrictEqual(bookOf('t-1'), {
      Name: 'Comma, "quoted"\nand broken',
      Price__c: 12.5,
      IsInPrint__c: true,
      PublishedOn__c: '2026-02-01',
      Tags__c: 'new;red',
      Publisher__c: alpha,
    });
  });

  test('leaves fields of empty cells alone and empties those of #N/A', async () => {
    await client.run(upsertBooks, 'Isbn__c,Name,Price__c\nn-1,Kept,5\n');
    await client.run(upsertBooks, 'Isbn__c,Name,Price__c\nn-1,,#N/A\n');
    assert.partialDeepStrictEqual(bookOf('n-1'), { Name: 'Kept', Price__c: null });
  });

  test('finds parents by their external id', async () => {
    await client.run(upsertBooks, 'Isbn__c,Name,Prequel__r.Isbn__c\np-1,Child,X-1\np-2,Orphan,nobody\n');
    const soql = "SELECT Name FROM Book__c WHERE Prequel__r.Isbn__c = 'x-1' AND Isbn__c LIKE 'p-%'";
    assert.deepEqual(
      runSoql(org, { soql, includeDeleted: false }).records.map(({ Name }) => Name),
      ['Child'],
    );
  });

  test('tells of each row what became of it', async () => {
    const csv = 'Isbn__c,Name,Price__c\nr-1,New,1\nx-2,Known,2\nr-3,Bad,much\n,No key,4\n';
    const job = await client.run(upsertBooks, csv);
    assert.deepEqual([job.state, job.numberRecordsProcessed, job.numberRecordsFailed], ['JobComplete', 4, 2]);
    const successful = rowsOf(await client.text(`/${job.id}/successfulResults`));
    assert.deepEqual(
      successful.map(({ sf__Created, Isbn__c, Name }) => [sf__Created, Isbn__c, Name]),
      [
        ['true', 'r-1', 'New'],
        ['false', 'x-2', 'Known'],
      ],
    );
    assert.match(successful[0]?.sf__Id ?? '', /^a00\w{15}$/);
    const failed = rowsOf(await client.text(`/${job.id}/failedResults`));
    assert.deepEqual(
      failed.map(({ Isbn__c }) => Isbn__c),
      ['r-3', ''],
    );
    assert.match(failed[0]?.sf__Error ?? '', /^[A-Z_]+:.*:Price__c --$/);
    assert.match(failed[1]?.sf__Error ?? '', /^MISSING_ARGUMENT:Isbn__c not specified:--$/);
    assert.equal(await client.text(`/${job.id}/unprocessedrecords`), '"Isbn__c","Name","Price__c"\n');
  });

  test('updates and deletes by id', async () => {
    const job = await client.run(insertBooks, 'Name,Isbn__c\nShort-lived,d-1\n');
    const [{ sf__Id: id = '' } = {}] = rowsOf(await client.text(`/${job.id}/successfulResults`));
    await client.run({ object: 'Book__c', operation: 'update' }, `Id,Name\n${id},Renamed\n`);
    assert.partialDeepStrictEqual(bookOf('d-1'), { Name: 'Renamed' });
    const removal = await client.run({ object: 'Book__c', operation: 'delete' }, `Id\n${id}\n${id}\n`);
    assert.equal(removal.numberRecordsFailed, 1);
    assert.equal(bookOf('d-1'), undefined);
    assert.match(await client.text(`/${removal.id}/failedResults`), /ENTITY_IS_DELETED:entity is deleted:--/);
  });

  for (const [columnDelimiter, character] of [
    ['BACKQUOTE', '`'],
    ['CARET', '^'],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
  ] as const) {
    test(`reads and writes ${columnDelimiter} with CRLF`, async () => {
      const isbn = `f-${columnDelimiter}`;
      const csv = `Isbn__c,Name\r\n${isbn},"a, b"\r\n`.replaceAll(',', character).replace(`a${character} b`, 'a, b');
      const job = await client.run({ ...upsertBooks, columnDelimiter, lineEnding: 'CRLF' }, csv);
      assert.equal(job.state, 'JobComplete');
      assert.partialDeepStrictEqual(bookOf(isbn), { Name: 'a, b' });
      const results = await client.text(`/${job.id}/successfulResults`);
      assert(results.startsWith(['"sf__Id"', '"sf__Created"', '"Isbn__c"', '"Name"\r\n'].join(character)));
    });
  }

  const failures: readonly [what: string, csv: string, message: string][] = [
    ['an unknown column', 'Isbn__c,Nope__c\nq-1,2\n', 'InvalidBatch : Field name not found : Nope__c'],
    ['an unknown parent', 'Isbn__c,Nope__r.Isbn__c\nq-1,2\n', 'InvalidBatch : Field name not found : Nope__r.Isbn__c'],
    [
      'other line endings',
      'Isbn__c,Name\r\nq-1,x\r\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
    ['an empty file', '', 'InvalidBatch : Failed to parse CSV header. The file is empty'],
  ];
  for (const [what, csv, message] of failures) {
    test(`fails as a whole for ${what}`, async () => {
      const job = await client.run(upsertBooks, csv);
      assert.deepEqual([job.state, job.errorMessage, job.numberRecordsProcessed], ['Failed', message, 0]);
      assert.equal(bookOf('q-1'), undefined);
    });
  }

  test('leaves the rows of a failed job unprocessed', async () => {
    const job = await client.run(upsertBooks, 'Isbn__c,Nope__c\nq-1,2\n');
    assert.equal(await client.text(`/${job.id}/unprocessedrecords`), '"Isbn__c","Nope__c"\n"q-1","2"\n');
  });

  test('can be created with its rows in one request', async () => {
    const boundary = 'BOUNDARY';
    const body = [
      `--${boundary}`,
      'Content-Type: application/json',
      'Content-Disposition: form-data; name="job"',
      '',
      JSON.stringify(upsertBooks),
      `--${boundary}`,
      'Content-Type: text/csv',
      'Content-Disposition: form-data; name="content"; filename="content"',
      '',
      'Isbn__c,Name\nm-1,Größe\n',
      `--${boundary}--`,
      '',
    ].join('\r\n');
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const created = await client.infoOf(await fetch(client.base, { method: 'POST', headers, body }));
    assert.equal(created.state, 'UploadComplete');
    assert.equal((await client.ended(created.id)).state, 'JobComplete');
    assert.partialDeepStrictEqual(bookOf('m-1'), { Name: 'Größe' });
  });

  test('stops where it is when aborted', async () => {
    const { id } = await client.infoOf(await client.json('POST', '', upsertBooks));
    const rows = Array.from({ length: 20_000 }, (_, index) => `stop-${index},x`);
    await client.upload(id, `Isbn__c,Name\n${rows.join('\n')}\n`);
    await client.json('PATCH', `/${id}`, { state: 'UploadComplete' });
    const aborted = await client.infoOf(await client.json('PATCH', `/${id}`, { state: 'Aborted' }));
    assert.equal(aborted.state, 'Aborted');
    const before = (await client.info(id)).numberRecordsProcessed;
    assert(Number(before) < 20_000);
    await client.run(upsertBooks, 'Isbn__c,Name\nafter,x\n');
    assert.deepEqual((await client.info(id)).state, 'Aborted');
  });
});

describe('the ingest resource refuses', () => {
  const create = async (body: object) => refusedBy(await client.json('POST', '', body));

  const requests: readonly [what: string, body: object, errorCode: string, message: RegExp][] = [
    ['an unknown object', { object: 'Nope', operation: 'insert' }, 'INVALIDENTITY', /Entity 'Nope' is not supported/],
    ['an upsert without key', { object: 'Account', operation: 'upsert' }, 'INVALIDJOB', /External ID was blank for Account/],
    ['a key that is none', { ...upsertBooks, externalIdFieldName: 'Name' }, 'INVALIDJOB', /^InvalidJob : Field name provided, Name does not match an External ID/],
    ['an unknown operation', { object: 'Account', operation: 'merge' }, 'JSON_PARSER_ERROR', /operation/],
    ['an unknown property', { ...insertBooks, colour: 'red' }, 'JSON_PARSER_ERROR', /colour/],
    ['hardDelete', { object: 'Account', operation: 'hardDelete' }, 'SANDBOX_UNSUPPORTED', /does not support the bulk operation hardDelete/],
    ['assignment rules', { ...insertBooks, assignmentRuleId: '01Q' }, 'SANDBOX_UNSUPPORTED', /assignmentRuleId/],
  ]; // prettier-ignore
  for (const [what, body, errorCode, message] of requests) {
    test(what, async () => {
      const refused = await create(body);
      assert.equal(refused.errorCode, errorCode);
      assert.match(refused.message, message);
    });
  }

  test('a second upload, and any after closing', async () => {
    const { id } = await client.infoOf(await client.json('POST', '', insertBooks));
    await client.upload(id, 'Name\nx\n');
    const second = await refusedBy(await client.upload(id, 'Name\ny\n'));
    assert.equal(second.errorCode, 'INVALIDJOBSTATE');
    assert.match(second.message, /^Found multiple contents for job: <750/);
    await client.json('PATCH', `/${id}`, { state: 'UploadComplete' });
    assert.equal((await refusedBy(await client.upload(id, 'Name\ny\n'))).errorCode, 'INVALIDJOBSTATE');
    assert.equal((await refusedBy(await client.json('PATCH', `/${id}`, { state: 'UploadComplete' }))).status, 400);
  });

  test('results and deletion of a job that has not ended, and anything of an unknown one', async () => {
    const { id } = await client.infoOf(await client.json('POST', '', insertBooks));
    const results = await fetch(`${client.base}/${id}/successfulResults`);
    assert.equal((await refusedBy(results)).errorCode, 'INVALIDJOBSTATE');
    assert.equal((await fetch(`${client.base}/${id}`, { method: 'DELETE' })).status, 400);
    await client.json('PATCH', `/${id}`, { state: 'Aborted' });
    assert.equal((await fetch(`${client.base}/${id}`, { method: 'DELETE' })).status, 204);
    assert.equal((await refusedBy(await fetch(`${client.base}/${id}`))).status, 404);
  });

  test('jobs older than a week', async () => {
    const { id } = await client.infoOf(await client.json('POST', '', insertBooks));
    org.clock.advance(8 * 24 * 60 * 60 * 1000);
    assert.equal((await refusedBy(await fetch(`${client.base}/${id}`))).errorCode, 'NOT_FOUND');
  });
});
