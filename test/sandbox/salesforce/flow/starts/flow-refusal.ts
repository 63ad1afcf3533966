/**
 * What a flow that failed, or that says so with a Custom Error element, means for the record that started it: the record is not
 * saved. https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_custom_error.htm
 */
import type { SaveError } from '../../data/types.ts';
import { transaction } from '../../apex/runtime/current.ts';
import type { FlowPlan } from '../engine/flow-plan.ts';
import type { CustomError, InterviewEnd } from '../engine/interview.ts';

const customError = ({ message, field }: CustomError): SaveError => ({
  statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  message,
  fields: field === undefined ? [] : [field],
});

const digits = (count: number): string => String(Math.floor(transaction().random() * 10 ** count)).padStart(count, '0');

/** As the platform writes it into its log; nothing is known of what the numbers mean. */
const errorId = (): string => `${digits(9)}-${digits(5)} (${digits(9)})`;

/** @param details what went wrong at which element */
export const flowFailed = ({ definition }: FlowPlan, details: string): SaveError => ({
  statusCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
  message: `We can't save this record because the “${definition.label}” process failed. Give your Salesforce admin these details. ${details} Error ID: ${errorId()}`,
  fields: [],
});

/** Why the record of this interview must not be saved; nothing when it may. */
export const refusalsOf = (plan: FlowPlan, end: InterviewEnd): readonly SaveError[] => {
  const { customErrors } = end.kind === 'failed' ? end.failure : end.interview;
  if (customErrors.length > 0) return customErrors.map(customError);
  return end.kind === 'failed' ? [flowFailed(plan, end.failure.message)] : [];
};
