import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readValidationRules } from '../schema/source-validation.ts';
import { context, options } from './formula-sample.ts';
import { ruleProblems, validationErrors } from './validation-errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'validation-rules-'));
after(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;

/** The rules of a package with these elements in the file of its only rule. */
const rulesWith = (elements: string) => {
  count += 1;
  const source = join(folder, String(count));
  const file = join(source, 'objects/Order__c/validationRules/Sample.validationRule-meta.xml');
  mkdirSync(dirname(file), { recursive: true });
  const root = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
  writeFileSync(file, `<ValidationRule ${root}><fullName>Sample</fullName>${elements}</ValidationRule>`);
  return readValidationRules([source]);
};

const ruleOf = (formula: string, more = '', active = true) =>
  rulesWith(
    `<active>${active}</active><errorConditionFormula>${formula}</errorConditionFormula>${more}<errorMessage>No.</errorMessage>`,
  );

const errors = (formula: string, more = '') => validationErrors(ruleOf(formula, more), options.schema, context);

describe('a validation rule', () => {
  test('refuses a record its condition holds for', () => {
    assert.deepEqual(errors('AND(ISCHANGED(Name), NOT(ISBLANK(Amount__c)))'), [
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.', fields: [] },
    ]);
  });

  test('names the field its message stands at', () => {
    const [error] = errors('Amount__c &gt; 1', '<errorDisplayField>Amount__c</errorDisplayField>');
    assert.deepEqual(error?.fields, ['Amount__c']);
  });

  test('has nothing against a record its condition is false or without a result for', () => {
    assert.deepEqual([...errors('Amount__c &lt; 1'), ...errors('Empty__c &gt; 1')], []);
  });

  test('that is not active is left out', () => {
    assert.deepEqual(ruleOf('TRUE', '', false), []);
  });

  test('with an element the platform does not have is refused by name', () => {
    assert.throws(() => ruleOf('TRUE', '<severity>high</severity>'), /Sample.*severity/);
  });

  test('with a formula of a wrong type has that problem', () => {
    const [rule] = ruleOf('Amount__c');
    assert.deepEqual(rule && ruleProblems(rule, options.schema), [
      'Formula result is data type (Number), incompatible with expected data type (Boolean).',
    ]);
  });
});
