import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../data/sample-apex.ts';
import { testOutcomes } from '../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
describe('A Decimal', () =>
  testOutcomes([
    ['keeps its scale', 'Decimal d = 1.10; return String.valueOf(d);', '1.10'],
    [
      'is precise beyond what a Double holds',
      'return 12345678901234567890.123456789 + 0.000000001;',
      '12345678901234567890.123456790',
    ],
    ['equals one of another scale by ==', 'return 1.1 == 1.10;', 'true'],
    ['is another member of a set with another scale', 'return new Set<Decimal>{ 1.1, 1.10 }.size();', '2'],
    [
      'is another key of a map with another scale',
      'return new Map<Decimal, Integer>{ 1.1 => 1 }.containsKey(1.10);',
      'false',
    ],
    ['is what a literal with a point is', 'Object o = 1.5; return o instanceof Decimal;', 'true'],
    ['is not what a literal with d is', 'Object o = 1.5d; return o instanceof Double;', 'true'],
    ['divides to the greatest scale there is', 'Decimal d = 10; return d / 3;', '3.333333333333333333333333333333333'],
    ['divides exactly where it can', 'Decimal d = 10; return d / 4;', '2.5'],
    [
      'divides to a scale, half to even',
      "return Decimal.valueOf('1').divide(8, 2) + ' ' + Decimal.valueOf('3').divide(8, 2);",
      '0.12 0.38',
    ],
    ['divides to a scale as told', 'Decimal d = 1; return d.divide(8, 2, RoundingMode.UP);', '0.13'],
    ['rounds half to even', "return 2.5.round() + ' ' + 3.5.round();", '2 4'],
    [
      'sets its scale half to even',
      "Decimal a = 0.125; Decimal b = 0.135; return a.setScale(2) + ' ' + b.setScale(2);",
      '0.12 0.14',
    ],
    ['sets its scale as told', 'Decimal d = 0.125; return d.setScale(2, RoundingMode.HALF_UP);', '0.13'],
    ['adds to the greater scale', 'return 1.10 + 1;', '2.10'],
    ['multiplies to the sum of the scales', 'return 1.10 * 1.10;', '1.2100'],
    ['is written to JSON with its scale', 'return JSON.serialize(1.10);', '1.10'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
describe('Whole numbers', () =>
  testOutcomes([
    ['of 32 bits turn over', 'Integer i = 2147483647; return i + 1;', '-2147483648'],
    ['of 32 bits turn over in products', 'Integer i = 65536; return i * i;', '0'],
    ['of 64 bits turn over', 'Long l = 9223372036854775807L; return l + 1;', '-9223372036854775808'],
    ['are widened by a Long', 'Integer i = 2147483647; return i + 1L;', '2147483648'],
    ['divide towards zero', "return 7 / 2 + ' ' + -7 / 2;", '3 -3'],
    ['have no remainder by zero', 'Integer z = 0; return 1 / z;', 'System.MathException: Divide by 0'],
  ]));

// https://help.salesforce.com/s/articleView?id=000385689: what the user interface rounds is stored as it was sent
test('a currency field keeps more decimals than it has', () => {
  const body =
    "insert new Book__c(Name = 'x', Price__c = 1.2345); return [SELECT Price__c FROM Book__c WHERE Name = 'x'].Price__c;";
  assert.equal(outcomeOf(body), '1.2345');
});
