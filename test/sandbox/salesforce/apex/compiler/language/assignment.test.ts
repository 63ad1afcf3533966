import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

const COUNTER = {
  'Counter.cls': `public class Counter {
    public static Integer calls = 0;
    public static Counter one = new Counter();
    public Integer x = 1;
    public List<Integer> list_ = new List<Integer>{ 7 };
    public Integer stored { get { calls += 100; return stored; } set { calls += 1000; stored = value; } }
    public static Counter self() { calls++; return one; }
    public static Integer index() { calls += 10; return 0; }
  }`,
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
describe('An assignment', () =>
  testOutcomes(
    [
      [
        'to a list element computes its index once',
        "Integer[] a = new Integer[]{ 1, 2, 3 }; Integer i = 0; a[i++] += 1; a[i++] *= 5; a[i]--; return a + ' ' + i;",
        '(2, 10, 2) 2',
      ],
      [
        'to a member computes its object once',
        "Counter.self().x += 4; Counter.self().x++; --Counter.self().x; return Counter.calls + ' ' + Counter.one.x;",
        '3 5',
      ],
      [
        'to an element of a member computes both once',
        "Counter.self().list_[Counter.index()] += 3; return Counter.calls + ' ' + Counter.one.list_;",
        '11 (10)',
      ],
      [
        'to a property reads and writes once',
        "Counter.one.stored = 1; Counter.calls = 0; Counter.self().stored += 2; Integer calls = Counter.calls; return calls + ' ' + Counter.one.stored;",
        '1101 3',
      ],
      ['has the value assigned', 'Integer a; Integer b; a = b = 4; return a + b;', '8'],
      ['steps before or after', 'Integer i = 5; i = i++ + ++i; return i;', '12'],
      [
        'to a field of a record reads and writes',
        'Account a = new Account(NumberOfEmployees = 2); a.NumberOfEmployees += 3; a.NumberOfEmployees++; return a.NumberOfEmployees;',
        '6',
      ],
      ['adds texts', "String s = 'a'; s += 1 + 2; s += null; s += 1.50; return s;", 'a3null1.50'],
      [
        'with every operator',
        'Integer i = 12; i -= 2; i *= 3; i /= 4; i <<= 3; i >>= 1; i |= 1; i &= 13; i ^= 2; i >>>= 1; return i;',
        '7',
      ],
      [
        'widens what it stores',
        "Long l = 1; Decimal d = 1; Double e = 1; l += 1; d += 1.5; e /= 2; return l + ' ' + d + ' ' + e;",
        '2 2.5 0.5',
      ],
      [
        'past the end of a list throws',
        'List<Integer> l = new List<Integer>(); l[0] = 1; return l;',
        'System.ListException: List index out of bounds: 0',
      ],
      [
        'to null throws',
        "Account a; a.Name = 'x'; return a;",
        'System.NullPointerException: Attempt to de-reference a null object',
      ],
    ],
    COUNTER,
  ));

describe('A variable', () =>
  testOutcomes(
    [
      [
        'starts as null',
        "Integer i; String s; Boolean b; List<Integer> l; return '' + i + s + b + l;",
        'nullnullnullnull',
      ],
      ['hides a field of its class', 'return new Holder().both();', '1 5'],
      ['may be called like a type', "Account account = new Account(Name = 'x'); return account.Name;", 'x'],
      ['is known without case', 'Integer count = 1; COUNT += 1; return Count;', '2'],
    ].map(([title = '', body = '', expected = '']) => [title, body, expected] as const),
    {
      'Holder.cls':
        "public class Holder { Integer n = 1; public String both() { Integer n = 2; { Integer m = 3; n += m; } return this.n + ' ' + n; } }",
    },
  ));
