import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problemsIn } from '../fixtures/sample-program.ts';

type Refusal = readonly [title: string, code: string, message: string];

const OTHERS = {
  'Other.cls': `public virtual class Other {
    private Integer secret;
    protected Integer shared;
    public final Integer fixed = 1;
    public Integer readable { get; private set; }
    public Integer computed { get { return 1; } }
    public Integer assignable { set; }
    public static Integer common;
    @TestVisible private static Integer seam() { return 1; }
    private Other(Integer n) {}
    public Other() {}
    protected virtual void work() {}
    private void hide() {}
    public static void make() {}
    private class Yolks {}
  }`,
  'Shape.cls': 'public abstract class Shape { public Shape(String name) {} public abstract void draw(); }',
  'Color.cls': 'public enum Color { RED, GREEN }',
  'BadException.cls': 'public virtual class BadException extends Exception {}',
};

const inMethod = (body: string): string =>
  `public class Foo { Integer own; void over(String a) {} void over(List<String> a) {} static void go(Object o, Account a, Other other) { ${body} } }`;

/** Without the place, which `problems.test.ts` looks after. */
const messagesOf = (code: string): readonly string[] =>
  problemsIn(code, OTHERS).map((problem) => problem.replace(/^\d+:\d+ /, ''));

const refuses = (rows: readonly Refusal[], wrap: (code: string) => string = (code) => code): void => {
  for (const [title, code, message] of rows) {
    void test(title, () => {
      assert.deepEqual(messagesOf(wrap(code)), [message]);
    });
  }
};

const accepts = (rows: readonly (readonly [title: string, code: string])[], wrap = (code: string) => code): void => {
  for (const [title, code] of rows) {
    void test(title, () => {
      assert.deepEqual(messagesOf(wrap(code)), []);
    });
  }
};

describe('What may not be assigned or read', () => {
  const FINAL = 'Final members can only be assigned in their declaration, init blocks, or constructors';
  refuses(
    [
      ['a field the platform fills', 'a.CreatedDate = null;', 'Field is not writeable: Account.CreatedDate'],
      [
        'such a field in a constructor',
        'a = new Account(CreatedDate = null);',
        'Field is not writeable: Account.CreatedDate',
      ],
      ['child records', 'a.Contacts = null;', 'Field is not writeable: Account.Contacts'],
      ['a final member of another class', 'other.fixed = 2;', `${FINAL}: fixed`],
      ['a property whose setter is private', 'other.readable = 2;', 'Variable is not visible: readable'],
      ['a property without a setter', 'other.computed = 2;', 'A value cannot be stored to computed in type Other'],
      [
        'a property with a setter only',
        'o = other.assignable;',
        'A value cannot be read from assignable in type Other',
      ],
      ['such a property added to', 'other.assignable += 1;', 'A value cannot be read from assignable in type Other'],
      ['a constant of an enum', 'Color.RED = null;', 'Expression cannot be assigned'],
    ],
    inMethod,
  );
  refuses([
    [
      'a final member outside of constructors',
      'public class Foo { final Integer x; Foo() { x = 1; } void go() { x = 3; } }',
      `${FINAL}: x`,
    ],
    [
      'a static final member outside of static blocks',
      'public class Foo { static final Integer X; static { X = 1; } static void go() { X = 3; } }',
      `${FINAL}: X`,
    ],
  ]);
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_final.htm
describe('What may be assigned', () =>
  accepts([
    [
      'a final member by a subclass',
      'public class Foo extends Bar { Foo() { x = 1; } public virtual class Bar { protected final Integer x; } }',
    ],
    [
      'a final property by its own accessor',
      "public class Foo { static final String X { get { if (X == null) { X = 'a'; } return X; } } }",
    ],
    [
      'a property with a private setter, by its own class',
      'public class Foo { public Integer x { get; private set; } void go() { x = 1; } }',
    ],
    [
      'a final local variable: the platform says nothing',
      'public class Foo { void go() { final Integer x; x = 1; x = 2; } }',
    ],
  ]));

describe('What may not be called', () =>
  refuses(
    [
      ['a private method of another class', 'other.hide();', 'Method is not visible: void Other.hide()'],
      ['a protected one', 'other.work();', 'Method is not visible: void Other.work()'],
      ['a private constructor', 'o = new Other(1);', 'Method is not visible: void Other.<init>(Integer)'],
      ['what only tests may see', 'Other.seam();', 'Method is not visible: Integer Other.seam()'],
      ['a private class', 'Other.Yolks i;', 'Type is not visible: Other.Yolks'],
      [
        'an instance method on the class',
        'Shape.draw();',
        'Non static method cannot be referenced from a static context: void Shape.draw()',
      ],
      [
        'a static method on an object',
        'other.make();',
        'Static method cannot be referenced from a non static context: void Other.make()',
      ],
      ['one of two that fit null', 'new Foo().over(null);', 'Ambiguous method signature: void over(NULL)'],
      ['an abstract class’s constructor', "o = new Shape('a');", 'Abstract classes cannot be constructed: Shape'],
      ['an interface’s constructor', 'o = new Comparable();', 'Type cannot be constructed: System.Comparable'],
      [
        'a constructor of the platform that is not there',
        'o = new HttpRequest(1);',
        'Constructor not defined: [System.HttpRequest].<Constructor>(Integer)',
      ],
      [
        'fields given to a class',
        'o = new Other(secret = 1);',
        'Invalid constructor syntax, name=value pairs can only be used for SObjects: Other',
      ],
      ['values given to a record', "o = new Account('a');", 'Type requires name=value pair construction: Account'],
      ['a field given twice', "o = new Account(Name = 'a', NAME = 'b');", 'Duplicate field initialization: NAME'],
      ['the current object, where there is none', 'o = this;', 'This cannot be referenced in a static context'],
      ['a label that is not there', 'o = Label.Nothing_Here;', 'External string does not exist: Nothing_Here'],
    ],
    inMethod,
  ));

describe('Constructors', () =>
  refuses([
    [
      'need one of the parent that takes nothing, unless they say which',
      'public class Foo extends Shape { public override void draw() {} }',
      'No default constructor available in super type: Shape',
    ],
    [
      'call another one first',
      'public class Foo { Foo() { Integer i = 1; this(i); } Foo(Integer i) {} }',
      "Call to 'this()' must be the first statement in a constructor method",
    ],
    [
      'are called by constructors only',
      'public class Foo extends Other { void go() { super(); } }',
      "Call to 'super()' must be the first statement in a constructor method",
    ],
    ['do not answer', 'public class Foo { Foo() { return 1; } }', 'Constructors must not return a value'],
    [
      'of an exception go to their own class, not to the platform’s',
      "public class FooException extends Exception { FooException(Integer i) { super('a'); } }",
      'Method is not visible: void System.ApexBaseException.<init>(String)',
    ],
    [
      'cannot leave an abstract method to nobody',
      "public class Foo extends Shape { Foo() { super('a'); } public override void draw() { super.draw(); } }",
      'Abstract method cannot be called directly: void Shape.draw()',
    ],
  ]));

describe('Types that do not go together', () =>
  refuses(
    [
      ['in a ternary', "o = o == null ? 1 : 'a';", 'Incompatible types in ternary operator: Integer, String'],
      [
        'in a null coalescing operator',
        'o = a ?? other;',
        'Incompatible types in null coalescing operator: Account, Other',
      ],
      ['in a logical operator', "Boolean b = o == null && 'a';", 'Logical operator can only be applied to Boolean'],
      [
        'in instanceof, because it is always so',
        'Boolean b = a instanceof SObject;',
        'Operation instanceof is always true since an instance of Account is always an instance of SObject',
      ],
      [
        'in instanceof, because it never is',
        'Boolean b = a instanceof Contact;',
        'Operation instanceof is always false since an instance of Account is never an instance of Contact',
      ],
      [
        'in a loop',
        'for (Integer i : new List<String>()) {}',
        'Invalid loop variable type expected String was Integer',
      ],
      [
        'in a comparison with a class of the platform',
        'Boolean b = new HttpRequest() == a;',
        'Comparison arguments must be compatible types: System.HttpRequest, Account',
      ],
      [
        'in an assignment from the platform',
        'a = new HttpRequest();',
        'Illegal assignment from System.HttpRequest to Account',
      ],
    ],
    inMethod,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_switch.htm
describe('A switch', () =>
  refuses(
    [
      [
        'is on values, constants or records',
        'switch on 1.5 { when else {} }',
        'Decimal is not a valid switch expression type',
      ],
      [
        'names a value once',
        'switch on 1 { when 1, 2 {} when 2 {} }',
        '2 occurs as more than one when branch for this switch statement',
      ],
      [
        'has values of its own type',
        "switch on 1 { when 'a' {} }",
        "String value in 'when expression' cannot be implicitly converted to the Integer type in switch expression",
      ],
      [
        'names constants without their enum',
        'Color c; switch on c { when Color.RED {} }',
        "Enum value used in 'when expression' should be unqualified",
      ],
      ['knows the constants of its enum', 'Color c; switch on c { when BLUE {} }', 'Variable does not exist: BLUE'],
      ['has constant values', 'Integer n = 1; switch on 1 { when n {} }', 'Field must be a static final constant: n'],
      [
        'on a record has types',
        "switch on a { when 'a' {} }",
        "Switching on SObject types must be a 'when type variable' or 'when null'",
      ],
      [
        'has no types of other things',
        'SObject s = a; switch on s { when Other x {} }',
        "Other cannot be a 'when type variable' block",
      ],
      [
        'brings variables with names of their own',
        'SObject s = a; switch on s { when Account a {} }',
        'Duplicate variable: a',
      ],
    ],
    inMethod,
  ));

describe('Statements', () =>
  refuses(
    [
      ['catch exceptions only', 'try {} catch (Other e) {}', 'Catch block variable must be of type exception: Other'],
      [
        'catch nothing that is caught already',
        'try {} catch (Exception e) {} catch (BadException e) {}',
        'Exception type already caught: BadException',
      ],
      ['catch under a new name', 'try {} catch (Exception a) {}', 'Duplicate variable: a'],
      ['leave loops only', 'continue;', 'Continue statement must be in loop'],
      ['answer nothing where nothing is asked', 'return 1;', 'Void method must not return a value'],
      ['loop over collections only', 'for (Account one : a) {}', 'Loop must iterate over collection: Account'],
    ],
    inMethod,
  ));

describe('Ways that end', () => {
  refuses([
    [
      'without an answer: a switch without else',
      'public class Foo { Integer f(Integer i) { switch on i { when 1 { return 1; } } } }',
      'Missing return statement required return type: Integer',
    ],
    [
      'without an answer: a catch',
      'public class Foo { Integer f() { try { return 1; } catch (Exception e) { } } }',
      'Missing return statement required return type: Integer',
    ],
    [
      'without an answer: a loop that is left',
      'public class Foo { Integer f() { while (true) { break; } } }',
      'Missing return statement required return type: Integer',
    ],
    [
      'without an answer: a getter',
      'public class Foo { Integer f { get { } } }',
      'Missing return statement required return type: Integer',
    ],
    ['nowhere: after an endless loop', inMethod('while (true) { } Integer i;'), 'Unreachable statement'],
    [
      'nowhere: after every branch has ended',
      inMethod('if (o == null) { return; } else { throw new BadException(); } Integer i;'),
      'Unreachable statement',
    ],
    ['nowhere: after the loop was left', inMethod('for (;;) { break; Integer i; }'), 'Unreachable statement'],
  ]);
  accepts([
    [
      'in every branch of a switch',
      'public class Foo { Integer f(Integer i) { switch on i { when 1 { return 1; } when else { throw new MathException(); } } } }',
    ],
    ['in a finally', 'public class Foo { Integer f() { try { go(); } finally { return 2; } } void go() {} }'],
    ['never', 'public class Foo { Integer f() { for (;;) { } } }'],
  ]);
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
describe('Annotations and modifiers', () =>
  refuses([
    ['must be there', 'public class Foo { @Nonsense void f() {} }', 'Annotation does not exist: nonsense'],
    [
      'make tests static',
      '@IsTest private class Foo { @IsTest void f() {} }',
      'IsTest methods must be declared as static',
    ],
    [
      'make tests take nothing',
      '@IsTest private class Foo { @IsTest static void f(Integer i) {} }',
      'Test methods must have no arguments',
    ],
    [
      'of tests belong into tests',
      'public class Foo { @IsTest static void f() {} }',
      'Defining type for IsTest methods must be declared as IsTest',
    ],
    [
      'of a set-up answer nothing',
      '@IsTest private class Foo { @TestSetup static Integer f() { return 1; } }',
      'Test setup method must return void',
    ],
    [
      'for flows are there once',
      'public class Foo { @InvocableMethod public static void f() {} @InvocableMethod public static void g() {} }',
      'Only one method per type can be defined with: InvocableMethod',
    ],
    [
      'for flows take lists',
      'public class Foo { @InvocableMethod public static void f(Integer i) {} }',
      'Unsupported parameter type Integer. Valid invocable parameters must be List types like List<T> where T is a supported type',
    ],
    [
      'for components name getters',
      'public class Foo { @AuraEnabled public Integer size() { return 1; } }',
      "Non static AuraEnabled methods must be named with a prefix 'get'",
    ],
    ['stand once', 'public class Foo { public public void f() {} }', 'Duplicate modifier: public'],
    ['agree', 'public class Foo { public private void f() {} }', 'Declarations can only have one scope'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_enforced.htm
describe('Queries', () =>
  refuses(
    [
      [
        'from API 67 on say their mode in another way',
        'a = [SELECT Id FROM Account WITH SECURITY_ENFORCED];',
        'WITH SECURITY_ENFORCED is no longer supported, use WITH USER_MODE instead',
      ],
      [
        'aggregate or group what they select',
        'List<AggregateResult> r = [SELECT Name, COUNT(Id) FROM Account];',
        'Field must be grouped or aggregated: Name',
      ],
    ],
    inMethod,
  ));
