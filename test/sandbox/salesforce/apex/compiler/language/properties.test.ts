import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_properties.htm
describe('A property', () =>
  testOutcomes(
    [
      ['reads and writes through its accessors', 'Box b = new Box(); b.total = 4; return b.total;', '8'],
      ['means the stored value inside its own accessors', 'return new Box().total;', '0'],
      ['is computed from others', 'Box b = new Box(); b.total = 4; return b.doubled;', '16'],
      [
        'may have one accessor of its own and one that is automatic',
        'Box b = new Box(); b.half = 3; return b.half;',
        '4',
      ],
      [
        'reads, then writes, when it is added to',
        'Box b = new Box(); b.total = 4; b.total += 3; return b.total;',
        '22',
      ],
      [
        'steps like a variable',
        "Box b = new Box(); b.total = 1; Integer before = b.total++; return before + ' ' + b.total;",
        '2 6',
      ],
      ['may be static, and keep what it computed', 'return Box.lazy + Box.lazy + Box.made;', 'xx1'],
      ['of the class is written through it', 'Box.size = 2; Box.size++; return Box.size;', '203'],
      [
        'is read in a text when its turn comes',
        "Box b = new Box(); return b.next + '-' + b.next + '-' + b.next;",
        '1-2-3',
      ],
      ['may have a setter for its class only', 'Box b = new Box(); b.fill(); return b.guarded;', 'filled'],
      ['is overridden by a subclass', 'Box b = new Chest(); return b.label;', 'chest'],
      ['of an interface-like parent is reached through it', 'Box b = new Chest(); b.total = 1; return b.total;', '2'],
    ],
    {
      'Box.cls': `public virtual class Box {
        public Integer total { get { return total == null ? 0 : total; } set { total = value * 2; } }
        public Integer doubled { get { return total * 2; } private set; }
        public Integer half { get; set { half = value + 1; } }
        public static Integer made = 0;
        public static String lazy { get { if (lazy == null) { lazy = 'x'; made++; } return lazy; } private set; }
        public static Integer size { get { return size == null ? 10 : size; } set { size = value + 100; } }
        private Integer count = 0;
        public Integer next { get { return ++count; } }
        public String guarded { get; private set; }
        public void fill() { guarded = 'filled'; }
        public virtual String label { get { return 'box'; } }
      }`,
      'Chest.cls': `public class Chest extends Box { public override String label { get { return 'chest'; } } }`,
    },
  ));
