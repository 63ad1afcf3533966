import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { createContext, Script } from 'node:vm';
import {
  ApexException,
  apexException,
  caught,
  isApexException,
  isCatchable,
  LimitExceeded,
  nullPointer,
  resolveStacksWith,
  uncaught,
  type StackFrame,
} from './exceptions.ts';
import { EXCEPTION_TYPES, parentOf } from './exception-types.ts';

class OrderException extends ApexException {}
Object.assign(OrderException.prototype, { apexType: 'Orders.OrderException' });
class LateOrderException extends OrderException {}
Object.assign(LateOrderException.prototype, { apexType: 'LateOrderException' });

/** Runs JavaScript as generated code runs, and gives what it threw. */
const thrownBy = (js: string, filename = 'apex:Foo'): unknown => {
  try {
    new Script(js, { filename }).runInThisContext();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
};

afterEach(() => resolveStacksWith(() => []));

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
describe('an exception', () => {
  test('has a type name with its namespace, a message and a cause', () => {
    const cause = nullPointer();
    const exception = apexException('System.DmlException', 'Insert failed.', cause);
    assert.equal(exception['gettypename()'](), 'System.DmlException');
    assert.equal(exception['getmessage()'](), 'Insert failed.');
    assert.equal(exception['getcause()'](), cause);
    assert.equal(exception.message, 'Insert failed.');
  });

  test('of a user class takes its message and cause from the constructors every exception has', () => {
    const exception = new OrderException();
    exception['new()']();
    assert.equal(exception['getmessage()'](), 'Script-thrown exception');
    exception['new(string,exception)']('late', nullPointer());
    assert.equal(exception['getmessage()'](), 'late');
    assert.equal(exception['getcause()']()?.apexType, 'System.NullPointerException');
    assert.equal(exception['tostring()'](), 'Orders.OrderException: late');
    exception['setmessage(string)']('later');
    assert.equal(exception.message, 'later');
  });

  test('is one of its own type and of every type above it', () => {
    const late = new LateOrderException();
    for (const type of ['LateOrderException', 'Orders.OrderException', 'System.Exception', 'Exception'])
      assert.ok(isApexException(late, type), type);
    assert.ok(!isApexException(late, 'System.DmlException'));
    const missing = apexException('ConnectApi.NotFoundException', 'gone');
    assert.ok(isApexException(missing, 'ConnectApi.ConnectApiException'));
    assert.ok(isApexException(nullPointer(), 'NullPointerException'));
    assert.ok(!isApexException(new Error('no'), 'System.Exception'));
  });

  test('of every built-in type stands below System.Exception', () => {
    assert.ok(EXCEPTION_TYPES.includes('System.QueryException'));
    for (const type of EXCEPTION_TYPES) assert.ok(isApexException(apexException(type, ''), 'System.Exception'), type);
    assert.equal(parentOf('System.Exception'), undefined);
  });

  test('tells where it was thrown, in the words of whoever knows the generated code', () => {
    const frames: readonly StackFrame[] = [
      { where: 'Class.Foo.bar', line: 3, column: 1 },
      { where: 'AnonymousBlock', line: 1, column: 1 },
    ];
    const exception = nullPointer();
    assert.equal(exception['getstacktracestring()'](), '');
    resolveStacksWith((stack) => (stack.includes('at ') ? frames : []));
    assert.equal(
      exception['getstacktracestring()'](),
      'Class.Foo.bar: line 3, column 1\nAnonymousBlock: line 1, column 1',
    );
    assert.equal(exception['getlinenumber()'](), 3);
  });
});

describe('what a catch of generated code gets', () => {
  test('is the exception that was thrown', () => {
    const exception = new OrderException();
    assert.equal(caught(exception), exception);
  });

  test('is a null pointer exception where generated code used null, with the stack of that place', () => {
    for (const js of ["null['greet()']()", 'const x = null; x.f_name = 1', 'const y = null; y.f_name']) {
      const error = thrownBy(`{ ${js} }`);
      assert.ok(isCatchable(error));
      const exception = caught(error);
      assert.equal(exception['tostring()'](), 'System.NullPointerException: Attempt to de-reference a null object');
      assert.match(exception.stack ?? '', /apex:Foo/);
    }
  });

  test('is a null pointer exception also from a context of its own', () => {
    const script = new Script("null['greet()']()", { filename: 'apex:Foo' });
    const run = (): void => void script.runInContext(createContext({}));
    assert.throws(run, (error) => caught(error).apexType === 'System.NullPointerException');
  });

  test('is not a fault of the sandbox or of the compiler', () => {
    for (const error of [
      thrownBy("null['greet()']()", 'library.js'),
      thrownBy("undefined['greet()']()"),
      thrownBy("({})['greet()']()"),
      new Error('The sandbox does not support String.foo.'),
    ]) {
      assert.ok(!isCatchable(error));
      assert.throws(
        () => caught(error),
        (thrown) => thrown === error,
      );
      assert.equal(uncaught(error), error);
    }
  });

  test('is not a limit, not a failed assertion and not an overflow of the stack', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_statements.htm
    const overflow = thrownBy('(function deeper() { deeper(); })()');
    for (const error of [
      new LimitExceeded('Too many SOQL queries: 101'),
      apexException('System.AssertException', ''),
    ]) {
      assert.ok(!isCatchable(error));
      assert.throws(
        () => caught(error),
        (thrown) => thrown === error,
      );
    }
    assert.ok(!isCatchable(overflow));
    assert.throws(() => caught(overflow), {
      apexType: 'System.LimitException',
      message: 'Maximum stack depth reached: 1001',
    });
  });
});
