import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startApexOrg } from '../start-apex-org.ts';

const CASES = `@RestResource(urlMapping='/Desk/*')
global with sharing class DeskResource {
  global class Answer { global String name; global Integer size; global String missing; }
  @HttpGet
  global static Answer read() {
    RestRequest request = RestContext.request;
    Answer answer = new Answer();
    answer.name = request.requestURI + '|' + request.resourcePath + '|' + request.params.get('q') + '|' + request.httpMethod;
    answer.size = request.headers.size() > 0 ? 1 : 0;
    return answer;
  }
  @HttpPost
  global static String open(String subject, Integer size, List<String> tags, Account account) {
    Account saved = new Account(Name = subject + size + tags[1]);
    insert saved;
    RestContext.response.statusCode = 201;
    return UserInfo.getUserName() + account.Name;
  }
  @HttpPut
  global static void replace() {
    RestContext.response.addHeader('Content-Type', 'text/plain');
    RestContext.response.responseBody = Blob.valueOf(RestContext.request.requestBody.toString().toUpperCase());
  }
  @HttpDelete
  global static void remove() {
    insert new Account(Name = 'rolled back');
    List<Account> none = [SELECT Id FROM Account WHERE Name = 'nobody'];
    String name = none[0].Name;
  }
}`;

const EXACT = `@RestResource(urlMapping='/Desk/exact')
global class ExactResource { @HttpGet global static Integer read() { return 7; } }`;

const { call, connection, sandbox, stop } = await startApexOrg({
  'classes/DeskResource.cls': CASES,
  'classes/ExactResource.cls': EXACT,
});
after(stop);

const names = () => [...sandbox.org.rows('Account')].map(({ Name }) => Name);

test('a resource reads its request, and its answer leaves out what is null', async () => {
  const { status, body, headers } = await call('GET', '/services/apexrest/Desk/500?q=ä');
  assert.deepEqual([status, body], [200, { name: '/Desk/500|/services/apexrest/Desk/*|ä|GET', size: 1 }]);
  assert.match(headers.get('content-type') ?? '', /^application\/json/);
  assert.match(headers.get('sforce-limit-info') ?? '', /^api-usage=\d+\//);
});

test('the longest exact mapping wins', async () => {
  assert.equal(await connection.apex.get('/Desk/exact'), 7);
});

test('parameters come from the body by their names, and the caller is the running user', async () => {
  const body = { subject: 'Desk', size: 2, tags: ['a', 'b'], account: { Name: '!' } };
  const answer = await call('POST', '/services/apexrest/Desk/', body);
  assert.deepEqual([answer.status, answer.body], [201, 'integration@shipping.example!']);
  assert.ok(names().includes('Desk2b'));
});

test('a body that does not fit the parameters is refused', async () => {
  const unknown = await call('POST', '/services/apexrest/Desk', { subject: 'x', color: 'red' });
  assert.deepEqual(unknown.body, [
    { errorCode: 'JSON_PARSER_ERROR', message: 'Unexpected parameter encountered during deserialization: color' },
  ]);
  const wrong = await call('POST', '/services/apexrest/Desk', { subject: 'x', size: 'many' });
  assert.equal(wrong.status, 400);
});

test('a void method answers what it puts into the response', async () => {
  const response = await fetch(`${sandbox.url}/services/apexrest/Desk/1`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${connection.accessToken}` },
    body: 'quiet',
  });
  assert.deepEqual(
    [response.status, response.headers.get('content-type'), await response.text()],
    [200, 'text/plain; charset=utf-8', 'QUIET'],
  );
});

test('what Apex throws is told with its stack, and nothing of it stays', async () => {
  const { status, body } = await call('DELETE', '/services/apexrest/Desk/1');
  assert.equal(status, 500);
  assert.deepEqual(body, [
    {
      errorCode: 'APEX_ERROR',
      message: 'System.ListException: List index out of bounds: 0\n\nClass.DeskResource.remove: line 28, column 1',
    },
  ]);
  assert.ok(!names().includes('rolled back'));
});

test('unknown paths, methods and callers are refused', async () => {
  const nowhere = await call('GET', '/services/apexrest/Nowhere');
  assert.deepEqual(
    [nowhere.status, nowhere.body],
    [404, [{ errorCode: 'NOT_FOUND', message: 'Could not find a match for URL /Nowhere' }]],
  );
  const method = await call('PATCH', '/services/apexrest/Desk/1', {});
  assert.deepEqual(
    [method.status, method.body],
    [
      405,
      [
        {
          errorCode: 'METHOD_NOT_ALLOWED',
          message: "HTTP Method 'PATCH' not allowed. Allowed are GET, POST, PUT, DELETE",
        },
      ],
    ],
  );
  const stranger = await fetch(`${sandbox.url}/services/apexrest/Desk/1`);
  assert.equal(stranger.status, 401);
});
