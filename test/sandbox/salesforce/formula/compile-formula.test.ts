import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDate } from '../apex/values/date.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import { Decimal } from '../apex/values/decimal.ts';
import { ApexTime } from '../apex/values/time.ts';
import { compileFormula } from './compile-formula.ts';
import { FormulaFailed, FormulaInvalid } from './formula-error.ts';
import type { FormulaType, FormulaValue, Situation } from './value.ts';

const FIELDS: Readonly<Record<string, readonly [FormulaType, FormulaValue]>> = {
  Name: ['Text', 'Alpha'],
  Nothing: ['Text', null],
  Amount: ['Number', Decimal.of('10.50')],
  Empty: ['Number', null],
  'Account.IsActive': ['Boolean', true],
  Stage: ['Picklist', 'Won'],
  Tags: ['Multipicklist', 'a;b'],
  Due: ['Date', new ApexDate(2026, 1, 31)],
  Opens: ['Time', ApexTime.of([9])],
  At: ['DateTime', new ApexDatetime(Date.UTC(2026, 0, 31, 12))],
};

const situation: Situation = {
  read: (path) => FIELDS[path]?.[1] ?? null,
  now: new Date('2026-01-31T23:30:00Z'),
  timeZone: 'Europe/Berlin',
  blanksAsZero: false,
};

const compiled = (text: string) => compileFormula(text, { typeOf: (path) => FIELDS[path]?.[0] });

const shown = (value: FormulaValue): string => {
  if (value instanceof Decimal) return value.stripTrailingZeros().toPlainString();
  if (value instanceof ApexDate) return value.toText();
  if (value instanceof ApexTime) return value.toText();
  return value instanceof ApexDatetime ? value.toIso() : String(value);
};

const results: readonly (readonly [formula: string, result: string])[] = [
  ['1 + 2 * 3', '7'],
  ['2 ^ 3 + 1', '9'],
  ['-(1 - 3) / 8', '0.25'],
  ['0.1 + 0.2 = 0.3', 'true'],
  ['Amount * 2', '21'],
  ['Empty + 1', 'null'],
  ['Empty = NULL', 'true'],
  ['Empty > 1', 'false'],
  ['Name & "-" & Nothing & \'x\'', 'Alpha-x'],
  ['Name = "alpha"', 'false'],
  ['Nothing = ""', 'true'],
  ['NOT(Account.IsActive) || 1 < 2 && 2 <> 3', 'true'],
  ['IF(Empty = 0, 1 / 0, 7)', '7'],
  ['CASE(Stage, "Lost", 1, "Won", 2, 3)', '2'],
  ['ISPICKVAL(Stage, "Won")', 'true'],
  ['INCLUDES(Tags, "b") && NOT(INCLUDES(Tags, "c"))', 'true'],
  ['TEXT(Stage) + TEXT(Amount)', 'Won10.5'],
  ['BLANKVALUE(Nothing, "none")', 'none'],
  ['ISBLANK(Nothing) /* a comment */', 'true'],
  ['MID("abcdef", 2, 3) + LEFT("xyz", 1) + RIGHT("xyz", 2)', 'bcdxyz'],
  ['SUBSTITUTE("a.b.c", ".", "$&")', 'a$&b$&c'],
  ['FIND("b", "abab", 3)', '4'],
  ['LPAD("7", 3, "0") & RPAD("x", 2)', '007x '],
  ['REGEX("AB12", "[A-Z]{2}\\\\d+")', 'true'],
  ['VALUE(" 12.30 ")', '12.3'],
  ['ROUND(2.5, 0) + ROUND(-1.25, 1)', '1.7'],
  ['CEILING(-2.5) + FLOOR(-2.5)', '-5'],
  ['MOD(-7, 3)', '2'],
  ['MAX(1, 3, 2) - MIN(1, 3, 2)', '2'],
  ['Due + 1', '2026-02-01'],
  ['Due - DATE(2026, 1, 1)', '30'],
  ['At + 0.5', '2026-02-01T00:00:00.000Z'],
  ['IF(Opens + 3600000 - Opens = 3600000, Opens - 1, Opens)', '08:59:59.999Z'],
  ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
  ['TODAY()', '2026-02-01'],
  ['YEAR(Due) * 100 + MONTH(Due)', '202601'],
  ['WEEKDAY(DATE(2026, 2, 1))', '1'],
];

const refusals: readonly (readonly [formula: string, message: string])[] = [
  ['This will not compile', "Syntax error.  Found 'will'"],
  ['(1 + 2', "Syntax error. Missing ')'"],
  ['1 +', 'Syntax error'],
  ['Nam = "x"', 'Field Nam does not exist. Check spelling.'],
  ['FOO(1)', 'Unknown function FOO. Check spelling.'],
  ['IF(TRUE, 1)', "Incorrect number of parameters for function 'IF()'. Expected 3, received 2"],
  ['LEN(Amount)', "Incorrect parameter type for function 'LEN()'. Expected Text, received Number"],
  ['Name * 2', "Incorrect parameter type for operator '*'. Expected Number, received Text"],
  ['Stage = "Won"', 'Field Stage is a picklist field. Picklist fields are only supported in certain functions.'],
];

describe('a formula', () => {
  for (const [formula, result] of results) {
    test(`${formula} is ${result}`, () => {
      assert.equal(shown(compiled(formula).evaluate(situation)), result);
    });
  }

  for (const [formula, message] of refusals) {
    test(`${formula} is refused`, () => {
      assert.throws(() => compiled(formula), new FormulaInvalid(message));
    });
  }

  test('knows its type and what it reads', () => {
    const { type, references } = compiled('IF(Account.IsActive, Amount, Amount + Empty)');
    assert.deepEqual([type, references], ['Number', ['Account.IsActive', 'Amount', 'Empty']]);
  });

  test('takes empty numbers for 0 on demand', () => {
    const value = compiled('Empty + 1').evaluate({ ...situation, blanksAsZero: true });
    assert.equal(shown(value), '1');
  });

  test('has no result of a division by zero', () => {
    assert.throws(() => compiled('Amount / 0').evaluate(situation), FormulaFailed);
  });

  test('with a function that is not here says so', () => {
    assert.throws(() => compiled('VLOOKUP(1, 2, 3)'), /does not support the function VLOOKUP\(\) in formulas/);
  });
});
