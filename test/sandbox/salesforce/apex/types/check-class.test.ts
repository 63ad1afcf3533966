import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSample, problemsIn } from './sample-types.ts';
import { checkClasses } from './check-class.ts';
import type { Problem } from '../syntax/ast.ts';

type Case = readonly [text: string | readonly string[], ...messages: readonly string[]];

const check = (title: string, cases: readonly Case[]): void =>
  void test(title, () => {
    for (const [texts, ...messages] of cases) assert.deepEqual(problemsIn(...[texts].flat()), messages, String(texts));
  });

const EMPLOYEE = 'public class Employee implements Comparable';

check('every method of an interface must be there, and be public', [
  [`${EMPLOYEE} { }`, 'Class Employee must implement the method: Integer System.Comparable.compareTo(Object)'],
  [`${EMPLOYEE} { public Integer compareTo(Object other) { return 0; } }`],
  [
    `${EMPLOYEE} { public Integer compareTo(Employee other) { return 0; } }`,
    'Class Employee must implement the method: Integer System.Comparable.compareTo(Object)',
  ],
  [
    `${EMPLOYEE} { Integer compareTo(Object other) { return 0; } }`,
    'Employee: Overriding implementations of global or public interface methods must be global or public: Integer Employee.compareTo(Object)',
  ],
  ['public abstract class Open implements Comparable { }'],
  [
    [
      'public interface Near extends Far { }',
      'public interface Far { String go(Id to, Integer times); }',
      'public class Goer implements Near { }',
    ],
    'Class Goer must implement the method: String Far.go(Id, Integer)',
  ],
  [
    [
      'public virtual class Base { public Integer compareTo(Object other) { return 0; } }',
      'public class Sub extends Base implements Comparable { }',
    ],
  ],
]);

check('generic interfaces are met by what fits their type arguments', [
  [
    `public class Job implements Database.Batchable<SObject> {
       public Database.QueryLocator start(Database.BatchableContext c) { return null; }
       public void execute(Database.BatchableContext c, List<Account> scope) { }
       public void finish(Database.BatchableContext c) { }
     }`,
  ],
  [
    'public class Job implements Database.Batchable<String> { public Iterable<String> start(Database.BatchableContext c) { return null; } public void execute(Database.BatchableContext c, List<String> s) {} }',
    'Class Job must implement the method: void Database.Batchable<String>.finish(Database.BatchableContext)',
  ],
  [
    'public class ByName implements Comparator<Account> { public Integer compare(Account a, Contact b) { return 0; } }',
    'Class ByName must implement the method: Integer System.Comparator<Account>.compare(Account, Account)',
  ],
]);

const SHAPE =
  'public abstract class Shape { public abstract Decimal area(); public virtual void draw() {} public void move() {} }';

check('overriding must be said, allowed and real', [
  [[SHAPE, 'public class Dot extends Shape { }'], 'Class Dot must implement the abstract method: Decimal Shape.area()'],
  [[SHAPE, 'public class Dot extends Shape { public override Decimal area() { return 0; } }']],
  [
    [SHAPE, 'public class Dot extends Shape { public Decimal area() { return 0; } }'],
    'Method must use the override keyword: Decimal Dot.area()',
  ],
  [
    [SHAPE, 'public abstract class Dot extends Shape { public void move() { } }'],
    'Non-virtual, non-abstract methods cannot be overridden: void Shape.move()',
  ],
  [
    [SHAPE, 'public abstract class Dot extends Shape { public override void paint() { } }'],
    '@Override specified for non-overriding method: void Dot.paint()',
  ],
  [
    [SHAPE, 'public abstract class Dot extends Shape { protected override void draw() { } }'],
    'Cannot reduce the visibility of method: void Dot.draw()',
  ],
  [
    [SHAPE, 'public abstract class Dot extends Shape { public override String draw() { return null; } }'],
    'Method return types clash: String Dot.draw() vs void Shape.draw() from the type Dot',
  ],
  ['public class Named { public override String toString() { return null; } public Integer hashCode() { return 1; } }'],
  ['public class LateException extends Exception { public override String getMessage() { return null; } }'],
  [
    'public class LateException extends Exception { public String getMessage() { return null; } }',
    'Method must use the override keyword: String LateException.getMessage()',
  ],
]);

check('a class can extend only what is open, and implement only interfaces', [
  [['public class A { }', 'public class B extends A { }'], 'Non-virtual and non-abstract type cannot be extended: A'],
  [
    'public class B extends HttpRequest { }',
    'Non-virtual and non-abstract type cannot be extended: System.HttpRequest',
  ],
  ['public class B extends Comparable { }', 'Invalid super type: System.Comparable'],
  [['public virtual class A { }', 'public class B implements A { }'], 'Invalid interface: A'],
  ['public class B extends Missing { }', 'Invalid type: Missing'],
  [['public interface I { }', 'public class B implements I, I { }'], 'Interface already implemented: I'],
  [
    ['public virtual class A extends B { }', 'public virtual class B extends A { }'],
    'Circular definition: A',
    'Circular definition: B',
  ],
]);

check('exceptions are named so, and only they', [
  [
    'public class Late extends Exception { }',
    "Classes extending Exception must have a name ending in 'Exception': Late",
  ],
  ['public class LateException { }', 'Exception class must extend another Exception class: LateException'],
]);

check('nothing is declared twice', [
  ['public class A { Integer one; String ONE; }', 'Duplicate field: ONE'],
  ['public class A { Integer one; String one { get; set; } }', 'Duplicate field: one'],
  ['public enum E { One, ONE }', 'Duplicate field: ONE'],
  [
    'public class A { void f(Integer a) {} String F(integer b) { return null; } void f(Long c) {} }',
    'Method already defined: F String A.F(Integer) from the type A',
  ],
  ['public class A { A(Id a) {} A(Id b) {} }', 'Constructor already defined: [A].<Constructor>(Id)'],
  [
    'public class AException extends Exception { public AException(String m) {} }',
    'System exception constructor already defined: <Constructor>(String)',
  ],
  ['public class A { class B {} interface B {} }', 'Type name already in use: B'],
]);

check('modifiers and bodies stand where they may', [
  ['class A { }', 'Top-level type must have public or global visibility'],
  ['@IsTest private class A { }'],
  [
    'public class A { class B { static void f() {} static Integer n; class C {} } }',
    'static can only be used on methods of a top level type',
    'static can only be used on fields of a top level type',
    'Inner types are not allowed to have inner types',
  ],
  ['public abstract class A { public abstract void f() { } }', 'Abstract methods cannot have a body'],
  ['public class A { void f(); }', 'Method must have a body'],
]);

test('a problem has the file of its class and the place of what is wrong', () => {
  const { types } = openSample('public class A { }', 'public class B {\n  Integer one;\n  Integer one;\n}');
  const problems: Problem[] = [];
  checkClasses(types, (problem) => problems.push(problem));
  assert.deepEqual(problems, [{ file: '1.cls', at: { line: 3, column: 11 }, message: 'Duplicate field: one' }]);
});
