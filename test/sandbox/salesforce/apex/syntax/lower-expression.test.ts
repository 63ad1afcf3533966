import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Expression } from './ast.ts';
import { brief, expressionOf } from './sample-source.ts';

/** Each text with the tree it must become. */
const check = (cases: Readonly<Record<string, string>>): void => {
  for (const [text, expected] of Object.entries(cases)) assert.equal(brief(expressionOf(text)), expected, text);
};

describe('An expression', () => {
  it('follows the precedence of the operators', () => {
    check({
      'a + b * c': '(binary + a (binary * b c))',
      'a - b - c': '(binary - (binary - a b) c)',
      'a || b && c': '(binary || a (binary && b c))',
      'a == b || c != d': '(binary || (binary == a b) (binary != c d))',
      'a ?? b ?? c': '(binary ?? (binary ?? a b) c)',
      '!a instanceof B': '(instanceof (prefix ! a) B)',
      '-a.b': '(prefix - (member a b))',
      'a = b += c': '(assign = a (assign += b c))',
      'a ? b : c ? d : e': '(ternary a b (ternary c d e))',
      '(a + b) * c': '(binary * (binary + a b) c)',
      'i++ + ++j': '(binary + (postfix ++ i) (prefix ++ j))',
    });
  });

  it('knows operators the grammar reads as several tokens', () => {
    check({
      'a >> b': '(binary >> a b)',
      'a >>> b': '(binary >>> a b)',
      'a << b': '(binary << a b)',
      'a <= b': '(binary <= a b)',
      'a >= b': '(binary >= a b)',
      'a >>>= b': '(assign >>>= a b)',
      'a === b': '(binary === a b)',
      'a <> b': '(binary <> a b)',
    });
  });

  it('takes a name in parentheses before a sign for a value, and a type for a cast', () => {
    check({
      '(a) + b * c': '(binary + a (binary * b c))',
      'x > (a.b) - c': '(binary > x (binary - (member a b) c))',
      'total(a) - b': '(binary - (call total [a]) b)',
      '(Integer) -1': '(cast Integer (prefix - (literal Integer 1)))',
      '(String) a.b + c': '(binary + (cast String (member a b)) c)',
      '(List<Account>) records': '(cast List<Account> records)',
    });
  });

  it('reads members, calls and elements, also safely', () => {
    check({
      'a?.b.c(1)[0]?.d()':
        '(call (index (call (member a b true) c [(literal Integer 1)]) (literal Integer 0)) d [] true)',
      'Trigger.new': '(member Trigger new)',
      'this.name': '(member (this) name)',
      'super.greet(x)': '(call (super) greet [x])',
      'go(a, b)': '(call go [a b])',
    });
  });

  it('reads everything that follows new', () => {
    check({
      "new Account(Name = 'x')": '(new Account [(assign = Name (literal String x))])',
      'new Outer.Inner()': '(new Outer.Inner [])',
      'new Integer[3]': '(new-array Integer[] (literal Integer 3))',
      'new Integer[]{ 1, 2 }': '(new-collection Integer[] [(literal Integer 1) (literal Integer 2)])',
      'new List<List<Id>>{ a }': '(new-collection List<List<Id>> [a])',
      'new Set<Id>{}': '(new-collection Set<Id> [])',
      'new Map<Id, List<Account>>{}': '(new-map Map<Id,List<Account>> [])',
      'new Map<Id, Account>(rows)': '(new Map<Id,Account> [rows])',
      'new Map<String, Integer>{ a => 1, b => c }': '(new-map Map<String,Integer> [(a (literal Integer 1)) (b c)])',
    });
  });

  it('reads class literals', () => {
    check({
      'Account.class': '(class-literal Account)',
      'Map<Id, Account>.class': '(class-literal Map<Id,Account>)',
      'String[].class': '(class-literal String[])',
      'void.class': '(class-literal void)',
    });
  });

  it('stands where it begins, members and calls at their name', () => {
    const call = expressionOf('account\n  .owner\n  .greet(a + b)');
    assert.ok(call.kind === 'call');
    assert.deepEqual(call.at, { line: 3, column: 4 });
    assert.deepEqual(call.target?.at, { line: 2, column: 4 });
    assert.deepEqual(call.args[0]?.at, { line: 3, column: 10 });
  });

  it('may be a chain of thousands of operands', () => {
    const operands = Array.from({ length: 3000 }, (_, index) => `a${index}`);
    let depth = 0;
    let node: Expression = expressionOf(operands.join(' + '));
    for (; node.kind === 'binary'; node = node.left) depth += 1;
    assert.equal(depth, 2999);
  });
});

describe('A literal', () => {
  it('has the type its spelling says', () => {
    check({
      '12': '(literal Integer 12)',
      '12L': '(literal Long 12)',
      '1.50': '(literal Decimal 1.50)',
      '.5': '(literal Decimal 0.5)',
      '1.5d': '(literal Double 1.5)',
      TRUE: '(literal Boolean true)',
      NULL: '(literal null null)',
    });
  });

  it('has its escapes resolved', () => {
    const value = expressionOf(String.raw`'a\n\t\\\'\"\r\b\f\u00e9Z'`);
    assert.ok(value.kind === 'literal');
    assert.equal(value.value, 'a\n\t\\\'"\r\b\féZ');
  });

  it('may span lines between three quotes', () => {
    const value = expressionOf("'''\nfirst\n  it's\n'''");
    assert.ok(value.kind === 'literal');
    assert.equal(value.value, "first\n  it's\n");
  });
});

describe('A query', () => {
  const binds = (text: string): readonly (readonly [string, string])[] => {
    const query = expressionOf(text);
    assert.ok(query.kind === 'soql' || query.kind === 'sosl');
    return query.binds.map(({ start, end, expression }) => [query.text.slice(start, end), brief(expression)]);
  };

  it('keeps its text as written', () => {
    const query = expressionOf('[ SELECT Id,\n  (SELECT Id FROM Contacts) FROM Account /* all */ ]');
    assert.ok(query.kind === 'soql');
    assert.equal(query.text, ' SELECT Id,\n  (SELECT Id FROM Contacts) FROM Account /* all */ ');
  });

  it('names its bind expressions and where they stand', () => {
    assert.deepEqual(binds("[SELECT Id FROM Account WHERE Name = :'é😀' + a.b AND Id IN :ids LIMIT :max(1)]"), [
      [":'é😀' + a.b", '(binary + (literal String é😀) (member a b))'],
      [':ids', 'ids'],
      [':max(1)', '(call max [(literal Integer 1)])'],
    ]);
  });

  it('keeps a query inside a bind expression to that expression', () => {
    assert.deepEqual(
      binds('[SELECT Id FROM Account WHERE Id IN :ids([SELECT Id FROM Contact WHERE Id = :x])]').length,
      1,
    );
  });

  it('may be a search', () => {
    assert.deepEqual(binds('[FIND :term IN ALL FIELDS RETURNING Account(Id WHERE Name = :name)]'), [
      [':term', 'term'],
      [':name', 'name'],
    ]);
    const search = expressionOf("[FIND 'a*' RETURNING Account]");
    assert.ok(search.kind === 'sosl');
    assert.equal(search.text, "FIND 'a*' RETURNING Account");
  });
});
