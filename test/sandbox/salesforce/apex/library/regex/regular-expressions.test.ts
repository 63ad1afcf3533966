// https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexList } from '../../values/list.ts';
import { callsOn, thrownBy } from '../member-calls.ts';
import { matcher, pattern } from '../system/pattern.ts';
import { string } from '../system/string.ts';

const onPattern = callsOn(pattern);
const onMatcher = callsOn(matcher);
const onString = callsOn(string);

const matches = (expression: string, text: string): unknown => onPattern('matches(String,String)', expression, text);
const matcherOf = (expression: string, text: string): unknown =>
  onPattern('matcher(String)', onPattern('compile(String)', expression), text);
const split = (text: string, ...args: readonly unknown[]): unknown => {
  const parts = onString(args.length === 1 ? 'split(String)' : 'split(String,Integer)', text, ...args);
  return parts instanceof ApexList ? parts.items : parts;
};

describe('a regular expression of Java', () => {
  const MATCHING: readonly (readonly [expression: string, text: string])[] = [
    ['a*b', 'aaab'],
    ['[a-z&&[^aeiou]]+', 'xyz'],
    ['[a-d[m-p]]+', 'admp'],
    ['[^\\s,;]+', 'a.b'],
    ['[\\w.+-]+@[\\w-]+\\.\\w{2,}', 'a.b+c@d-e.fr'],
    ['[]a]+', ']a'],
    ['(?i)straSSe', 'STRASSE'],
    ['a(?i)b|c', 'C'],
    ['(?i:A)b', 'ab'],
    ['(?s)a.b', 'a\nb'],
    ['(?x) a b # nothing', 'ab'],
    ['\\Q1.5*\\E', '1.5*'],
    ['\\p{L}+\\p{Punct}', 'Größe!'],
    ['\\p{Lu}\\P{Lu}\\p{javaLowerCase}', 'Aaa'],
    ['\\p{IsLatin}\\p{InGreek}\\pN', 'aα1'],
    ['(?<year>\\d{4})-\\k<year>', '2026-2026'],
    ['(a)(?>b+)(c)\\2', 'abbcc'],
    ['(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10', 'abcdefghijj'],
    ['\\x41\\u0042\\0103\\t', 'ABC\t'],
    ['\\Aab\\z', 'ab'],
    ['\\h\\R', '\u00a0\r\n'],
    ['(?=ab)a(?<=a)b(?!c)', 'ab'],
    ['}]', '}]'],
    ['.', '\u{1f600}'],
    ['', ''],
  ];
  for (const [expression, text] of MATCHING)
    test(`${expression} matches ${JSON.stringify(text)}`, () => {
      assert.equal(matches(expression, text), true);
    });

  const NOT_MATCHING: readonly (readonly [expression: string, text: string])[] = [
    ['a*+ab', 'aaab'],
    ['(?>a*)ab', 'aaab'],
    ['a.b', 'a\u0085b'],
    ['(?i)a(?-i)b', 'AB'],
    ['[a-z&&[^aeiou]]+', 'abc'],
    ['\\d', '٣'],
    ['\\s', '\u00a0'],
    ['a*b', 'aaabc'],
  ];
  for (const [expression, text] of NOT_MATCHING)
    test(`${expression} does not match ${JSON.stringify(text)}`, () => {
      assert.equal(matches(expression, text), false);
    });

  test('lets $ and \\Z match before the last line end, \\z only at the very end', () => {
    assert.equal(onMatcher('find()', matcherOf('b$', 'ab\n')), true);
    assert.equal(onMatcher('find()', matcherOf('b\\Z', 'ab\r\n')), true);
    assert.equal(onMatcher('find()', matcherOf('b\\z', 'ab\n')), false);
    assert.equal(onMatcher('find()', matcherOf('^b', 'a\nb')), false);
    assert.equal(onMatcher('find()', matcherOf('(?m)^b$', 'a\nb\nc')), true);
  });

  test('with a mistake is a StringException with the words of Java', () => {
    const words: readonly (readonly [string, RegExp])[] = [
      ['(a', /^System.StringException: Invalid regex: Unclosed group near index 2/],
      ['a)', /Unmatched closing '\)'/],
      ['[a', /Unclosed character class/],
      ['*a', /Dangling meta character '\*' near index 0/],
      ['a{2', /Unclosed counted closure/],
      ['\\y', /Illegal\/unsupported escape sequence/],
      ['\\p{Nope}', /Unknown character property name \{Nope\}/],
      ['[b-a]', /Illegal character range/],
    ];
    for (const [expression, expected] of words)
      assert.match(
        thrownBy(() => onPattern('compile(String)', expression)),
        expected,
      );
  });

  test('that only Java can do is refused by name', () => {
    assert.match(
      thrownBy(() => onPattern('compile(String)', '\\Gab')),
      /does not support \\G in a regular expression/,
    );
  });
});

describe('a Matcher', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_pattern_and_matcher_example.htm
  test('gives groups and their places, whatever groups the expression needs besides', () => {
    const found = matcherOf('(a(b)?)+', 'aba');
    assert.equal(onMatcher('matches()', found), true);
    assert.equal(onMatcher('groupCount()', found), 2);
    assert.equal(onMatcher('group(Integer)', found, 1), 'a');
    assert.equal(onMatcher('end(Integer)', found, 1), 3);
    const possessive = matcherOf('(x)a++(b)?(c)', 'xaac');
    onMatcher('find()', possessive);
    assert.equal(onMatcher('group(Integer)', possessive, 2), null);
    assert.equal(onMatcher('start(Integer)', possessive, 2), -1);
    assert.equal(onMatcher('group(Integer)', possessive, 3), 'c');
  });

  test('finds one match after the other, also of nothing', () => {
    const digits = matcherOf('\\d*', '1a22');
    const found: unknown[] = [];
    while (onMatcher('find()', digits) === true) found.push(onMatcher('group()', digits));
    assert.deepEqual(found, ['1', '', '22', '']);
    assert.equal(onMatcher('find()', onMatcher('reset()', digits)), true);
    assert.equal(onMatcher('find(Integer)', digits, 2), true);
    assert.equal(onMatcher('start()', digits), 2);
  });

  test('keeps to its region', () => {
    const inside = onMatcher('region(Integer,Integer)', matcherOf('^b+$', 'abba'), 1, 3);
    assert.equal(onMatcher('matches()', inside), true);
    assert.equal(onMatcher('start()', inside), 1);
    assert.equal(onMatcher('lookingAt()', matcherOf('b', 'ab')), false);
  });

  test('without a match has no groups', () => {
    const none = matcherOf('(a)', 'b');
    assert.equal(
      thrownBy(() => onMatcher('group()', none)),
      'System.StringException: No match found',
    );
    onMatcher('reset(String)', none, 'a');
    onMatcher('find()', none);
    assert.equal(
      thrownBy(() => onMatcher('group(Integer)', none, 2)),
      'System.StringException: No group 2',
    );
  });
});

describe('replacing and splitting', () => {
  test('puts groups in by number and by name', () => {
    const replace = (text: string, expression: string, by: string): unknown =>
      onString('replaceAll(String,String)', text, expression, by);
    assert.equal(replace('a1b2', '([a-z])(\\d)', '$2$1'), '1a2b');
    assert.equal(replace('2026-11', '(?<y>\\d{4})-(\\d\\d)', '$2/${y}'), '11/2026');
    assert.equal(replace('abc', '(b)?x?', '[$1]'), '[]a[b][]c[]');
    assert.equal(replace('a', 'a', '\\$1\\\\'), '$1\\');
    assert.equal(replace('a', '(a)', '$10'), 'a0');
    assert.equal(onString('replaceFirst(String,String)', 'aXbX', 'X', '-'), 'a-bX');
    assert.equal(
      thrownBy(() => replace('a', 'a', '$1')),
      'System.StringException: No group 1',
    );
    assert.equal(
      thrownBy(() => replace('a', 'a', '$')),
      'System.StringException: Illegal group reference',
    );
    assert.equal(replace('a.b', '\\.', String(onMatcher('quoteReplacement(String)', '$\\'))), 'a$\\b');
  });

  // https://docs.oracle.com/javase/8/docs/api/java/lang/String.html (split)
  test('splits by the rules of Java about limits and empty parts', () => {
    assert.deepEqual(split('boo:and:foo', ':', 2), ['boo', 'and:foo']);
    assert.deepEqual(split('boo:and:foo', 'o'), ['b', '', ':and:f']);
    assert.deepEqual(split('boo:and:foo', 'o', 5), ['b', '', ':and:f', '', '']);
    assert.deepEqual(split('boo:and:foo', 'o', -2), ['b', '', ':and:f', '', '']);
    assert.deepEqual(split('', ','), ['']);
    assert.deepEqual(split(',', ','), []);
    assert.deepEqual(split('abc', ''), ['a', 'b', 'c']);
    assert.deepEqual(split('a|b', '\\|'), ['a', 'b']);
  });

  test('a quoted text matches itself', () => {
    const text = 'a.b\\E*c';
    assert.equal(matches(String(onPattern('quote(String)', text)), text), true);
  });
});
