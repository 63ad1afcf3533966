import { describe } from 'node:test';
import { testOutcomes, type Outcome } from '../../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SafeNavigationOperator.htm
describe('Safe navigation', () =>
  testOutcomes(
    [
      ['gives null for what is reached over null', 'Account a; return a?.Name;', 'null'],
      ['goes on along a chain', 'Account a; Integer n = a?.Name?.length(); return n;', 'null'],
      [
        'leaves out the rest of a chain behind null',
        'Account a; String n = a?.Owner.Name; return n + a?.Name.trim().toLowerCase();',
        'nullnull',
      ],
      [
        'is no pardon for what is null further along',
        "try { Account a = new Account(); return a?.Name.length() + ''; } catch (NullPointerException e) { return 'told'; }",
        'told',
      ],
      [
        'does not compute what it does not need',
        'List<String> l; String s = l?.get(Bump.next()); return s + Bump.count;',
        'null0',
      ],
      [
        'goes through where there is something',
        "Account a = new Account(Name = 'abc'); return a?.Name?.toUpperCase();",
        'ABC',
      ],
      ['computes its object once', "return Bump.self()?.twice?.size() + ' ' + Bump.count;", '2 1'],
      ['over no row of a query is null', "return [SELECT Name FROM Account WHERE Name = 'nobody']?.Name;", 'null'],
    ],
    {
      'Bump.cls': `public class Bump {
        public static Integer count = 0;
        public List<Integer> twice = new List<Integer>{ 1, 2 };
        public static Integer next() { return count++; }
        public static Bump self() { count++; return new Bump(); }
      }`,
    },
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_NullCoalescingOperator.htm
const CHOICES: readonly Outcome[] = [
  ['?? takes the left side unless it is null', "String s; return (s ?? 'none') + ('some' ?? 'none');", 'nonesome'],
  ['?? leans on further ones', "String a; String b; return a ?? b ?? 'c';", 'c'],
  ['?? widens numbers', "Integer i; Decimal d = i ?? 1.5; Long l = i ?? 2L; return d + ' ' + l;", '1.5 2'],
  [
    '?? stands for a row that is not there',
    "return ([SELECT Name FROM Account WHERE Name = 'nobody'] ?? new Account(Name = 'x')).Name;",
    'x',
  ],
  ['a ternary computes one side', 'Integer z = 0; return true ? 1 : 1 / z;', '1'],
  [
    'a ternary widens numbers',
    "Boolean t = true; Decimal d = t ? 1 : 2.5; Object o = t ? 1 : 2L; return d + ' ' + (o instanceof Long);",
    '1 true',
  ],
  ['a ternary takes null as anything', "Boolean t = false; String s = t ? 'a' : null; return s;", 'null'],
  [
    'a ternary takes what its other side is a kind of',
    'Boolean t = true; SObject s = t ? (SObject) new Account() : new Contact(); return s.getSObjectType();',
    'Account',
  ],
  ['a ternary nests to the right', "Integer n = 2; return n == 1 ? 'one' : n == 2 ? 'two' : 'many';", 'two'],
  [
    'and, or compute the right side only when they need it',
    "Integer z = 0; return (false && 1 / z == 1) + ' ' + (true || 1 / z == 1);",
    'false true',
  ],
];
describe('Choices:', () => testOutcomes(CHOICES));

const THOUSAND = Array.from({ length: 3000 }, () => "'ab'").join(' + ');

describe('Texts:', () =>
  testOutcomes([
    ['numbers before the first text are added', "return 1 + 2 + 'a' + 1 + 2;", '3a12'],
    ['null is shown', "String s; return 'a' + s + null;", 'anullnull'],
    [
      'everything is shown in its own way',
      "return '' + true + 1.50 + 2L + new List<String>{ 'x' } + Date.newInstance(2026, 1, 2);",
      'true1.502(x)2026-01-02 00:00:00',
    ],
    ['thousands may be joined in one expression', `return (${THOUSAND}).length();`, '6000'],
    ['signs of JavaScript mean nothing', "return 'a`${1}\\\\' + '\\'' + '\\n'.length();", "a`${1}\\'1"],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
describe('Whole numbers:', () =>
  testOutcomes([
    ['an Integer wraps at 32 bits', "Integer i = 2147483647; i++; return i + ' ' + i * 2;", '-2147483648 0'],
    [
      'a Long wraps at 64 bits',
      "Long l = 9223372036854775807L; l++; return l + ' ' + l * 2;",
      '-9223372036854775808 0',
    ],
    [
      'Integers are multiplied as Integers, whatever takes the product',
      "Integer i = 2147483647; Long l = i * 2; Long m = (Long) i * 2; return l + ' ' + m;",
      '-2 4294967294',
    ],
    ['division truncates', "return -5 / 2 + ' ' + 5 / 2 + ' ' + 7L / -2;", '-2 2 -3'],
    ['Math.mod has the sign of the left side', 'return Math.mod(-5, 3);', '-2'],
    ['by nothing is refused', 'Integer z = 0; return 1 / z;', 'System.MathException: Divide by 0'],
    ['Longs too', 'Long z = 0; return 1L / z;', 'System.MathException: Divide by 0'],
    [
      'bits',
      "return (5 & 3) + ' ' + (5 | 3) + ' ' + (5 ^ 3) + ' ' + (1 << 33) + ' ' + (-8 >> 1) + ' ' + (-1 >>> 28);",
      '1 7 6 2 -4 15',
    ],
    ['bits of Longs', "return (1L << 63) + ' ' + (-1L >>> 60) + ' ' + (6L & 3L);", '-9223372036854775808 15 2'],
    ['a Long is cut to an Integer', 'return 4294967297L.intValue();', '1'],
    ['signs', "Integer i = 5; return -i + ' ' + -(-i) + ' ' + +i;", '-5 5 5'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_casting.htm
describe('Casts and instanceof:', () =>
  testOutcomes([
    [
      'a list is what its elements are',
      "Object o = new List<String>{ 'a' }; return (o instanceof List<String>) + ' ' + (o instanceof List<Object>) + ' ' + (o instanceof List<Integer>);",
      'true true false',
    ],
    [
      'a list of records is a list of sObjects',
      "Object o = new List<Account>(); return (o instanceof List<SObject>) + ' ' + (o instanceof List<Contact>);",
      'true false',
    ],
    [
      'a list of sObjects may be cast to what it holds',
      "List<SObject> l = new List<Account>{ new Account(Name = 'a') }; return ((List<Account>) l)[0].Name;",
      'a',
    ],
    [
      'a map is what its keys and values are',
      "Object o = new Map<String, Object>{ 'a' => 1 }; return (o instanceof Map<String, Object>) + ' ' + (o instanceof Map<String, Integer>);",
      'true false',
    ],
    ['null is an instance of nothing', 'Object o; return o instanceof Account;', 'false'],
    ['null may be cast to anything', 'Object o; Account a = (Account) o; return a;', 'null'],
    [
      'a text is no number',
      "Object o = 'a'; return (Integer) o;",
      'System.TypeException: Invalid conversion from runtime type String to Integer',
    ],
    [
      'a record is of its object',
      "Object o = new Account(Name = 'n'); return ((Account) o).Name + (o instanceof SObject);",
      'ntrue',
    ],
    [
      'another object is not',
      'SObject s = new Account(); return (Contact) s;',
      'System.TypeException: Invalid conversion from runtime type Account to Contact',
    ],
    [
      'numbers widen when cast',
      "Object o = (Decimal) 1; return (o instanceof Decimal) + ' ' + (Long) 2 + ' ' + (Double) 3;",
      'true 2 3.0',
    ],
    [
      'a constant is of its enum',
      "Object o = LoggingLevel.ERROR; return (o instanceof LoggingLevel) + ' ' + (LoggingLevel) o;",
      'true ERROR',
    ],
    [
      'a text is an Id when it looks like one',
      "Object o = '001000000000001AAA'; return (o instanceof Id) + ' ' + (o instanceof String);",
      'true true',
    ],
  ]));
