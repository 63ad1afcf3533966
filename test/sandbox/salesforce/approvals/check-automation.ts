import type { Schema } from '../schema/types.ts';
import { ruleBook } from '../workflow/rules/rule-book.ts';
import { approvalBook } from './definition/approval-book.ts';

/**
 * Approval processes and workflow rules that could not run are found when a package is loaded, not when somebody needs them.
 * @throws SourceInvalid for what a deploy would have refused, and for what the sandbox does not run
 */
export const checkAutomation = (schema: Schema): Schema => {
  approvalBook(schema);
  ruleBook(schema);
  return schema;
};
