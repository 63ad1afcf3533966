import { describe } from 'node:test';
import { testOutcomes } from '../../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_loops.htm
describe('A loop', () =>
  testOutcomes([
    [
      'is left by break and goes on by continue, the innermost one',
      "String s = ''; for (Integer i = 0; i < 3; i++) { for (Integer j = 0; j < 3; j++) { if (j == 1) { continue; } if (i == 1) { break; } s += i + '' + j + ' '; } } return s;",
      '00 02 20 22 ',
    ],
    ['with do runs once at least', 'Integer k = 9; do { k++; } while (k < 3); return k;', '10'],
    [
      'with do goes on to its condition',
      "Integer k = 0; String s = ''; do { k++; if (k == 2) { continue; } s += k; } while (k < 3); return s;",
      '13',
    ],
    ['with while tests first', 'Integer k = 9; while (k < 3) { k++; } return k;', '9'],
    [
      'counts with several variables',
      "String s = ''; for (Integer i = 0, j = 10; i < j; i += 3, j -= 2) { s += i + ':' + j + ' '; } return s;",
      '0:10 3:8 ',
    ],
    ['may have nothing to count', 'Integer i = 0; for (;;) { if (++i == 3) { break; } } return i;', '3'],
    ['needs no braces', 'Integer n = 0; for (Integer i = 0; i < 3; i++) n += i; while (n < 10) n++; return n;', '10'],
    [
      'throws where its condition is null',
      'Boolean b; while (b) { } return 1;',
      'System.NullPointerException: Attempt to de-reference a null object',
    ],
    [
      'keeps its variable to itself',
      "String s = ''; for (Integer i = 0; i < 2; i++) { s += i; } for (String i : new List<String>{ 'x' }) { s += i; } return s;",
      '01x',
    ],
  ]));

const RANGE = {
  'Range.cls': `public class Range implements Iterable<Integer> {
    Integer size;
    public Range(Integer size) { this.size = size; }
    public Iterator<Integer> iterator() { return new Steps(size); }
    class Steps implements Iterator<Integer> {
      Integer at = 0;
      Integer size;
      Steps(Integer size) { this.size = size; }
      public Boolean hasNext() { return at < size; }
      public Integer next() { return at++; }
    }
  }`,
  'Money.cls': `public class Money implements Comparable {
    public Integer cents;
    public Money(Integer cents) { this.cents = cents; }
    public Integer compareTo(Object other) { return cents - ((Money) other).cents; }
    public override String toString() { return String.valueOf(cents); }
    public class Descending implements Comparator<Money> {
      public Integer compare(Money one, Money other) { return other.cents - one.cents; }
    }
  }`,
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_iterable.htm
describe('A loop over', () =>
  testOutcomes(
    [
      [
        'a set goes in the order things were added',
        "String s = ''; for (String x : new Set<String>{ 'b', 'a' }) { s += x; } return s;",
        'ba',
      ],
      [
        'a list gives each element a variable of its own',
        'List<Integer> l = new List<Integer>{ 1, 2 }; for (Integer i : l) { i = 9; } return l;',
        '(1, 2)',
      ],
      [
        'anything iterable asks its iterator',
        "String s = ''; for (Integer i : new Range(3)) { s += i; } return s;",
        '012',
      ],
      [
        'what an iterator gives by hand',
        "String s = ''; Iterator<Integer> i = new Range(2).iterator(); while (i.hasNext()) { s += i.next(); } return s;",
        '01',
      ],
      [
        'the iterator of a list',
        "String s = ''; Iterator<String> i = new List<String>{ 'a', 'b' }.iterator(); while (i.hasNext()) { s += i.next(); } return s;",
        'ab',
      ],
      [
        'a list that changes meanwhile ends',
        'List<Integer> l = new List<Integer>{ 1 }; for (Integer i : l) { l.add(2); } return l;',
        'System.FinalException: Cannot modify a collection while it is being iterated.',
      ],
      [
        'a list that changes after a break goes well',
        'List<Integer> l = new List<Integer>{ 1 }; for (Integer i : l) { break; } l.add(2); return l;',
        '(1, 2)',
      ],
      [
        'nothing throws',
        'List<Integer> l; for (Integer i : l) { } return 1;',
        'System.NullPointerException: Attempt to de-reference a null object',
      ],
      [
        'a query gives a record at a time',
        "insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b') }; String s = ''; for (Account a : [SELECT Name FROM Account WHERE Name IN ('a', 'b') ORDER BY Name]) { s += a.Name; } return s;",
        'ab',
      ],
      [
        'a query gives lists of two hundred where lists are asked for',
        "List<Account> all = new List<Account>(); for (Integer i = 0; i < 201; i++) { all.add(new Account(Name = 'chunk')); } insert all; String s = ''; for (List<Account> some : [SELECT Id FROM Account WHERE Name = 'chunk']) { s += some.size() + ' '; } return s;",
        '200 1 ',
      ],
      [
        'what is comparable comes sorted',
        'List<Money> l = new List<Money>{ new Money(3), new Money(1), new Money(2) }; l.sort(); return l;',
        '(1, 2, 3)',
      ],
      [
        'what a comparator orders comes in its order',
        'List<Money> l = new List<Money>{ new Money(3), new Money(1), new Money(2) }; l.sort(new Money.Descending()); return l;',
        '(3, 2, 1)',
      ],
    ],
    RANGE,
  ));
