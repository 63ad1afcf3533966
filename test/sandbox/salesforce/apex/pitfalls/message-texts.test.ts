import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
describe('The words of', () =>
  testOutcomes([
    [
      'a null pointer',
      'String s; return s.length();',
      'System.NullPointerException: Attempt to de-reference a null object',
    ],
    ['an index past the end', 'return new List<Integer>{ 1 }[3];', 'System.ListException: List index out of bounds: 3'],
    [
      'an index before the start',
      'return new List<Integer>{ 1 }[-1];',
      'System.ListException: List index out of bounds: -1',
    ],
    ['a division by zero', 'Integer z = 0; return 1 / z;', 'System.MathException: Divide by 0'],
    ['a division of decimals by zero', 'Decimal z = 0; return 1.0 / z;', 'System.MathException: Divide by 0'],
    [
      'a wrong cast',
      "Object o = 'a'; return (Integer) o;",
      'System.TypeException: Invalid conversion from runtime type String to Integer',
    ],
    [
      'a wrong cast of a record',
      'SObject s = new Account(); return (Contact) s;',
      'System.TypeException: Invalid conversion from runtime type Account to Contact',
    ],
    [
      'a failed assertion',
      'System.assertEquals(1, 2); return null;',
      'System.AssertException: Assertion Failed: Expected: 1, Actual: 2',
    ],
    [
      'a failed assertion with words',
      "System.assertEquals(1, 2, 'why'); return null;",
      'System.AssertException: Assertion Failed: why: Expected: 1, Actual: 2',
    ],
    ['a failed condition', 'System.assert(false); return null;', 'System.AssertException: Assertion Failed'],
    [
      'what may not be equal',
      'System.assertNotEquals(1, 1); return null;',
      'System.AssertException: Assertion Failed: Same value: 1',
    ],
    ['a text that is no number', "return Integer.valueOf('x');", 'System.TypeException: Invalid integer: x'],
    ['a text that is no decimal', "return Decimal.valueOf('x');", 'System.TypeException: Invalid decimal: x'],
    [
      'an unknown field',
      "return new Account().get('Nope');",
      'System.SObjectException: Invalid field Nope for Account',
    ],
    [
      'a type, by its name',
      'try { Integer z = 0; z = 1 / z; } catch (Exception e) { return e.getTypeName(); } return null;',
      'System.MathException',
    ],
  ]));
