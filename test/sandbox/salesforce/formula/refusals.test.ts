import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileFormula } from './compile.ts';
import type { FormulaOptions } from './compiled.ts';
import { options } from './formula-sample.ts';

type Row = readonly [formula: string, message: string];

const problemOf = (text: string, more: Partial<FormulaOptions>): string => {
  const formula = compileFormula(text, { ...options, ...more });
  return 'problems' in formula ? formula.problems.join() : 'no problem';
};

const refused = (title: string, rows: readonly Row[], more: Partial<FormulaOptions> = {}): void => {
  describe(title, () => {
    for (const [formula, message] of rows) {
      test(`${formula} is refused`, () => {
        assert.equal(problemOf(formula, more), message);
      });
    }
  });
};

const type = (callee: string, expected: string, received: string): string =>
  `Incorrect parameter type for ${callee}. Expected ${expected}, received ${received}`;

const count = (callee: string, expected: number, received: number): string =>
  `Incorrect number of parameters for ${callee}. Expected ${expected}, received ${received}`;

const NO_PICKLIST = 'Field Stage__c is a picklist field. Picklist fields are only supported in certain functions.';

// The words are those of https://github.com/salesforce/formula-engine (labels.xml).
refused('a formula that is none', [
  ['(1 + 2', "Syntax error.  Missing ')'"],
  ['LEFT("a", 1', "Syntax error.  Missing ')'"],
  ['1 + 2)', "Syntax error. Extra ')'"],
  ['1 +', 'Syntax error'],
  ['', 'Syntax error'],
  ['1 2', "Syntax error.  Found '2'"],
  ['1 + , 2', "Syntax error.  Found ','"],
  ['"open', 'Syntax error'],
  ['"a\\q"', 'Syntax error'],
  ['a ? b', 'Syntax error'],
]);

refused('a name nothing has', [
  ['Nam = "x"', 'Field Nam does not exist. Check spelling.'],
  ['Account__r.Nam', 'Field Account__r.Nam does not exist. Check spelling.'],
  ['Parent__r.Name', 'Field Parent__r.Name does not exist. Check spelling.'],
  ['Account__r:Lead.Name', 'Lead is an invalid object type for the Account__r field. Check spelling.'],
  ['$Users.Id', 'Field $Users.Id does not exist. Check spelling.'],
  ['FOO(1)', 'Unknown function FOO. Check spelling.'],
  ['foo(1)', 'Unknown function foo. Check spelling.'],
]);

refused('a wrong number of parameters', [
  ['IF(TRUE, 1)', count("function 'IF()'", 3, 2)],
  ['LEFT("a")', count("function 'LEFT()'", 2, 1)],
  ['LEN("a", "b")', count("function 'LEN()'", 1, 2)],
  ['TODAY(1)', count("function 'TODAY()'", 0, 1)],
  ['CASE(1, 2, 3)', count("function 'CASE()'", 4, 3)],
  ['ISBLANK()', count("function 'ISBLANK()'", 1, 0)],
  ['NOT(TRUE, FALSE)', count("function 'NOT()'", 1, 2)],
]);

refused('a parameter of a wrong type', [
  ['LEN(Amount__c)', type("function 'LEN()'", 'Text', 'Number')],
  ['LEFT(Name, Name)', type("function 'LEFT()'", 'Number', 'Text')],
  ['YEAR(At__c)', type("function 'YEAR()'", 'Date', 'DateTime')],
  ['IF(1, 2, 3)', type("function 'IF()'", 'Boolean', 'Number')],
  ['IF(TRUE, 2, "a")', type("function 'IF()'", 'Number', 'Text')],
  ['AND(TRUE, 1)', type("function 'AND()'", 'Boolean', 'Number')],
  ['TRUE && 1', type("function 'and()'", 'Boolean', 'Number')],
  ['TEXT(Name)', type("function 'TEXT()'", 'Number, Date, DateTime, Picklist', 'Text')],
  ['ISPICKVAL(Name, "a")', type("function 'ISPICKVAL()'", 'Picklist', 'Text')],
  ['ISPICKVAL(Stage__c, Name)', type("function 'ISPICKVAL()'", 'Text Literal', 'Text')],
  ['BLANKVALUE(Name, 1)', type("function 'BLANKVALUE()'", 'Text', 'Number')],
  ['Name * 2', type("operator '*'", 'Number', 'Text')],
  ['2 & Name', type("operator '&'", 'Text', 'Number')],
  ['Name + 1', type("operator '+'", 'Text', 'Number')],
  ['1 + Name', type("operator '+'", 'Number, Date, DateTime', 'Text')],
  ['Due__c + Due__c', type("operator '+'", 'Number', 'Date')],
  ['Due__c - At__c', type("operator '-'", 'Number, Date', 'DateTime')],
  ['Name = 1', type("operator '='", 'Text', 'Number')],
  ['Due__c = At__c', type("operator '='", 'Date', 'DateTime')],
  ['Name != 1', type("operator '<>'", 'Text', 'Number')],
  ['Flag__c > FALSE', type("operator '>'", 'Number, Date, DateTime', 'Boolean')],
  ['-Name', type("operator '-'", 'Number', 'Text')],
  ['CASE(Flag__c, TRUE, 1, 2)', "Incorrect argument type for function 'CASE()'. "],
  ['ISCHANGED(1 + 1)', "Incorrect argument type for function 'ISCHANGED()'. "],
  ['ISCHANGED(Account__r.Name)', 'The ISCHANGED function cannot reference the Account__r.Name field.'],
]);

refused('a picklist where none may stand', [
  ['Stage__c = "Won"', NO_PICKLIST],
  ['ISBLANK(Stage__c)', NO_PICKLIST],
  ['Stage__c & ""', NO_PICKLIST],
  ['IF(TRUE, Stage__c, "")', NO_PICKLIST],
  ['Stage__c', NO_PICKLIST],
  [
    'Tags__c = "a"',
    'Field Tags__c is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.',
  ],
]);

refused(
  'a formula field',
  [
    ['ISCHANGED(Name)', 'Function ISCHANGED may not be used in this type of formula'],
    ['REGEX(Name, "a")', 'Function REGEX may not be used in this type of formula'],
    [
      'LEN(Notes__c)',
      'You referenced an unsupported field type called "Long Text Area" using the following field: Notes__c',
    ],
    ['Circle__c', 'Formula cannot use another formula field that directly or indirectly refers to itself.'],
  ],
  { place: 'field' },
);

refused(
  'a formula of the wrong result',
  [['1 + 1', 'Formula result is data type (Number), incompatible with expected data type (Boolean).']],
  {
    returns: 'Boolean',
  },
);

describe('a formula', () => {
  test('tells what it reads', () => {
    const formula = compileFormula('IF(Flag__c, Amount__c, Account__r.Name = "x" || TRUE)', options);
    assert.deepEqual(formula, { problems: [type("function 'IF()'", 'Number', 'Boolean')] });
    const other = compileFormula('IF(Flag__c, Account__r.Name, Name)', options);
    assert.deepEqual('references' in other && other.references, ['Flag__c', 'Account__r.Name', 'Name']);
  });

  test('with a function that is not here says so', () => {
    assert.throws(() => compileFormula('CURRENCYRATE("EUR")', options), /does not support the function CURRENCYRATE/);
  });
});
