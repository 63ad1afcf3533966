import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

const failure = (statement: string): string => outcomeOf(`${statement} return null;`);
const FAILED = 'System.AssertException: Assertion Failed';

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Assert.htm
describe('an assertion', () => {
  test('that fails says what was expected and what came', () => {
    assert.equal(failure('Assert.areEqual(1, 2);'), `${FAILED}: Expected: 1, Actual: 2`);
    assert.equal(failure("System.assertEquals('a', 'A', 'case');"), `${FAILED}: case: Expected: a, Actual: A`);
    assert.equal(failure('Assert.areNotEqual(null, null);'), `${FAILED}: Same value: null`);
    assert.equal(failure("System.assertNotEquals(1, 1, 'one');"), `${FAILED}: one: Same value: 1`);
  });

  test('about a condition has only the message it was given', () => {
    assert.equal(failure('System.assert(1 > 2);'), FAILED);
    assert.equal(failure("System.assert(false, 'no');"), `${FAILED}: no`);
    assert.equal(failure("Assert.isTrue(null, 'null is not true');"), `${FAILED}: null is not true`);
    assert.equal(failure("Assert.isFalse(true, 'no');"), `${FAILED}: no`);
    assert.equal(failure("Assert.isNull(1, 'no');"), `${FAILED}: no`);
    assert.equal(failure("Assert.isNotNull(null, 'no');"), `${FAILED}: no`);
    assert.equal(failure("Assert.isInstanceOfType('a', Integer.class, 'no');"), `${FAILED}: no`);
    assert.equal(failure("Assert.isNotInstanceOfType('a', String.class, 'no');"), `${FAILED}: no`);
    assert.equal(failure('Assert.fail();'), FAILED);
    assert.equal(failure("Assert.fail('no');"), `${FAILED}: no`);
  });

  test('takes numbers of one value for the same, whatever their types, and moments of one second', () => {
    const body = `
      Assert.areEqual(1, 1.00); Assert.areEqual(1L, 1); Assert.areEqual(2.5d, 2.50);
      Assert.areEqual(Datetime.newInstance(1538783039000L), Datetime.newInstance(1538783039073L));
      Assert.areEqual(new List<Object>{ 1 }, new List<Object>{ 1.0 });
      Assert.areNotEqual(new List<String>{ 'a' }, new List<String>{ 'A' }); return 'passed';`;
    assert.equal(outcomeOf(body), 'passed');
  });

  test('is not caught by the code under test', () => {
    const body = `try { Assert.fail('seen'); } catch (Exception e) { return 'caught'; } return 'went on';`;
    assert.equal(outcomeOf(body), `${FAILED}: seen`);
  });
});
