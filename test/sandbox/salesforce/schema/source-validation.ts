/**
 * Validation rules: `objects/X/validationRules/Name.validationRule-meta.xml`. Inactive ones are read, for what may be wrong with
 * their file, and left out. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_validationformulas.htm
 */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import type { ValidationRule } from './types.ts';

const source = z.strictObject({
  fullName: z.string(),
  active: z.enum(['true', 'false']),
  description: z.string().optional(),
  errorConditionFormula: z.string(),
  errorDisplayField: z.string().optional(),
  errorMessage: z.string(),
});

const ruleIn = (file: string): readonly ValidationRule[] => {
  const parsed = source.safeParse(readSource(file, 'ValidationRule'));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  const { active, fullName, errorConditionFormula, errorMessage, errorDisplayField } = parsed.data;
  if (active === 'false') return [];
  const object = basename(dirname(dirname(file)));
  return [{ object, name: fullName, formula: errorConditionFormula, message: errorMessage, field: errorDisplayField }];
};

/**
 * The active validation rules of the package.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readValidationRules = (directories: readonly string[]): readonly ValidationRule[] =>
  sourceFiles(directories, '**/objects/*/validationRules/*.validationRule-meta.xml').flatMap(ruleIn);
