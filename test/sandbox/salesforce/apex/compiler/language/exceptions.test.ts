import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

const SOURCES = {
  'Late.cls': `public class Late {
    public virtual class OrderException extends Exception {}
    public class LateOrderException extends OrderException {}
    public class CodeException extends Exception {
      public Integer code;
      public CodeException(Integer code) { this('code ' + code); this.code = code; }
      public CodeException(Integer code, Exception cause) { this('code ' + code, cause); this.code = code; }
      public override String getMessage() { return super.getMessage() + '!'; }
    }
    public static String log = '';
    public static Integer early() { try { return 1; } finally { log += 'finally '; } }
    public static Integer over() { try { return 1; } finally { return 2; } }
    public static Integer swallow() { try { throw new LateOrderException('x'); } finally { return 3; } }
    public static void nested() {
      try {
        try { Integer i = null; i += 1; }
        catch (NullPointerException e) { throw new OrderException('outer', e); }
        finally { log += 'inner '; }
      } finally { log += 'outer '; }
    }
    public static Integer deeper(Integer n) { return deeper(n + 1) + 1; }
  }`,
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_trycatch_example.htm
describe('Try, catch and finally', () =>
  testOutcomes(
    [
      ['run finally after a return', 'return Late.early() + Late.log;', '1finally '],
      ['let finally answer instead', "return '' + Late.over() + Late.swallow();", '23'],
      [
        'run every finally on the way out',
        'try { Late.nested(); } catch (Late.OrderException e) { return Late.log; } return null;',
        'inner outer ',
      ],
      [
        'keep the cause of a new exception',
        "try { Late.nested(); } catch (Exception e) { return e.getMessage() + ' <- ' + e.getCause().getTypeName(); } return null;",
        'outer <- System.NullPointerException',
      ],
      [
        'take the first clause that fits',
        "try { throw new Late.LateOrderException('x'); } catch (MathException e) { return 'math'; } catch (Late.OrderException e) { return 'order ' + (e instanceof Late.LateOrderException); }",
        'order true',
      ],
      [
        'pass on what no clause takes',
        "try { throw new Late.LateOrderException('x'); } catch (MathException e) { return 'math'; }",
        'Late.LateOrderException: x',
      ],
      [
        'rethrow the same exception',
        "try { try { throw new Late.OrderException('x'); } catch (Exception e) { throw e; } } catch (Late.OrderException e) { return e.getMessage(); }",
        'x',
      ],
      [
        'run finally when the loop goes on or is left',
        "String s = ''; for (Integer i = 0; i < 5; i++) { try { if (i == 1) { continue; } if (i == 3) { break; } s += i; } finally { s += 'f'; } } return s;",
        '0ff2ff',
      ],
      [
        'throw a null pointer exception for a null',
        'Exception e = null; throw e;',
        'System.NullPointerException: Attempt to de-reference a null object',
      ],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_custom.htm
describe('An exception of the project', () =>
  testOutcomes(
    [
      [
        'has four constructors that nobody wrote',
        "Exception c = new Late.OrderException('c'); return new Late.OrderException().getMessage() + '|' + new Late.OrderException('m').getMessage() + '|' + new Late.OrderException(c).getCause() + '|' + new Late.OrderException('m', c).getCause().getMessage();",
        'Script-thrown exception|m|Late.OrderException: c|c',
      ],
      [
        'has constructors of its own beside them',
        "try { throw new Late.CodeException(4, new Late.OrderException('c')); } catch (Late.CodeException e) { return e.code + e.getMessage() + e.getCause().getMessage(); }",
        '4code 4!c',
      ],
      ['prints its type and message', "return new Late.OrderException('m') + '';", 'Late.OrderException: m'],
      [
        'gets its message and cause later',
        "Exception e = new Late.OrderException(); e.setMessage('m'); e.initCause(new MathException('c')); return e.getMessage() + e.getCause().getMessage();",
        'mc',
      ],
      ['is told by its own type', "return new Late.LateOrderException('x').getTypeName();", 'Late.LateOrderException'],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_definition.htm
describe('What nobody catches', () =>
  testOutcomes(
    [
      [
        'is a failed assertion',
        "try { System.assert(false, 'no'); } catch (Exception e) { return 'caught'; } return null;",
        'System.AssertException: Assertion Failed: no',
      ],
      [
        'is a limit',
        "try { for (Integer i = 0; i < 101; i++) { List<Account> a = [SELECT Id FROM Account]; } } catch (Exception e) { return 'caught'; } return null;",
        'System.LimitException: Too many SOQL queries: 101',
      ],
      [
        'passes over finally',
        "try { System.assert(false, 'no'); } finally { return 'finally'; }",
        'System.AssertException: Assertion Failed: no',
      ],
      [
        'is recursion without end',
        'return Late.deeper(0);',
        'System.LimitException: Maximum stack depth reached: 1001',
      ],
    ],
    SOURCES,
  ));
