// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexList } from '../../values/list.ts';
import { ApexSet } from '../../values/set.ts';
import { callsOn, thrownBy } from '../member-calls.ts';
import { string } from './string.ts';

const call = callsOn(string);

type Row = readonly [key: string, args: readonly unknown[], expected: unknown];

const plain = (value: unknown): unknown => (value instanceof ApexList ? value.items : value);

const holds = (rows: readonly Row[]): void => {
  for (const [key, args, expected] of rows)
    assert.deepEqual(plain(call(key, ...args)), expected, `${key} ${args.join()}`);
};

const texts = (...items: readonly unknown[]): ApexList => new ApexList('List<String>', [...items]);

describe('searching a String', () => {
  test('respects case unless the name of the method says otherwise', () => {
    holds([
      ['equals(String)', ['a', 'A'], false],
      ['equalsIgnoreCase(String)', ['a', 'A'], true],
      ['contains(String)', ['Hello', 'hell'], false],
      ['containsIgnoreCase(String)', ['Hello', 'hell'], true],
      ['startsWithIgnoreCase(String)', ['Hello', 'HE'], true],
      ['endsWith(String)', ['Hello', 'LO'], false],
      ['endsWithIgnoreCase(String)', ['Hello', 'LO'], true],
      ['indexOfIgnoreCase(String,Integer)', ['aAbB', 'B', 3], 3],
      ['lastIndexOfIgnoreCase(String)', ['aAbB', 'b'], 3],
    ]);
  });

  test('takes an id of 15 characters and one of 18 for equal', () => {
    holds([
      ['equals(Object)', ['001000000000001', '001000000000001AAA'], true],
      ['equals(Object)', ['001000000000001', '001000000000002AAA'], false],
      ['equals(Object)', ['1', 1], false],
      ['equals(String)', ['a', null], false],
    ]);
  });

  test('finds places from either end', () => {
    holds([
      ['indexOf(String)', ['abcabc', 'c'], 2],
      ['indexOf(String,Integer)', ['abcabc', 'c', 3], 5],
      ['lastIndexOf(String)', ['abcabc', 'b'], 4],
      ['lastIndexOf(String,Integer)', ['abcabc', 'b', 3], 1],
      ['lastIndexOf(String,Integer)', ['abc', 'a', -1], -1],
      ['indexOfChar(Integer)', ['abc', 99], 2],
      ['indexOfAny(String)', ['zzabyycdxx', 'cd'], 6],
      ['indexOfAnyBut(String)', ['zzabyycdxx', 'za'], 3],
      ['indexOfDifference(String)', ['abc', 'abxy'], 2],
      ['indexOfDifference(String)', ['abc', 'abc'], -1],
      ['difference(String)', ['Hello Jane', 'Hello Max'], 'Max'],
      ['countMatches(String)', ['Hello hello', 'ell'], 2],
      ['compareTo(String)', ['abcde', 'abcd'], 1],
      ['compareTo(String)', ['a', 'c'], -2],
    ]);
  });

  test('looks at single characters', () => {
    holds([
      ['containsAny(String)', ['hello', 'hx'], true],
      ['containsNone(String)', ['abcde', 'fg'], true],
      ['containsOnly(String)', ['abba', 'abcd'], true],
      ['containsOnly(String)', ['abba xyz', 'abcd'], false],
      ['containsWhitespace()', ['a b'], true],
    ]);
  });

  test('counts how far two texts are apart', () => {
    holds([
      ['getLevenshteinDistance(String)', ['Hello Joe', 'Hello Max'], 3],
      ['getLevenshteinDistance(String)', ['', 'abc'], 3],
      ['getLevenshteinDistance(String,Integer)', ['Hello Jane', 'Hello Max', 2], -1],
      ['getLevenshteinDistance(String,Integer)', ['Hello Jane', 'Hello Max', 3], 3],
    ]);
  });
});

describe('cutting a String', () => {
  test('takes parts by their place', () => {
    holds([
      ['left(Integer)', ['abcdaacd', 3], 'abc'],
      ['right(Integer)', ['Hello Max', 3], 'Max'],
      ['mid(Integer,Integer)', ['abcde', 2, 3], 'cde'],
      ['mid(Integer,Integer)', ['abcde', -2, 2], 'ab'],
      ['substring(Integer)', ['hamburger', 4], 'urger'],
      ['substring(Integer,Integer)', ['hamburger', 4, 8], 'urge'],
      ['charAt(Integer)', ['Ω is Ohm.', 0], 937],
      ['codePointAt(Integer)', ['\u{10000}', 0], 65536],
      ['codePointBefore(Integer)', ['\u{10000}a', 2], 65536],
      ['codePointCount(Integer,Integer)', ['\u{10000}a', 0, 3], 2],
      ['offsetByCodePoints(Integer,Integer)', ['\u{10000}ab', 0, 2], 3],
      ['getChars()', ['ab'], [97, 98]],
    ]);
  });

  test('takes parts by what stands around them', () => {
    holds([
      ['substringAfter(String)', ['Salesforce.Lightning.platform', '.'], 'Lightning.platform'],
      ['substringAfterLast(String)', ['Salesforce.Lightning.platform', '.'], 'platform'],
      ['substringBefore(String)', ['Salesforce.Lightning.platform', '.'], 'Salesforce'],
      ['substringBeforeLast(String)', ['Salesforce.Lightning.platform', '.'], 'Salesforce.Lightning'],
      ['substringBetween(String,String)', ['xx(Jane)yy', '(', ')'], 'Jane'],
      ['substringBetween(String)', ['tagYellowtag', 'tag'], 'Yellow'],
      ['substringBetween(String)', ['nothing', 'tag'], null],
      ['remove(String)', ['Salesforce and force.com', 'force'], 'Sales and .com'],
      ['removeEnd(String)', ['Salesforce.com', '.com'], 'Salesforce'],
      ['removeStartIgnoreCase(String)', ['SALESFORCE and force.com', 'sales'], 'FORCE and force.com'],
    ]);
  });

  test('outside of its bounds is a StringException that names the place', () => {
    assert.equal(
      thrownBy(() => call('substring(Integer)', 'abc', 4)),
      'System.StringException: Starting position out of bounds: 4',
    );
    assert.equal(
      thrownBy(() => call('substring(Integer,Integer)', 'abc', 0, 4)),
      'System.StringException: Ending position out of bounds: 4',
    );
  });

  test('goes along the kinds of characters', () => {
    holds([
      ['splitByCharacterType()', ['Lightning.platform'], ['L', 'ightning', '.', 'platform']],
      ['splitByCharacterTypeCamelCase()', ['fooBARBaz200'], ['foo', 'BAR', 'Baz', '200']],
    ]);
  });
});

describe('shaping a String', () => {
  test('shortens, pads and repeats', () => {
    holds([
      ['abbreviate(Integer)', ['Hello Maximillian', 8], 'Hello...'],
      ['abbreviate(Integer)', ['Hello', 8], 'Hello'],
      ['abbreviate(Integer,Integer)', ['Hello Maximillian', 10, 5], '... Max...'],
      ['abbreviate(Integer,Integer)', ['Hello Maximillian', 11, 14], '...imillian'],
      ['center(Integer)', ['hallo', 9], '  hallo  '],
      ['center(Integer,String)', ['hallo', 8, '-'], '-hallo--'],
      ['leftPad(Integer)', ['abc', 5], '  abc'],
      ['leftPad(Integer,String)', ['abc', 8, '-*'], '-*-*-abc'],
      ['rightPad(Integer,String)', ['abc', 2, '-'], 'abc'],
      ['repeat(Integer)', ['SFDC', 2], 'SFDCSFDC'],
      ['repeat(String,Integer)', ['SFDC', '-', 2], 'SFDC-SFDC'],
      ['reverse()', ['SFDC'], 'CDFS'],
    ]);
    assert.match(
      thrownBy(() => call('abbreviate(Integer)', 'Hello', 3)),
      /Minimum abbreviation width is 4/,
    );
  });

  test('changes case and white space', () => {
    holds([
      ['capitalize()', ['hello max'], 'Hello max'],
      ['uncapitalize()', ['Hello max'], 'hello max'],
      ['swapCase()', ['Force.com'], 'fORCE.COM'],
      ['toLowerCase(String)', ['KIYMETLİ', 'tr'], 'kıymetli'],
      ['toUpperCase()', ['straße'], 'STRASSE'],
      ['trim()', ['\t a\u00a0 '], 'a\u00a0'],
      ['normalizeSpace()', [' Salesforce \t  force.com\n'], 'Salesforce force.com'],
      ['deleteWhitespace()', [' a \t b\n'], 'ab'],
      ['replace(String,String)', ['abcabc', 'b', '$1'], 'a$1ca$1c'],
    ]);
  });
});

test('the kinds of Strings are those of Unicode, and null is blank', () => {
  holds([
    ['isBlank(String)', [null], true],
    ['isBlank(String)', [' \t'], true],
    ['isEmpty(String)', [' '], false],
    ['isNotBlank(String)', ['a'], true],
    ['isAllLowerCase()', ['ab1'], false],
    ['isAllUpperCase()', ['ÄB'], true],
    ['isAlpha()', ['Größe'], true],
    ['isAlpha()', [''], false],
    ['isAlphaSpace()', [''], true],
    ['isAlphanumeric()', ['a1'], true],
    ['isAsciiPrintable()', ['é'], false],
    ['isNumeric()', ['1234567890'], true],
    ['isNumeric()', ['12.3'], false],
    ['isNumericSpace()', ['1 2 3'], true],
    ['isWhitespace()', [''], true],
  ]);
});

describe('making a String', () => {
  test('prints values in the way of their type, and null as null', () => {
    holds([
      ['valueOf(Object)', [Decimal.of('1.10')], '1.10'],
      ['valueOf(Object)', [new ApexDate(2026, 1, 2)], '2026-01-02'],
      ['valueOf(Object)', [null], null],
      ['valueOfGmt(Datetime)', [new ApexDatetime(0)], '1970-01-01 00:00:00'],
    ]);
  });

  test('joins what can be gone through; null leaves nothing', () => {
    holds([
      ['join(Object,String)', [texts('a', null, 1), '/'], 'a//1'],
      ['join(Object,String)', [new ApexSet('Set<Integer>', [10, 20]), ', '], '10, 20'],
      ['getCommonPrefix(List<String>)', [texts('SFDCApex', 'SFDCVisualforce')], 'SFDC'],
      ['fromCharArray(List<Integer>)', [new ApexList('List<Integer>', [74, 97])], 'Ja'],
    ]);
  });

  test('fills templates; single quotes protect, two of them are one', () => {
    holds([
      ['format(String,List<Object>)', ["It''s {0} of {1}", texts(1, 'b')], "It's 1 of b"],
      ['format(String,List<Object>)', ["'{0}' {0} {2}", texts('a')], '{0} a {2}'],
      ['format(String,List<Object>)', ['{0}', texts(null)], 'null'],
    ]);
  });
});

describe('escaping a String', () => {
  test('and back gives the same text', () => {
    const text = 'a "b" <c> & \'d\'/\\ \n é €';
    for (const way of ['EcmaScript', 'Java', 'Html3', 'Html4', 'Xml', 'Unicode'])
      assert.equal(call(`unescape${way}()`, call(`escape${way}()`, text)), text, way);
  });

  test('writes what the notation wants', () => {
    holds([
      ['escapeCsv()', ['Max1, "Max2"'], '"Max1, ""Max2"""'],
      ['unescapeCsv()', ['"Max1, ""Max2"""'], 'Max1, "Max2"'],
      ['escapeEcmaScript()', ['"grade": 3.9/4.0 \'x\''], '\\"grade\\": 3.9\\/4.0 \\\'x\\\''],
      ['escapeHtml3()', ['"<Black&White>" é €'], '&quot;&lt;Black&amp;White&gt;&quot; &eacute; €'],
      ['escapeHtml4()', ['€ α'], '&euro; &alpha;'],
      ['escapeXml()', ["it's"], 'it&apos;s'],
      ['escapeUnicode()', ['De onde você é?'], 'De onde voc\\u00EA \\u00E9?'],
      ['unescapeHtml4()', ['&#233;&#xe9;&nope;&hellip;'], 'éé&nope;…'],
      ['escapeSingleQuotes(String)', ["it's"], "it\\'s"],
      ['stripHtmlTags()', ['<b>Hello</b> <br/>you'], 'Hello you'],
    ]);
  });
});

test('a null argument is a NullPointerException', () => {
  assert.equal(
    thrownBy(() => call('contains(String)', 'abc', null)),
    'System.NullPointerException: Argument cannot be null.',
  );
});
