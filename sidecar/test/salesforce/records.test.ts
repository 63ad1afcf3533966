import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { z } from 'zod';
import { asFailure } from '../../src/shared/failure.ts';
import type { Failure } from '../../src/shared/failure.ts';
import {
  compositeUpdate,
  exactNumber,
  query,
  queryAll,
  soqlText,
  update,
  upsertCollection,
} from '../../src/salesforce/index.ts';
import type { SalesforceConnection } from '../../src/salesforce/index.ts';
import { startOrg, strangersKey } from './org.ts';
import type { TestOrg } from './org.ts';

let org: TestOrg;
let connection: SalesforceConnection;
before(async () => {
  org = await startOrg();
  connection = org.connect();
});
after(() => org.stop());
beforeEach(() => org.faults.clear());

const account = z.object({ Id: z.string(), Name: z.string() });
const created = z.object({ id: z.string() });
const newAccount = async (name: string): Promise<string> =>
  (await connection.call({ method: 'POST', path: '/sobjects/Account', body: { Name: name } }, created)).id;
const failureOf = (work: Promise<unknown>): Promise<Failure> => work.then(() => assert.fail('it succeeded'), asFailure);

const INVOICES = { object: 'Invoice__c', externalIdField: 'NetSuiteInvoiceId__c' };
const invoice = (id: string, more: object = {}) => ({
  NetSuiteInvoiceId__c: id,
  DocumentNumber__c: `INV${id}`,
  DocumentType__c: 'Invoice',
  Status__c: 'Open',
  Total__c: exactNumber('120.50'),
  ...more,
});

test('the session knows the org, the user and the instance', async () => {
  const session = await connection.session();
  assert.equal(session.orgId, org.org.orgId);
  assert.equal(session.instanceUrl, org.url);
  assert.match(session.userId, /^005/);
});

test('text with quotes, backslashes and line ends is found as it was written', async () => {
  const name = `O'Neil \\ "Sons"\nand more%`;
  const id = await newAccount(name);
  const found = await queryAll(connection, `SELECT Id, Name FROM Account WHERE Name = ${soqlText(name)}`, account);
  assert.deepEqual(found, [{ Id: id, Name: name }]);
});

test('a query goes on over all its pages', async () => {
  const rows = Array.from({ length: 2_100 }, (_, at) => ({ attributes: { type: 'Contact' }, LastName: `Page${at}` }));
  for (let from = 0; from < rows.length; from += 200) {
    const body = { allOrNone: true, records: rows.slice(from, from + 200) };
    await connection.call({ method: 'POST', path: '/composite/sobjects', body }, z.unknown());
  }
  const found = new Set<string>();
  for await (const { Id } of query(connection, 'SELECT Id FROM Contact', z.object({ Id: z.string() }))) found.add(Id);
  assert.equal(found.size, 2_100);
});

test('an expired session is renewed once and the request goes through', async () => {
  await connection.session();
  await org.operate('/sessions/expire');
  assert.ok((await newAccount('After renewal')).startsWith('001'));
});

test('a token that is refused again after renewal is tried again with the work', async () => {
  org.faults.add({ path: '/sobjects/Account', fault: { kind: 'status', status: 401, code: 'INVALID_SESSION_ID' } });
  const failure = await failureOf(newAccount('Refused'));
  assert.equal(failure.kind, 'try-again');
  assert.equal(failure.code, 'TOKEN_EXPIRED');
  assert.equal(org.faults.list()[0]?.struck, 2);
});

test('a sign-in with a wrong key needs a person, and one that is not answered is tried again', async () => {
  const refused = await failureOf(org.connect({ privateKeyPem: strangersKey() }).session());
  assert.equal(refused.kind, 'needs-a-person');
  assert.equal(refused.code, 'CREDENTIAL_REFUSED');
  const away = await failureOf(org.connect({ loginUrl: 'http://127.0.0.1:9' }).session());
  assert.equal(away.kind, 'try-again');
  assert.equal(away.code, 'SALESFORCE_AWAY');
});

const troubles = [
  [{ kind: 'status', status: 503 }, 'try-again', 'SALESFORCE_AWAY'],
  [{ kind: 'status', status: 403, code: 'REQUEST_LIMIT_EXCEEDED' }, 'try-again', 'LIMIT_REACHED'],
  [{ kind: 'status', status: 400, code: 'UNABLE_TO_LOCK_ROW' }, 'try-again', 'RECORD_LOCKED'],
  [{ kind: 'drop-before' }, 'try-again', 'SALESFORCE_AWAY'],
  [{ kind: 'drop-after-commit' }, 'try-again', 'SALESFORCE_AWAY'],
  [{ kind: 'truncate' }, 'try-again', undefined],
] as const;
for (const [fault, kind, code] of troubles) {
  test(`${JSON.stringify(fault)} is met without repeating the request here`, async () => {
    org.faults.add({ path: '/sobjects/Account', fault });
    const failure = await failureOf(newAccount('Unlucky'));
    assert.equal(failure.kind, kind);
    if (code !== undefined) assert.equal(failure.code, code);
    assert.equal(org.faults.list()[0]?.struck, 1);
  });
}

test('an answer that never comes is given up', async () => {
  const hurried = org.connect({ timeoutMilliseconds: 150 });
  await hurried.session();
  org.faults.add({ path: '/query', fault: { kind: 'delay', milliseconds: 1_000 } });
  const failure = await failureOf(queryAll(hurried, 'SELECT Id FROM Account', account));
  assert.equal(failure.code, 'SALESFORCE_AWAY');
  assert.ok(failure.outcomeUnknown);
});

test('an upsert creates, then updates, and a bad row fails alone with rule and field named', async () => {
  const rows = [invoice('1'), invoice('2', { Status__c: 'Nonsense' }), invoice('3')];
  const first = await upsertCollection(connection, INVOICES, rows);
  assert.deepEqual(
    first.map((outcome) => outcome.result),
    ['created', 'failed', 'created'],
  );
  const failed = first[1]?.result === 'failed' ? first[1].failure : assert.fail();
  assert.equal(failed.kind, 'needs-a-person');
  assert.equal(failed.code, 'SAVE_REFUSED');
  assert.deepEqual(failed.subject, { object: 'Invoice__c', id: '2', field: 'Status__c' });
  assert.match(failed.message, /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/);
  const second = await upsertCollection(connection, INVOICES, [invoice('1'), invoice('3')]);
  assert.deepEqual(
    second.map((outcome) => outcome.result),
    ['updated', 'updated'],
  );
});

test('a locked row is to be tried again', async () => {
  await org.operate('/row-faults', { object: 'Invoice__c' });
  const [outcome] = await upsertCollection(connection, INVOICES, [invoice('40')]);
  assert.equal(outcome?.result === 'failed' && outcome.failure.code, 'RECORD_LOCKED');
  assert.equal(outcome?.result === 'failed' && outcome.failure.kind, 'try-again');
});

test('a composite update saves everything or nothing, and blames the change that was refused', async () => {
  const [first, second] = [await newAccount('First'), await newAccount('Second')];
  const change = (id: string, fields: { Name: string }) => ({ object: 'Account', id, fields });
  const tooLong = 'x'.repeat(300);
  const failure = await failureOf(
    compositeUpdate(connection, [change(first, { Name: 'Changed' }), change(second, { Name: tooLong })]),
  );
  assert.equal(failure.code, 'SAVE_REFUSED');
  assert.equal(failure.subject?.id, second);
  assert.match(failure.message, /STRING_TOO_LONG/);
  assert.equal(org.org.byId('Account', first)?.Name, 'First');
  await compositeUpdate(connection, [change(first, { Name: 'One' }), change(second, { Name: 'Two' })]);
  assert.equal(org.org.byId('Account', second)?.Name, 'Two');
});

test('an update of a deleted record says that it is gone', async () => {
  const id = await newAccount('Short-lived');
  await connection.call({ method: 'DELETE', path: `/sobjects/Account/${id}` }, z.unknown());
  const failure = await failureOf(update(connection, { object: 'Account', id }, { Name: 'Too late' }));
  assert.equal(failure.code, 'RECORD_MERGED');
  assert.equal(failure.kind, 'needs-a-person');
});

test('a number with more digits than Salesforce keeps is refused rather than rounded', () => {
  assert.equal(exactNumber('-1234567.89'), -1_234_567.89);
  assert.throws(() => exactNumber('12345678901234567.89'), RangeError);
});
