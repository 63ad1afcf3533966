import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../../../data/sample-apex.ts';

const HOLDER = `global class Holder {
  global Book__c book { get { return new Book__c(Pages__c = 120, Price__c = 9.5, Publisher__r = new Account(Name = 'Alpha')); } }
  global Integer copies = 3;
  public Integer hidden = 1;
}`;

const built = (type: string, formula: string): string =>
  `Formula.builder().withType(${type}).withFormula('${formula}').withReturnType(FormulaEval.FormulaReturnType`;

const table: readonly (readonly [title: string, body: string, outcome: string])[] = [
  [
    'reads a record and its parents',
    `return ${built('Book__c.SObjectType', 'Publisher__r.Name & TEXT(Pages__c)')}.String).build().evaluate(new Book__c(Pages__c = 7, Publisher__r = new Account(Name = 'A')));`,
    'A7',
  ],
  [
    'reads a global class',
    `return ${built('Holder.class', 'book.Price__c * copies')}.Decimal).build().evaluate(new Holder());`,
    '28.5',
  ],
  [
    'answers in the type asked for',
    `return ${built('Holder.class', 'book.Price__c')}.Integer).build().evaluate(new Holder()) instanceof Integer;`,
    'true',
  ],
  [
    'tells what it reads',
    `return ${built('Holder.class', 'copies > 1')}.Boolean).build().getReferencedFields();`,
    '{copies}',
  ],
  [
    'takes null for 0 on demand',
    `return ${built('Book__c.SObjectType', 'Pages__c + 1')}.Decimal).treatNumericNullAsZero(true).build().evaluate(new Book__c());`,
    '1',
  ],
  [
    'reads the global variables it is given',
    `return Formula.builder().withType(Holder.class).withFormula('$User.Username & TEXT(copies)').withReturnType(FormulaEval.FormulaReturnType.String).withGlobalVariables(new List<FormulaEval.FormulaGlobal>{ FormulaEval.FormulaGlobal.USER }).build().evaluate(new Holder());`,
    'admin@sandbox.example3',
  ],
  [
    'reads no other global variables',
    `return ${built('Holder.class', '$User.Username')}.String).build();`,
    'System.FormulaValidationException: Field $User.Username does not exist. Check spelling.',
  ],
  [
    'does not see what is not global',
    `return ${built('Holder.class', 'hidden')}.Decimal).build();`,
    'System.FormulaValidationException: Field hidden does not exist. Check spelling.',
  ],
  [
    'must be a formula',
    `return ${built('Holder.class', 'this is none')}.Decimal).build();`,
    "System.FormulaValidationException: Syntax error.  Found 'is'",
  ],
  [
    'must have the type asked for',
    `return ${built('Holder.class', 'copies')}.Boolean).build();`,
    'System.FormulaValidationException: Formula result is data type (Number), incompatible with expected data type (true or false).',
  ],
  [
    'may end without a result',
    `return ${built('Holder.class', '1 / (copies - 3)')}.Decimal).build().evaluate(new Holder());`,
    'System.FormulaEvaluationException: Division by zero',
  ],
];

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_FormulaEval.htm
describe('a formula in Apex', () => {
  for (const [title, body, outcome] of table)
    test(title, () => {
      assert.equal(outcomeOf(body, { 'Holder.cls': HOLDER }), outcome);
    });
});
