import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest } from './sample-org.ts';

const SOURCES = {
  'Caller.cls': `public class Caller {
    public static String heard;
    public static void call() {
      try {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('https://rates.example');
        request.setMethod('GET');
        heard = new Http().send(request).getBody();
      } catch (CalloutException e) { heard = e.getMessage(); }
    }
    @Future public static void silent() { call(); }
    @Future(callout=true) public static void open() { call(); }
    public class Silent implements Queueable { public void execute(QueueableContext context) { call(); } }
    public class Open implements Queueable, Database.AllowsCallouts { public void execute(QueueableContext context) { call(); } }
    public class Nightly implements Schedulable { public void execute(SchedulableContext context) { call(); } }
  }`,
  'Answer.cls': `@IsTest public class Answer implements HttpCalloutMock {
    public HttpResponse respond(HttpRequest request) {
      HttpResponse response = new HttpResponse();
      response.setBody('answered');
      return response;
    }
  }`,
};

const heardBy = (work: string): string =>
  inTest(
    `Test.setMock(HttpCalloutMock.class, new Answer()); Test.startTest(); ${work} Test.stopTest(); return Caller.heard;`,
    SOURCES,
  );

describe('asynchronous work', () => {
  it('calls out when its declaration says so', () => {
    assert.equal(heardBy('Caller.open();'), 'answered');
    assert.equal(heardBy('System.enqueueJob(new Caller.Open());'), 'answered');
  });

  it('is kept from calling out otherwise, and always by a schedule', () => {
    assert.match(heardBy('Caller.silent();'), /^Callout not allowed from this future method/);
    assert.match(heardBy('System.enqueueJob(new Caller.Silent());'), /^Callout not allowed from this queueable/);
    const scheduled = `System.schedule('Night', '0 0 3 * * ?', new Caller.Nightly());`;
    assert.equal(heardBy(scheduled), 'Callout from scheduled Apex not supported.');
  });
});
