/**
 * Assignment rules as their files describe them: entries in order, the first that a record meets says who gets it.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_assignmentrule.htm
 */
import type { z } from 'zod';
import { element, flag, listOf, oneOf, text, word } from '../flow/definition/metadata-values.ts';
import { criteriaItem } from '../workflow/definition/criteria-metadata.ts';
import { readMetadata } from '../workflow/definition/read-metadata.ts';

const ruleEntry = element({
  assignedTo: word.optional(),
  assignedToType: oneOf(['User', 'Queue']).optional(),
  booleanFilter: word.optional(),
  criteriaItems: listOf(criteriaItem),
  formula: text.optional(),
  notifyCcRecipients: flag.optional(),
  overrideExistingTeams: flag.optional(),
  team: listOf(word),
  template: word.optional(),
});

const assignmentRule = element({ fullName: word, active: flag, ruleEntry: listOf(ruleEntry) });

const assignmentRules = element({ fullName: word.optional(), assignmentRule: listOf(assignmentRule) });

export type AssignmentEntry = z.infer<typeof ruleEntry>;

/** The active rule of one object. */
export type AssignmentRule = z.infer<typeof assignmentRule> & { readonly object: string; readonly file: string };

/**
 * The active rules of the package: an object has one at most.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readAssignmentRules = (directories: readonly string[]): readonly AssignmentRule[] =>
  readMetadata(directories, {
    folder: 'assignmentRules',
    suffix: 'assignmentRules',
    root: 'AssignmentRules',
    shape: assignmentRules,
  }).flatMap(({ file, name, content }) =>
    content.assignmentRule.filter(({ active }) => active).map((rule) => ({ ...rule, object: name, file })),
  );
