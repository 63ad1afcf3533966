import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

const ECHO = `public class Echo implements HttpCalloutMock {
  public HttpResponse respond(HttpRequest r) {
    HttpResponse s = new HttpResponse(); s.setStatusCode(201); s.setStatus('Created'); s.setHeader('X-From', r.getHeader('x-to'));
    s.setBody(r.getMethod() + ' ' + r.getEndpoint() + ' ' + r.getBody()); return s;
  }
}`;

const SEND = `HttpRequest r = new HttpRequest(); r.setEndpoint('callout:Books/orders'); r.setMethod('POST');
  r.setHeader('X-To', 'there'); r.setBody('{}'); HttpResponse s = new Http().send(r);`;

describe('a callout in a test', () => {
  test('is answered by the mock', () => {
    const body = `Test.setMock(HttpCalloutMock.class, new Echo()); ${SEND}
      return s.getBody() + ' ' + s.getStatusCode() + ' ' + s.getHeader('x-from') + ' ' + s.getHeaderKeys() + ' ' + s + ' ' + r;`;
    assert.equal(
      outcomeOf(body, ECHO),
      'POST callout:Books/orders {} 201 there (X-From) System.HttpResponse[Status=Created, StatusCode=201] ' +
        'System.HttpRequest[Endpoint=callout:Books/orders, Method=POST]',
    );
  });

  test('fails without a mock', () => {
    assert.equal(
      outcomeOf(`${SEND} return 1;`),
      'System.CalloutException: Methods defined as TestMethod do not support Web service callouts',
    );
  });

  test('counts against the limit of a hundred', () => {
    const body = `Test.setMock(HttpCalloutMock.class, new Echo()); for (Integer i = 0; i < 101; i++) { ${SEND} } return 1;`;
    assert.equal(outcomeOf(body, ECHO), 'System.LimitException: Too many callouts: 101');
  });

  test('is refused after work that is not committed, unless a test window opens in between', () => {
    const mail = `Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage(); m.toAddresses = new List<String>{ 'a@b.example' };
      m.plainTextBody = 'x'; Messaging.sendEmail(new List<Messaging.Email>{ m }); Test.setMock(HttpCalloutMock.class, new Echo());`;
    assert.match(
      outcomeOf(`${mail} ${SEND} return s.getStatusCode();`, ECHO),
      /^System\.CalloutException: You have uncommitted work pending\. Please commit or rollback before calling out/,
    );
    assert.equal(outcomeOf(`${mail} Test.startTest(); ${SEND} return s.getStatusCode();`, ECHO), '201');
  });

  test('needs a mock of the right interface', () => {
    assert.match(outcomeOf(`Test.setMock(HttpCalloutMock.class, 'no mock'); return 1;`), /^System\.TypeException/);
  });
});

test('a SOAP callout in a test is answered by the mock', () => {
  const mock = `public class Soap implements WebServiceMock {
    public void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction,
        String requestName, String responseNamespace, String responseName, String responseType) {
      response.put('response_x', endpoint + ' ' + requestName + ' ' + responseName + ' ' + responseType + ' ' + request);
    }
  }`;
  const body = `Test.setMock(WebServiceMock.class, new Soap()); Map<String, Object> response = new Map<String, Object>();
    WebServiceCallout.invoke(null, 'asked', response,
      new String[]{ 'https://soap.example', '', 'urn:q', 'echo', 'urn:r', 'echoResponse', 'Echo.Response' });
    return response.get('response_x');`;
  assert.equal(outcomeOf(body, mock), 'https://soap.example echo echoResponse Echo.Response asked');
});
