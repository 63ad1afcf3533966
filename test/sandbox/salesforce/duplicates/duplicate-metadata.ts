/**
 * Duplicate rules and matching rules as their files describe them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_duplicaterule.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_matchingrule.htm
 */
import { basename } from 'node:path';
import { z } from 'zod';
import { element, flag, listOf, oneOf, text, whole, word } from '../flow/definition/metadata-values.ts';
import { readSource, sourceFiles } from '../schema/read-source.ts';
import { problemsOf, SourceInvalid } from '../schema/source-error.ts';

/** An element that says that it is empty. */
const orNil = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'object' && value !== null && '@xsi:nil' in value ? undefined : value),
    item.optional(),
  );

const matchingItem = element({
  blankValueBehavior: oneOf(['MatchBlanks', 'NullNotAllowed']).default('NullNotAllowed'),
  fieldName: word,
  matchingMethod: oneOf([
    ...(['Exact', 'FirstName', 'LastName', 'CompanyName', 'Phone', 'City', 'Street', 'Zip', 'Title'] as const),
  ]),
});

const matchingRule = element({
  fullName: word,
  booleanFilter: word.optional(),
  description: text.optional(),
  label: text,
  matchingRuleItems: listOf(matchingItem),
  ruleStatus: oneOf(['Inactive', 'Active', 'Activating', 'ActivationFailed', 'Deactivating', 'DeactivationFailed']),
});

const mapping = element({
  inputObject: word,
  outputObject: word,
  mappingFields: listOf(element({ inputField: word, outputField: word })),
});

const matchRule = element({ matchRuleSObjectType: word, matchingRule: word, objectMapping: orNil(mapping) });

const filterItem = element({
  field: word,
  operation: oneOf(['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual', 'contains', 'notContain', 'startsWith', 'includes', 'excludes', 'within']), // prettier-ignore
  value: z.preprocess((read: unknown): unknown => (Array.isArray(read) ? read[0] : read), text.optional()),
  valueField: word.optional(),
  sortOrder: whole,
  table: word,
});

const action = oneOf(['Allow', 'Block']);
const operation = oneOf(['Alert', 'Report']);

const duplicateRule = element({
  fullName: word.optional(),
  actionOnInsert: action,
  actionOnUpdate: action,
  alertText: text.optional(),
  description: orNil(text),
  duplicateRuleFilter: orNil(element({ booleanFilter: orNil(word), duplicateRuleFilterItems: listOf(filterItem) })),
  duplicateRuleMatchRules: listOf(matchRule),
  isActive: flag,
  masterLabel: text,
  operationsOnInsert: listOf(operation),
  operationsOnUpdate: listOf(operation),
  securityOption: oneOf(['BypassSharingRules', 'EnforceSharingRules']),
  sortOrder: whole,
});

export type MatchingItem = z.infer<typeof matchingItem>;
export type MatchingRule = z.infer<typeof matchingRule> & { readonly object: string; readonly file: string };
export type MatchRule = z.infer<typeof matchRule>;
export type DuplicateRule = z.infer<typeof duplicateRule> & {
  readonly object: string;
  readonly name: string;
  readonly file: string;
};

export type DuplicateRules = {
  readonly duplicateRules: readonly DuplicateRule[];
  readonly matchingRules: readonly MatchingRule[];
};

const parsed = <Shape extends z.ZodType>(file: string, root: string, shape: Shape): z.infer<Shape> => {
  const result = shape.safeParse(readSource(file, root));
  if (!result.success) throw new SourceInvalid(file, problemsOf(result.error));
  return result.data;
};

const matchingFile = element({ fullName: word.optional(), matchingRules: listOf(matchingRule) });

/** The parts of `Account.Same_Name` before the ending. */
const nameParts = (file: string, ending: string): readonly [string, string] => {
  const [object = '', ...rest] = basename(file)
    .replace(new RegExp(`\\.${ending}-meta\\.xml$`), '')
    .split('.');
  return [object, rest.join('.')];
};

/**
 * All rules of the package, active or not.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readDuplicateRules = (directories: readonly string[]): DuplicateRules => ({
  duplicateRules: sourceFiles(directories, '**/duplicateRules/*.duplicateRule-meta.xml').map((file) => {
    const [object, name] = nameParts(file, 'duplicateRule');
    return { ...parsed(file, 'DuplicateRule', duplicateRule), object, name, file };
  }),
  matchingRules: sourceFiles(directories, '**/matchingRules/*.matchingRule-meta.xml').flatMap((file) => {
    const [object] = nameParts(file, 'matchingRule');
    return parsed(file, 'MatchingRules', matchingFile).matchingRules.map((rule) => ({ ...rule, object, file }));
  }),
});
