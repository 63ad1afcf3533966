import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileFormula, type Formula } from './compile.ts';
import type { FormulaOptions } from './compiled.ts';
import { FormulaFault } from './formula-error.ts';
import { context, options, shown } from './formula-sample.ts';

/** A formula over the sample record, and its result as text; a blank one is `''`. */
type Row = readonly [formula: string, result: string];

const compiled = (text: string, more: Partial<FormulaOptions> = {}): Formula => {
  const formula = compileFormula(text, { ...options, ...more });
  if ('problems' in formula) assert.fail(`${text}: ${formula.problems.join()}`);
  return formula;
};

const holds = (title: string, rows: readonly Row[], more: Partial<FormulaOptions> = {}): void => {
  describe(title, () => {
    for (const [formula, result] of rows) {
      test(`${formula} is ${result === '' ? 'blank' : result}`, () => {
        assert.equal(shown(compiled(formula, more).evaluate(context)), result);
      });
    }
  });
};

// The engine that Salesforce published decides: https://github.com/salesforce/formula-engine
holds('arithmetic', [
  ['1 + 2 * 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['10 - 4 - 3', '3'],
  ['0.1 + 0.2 = 0.3', 'true'],
  ['1 / 3 * 3', '0.999999999999999999999999999999999999999'],
  ['2 / 4', '0.5'],
  ['7 / 2', '3.5'],
  ['-7 + 2', '-5'],
  ['- (2 + 3)', '-5'],
  ['+5', '5'],
  ['2 ^ 10', '1024'],
  ['2 ^ -2', '0.25'],
  ['5 ^ 0', '1'],
  ['0 ^ 2', '0'],
  ['1 ^ 1000 - 1', '0'],
  ['0.0001 ^ 1000', '0'],
  // A power binds less than a product: FormulaGrammar.g, multiplicativeExpression.
  ['2 * 3 ^ 2', '36'],
  ['1 + 3 ^ 2', '10'],
  ['2 ^ 3 ^ 2', '64'],
  ['Amount__c * 2', '21'],
  ['Empty__c + 1', ''],
  ['Empty__c * 0', ''],
  ['Amount__c + NULL', ''],
  ['Share__c', '0.2'],
  ['Share__c * 100', '20'],
]);

holds('functions of numbers', [
  ['ABS(-3.5)', '3.5'],
  ['ABS(Empty__c)', ''],
  ['CEILING(2.1)', '3'],
  // https://help.salesforce.com/s/articleView?id=platform.customize_functions_a_h.htm: away from zero, towards zero
  ['CEILING(-2.1)', '-3'],
  ['FLOOR(2.9)', '2'],
  ['FLOOR(-2.9)', '-2'],
  ['MCEILING(-2.9)', '-2'],
  ['MFLOOR(-2.1)', '-3'],
  ['CEILING(1 / 3 * 3)', '1'],
  ['FLOOR(1 / 3 * 3)', '1'],
  ['ROUND(2.5, 0)', '3'],
  ['ROUND(-2.5, 0)', '-3'],
  ['ROUND(12.345, 2)', '12.35'],
  ['ROUND(-12.345, 2)', '-12.35'],
  ['ROUND(1234, -2)', '1200'],
  ['ROUND(1250, -2)', '1300'],
  ['ROUND(1.5, 3)', '1.5'],
  ['TRUNC(2.99)', '2'],
  ['TRUNC(-2.99)', '-2'],
  ['TRUNC(2.987, 2)', '2.98'],
  ['MOD(7, 3)', '1'],
  ['MOD(-7, 3)', '-1'],
  ['MOD(7, -3)', '1'],
  ['MOD(7.5, 2)', '1.5'],
  ['MAX(1, 3, 2)', '3'],
  ['MIN(1, 3, 2)', '1'],
  ['MAX(1, Empty__c)', ''],
  ['SQRT(16)', '4'],
  ['EXP(0)', '1'],
  ['LN(1)', '0'],
  ['LOG(1000)', '3'],
  ['ROUND(EXP(1), 6)', '2.718282'],
  ['ROUND(PI(), 4)', '3.1416'],
]);

holds('comparisons and logic', [
  ['1 < 2', 'true'],
  ['2 <= 2', 'true'],
  ['3 > 4', 'false'],
  ['3 >= 4', 'false'],
  ['1.0 = 1', 'true'],
  ['1 == 1', 'true'],
  ['1 <> 2', 'true'],
  ['1 != 1', 'false'],
  ['"a" = "A"', 'false'],
  ['"a" < "b"', 'true'],
  ['Nothing__c = ""', 'true'],
  ['Nothing__c <> "x"', 'true'],
  // Three values: a comparison with a blank has no result, nor has its contrary.
  ['Empty__c > 1', ''],
  ['NOT(Empty__c > 1)', ''],
  ['IF(Empty__c = 0, "zero", "other")', 'other'],
  ['Empty__c = NULL', ''],
  ['Due__c = DATE(2026, 1, 31)', 'true'],
  ['Due__c < TODAY()', 'true'],
  ['Flag__c = TRUE', 'true'],
  ['Flag__c', 'true'],
  ['NOT(Flag__c)', 'false'],
  ['NOT Flag__c', 'false'],
  ['!Flag__c', 'false'],
  ['TRUE && FALSE', 'false'],
  ['TRUE || FALSE', 'true'],
  ['FALSE && TRUE || TRUE', 'true'],
  ['1 < 2 && 2 < 3', 'true'],
  ['AND(TRUE, 1 = 1, Flag__c)', 'true'],
  ['and(true, false)', 'false'],
  ['OR(FALSE, 1 = 2)', 'false'],
  ['OR(TRUE, 1 / 0 = 1)', 'true'],
  ['AND(FALSE, 1 / 0 = 1)', 'false'],
  ['IF(Empty__c > 1, 1, 2)', '2'],
  ['IF(TRUE, 1, 1 / 0)', '1'],
  ['IF(FALSE, 1, NULL)', ''],
  ['CASE(2, 1, "a", 2, "b", "c")', 'b'],
  ['CASE(9, 1, "a", 2, "b", "c")', 'c'],
  ['CASE(Stage__c, "Lost", 1, "Won", 2, 3)', '2'],
  ['CASE(Nothing__c, "", "blank", "full")', 'blank'],
  ['CASE(Empty__c, 0, "zero", "other")', 'other'],
  ['CASE(MONTH(Due__c), 1, "January", "later")', 'January'],
]);

holds('blanks', [
  ['ISBLANK(Nothing__c)', 'true'],
  ['ISBLANK(Name)', 'false'],
  ['ISBLANK("")', 'true'],
  ['ISBLANK(" ")', 'false'],
  ['ISBLANK(Empty__c)', 'true'],
  ['ISBLANK(Amount__c)', 'false'],
  ['ISBLANK(NoDate__c)', 'true'],
  ['ISBLANK(Tags__c)', 'false'],
  ['ISBLANK(TEXT(NoStage__c))', 'true'],
  ['ISBLANK(Account__c)', 'false'],
  // Text is never null. https://help.salesforce.com/s/articleView?id=platform.customize_functions_i_z.htm (ISNULL)
  ['ISNULL(Nothing__c)', 'false'],
  ['ISNULL(Empty__c)', 'true'],
  ['ISNULL(NoDate__c)', 'true'],
  ['BLANKVALUE(Nothing__c, "none")', 'none'],
  ['BLANKVALUE(Name, "none")', 'Alpha'],
  ['BLANKVALUE(Empty__c, 7)', '7'],
  ['BLANKVALUE(NoDate__c, Due__c)', '2026-01-31'],
  ['NULLVALUE(Empty__c, 7)', '7'],
  ['NULLVALUE(Nothing__c, "none")', ''],
]);

holds(
  'blanks that count as zero',
  [
    ['Empty__c + 1', '1'],
    ['ISBLANK(Empty__c)', 'false'],
    ['Empty__c = 0', 'true'],
    ['BLANKVALUE(Empty__c, 7)', '0'],
    ['ISBLANK(Nothing__c)', 'true'],
    ['ISBLANK(NoDate__c)', 'true'],
  ],
  { blanksAs: 'zero' },
);

holds('text', [
  ['"a" & "b"', 'ab'],
  ['"a" + "b"', 'ab'],
  ["'it' & \"'s\"", "it's"],
  ['"say \\"hi\\""', 'say "hi"'],
  ['Name & Nothing__c', 'Alpha'],
  ['LEFT("abcdef", 2)', 'ab'],
  ['LEFT("ab", 5)', 'ab'],
  ['LEFT("ab", 0)', ''],
  ['LEFT("ab", -1)', ''],
  ['RIGHT("abcdef", 2)', 'ef'],
  ['RIGHT("ab", 5)', 'ab'],
  ['RIGHT("ab", 0)', ''],
  ['MID("abcdef", 2, 3)', 'bcd'],
  ['MID("abcdef", 0, 2)', 'ab'],
  ['MID("abcdef", 5, 9)', 'ef'],
  ['MID("abcdef", 9, 2)', ''],
  ['LEN("abc")', '3'],
  ['LEN(Nothing__c)', '0'],
  ['TRIM("  a b  ")', 'a b'],
  ['UPPER("abc")', 'ABC'],
  ['LOWER("ABC")', 'abc'],
  ['UPPER("i", "tr")', 'İ'],
  ['INITCAP("hello wORLD")', 'Hello World'],
  ['REVERSE("abc")', 'cba'],
  ['CONTAINS("abcdef", "cd")', 'true'],
  ['CONTAINS("abcdef", "CD")', 'false'],
  ['CONTAINS("abc", "")', 'true'],
  ['BEGINS("abcdef", "abc")', 'true'],
  ['BEGINS("abcdef", "bc")', 'false'],
  ['SUBSTITUTE("a.b.c", ".", "$&")', 'a$&b$&c'],
  ['SUBSTITUTE("abc", "b", "")', 'ac'],
  ['SUBSTITUTE("abc", "", "x")', ''],
  ['Nothing__c < "a"', 'false'],
  ['FIND("b", "abab")', '2'],
  ['FIND("b", "abab", 3)', '4'],
  ['FIND("x", "abab")', '0'],
  ['LPAD("7", 3, "0")', '007'],
  ['LPAD("abcdef", 3, "0")', 'abc'],
  ['LPAD("7", 3)', '  7'],
  ['RPAD("7", 3, "ab")', '7ab'],
  ['TEXT(Amount__c)', '10.5'],
  ['TEXT(100)', '100'],
  ['TEXT(1234567.10)', '1234567.1'],
  ['TEXT(Due__c)', '2026-01-31'],
  // GMT, whatever the user's zone. https://help.salesforce.com/s/articleView?id=platform.formula_using_date_datetime.htm
  ['TEXT(At__c)', '2026-01-31 23:30:00Z'],
  ['TEXT(Opens__c)', '09:30:00.000'],
  ['TEXT(Stage__c)', 'Won'],
  ['VALUE("12.30")', '12.3'],
  ['VALUE("-5")', '-5'],
  ['VALUE(Nothing__c)', ''],
  ['ISNUMBER("12.3")', 'true'],
  ['ISNUMBER("12,3")', 'false'],
  ['ISNUMBER(" 12")', 'false'],
  ['ISNUMBER("")', 'false'],
  ['ASCII("A")', '65'],
  ['CHR(65)', 'A'],
  ['REGEX("AB12", "[A-Z]{2}\\\\d+")', 'true'],
  ['REGEX("xAB12", "[A-Z]{2}\\\\d+")', 'false'],
  ['REGEX("abc", "(?i)ABC")', 'true'],
  ['REGEX(Nothing__c, "")', 'true'],
  ['"a" & BR() & "b"', 'a<br>b'],
  ['CASESAFEID("001Hs0000000001")', '001Hs0000000001IAA'],
]);

holds('dates, instants and times', [
  ['TODAY()', '2026-02-01'],
  ['NOW()', '2026-01-31T23:30:00.000Z'],
  ['TIMENOW()', '23:30:00.000Z'],
  ['DATE(2026, 2, 28) + 1', '2026-03-01'],
  ['1 + DATE(2026, 2, 28)', '2026-03-01'],
  ['DATE(2026, 3, 1) - DATE(2026, 2, 1)', '28'],
  // https://help.salesforce.com/s/articleView?id=platform.formula_using_date_datetime.htm: fractions of a day are cut
  ['Due__c + 1.9', '2026-02-01'],
  ['Due__c - 31', '2025-12-31'],
  ['At__c + 0.5', '2026-02-01T11:30:00.000Z'],
  ['At__c - 1 / 24', '2026-01-31T22:30:00.000Z'],
  ['NOW() - At__c', '0'],
  ['ADDMONTHS(DATE(2026, 1, 15), 2)', '2026-03-15'],
  ['ADDMONTHS(DATE(2026, 1, 30), 1)', '2026-02-28'],
  ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
  ['ADDMONTHS(DATE(2026, 3, 31), -1)', '2026-02-28'],
  ['ADDMONTHS(At__c, 1)', '2026-02-28T23:30:00.000Z'],
  ['YEAR(Due__c) * 100 + MONTH(Due__c)', '202601'],
  ['DAY(Due__c)', '31'],
  ['WEEKDAY(DATE(2026, 2, 1))', '1'],
  ['WEEKDAY(DATE(2026, 1, 31))', '7'],
  ['DAYOFYEAR(DATE(2026, 2, 1))', '32'],
  ['ISOWEEK(DATE(2027, 1, 1))', '53'],
  ['ISOYEAR(DATE(2027, 1, 1))', '2026'],
  // The user's zone decides on the day.
  ['DATEVALUE(At__c)', '2026-02-01'],
  ['DATEVALUE("2026-01-31")', '2026-01-31'],
  ['DATETIMEVALUE("2026-01-31 10:00:00")', '2026-01-31T10:00:00.000Z'],
  ['DATETIMEVALUE(Due__c)', '2026-01-31T00:00:00.000Z'],
  ['TIMEVALUE(At__c)', '23:30:00.000Z'],
  ['TIMEVALUE("18:05:02.020")', '18:05:02.020Z'],
  ['HOUR(Opens__c) * 60 + MINUTE(Opens__c)', '570'],
  ['SECOND(TIMEVALUE("18:05:02.020"))', '2'],
  ['MILLISECOND(TIMEVALUE("18:05:02.020"))', '20'],
  ['Opens__c + 60000', '09:31:00.000Z'],
  ['TIMEVALUE("01:00:00.000") - TIMEVALUE("23:00:00.000")', '7200000'],
  ['UNIXTIMESTAMP(DATE(1970, 1, 2))', '86400'],
  ['FROMUNIXTIME(86400)', '1970-01-02T00:00:00.000Z'],
  ['FORMATDURATION(3661)', '01:01:01'],
  ['FORMATDURATION(90061, TRUE)', '1:01:01:01'],
  ['YEAR(NoDate__c)', ''],
  ['NoDate__c + 1', ''],
]);

holds('picklists and parents', [
  ['ISPICKVAL(Stage__c, "Won")', 'true'],
  ['ISPICKVAL(Stage__c, "Lost")', 'false'],
  ['ISPICKVAL(NoStage__c, "")', 'true'],
  ['INCLUDES(Tags__c, "b")', 'true'],
  ['INCLUDES(Tags__c, "c")', 'false'],
  ['PICKLISTCOUNT(Tags__c)', '2'],
  ['Account__r.Name', 'Parent'],
  ['account__R.name', 'Parent'],
  ['Account__r.Owner.LastName', 'Owner'],
  ['OtherAccount__r.Name', ''],
  ['Order__c.Name', 'Alpha'],
  // https://help.salesforce.com/s/articleView?id=platform.customize_functions_a_h.htm (CASESAFEID): formulas see 15 characters
  ['LEN(Account__c)', '15'],
  ['LEN(CASESAFEID(Account__c))', '18'],
  ['Total__c', '21'],
  ['Total__c + 1', '22'],
]);

holds('the record before the save', [
  ['ISCHANGED(Name)', 'true'],
  ['ISCHANGED(Amount__c)', 'false'],
  ['ISCHANGED(Stage__c)', 'true'],
  ['PRIORVALUE(Name)', 'Alfa'],
  ['PRIORVALUE(Amount__c) = Amount__c', 'true'],
  ['ISPICKVAL(PRIORVALUE(Stage__c), "Open")', 'true'],
  ['TEXT(PRIORVALUE(Stage__c))', 'Open'],
  ['ISNEW()', 'false'],
  ['ISCLONE()', 'false'],
  ['$Record__Prior.Name & $Record.Name', 'AlfaAlpha'],
]);

describe('a new record', () => {
  const fresh = { ...context, prior: undefined, isNew: true };
  const rows: readonly Row[] = [
    ['ISNEW()', 'true'],
    ['ISCHANGED(Name)', 'false'],
    // https://help.salesforce.com/s/articleView?id=platform.customize_functions_i_z.htm (PRIORVALUE): the present value
    ['PRIORVALUE(Name)', 'Alpha'],
  ];
  for (const [formula, result] of rows) {
    test(`${formula} is ${result}`, () => {
      assert.equal(shown(compiled(formula).evaluate(fresh)), result);
    });
  }
});

holds(
  'links and pictures of a formula field',
  [
    ['HYPERLINK("/001", "open")', '<a href="/001" target="_blank">open</a>'],
    ['HYPERLINK("/001", "open", "_self")', '<a href="/001" target="_self">open</a>'],
    ['IMAGE("/i.gif", "flag")', '<img src="/i.gif" alt="flag" border="0"/>'],
    ['IMAGE("/i.gif", "flag", 10, 20)', '<img src="/i.gif" alt="flag" style="height:10px; width:20px;" border="0"/>'],
  ],
  { place: 'field' },
);

holds(
  'a flow',
  [
    ['Empty__c = NULL', 'true'],
    ['LEN($Record.Account__c)', '18'],
  ],
  { place: 'flow' },
);

describe('a formula without a result', () => {
  const formulas = [
    'Amount__c / 0',
    'MOD(1, 0)',
    'SQRT(-1)',
    'LN(0)',
    'DATE(2026, 2, 30)',
    'VALUE("twelve")',
    'DATEVALUE("31.1.2026")',
    'DATETIMEVALUE("today")',
    'TIMEVALUE("noon")',
    'REGEX("a", "[")',
    '10 ^ 99',
    '2 ^ 0.5',
  ];
  for (const formula of formulas) {
    test(`${formula} says so`, () => {
      assert.throws(() => compiled(formula).evaluate(context), FormulaFault);
    });
  }
});
