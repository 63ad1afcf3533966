import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsIn } from '../fixtures/sample-program.ts';

/** A method body inside a class with the things the mistakes are made with. */
const inMethod = (body: string): string => `public class Foo {
  public enum Color { RED, GREEN }
  public static void run(Account a, Bill__c i, HttpRequest request, Other other) {
    ${body}
  }
  public Integer instance(Integer n) { return n; }
}`;

const OTHER = { 'Other.cls': 'public class Other { private Integer secret; public void greet(String name) {} }' };

/** One mistake, and what the compiler says of it; its position is in the fourth line unless said otherwise. */
const MISTAKES: readonly (readonly [name: string, body: string, message: RegExp])[] = [
  ['an unknown field of an sObject', 'Object x = i.Nope__c;', /Nope__c/],
  ['an unknown field in a select list', 'List<Bill__c> x = [SELECT Nope__c FROM Bill__c];', /Nope__c/],
  ['an unknown type', 'Missing__c x;', /Invalid type: Missing__c/],
  ['a text for a number', "Integer n = 'text';", /Illegal assignment from String to Integer/],
  ['a text for a decimal field', "i.Amount__c = 'text';", /Illegal assignment from String to Decimal/],
  [
    'a missing method of our own',
    'other.nope();',
    /Method does not exist or incorrect signature: void nope\(\) from the type Other/,
  ],
  [
    'a missing method of the platform',
    "request.setBodyy('x');",
    /Method does not exist or incorrect signature: void setBodyy\(String\) from the type (System\.)?HttpRequest/,
  ],
  ['too few arguments', 'other.greet();', /Method does not exist or incorrect signature: void greet\(\)/],
  ['too many arguments for the platform', "request.setBody('a', 'b');", /Method does not exist or incorrect signature/],
  [
    'the wrong type of argument',
    'other.greet(1);',
    /Method does not exist or incorrect signature: void greet\(Integer\)/,
  ],
  [
    'the wrong type of argument for the platform',
    'request.setTimeout(true);',
    /Method does not exist or incorrect signature/,
  ],
  ['an undeclared variable', 'Integer n = undeclared;', /Variable does not exist: undeclared/],
  ['an unknown class', 'Object x = new Nope();', /Invalid type: Nope/],
  ['a condition that is no Boolean', 'if (1) { return; }', /Condition expression must be of type Boolean/],
  ['a constructor that is not there', "Object x = new Other('a');", /Constructor not defined: \[Other\]/],
  [
    'an instance method from a static one',
    'instance(1);',
    /Non static method cannot be referenced from a static context/,
  ],
  ['a variable twice, in another case', 'Integer n = 1; String N = null;', /Duplicate variable: N/],
  ['an unknown relationship in a query', 'List<Bill__c> x = [SELECT Acct__r.Name FROM Bill__c];', /Acct__r/],
  ['a query from an unknown object', 'List<Account> x = [SELECT Id FROM Nope__c];', /Nope__c/],
  [
    'an undeclared bind variable',
    'List<Bill__c> x = [SELECT Id FROM Bill__c WHERE Name = :nope];',
    /Variable does not exist: nope/,
  ],
  [
    'a list of another object',
    'List<Account> x = [SELECT Id FROM Bill__c];',
    /Illegal assignment from List<Bill__c> to List<Account>/,
  ],
  ['an unknown field in an sObject constructor', "Account x = new Account(Nope = 'a');", /Nope/],
  ['an unknown constant', 'Color c = Color.BLUE;', /Variable does not exist: (Color\.)?BLUE/],
  ['a private member of another class', 'Integer n = other.secret;', /not visible/],
  [
    'an impossible cast',
    "Integer n = (Integer) 'abc';",
    /Incompatible types since an instance of String is never an instance of Integer/,
  ],
  ['throwing what is no exception', 'throw other;', /Throw expression must be of type exception/],
  [
    'comparing a text with a number',
    "Boolean b = 'a' == 1;",
    /Comparison arguments must be compatible types: String, Integer/,
  ],
  ['an unknown field in a filter', 'List<Bill__c> x = [SELECT Id FROM Bill__c WHERE Nope__c = null];', /Nope__c/],
  ['an unreachable statement', 'return; Integer n = 1;', /Unreachable statement/],
  [
    'a filter value of the wrong type',
    "List<Bill__c> x = [SELECT Id FROM Bill__c WHERE Amount__c = 'abc'];",
    /Amount__c/,
  ],
  ['DML on what is no sObject', 'insert other;', /DML requires SObject or SObject list type/],
  [
    'an unknown static method',
    "Boolean b = String.isBlankk('a');",
    /Method does not exist or incorrect signature: void isBlankk\(String\) from the type String/,
  ],
  ['a break outside of a loop', 'break;', /loop/],
];

describe('The Apex compiler', () => {
  for (const [name, body, message] of MISTAKES) {
    it(`tells ${name}, and where`, () => {
      const [first = '', ...more] = problemsIn(inMethod(body), OTHER);
      assert.match(first, message);
      assert.match(first, /^4:\d+ /);
      assert.deepEqual(more, []);
    });
  }

  it('tells a missing return at the end of its method', () => {
    assert.deepEqual(problemsIn('public class Foo { public Integer one() { } }').length, 1);
    assert.match(problemsIn('public class Foo { public Integer one() { } }')[0] ?? '', /Missing return statement/);
  });

  it('tells a return of the wrong type', () => {
    assert.match(problemsIn("public class Foo { Integer one() { return 'a'; } }")[0] ?? '', /from String to Integer/);
  });

  it('tells an interface method that is not implemented', () => {
    assert.match(
      problemsIn('public class Foo implements Comparable { }')[0] ?? '',
      /Class Foo must implement the method: Integer System\.Comparable\.compareTo\(Object\)/,
    );
  });

  it('tells an unknown field of a trigger’s records', () => {
    const trigger = {
      'T.trigger': 'trigger T on Account (before insert) { for (Account a : Trigger.new) a.Nope = 1; }',
    };
    assert.match(problemsIn('public class Foo {}', trigger)[0] ?? '', /Nope/);
  });

  it('tells an event of a platform event that triggers cannot have', () => {
    const trigger = { 'T.trigger': 'trigger T on Posted__e (before insert) { }' };
    assert.match(
      problemsIn('public class Foo {}', trigger)[0] ?? '',
      /Platform Event SObjects only supports after insert/,
    );
  });

  it('tells all mistakes of all classes at once', () => {
    const two = { 'Bar.cls': 'public class Bar { Nope x; Integer f() { return nope; } }' };
    assert.equal(problemsIn('public class Foo { Missing__c y; }', two).length, 3);
  });

  it('has nothing to say of a class without mistakes', () => {
    assert.deepEqual(problemsIn(inMethod("String s = 'a' + 1; Decimal d = 1; Long l = 2; Id id = a.Id;"), OTHER), []);
  });
});
