import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest, openSampleOrg, problemsOf } from './sample-org.ts';

const SOURCES = {
  'Later.cls': `public class Later {
    public static List<String> heard = new List<String>();
    @Future public static void note(String text, Set<Integer> numbers) {
      heard.add(text + numbers.size() + System.isFuture() + Limits.getLimitQueries());
    }
    @Future public static void again(List<Id> ids) { again(ids); }
    @Future(callout=true) public static void add(String name) { insert new Account(Name = name); }
  }`,
};

describe('a future method', () => {
  it('runs at stopTest with its arguments as they were, in a transaction of its own', () => {
    const body = `Set<Integer> numbers = new Set<Integer>{ 1, 2 }; Test.startTest(); Later.note('x', numbers);
      numbers.add(3); Later.heard.add('before'); Test.stopTest(); return Later.heard;`;
    assert.equal(inTest(body, SOURCES), '(before, x2true200)');
  });

  it('may not call a future method, itself included', () => {
    const body = 'Test.startTest(); Later.again(new List<Id>()); Test.stopTest(); return null;';
    const message = 'Future method cannot be called from a future or batch method: Later.again(List<Id>)';
    assert.equal(inTest(body, SOURCES), `System.AsyncException: ${message}`);
  });

  it('may be called fifty times by a transaction', () => {
    const body = `for (Integer i = 0; i < 51; i++) Later.add('x'); return null;`;
    assert.equal(inTest(body, SOURCES), 'System.LimitException: Too many future calls: 51');
  });

  it('runs after the commit in an org', () => {
    const sample = openSampleOrg(`Later.add('later'); return [SELECT COUNT() FROM Account];`, SOURCES);
    assert.equal(sample.request(), '0');
    sample.apex.jobs.drain();
    assert.deepEqual([sample.names(), sample.jobs()], [['later'], ['Future Completed']]);
  });

  it('is static, returns nothing and takes primitives or collections of them', () => {
    const wrong = `public class Wrong {
      @Future public static void a(Account one) { }
      @Future public static void b(Map<Id,Set<Id>> nested) { }
      @Future public static Integer c() { return 1; }
      @Future public void d(List<String> fine, Map<String,Integer> alsoFine) { }
    }`;
    assert.deepEqual(problemsOf({ 'Wrong.cls': wrong }), [
      'Unsupported parameter type Account',
      'Unsupported parameter type Map<Id,Set<Id>>',
      'Future methods must return void',
      'Future methods must be static',
    ]);
  });
});
