import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

const LOG =
  "public class Log { public static String text = ''; public static Integer say(String s) { text += s + ' '; return 1; } }";

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_static.htm
describe('Static initialisation', () =>
  testOutcomes(
    [
      ['runs in the order written', "return Later.second + ' ' + Later.first;", '60 -1'],
      [
        'runs once in a transaction, when the class is first used',
        "Log.say('start'); Once.touch(); Once.touch(); return Log.text;",
        'start init touch touch ',
      ],
      ['does not run for a class that nobody uses', "return Log.text + 'nothing';", 'nothing'],
      ['runs for parents first', 'Child.touch(); return Log.text;', 'parent child touch '],
      ['runs when an object is made', 'new Once(); return Log.text;', 'init '],
      ['runs for a static property as well', 'Integer i = Once.size; return Log.text + i;', 'init 3'],
      ['shows null of what comes later', "return Circle.left + ' ' + Circle.right;", '1 2'],
    ],
    {
      'Log.cls': LOG,
      'Later.cls': `public class Later {
        public static Integer first = peek();
        public static Integer second = 5;
        static { second += 1; }
        static Integer peek() { return second == null ? -1 : second; }
        static { second *= 10; }
      }`,
      'Once.cls': `public class Once {
        static { Log.say('init'); }
        public static Integer size { get { return 3; } }
        public static void touch() { Log.say('touch'); }
      }`,
      'Parent.cls': "public virtual class Parent { static Integer p = Log.say('parent'); }",
      'Child.cls':
        "public class Child extends Parent { static Integer c = Log.say('child'); public static void touch() { Log.say('touch'); } }",
      'Circle.cls':
        'public class Circle { public static Integer left = Half.of(right); public static Integer right = 2; }',
      'Half.cls': 'public class Half { public static Integer of(Integer n) { return n == null ? 1 : n / 2; } }',
    },
  ));

describe('An object', () =>
  testOutcomes(
    [
      [
        'has its fields and blocks run in the order written, before its constructor',
        'return new Plain().text;',
        'f b g c',
      ],
      [
        'has its own fields before its parent’s constructor runs',
        'return new Second(4).text();',
        'first(second 4) second',
      ],
      ['runs its fields once when one constructor calls another', 'new Chain(); return Log.text;', 'field two one '],
      ['starts with nulls', "return '' + new Plain().nothing + new Plain().size;", 'nullnull'],
      [
        'keeps a private field apart from its parent’s of the same name',
        'return new Second(4).names();',
        'second/first',
      ],
      ['keeps a private method apart from its parent’s of the same name', 'return new Second(4).helpers();', 'S/F'],
      ['calls the constructor of its own class, not its child’s', 'return new Third().made;', 'first2first1third'],
    ],
    {
      'Log.cls': LOG,
      'Plain.cls': `public class Plain {
        public String text = 'f';
        { text += ' b'; }
        String g = add(' g');
        public Object nothing;
        public Integer size;
        public Plain() { text += ' c'; }
        String add(String s) { text += s; return s; }
      }`,
      'First.cls': `public virtual class First {
        private String name = 'first';
        protected String made = '';
        public First() { made = 'first(' + describe() + ')'; }
        public virtual String describe() { return 'none'; }
        private String helper() { return 'F'; }
        public String firstHelper() { return helper(); }
        public String firstName() { return name; }
      }`,
      'Second.cls': `public class Second extends First {
        private String name = 'second';
        private Integer size = 4;
        public Second(Integer size) { this.size = size; }
        public override String describe() { return name + ' ' + size; }
        private String helper() { return 'S'; }
        public String text() { return made + ' ' + name; }
        public String names() { return name + '/' + firstName(); }
        public String helpers() { return helper() + '/' + firstHelper(); }
      }`,
      'Chain.cls': `public class Chain {
        Integer field = Log.say('field');
        public Chain() { this(2); Log.say('one'); }
        public Chain(Integer n) { Log.say('two'); }
      }`,
      'Base.cls': `public virtual class Base {
        public String made;
        public Base(Integer n) { this('first2'); made += 'first1'; }
        public Base(String s) { made = s; }
      }`,
      'Third.cls': `public class Third extends Base {
        public Third() { super(1); made += 'third'; }
        public Third(String s) { super(1); made = 'never'; }
      }`,
    },
  ));
