/** Components reach Apex through `/lightning/apex`, as the person who is logged in, and nothing that is not meant for them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { metadata, permissionSet } from '../../access/sample-org.ts';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';
import type { Client } from '../../fixtures/start-shipping-org.ts';

const ADMIN = 'admin@sandbox.example';
const CLERK = 'clerk@shipping.example';
const STRANGER = 'stranger@shipping.example';
const MINIMUM = 'Minimum Access - Salesforce';

const DESK = `
public with sharing class Desk {
  public enum Mood { GOOD, BAD }
  public class Line {
    @AuraEnabled public String name { get; set; }
    @AuraEnabled public Decimal weight;
    @AuraEnabled public Mood mood { get { return Mood.GOOD; } }
    @AuraEnabled public String empty;
    public String secret = 'kept';
  }
  @AuraEnabled(cacheable=true)
  public static Map<String, Object> echo(String text, Integer count, Decimal amount, Boolean isFine, Date day, Datetime at, List<String> many, Line line) {
    return new Map<String, Object>{
      'text' => text, 'count' => count, 'amount' => amount, 'isFine' => isFine, 'day' => day, 'at' => at, 'many' => many,
      'line' => line, 'nothing' => null
    };
  }
  @AuraEnabled public static String who() { return UserInfo.getUserName(); }
  @AuraEnabled public static void nothing() {}
  @AuraEnabled public static Account made() { Account one = new Account(Name = 'Made'); insert one; return one; }
  @AuraEnabled(cacheable=true) public static void sneak() { insert new Account(Name = 'Sneaked'); }
  @AuraEnabled public static void refuse() { throw new AuraHandledException('Not on a Sunday'); }
  @AuraEnabled public static Integer divide(Integer one, Integer other) { return one / other; }
  @AuraEnabled public static void nameless() { insert new Account(); }
  public static String hidden() { return 'not for pages'; }
}`;

let org: Client;

before(async () => {
  const meta = metadata('ApexClass', '<apiVersion>68.0</apiVersion><status>Active</status>');
  const rights = permissionSet(
    'Desk',
    '<classAccesses><apexClass>Desk</apexClass><enabled>true</enabled></classAccesses>',
  );
  org = await startApexOrg(
    {
      'classes/Desk.cls': DESK,
      'classes/Desk.cls-meta.xml': meta,
      'permissionsets/Desk.permissionset-meta.xml': rights,
    },
    {
      users: [
        { username: CLERK, profile: MINIMUM, permissionSets: ['Desk'] },
        { username: STRANGER, profile: MINIMUM },
        { username: 'former@shipping.example', isActive: false },
      ],
    },
  );
});
after(() => org.stop());

const logIn = (username: string): Promise<Response> =>
  fetch(`${org.sandbox.url}/lightning/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username, startURL: '/lightning/o/Account/list' }),
  });

const cookieOf = async (username: string): Promise<string> =>
  (await logIn(username)).headers.get('set-cookie')?.split(';')[0] ?? '';

const answer = z.object({ status: z.number(), body: z.unknown() });

const callAs =
  (username: string) =>
  async (method: string, params: object = {}): Promise<{ readonly status: number; readonly body: unknown }> => {
    const response = await fetch(`${org.sandbox.url}/lightning/apex`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: await cookieOf(username) },
      body: JSON.stringify({ className: 'Desk', method, params }),
    });
    assert.equal(response.status, 200);
    return answer.parse(await response.json());
  };

test('logging in sets a cookie that no script and no other site can use, and leads where one wanted to go', async () => {
  const response = await logIn(CLERK);
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/lightning/o/Account/list');
  assert.match(response.headers.get('set-cookie') ?? '', /^sid=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('only active people of the org log in, and nobody is led to another site', async () => {
  assert.equal((await logIn('former@shipping.example')).status, 401);
  assert.equal((await logIn('nobody@shipping.example')).status, 401);
  const body = new URLSearchParams({ username: CLERK, startURL: '//elsewhere.example/' });
  const response = await fetch(`${org.sandbox.url}/lightning/login`, { method: 'POST', redirect: 'manual', body });
  assert.equal(response.headers.get('location'), '/lightning/page/home');
});

test('parameters arrive as the types of the method, and a result shows what is enabled and has a value', async () => {
  const params = {
    ...{ text: 'a "quoted" text', count: 3, amount: 12.5, isFine: true, day: '2026-03-01', many: ['x', 'y'] },
    at: '2026-03-01T08:00:00.000Z',
    line: { name: 'Paper', weight: 2, mood: 'BAD', secret: 'guessed' },
  };
  const { status, body } = await callAs(CLERK)('echo', params);
  assert.equal(status, 200);
  assert.deepEqual(body, { ...params, line: { name: 'Paper', weight: 2, mood: 'GOOD' } });
});

test('a method runs as the person at the browser', async () => {
  assert.deepEqual(await callAs(CLERK)('who'), { status: 200, body: CLERK });
});

test('a method without a result gives null, and a record its fields with the id', async () => {
  assert.deepEqual(await callAs(ADMIN)('nothing'), { status: 200, body: null });
  const { body } = await callAs(ADMIN)('made');
  const [made] = [...org.sandbox.org.rows('Account')];
  assert.deepEqual(body, { Id: made?.Id, Name: 'Made' });
});

test('what the class says for people goes out without what lies behind it', async () => {
  const { status, body } = await callAs(ADMIN)('refuse');
  assert.equal(status, 500);
  assert.deepEqual(body, {
    message: 'Not on a Sunday',
    isUserDefinedException: false,
    exceptionType: 'System.AuraHandledException',
  });
});

test('an exception that nobody handled tells its type, its message and where it came from', async () => {
  const { status, body } = await callAs(ADMIN)('divide', { one: 1, other: 0 });
  assert.equal(status, 500);
  assert.deepEqual(body, {
    exceptionType: 'System.MathException',
    isUserDefinedException: false,
    message: 'Divide by 0',
    stackTrace: 'Class.Desk.divide: line 23, column 1',
  });
});

test('a refused save tells the fields at fault', async () => {
  const { body } = await callAs(ADMIN)('nameless');
  const { fieldErrors, pageErrors } = Object.assign({ fieldErrors: {}, pageErrors: [] }, body);
  assert.deepEqual(pageErrors, []);
  assert.deepEqual(Object.keys(fieldErrors), ['Name']);
});

test('a method whose result is kept changes nothing', async () => {
  const { status, body } = await callAs(ADMIN)('sneak');
  assert.equal(status, 500);
  assert.deepEqual(Object.assign({ message: '' }, body).message, 'Too many DML statements: 1');
});

test('a class answers only who has access to it, and only with what is enabled', async () => {
  assert.deepEqual(await callAs(STRANGER)('who'), {
    status: 403,
    body: { message: "You do not have access to the Apex class named 'Desk'." },
  });
  assert.equal((await callAs(ADMIN)('hidden')).status, 404);
  assert.equal((await callAs(ADMIN)('missing')).status, 404);
});

test('without a session there is no answer but the platform’s refusal', async () => {
  const response = await fetch(`${org.sandbox.url}/lightning/apex`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: 'sid=worn%20out' },
    body: JSON.stringify({ className: 'Desk', method: 'who' }),
  });
  assert.equal(response.status, 401);
  assert.deepEqual(await response.json(), [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
});

test('the session document has the person and the values of modules', async () => {
  const headers = { Cookie: await cookieOf(CLERK) };
  const response = await fetch(`${org.sandbox.url}/lightning/session`, { headers });
  const body: unknown = await response.json();
  const { user, modules } = Object.assign({ user: {}, modules: {} }, body);
  assert.equal(Object.assign({ username: '' }, user).username, CLERK);
  const value = (name: string): unknown => Reflect.get(modules, name);
  assert.equal(value('@salesforce/i18n/locale'), 'en-US');
  assert.equal(value('@salesforce/i18n/dateTime.shortDateFormat'), 'M/d/yyyy');
  assert.equal(value('@salesforce/client/formFactor'), 'Large');
});

test('a page loads nothing from other hosts', async () => {
  const response = await fetch(`${org.sandbox.url}/lightning/login`);
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'; script-src 'self';/);
  assert.doesNotMatch(policy, /https?:|\*/);
});
