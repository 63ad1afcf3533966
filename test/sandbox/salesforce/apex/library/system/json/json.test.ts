import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../system-sample.ts';

const LINE = `public class Line {
  public Integer amount = 1; public List<String> tags; public Date due; public Line next; public transient String note;
  public static String shared = 'not written';
  public String shown { get { return 'line ' + amount; } set { amount = Integer.valueOf(value); } }
}`;

const json = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const read = (text: string, type: string, ...classes: readonly string[]): string =>
  outcomeOf(`return JSON.deserialize(${json(text)}, ${type}.class);`, ...classes);

describe('written as JSON', () => {
  test('an object shows its fields, inherited and computed ones, but no transient and static ones', () => {
    const parent = "public virtual class Base { public String id = '7'; }";
    const child = 'public class Child extends Base { public Boolean ok = true; }';
    assert.equal(outcomeOf('return JSON.serialize(new Child());', parent, child), '{"id":"7","ok":true}');
    assert.equal(
      outcomeOf('return JSON.serialize(new Line());', LINE),
      '{"amount":1,"tags":null,"due":null,"next":null,"shown":"line 1"}',
    );
    assert.equal(outcomeOf('return JSON.serialize(new Line(), true);', LINE), '{"amount":1,"shown":"line 1"}');
  });

  test('values have the form of their type', () => {
    const body = `return JSON.serialize(new Map<String, Object>{ 'decimal' => 1.50, 'long' => 3L, 'double' => 1.0d,
      'date' => Date.newInstance(2026, 1, 31), 'at' => Datetime.newInstanceGmt(2026, 1, 31, 10, 0, 0),
      'time' => Time.newInstance(1, 2, 3, 4), 'blob' => Blob.valueOf('a'), 'level' => LoggingLevel.DEBUG,
      'set' => new Set<Integer>{ 1 }, 'none' => null, 'text' => 'a"b\\n' });`;
    assert.equal(
      outcomeOf(body),
      '{"decimal":1.50,"long":3,"double":1.0,"date":"2026-01-31","at":"2026-01-31T10:00:00.000Z","time":"01:02:03.004Z",' +
        '"blob":"YQ==","level":"DEBUG","set":[1],"none":null,"text":"a\\"b\\n"}',
    );
  });

  test('a record has its attributes and the fields that were set', () => {
    const body = `return JSON.serialize(new Contact(LastName = 'Roe', Email = null, Account = new Account(Name = 'Roe Ltd')));`;
    assert.equal(
      outcomeOf(body),
      '{"attributes":{"type":"Contact"},"LastName":"Roe","Email":null,"Account":{"attributes":{"type":"Account"},"Name":"Roe Ltd"}}',
    );
  });

  test('it can be laid out for readers', () => {
    const body = `return JSON.serializePretty(new Map<String, Object>{ 'a' => new List<Integer>{ 1, 2 }, 'b' => new Map<String, Object>() });`;
    assert.equal(outcomeOf(body), '{\n  "a" : [ 1, 2 ],\n  "b" : { }\n}');
  });

  test('an object inside itself and an object of the platform are refused', () => {
    assert.match(
      outcomeOf('Line a = new Line(); a.next = a; return JSON.serialize(a);', LINE),
      /^System\.JSONException/,
    );
    assert.match(
      outcomeOf('return JSON.serialize(new HttpRequest());'),
      /^System\.JSONException: Apex Type unsupported/,
    );
  });
});

describe('JSON read as a type', () => {
  test('fills the fields of an object without running its constructor', () => {
    assert.equal(
      read('{"amount":5,"tags":["x"],"due":"2026-02-01","next":{"tags":[]},"unknown":{"a":[1]}}', 'Line', LINE),
      'Line:[amount=5, due=2026-02-01 00:00:00, next=Line:[amount=null, due=null, next=null, note=null, shown=null, tags=()], note=null, shown=null, tags=(x)]',
    );
    assert.match(read('{"shown":"12"}', 'Line', LINE), /amount=12/);
  });

  test('knows inner classes, enums, maps and sets', () => {
    const order = `public class Order { public enum State { OPEN, PAID } public class Item { public Decimal price; }
      public State state; public Map<String, Item> items; public Set<Integer> numbers; }`;
    const text = '{"state":"PAID","items":{"a":{"price":1.50}},"numbers":[1,1,2]}';
    const body = `Order o = (Order) JSON.deserialize(${json(text)}, Order.class);
      return o.state.name() + ' ' + o.items.get('a').price + ' ' + o.numbers;`;
    assert.equal(outcomeOf(body, order), 'PAID 1.50 {1, 2}');
  });

  test('makes records with parents and children', () => {
    const text =
      '{"attributes":{"type":"Account"},"Name":"Roe Ltd","Contacts":{"totalSize":1,"done":true,"records":[{"LastName":"Roe"}]}}';
    const body = `Account a = (Account) JSON.deserialize(${json(text)}, SObject.class); return a.Name + ' ' + a.Contacts[0].LastName;`;
    assert.equal(outcomeOf(body), 'Roe Ltd Roe');
  });

  test('says what does not fit', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['[]', 'Line', "Malformed JSON: Expected '{' at the beginning of object"],
      ['{}', 'List<Line>', "Malformed JSON: Expected '[' at the beginning of List/Set"],
      ['"thirty"', 'Integer', 'Illegal value for primitive: thirty'],
      ['"2026-02-30"', 'Date', 'Invalid format: "2026-02-30"'],
      ['{"a":1}', 'Map<String, Object>', 'Apex Type unsupported in JSON: Object'],
      ['', 'Line', 'No content to map to Object due to end of input'],
    ];
    for (const [text, type, message] of cases) {
      assert.equal(read(text, type, LINE), `System.JSONException: ${message}`);
    }
  });

  test('may insist that every name is a field', () => {
    const strict = (type: string): string =>
      outcomeOf(`return JSON.deserializeStrict('{"first":1}', ${type}.class);`, LINE);
    assert.equal(strict('Line'), 'System.JSONException: Unknown field: Line.first');
    assert.equal(strict('Account'), "System.JSONException: No such column 'first' on sobject of type Account");
  });
});

describe('JSON read without a type', () => {
  test('is maps, lists, and numbers by their size and form', () => {
    const body = `Map<String, Object> read = (Map<String, Object>) JSON.deserializeUntyped('{"i":1,"l":3000000000,"d":1.50,"t":"x","n":null,"a":[true]}');
      return (read.get('i') instanceof Integer) + ' ' + (read.get('l') instanceof Long) + ' ' + (read.get('d') instanceof Decimal) + ' ' + read;`;
    assert.equal(outcomeOf(body), 'true true true {i=1, l=3000000000, d=1.50, t=x, n=null, a=(true)}');
  });

  test('says where it is broken', () => {
    const broken: readonly (readonly [string, RegExp])[] = [
      [
        '{name: 1}',
        /^System\.JSONException: Unexpected character \('n' \(code 110\)\): was expecting double-quote to start field name at input location \[1,3\]$/,
      ],
      ['[1 2]', /was expecting comma to separate ARRAY entries/],
      ['{"a" 1}', /was expecting a colon/],
      ['{"a":', /Unexpected end-of-input: expected close marker for OBJECT/],
      ['[tru]', /Unrecognized token 'tru'/],
      ['["a', /was expecting closing quote for a string value/],
      ['[}', /expected a valid value/],
    ];
    for (const [text, message] of broken)
      assert.match(outcomeOf(`return JSON.deserializeUntyped(${json(text)});`), message);
  });
});
