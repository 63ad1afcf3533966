import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest, openSampleOrg } from './sample-org.ts';

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

const RATES = {
  'Rates.cls': `public class Rates implements Queueable, Database.AllowsCallouts, Finalizer {
    public Integer asked = 0;
    public static String ask(String what) {
      HttpRequest request = new HttpRequest();
      request.setEndpoint('https://rates.example/' + what);
      request.setMethod('GET');
      return new Http().send(request).getBody();
    }
    public void execute(QueueableContext context) {
      System.attachFinalizer(this);
      asked++;
      String first = ask('first');
      String second = ask('second');
      insert new Account(Name = first + ' ' + second + ' ' + asked);
    }
    public void execute(FinalizerContext context) { insert new Account(Name = context.getResult() + ' ' + ask('third')); }
  }`,
  'Sweep.cls': `public class Sweep implements Database.Batchable<String>, Database.Stateful, Database.AllowsCallouts {
    public String found = '';
    public Iterable<String> start(Database.BatchableContext context) { found += Rates.ask('s'); return new List<String>{ 'a', 'b' }; }
    public void execute(Database.BatchableContext context, List<String> scope) { found += Rates.ask(scope[0]); }
    public void finish(Database.BatchableContext context) { insert new Account(Name = found + Rates.ask('f')); }
  }`,
};

const echoed = ({ endpoint }: { endpoint: string }) => {
  const body = Buffer.from(endpoint.slice('https://rates.example/'.length));
  return Promise.resolve({ response: { statusCode: 200, status: 'OK', headers: new Map(), body } });
};

describe('a job in an org', () => {
  it('waits for the answers of its callouts, and does everything once', async () => {
    const sample = openSampleOrg('return System.enqueueJob(new Rates());', RATES, echoed);
    sample.request();
    await sample.settled();
    assert.deepEqual(sample.names(), ['first second 1', 'SUCCESS third']);
    assert.deepEqual([sample.jobs(), sample.failures], [['Queueable Completed'], []]);
  });

  it('keeps its state right while it waits', async () => {
    const sample = openSampleOrg('return Database.executeBatch(new Sweep(), 1);', RATES, echoed);
    sample.request();
    await sample.settled();
    await sample.settled();
    assert.deepEqual([sample.names(), sample.jobs()], [['sabf'], ['BatchApex Completed']]);
  });

  it('fails when nobody answers', async () => {
    const sample = openSampleOrg('return System.enqueueJob(new Rates());', RATES);
    sample.request();
    await sample.settled();
    assert.deepEqual(sample.jobs(), ['Queueable Failed']);
    const [job] = [...sample.org.rows('AsyncApexJob')];
    assert.equal(job?.ExtendedStatus, 'Unknown host: https://rates.example/first');
  });
});
