import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

const LATE = 'public class LateException extends Exception {}';

describe('an exception', () => {
  test('of the project has its message, its cause and its own name', () => {
    const body = `
      try { throw new LateException('late', new DmlException('refused')); }
      catch (LateException e) { return e.getMessage() + ' ' + e.getTypeName() + ' ' + e.getCause().getTypeName(); }`;
    assert.equal(outcomeOf(body, LATE), 'late LateException System.DmlException');
  });

  test('of a built-in type can be made, thrown and caught as what it extends', () => {
    const body = `
      try { throw new IllegalArgumentException('bad'); }
      catch (Exception e) { return e + ' at ' + e.getLineNumber(); }`;
    assert.equal(outcomeOf(body), 'System.IllegalArgumentException: bad at 2');
  });

  test('without a message says that a script threw it, and takes one later', () => {
    const body = `Exception e = new CalloutException(); String before = e.getMessage(); e.setMessage('x');
      return before + ', ' + e.getMessage();`;
    assert.equal(outcomeOf(body), 'Script-thrown exception, x');
  });

  test('for a component keeps its text from the code that catches it', () => {
    const body = `try { throw new AuraHandledException('for the user'); } catch (Exception e) { return e.getMessage(); }`;
    assert.equal(outcomeOf(body), 'Script-thrown exception');
  });

  test('that is no DML failure has no failed rows', () => {
    assert.equal(outcomeOf(`return new DmlException('x').getNumDml();`), '0');
    assert.equal(
      outcomeOf(`return new DmlException('x').getDmlMessage(0);`),
      'System.ListException: List index out of bounds: 0',
    );
  });
});
