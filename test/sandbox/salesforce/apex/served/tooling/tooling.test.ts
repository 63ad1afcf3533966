import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import { startApexOrg } from '../start-apex-org.ts';

const { call, connection, sandbox, stop } = await startApexOrg({
  'classes/Ledger.cls': `public with sharing class Ledger {
  public static Integer add(Integer a, Integer b) {
    return a + b;
  }
  public static Integer never() {
    return 0;
  }
}`,
  'classes/LedgerTest.cls': `@IsTest
private class LedgerTest {
  @IsTest
  static void adds() {
    insert new Account(Name = 'Only here');
    Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    Assert.areEqual(3, Ledger.add(1, 2));
  }
  @IsTest
  static void fails() {
    Assert.areEqual(4, Ledger.add(1, 2), 'sum');
  }
}`,
  'classes/OtherTest.cls': `@IsTest private class OtherTest { @IsTest static void passes() { Integer one = 1; } }`,
  'triggers/Accounts.trigger': `trigger Accounts on Account (before insert) {
  for (Account one : Trigger.new) one.Description = 'checked';
}`,
});
after(stop);

const execute = (text: string) => connection.tooling.executeAnonymous(text);
const accounts = () => [...sandbox.org.rows('Account')].map(({ Name }) => Name);
const rowsOf = async (soql: string) =>
  z.array(z.record(z.string(), z.unknown())).parse((await connection.tooling.query(soql)).records);
const withoutAttributes = ({ attributes: _attributes, ...row }: Record<string, unknown>) => row;

test('anonymous Apex runs as the caller and what it writes stays', async () => {
  const result = await execute(
    "insert new Account(Name = UserInfo.getUserName() + Ledger.add(1, 2)); System.debug('done');",
  );
  assert.deepEqual(result, {
    compiled: true,
    success: true,
    line: -1,
    column: -1,
    compileProblem: null,
    exceptionMessage: null,
    exceptionStackTrace: null,
  });
  assert.deepEqual(accounts(), ['integration@shipping.example3']);
  assert.equal([...sandbox.org.rows('Account')][0]?.Description, 'checked');
});

test('anonymous Apex that does not compile says where, and does nothing', async () => {
  const { compiled, success, line, compileProblem } = await execute('Integer a = 1;\nLegder.add(a, a);');
  assert.deepEqual([compiled, success, line], [false, false, 2]);
  assert.match(compileProblem ?? '', /Legder/);
  const syntax = await execute('Integer a = ;');
  assert.deepEqual([syntax.compiled, syntax.line], [false, 1]);
});

test('what anonymous Apex throws is told with its place, and nothing of it stays', async () => {
  const before = accounts();
  const result = await execute("insert new Account(Name = 'lost');\nthrow new IllegalArgumentException('no');");
  assert.deepEqual(
    [result.compiled, result.success, result.line, result.exceptionMessage, result.exceptionStackTrace],
    [true, false, 2, 'System.IllegalArgumentException: no', 'AnonymousBlock: line 2, column 1'],
  );
  assert.deepEqual(accounts(), before);
});

test('the debug log of anonymous Apex can be read', async () => {
  await execute("System.debug('first\\nsecond');");
  const [log] = await rowsOf('SELECT Id, Operation, LogUser.Username FROM ApexLog ORDER BY Id DESC LIMIT 1');
  const response = await fetch(`${sandbox.url}/services/data/v68.0/tooling/sobjects/ApexLog/${String(log?.Id)}/Body`, {
    headers: { Authorization: `Bearer ${connection.accessToken}` },
  });
  assert.match(await response.text(), /\|USER_DEBUG\|\[EXTERNAL\]\|DEBUG\|first\nsecond\n/);
});

const soap = async (sessionId: string, code: string) => {
  const response = await fetch(`${sandbox.url}//services/Soap/s/68.0/00D000000000001`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: 'executeAnonymous' },
    body: `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="http://soap.sforce.com/2006/08/apex">
      <env:Header><a:SessionHeader><a:sessionId>${sessionId}</a:sessionId></a:SessionHeader></env:Header>
      <env:Body><executeAnonymous xmlns="http://soap.sforce.com/2006/08/apex"><apexcode>${code}</apexcode></executeAnonymous></env:Body>
    </env:Envelope>`,
  });
  return { status: response.status, xml: await response.text() };
};

test('anonymous Apex over SOAP answers with its log, as command lines ask for it', async () => {
  const token = connection.accessToken ?? '';
  const { status, xml } = await soap(token, 'System.debug(1 &lt; 2);');
  assert.equal(status, 200);
  assert.match(xml, /<success>true<\/success>/);
  assert.match(xml, /USER_DEBUG\|\[EXTERNAL\]\|DEBUG\|true\n/);
  const broken = await soap(token, 'Integer a = &apos;x&apos;;');
  assert.match(broken.xml, /<compiled>false<\/compiled>.*<exceptionMessage xsi:nil="true"\/>/);
  const stranger = await soap('nobody', '');
  assert.equal(stranger.status, 500);
  assert.match(stranger.xml, /INVALID_SESSION_ID/);
});

test('classes and triggers are rows with their source', async () => {
  const classes = await rowsOf("SELECT Name, Body, ApiVersion FROM ApexClass WHERE Name = 'Ledger'");
  assert.match(String(classes[0]?.Body), /class Ledger/);
  const triggers = await rowsOf('SELECT Name, TableEnumOrId, UsageBeforeInsert FROM ApexTrigger');
  assert.deepEqual(triggers.map(withoutAttributes), [
    { Name: 'Accounts', TableEnumOrId: 'Account', UsageBeforeInsert: true },
  ]);
});

const finished = async (jobId: string): Promise<Record<string, unknown>> => {
  for (;;) {
    const [run] = await rowsOf(
      `SELECT Status, ClassesCompleted, MethodsCompleted, MethodsFailed FROM ApexTestRunResult WHERE AsyncApexJobId = '${jobId}'`,
    );
    if (run !== undefined && ['Completed', 'Failed'].includes(String(run.Status))) return withoutAttributes(run);
  }
};

test('tests run in an org of their own, and their results, queue items and coverage can be queried', async () => {
  await execute("insert new Account(Name = 'Already here');");
  const before = accounts();
  const { body: jobId } = await call('POST', '/tooling/runTestsAsynchronous', { classNames: 'LedgerTest,OtherTest' });
  const id = z.string().startsWith('707').parse(jobId);
  assert.deepEqual(await finished(id), {
    Status: 'Failed',
    ClassesCompleted: 2,
    MethodsCompleted: 3,
    MethodsFailed: 1,
  });
  const results = await rowsOf(
    `SELECT ApexClass.Name, MethodName, Outcome, Message, StackTrace FROM ApexTestResult WHERE AsyncApexJobId = '${id}' ORDER BY MethodName`,
  );
  assert.deepEqual(
    results.map(({ MethodName, Outcome, Message, StackTrace }) => [MethodName, Outcome, Message, StackTrace]),
    [
      ['adds', 'Pass', null, null],
      [
        'fails',
        'Fail',
        'System.AssertException: Assertion Failed: sum: Expected: 4, Actual: 3',
        'Class.LedgerTest.fails: line 11, column 1',
      ],
      ['passes', 'Pass', null, null],
    ],
  );
  const items = await rowsOf(
    `SELECT ApexClass.Name, Status, ExtendedStatus FROM ApexTestQueueItem WHERE ParentJobId = '${id}'`,
  );
  assert.deepEqual(
    items.map(({ Status, ExtendedStatus }) => [Status, ExtendedStatus]),
    [
      ['Completed', '(1/2)'],
      ['Completed', '(1/1)'],
    ],
  );
  const coverage = await rowsOf(
    "SELECT NumLinesCovered, NumLinesUncovered, Coverage FROM ApexCodeCoverageAggregate WHERE ApexClassOrTrigger.Name = 'Ledger'",
  );
  assert.deepEqual(coverage.map(withoutAttributes), [
    { NumLinesCovered: 1, NumLinesUncovered: 1, Coverage: { coveredLines: [3], uncoveredLines: [6] } },
  ]);
  const perMethod = await rowsOf(
    'SELECT TestMethodName, NumLinesCovered FROM ApexCodeCoverage ORDER BY TestMethodName',
  );
  assert.deepEqual(
    perMethod.map(({ TestMethodName, NumLinesCovered }) => [TestMethodName, NumLinesCovered]),
    [
      ['adds', 1],
      ['adds', 1],
      ['fails', 1],
    ],
  );
  assert.deepEqual(accounts(), before);
});

test('a synchronous run answers its results', async () => {
  const { body } = await call('POST', '/tooling/runTestsSynchronous', {
    tests: [{ className: 'LedgerTest', testMethods: ['fails'] }],
  });
  const result = z
    .object({
      numTestsRun: z.number(),
      numFailures: z.number(),
      failures: z.array(z.object({ methodName: z.string() })),
    })
    .parse(body);
  assert.deepEqual(result, { numTestsRun: 1, numFailures: 1, failures: [{ methodName: 'fails' }] });
});

test('a class without tests, a broken query and an unknown resource are refused', async () => {
  const { status, body } = await call('POST', '/tooling/runTestsAsynchronous', { classNames: 'Ledger' });
  assert.equal(status, 400);
  assert.match(JSON.stringify(body), /This class name's value is invalid: Ledger/);
  const query = await call('GET', '/tooling/query?q=SELECT+Nope+FROM+ApexClass');
  assert.match(JSON.stringify(query.body), /INVALID_FIELD/);
  const other = await call('GET', '/tooling/completions?type=apex');
  assert.equal(other.status, 501);
});
