import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

const SHAPES = {
  'Shape.cls': `public abstract class Shape implements Comparable {
    protected String name;
    public Shape(String name) { this.name = name; }
    public abstract Decimal area();
    public virtual String describe() { return name + ' of ' + area(); }
    public String twice() { return describe() + '; ' + this.describe(); }
    protected virtual String hidden() { return 'shape'; }
    public String seen() { return hidden(); }
    public Integer compareTo(Object other) { return area() > ((Shape) other).area() ? 1 : -1; }
  }`,
  'Square.cls': `public virtual class Square extends Shape {
    private Decimal side;
    public Square(Decimal side) { this('square', side); }
    protected Square(String name, Decimal side) { super(name); this.side = side; }
    public override Decimal area() { return side * side; }
    public override virtual String describe() { return 'A ' + super.describe(); }
    protected override String hidden() { return super.hidden() + '/square'; }
  }`,
  'Tile.cls': `public class Tile extends Square {
    public String name = 'own';
    public Tile() { super('tile', 2); }
    public override String describe() { return super.describe() + '!'; }
    public String names() { return name + ' ' + super.name; }
  }`,
  'Greeter.cls': `public class Greeter {
    public interface Greeting { String greet(String who); }
    public interface Polite extends Greeting { String bow(); }
    public virtual class Hello implements Greeting {
      public virtual String greet(String who) { return 'Hello ' + who; }
      public override String toString() { return 'a hello'; }
    }
    public class Hi extends Hello implements Polite {
      public override String greet(String who) { return super.greet(who) + ', hi'; }
      public String bow() { return 'bows'; }
    }
  }`,
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_extending.htm
describe('A class that extends another', () =>
  testOutcomes(
    [
      [
        'answers with its own override, called through its parent',
        'return new Square(3).twice();',
        'A square of 9; A square of 9',
      ],
      ['goes up one parent with every super', 'return new Tile().describe();', 'A tile of 4!'],
      [
        'is dispatched by what it is, not by how it is declared',
        'Shape s = new Tile(); return s.describe();',
        'A tile of 4!',
      ],
      ['overrides a protected method', 'Shape s = new Square(1); return s.seen();', 'shape/square'],
      ['has the interfaces of its parents', 'Object o = new Tile(); return o instanceof Comparable;', 'true'],
      [
        'is sorted by the comparison it inherits',
        "List<Shape> all = new List<Shape>{ new Square(3), new Tile(), new Square(1) }; all.sort(); return all[0].area() + ' ' + all[2].area();",
        '1 9',
      ],
      ['is cast down to what it is', 'Shape s = new Tile(); return ((Square) s).area();', '4'],
      [
        'is not cast to what it is not',
        'Shape s = new Square(1); return ((Tile) s).names();',
        'System.TypeException: Invalid conversion from runtime type Square to Tile',
      ],
      [
        'is an instance of all it descends from',
        "Object o = new Square(1); return (o instanceof Shape) + ' ' + (o instanceof Tile);",
        'true false',
      ],
    ],
    SHAPES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_interfaces.htm
describe('An interface', () =>
  testOutcomes(
    [
      [
        'is called on whatever implements it',
        "Greeter.Greeting g = new Greeter.Hi(); return g.greet('you');",
        'Hello you, hi',
      ],
      [
        'has the methods of those it extends',
        "Greeter.Polite p = new Greeter.Hi(); return p.greet('you') + p.bow();",
        'Hello you, hibows',
      ],
      [
        'is reached by a cast from another',
        'Greeter.Greeting g = new Greeter.Hi(); return ((Greeter.Polite) g).bow();',
        'bows',
      ],
      [
        'is not reached where the object lacks it',
        'Greeter.Greeting g = new Greeter.Hello(); return ((Greeter.Polite) g).bow();',
        'System.TypeException: Invalid conversion from runtime type Greeter.Hello to Greeter.Polite',
      ],
      [
        'has the methods of every object',
        'Greeter.Greeting g = new Greeter.Hello(); return g.toString() + g;',
        'a helloa hello',
      ],
    ],
    SHAPES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_super.htm
describe('What every object can do', () =>
  testOutcomes(
    [
      ['is asked of the parent by super', 'return new Named().toString();', 'Named: Named:[x=1]'],
      ['is used where the class has its own', "return '' + new Named();", 'Named: Named:[x=1]'],
      [
        'tells objects apart by identity',
        "Plain p = new Plain(); return p.equals(p) + ' ' + (p == new Plain());",
        'true false',
      ],
      [
        'compares as the class says',
        "return (new Named() == new Named()) + ' ' + new Set<Named>{ new Named(), new Named() }.size();",
        'true 1',
      ],
      ['is kept by identity, whatever it equals', 'return new Named() === new Named();', 'false'],
      ['includes a copy', 'Named n = new Named(); n.x = 5; Named m = n.clone(); n.x = 6; return m.x;', '5'],
    ],
    {
      'Plain.cls': 'public virtual class Plain { public Integer x = 1; }',
      'Named.cls': `public class Named extends Plain {
        public override String toString() { return 'Named: ' + super.toString(); }
        public Boolean equals(Object other) { return other instanceof Named || super.equals(other); }
        public override Integer hashCode() { return 7 + 0 * super.hashCode(); }
      }`,
    },
  ));

describe('Inner classes', () =>
  testOutcomes(
    [
      [
        'reach private statics of the class around, and it reaches their private members',
        'return Shell.both();',
        '1 2 3',
      ],
      ['call static methods of the class around without its name', 'return new Shell.Yolks().call();', 'outer'],
      ['have names of their own', 'return new Shell.Yolks().name();', 'inner'],
      ['are reached by their outer name from elsewhere', 'Shell.Yolks i = new Shell.Yolks(); return i.open;', '7'],
      ['may be enums', "return Shell.Kind.SECOND.ordinal() + Shell.Kind.valueOf('first').name();", '1FIRST'],
    ],
    {
      'Shell.cls': `public class Shell {
        private static Integer secret = 1;
        private static String name = 'outer';
        public enum Kind { FIRST, SECOND }
        private static String who() { return name; }
        public class Yolks {
          private Integer mine = 2;
          public Integer open = 7;
          private String name = 'inner';
          public Integer reach() { return secret; }
          public String call() { return who(); }
          public String name() { return name; }
          private Integer three() { return mine + secret; }
        }
        public static String both() { Yolks i = new Yolks(); return i.reach() + ' ' + i.mine + ' ' + i.three(); }
      }`,
    },
  ));
