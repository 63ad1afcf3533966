/** Why an approval request is refused, in words for the person who asked for it. */
import { sentenceOf } from 'lightningPage/failureText';

type Problem = { readonly statusCode: string; readonly message: string };

const isProblem = (one: unknown): one is Problem =>
  typeof one === 'object' &&
  one !== null &&
  ['statusCode', 'message'].every((name) => typeof Reflect.get(one, name) === 'string');

const listAt = (one: unknown, name: string): readonly unknown[] => {
  const found: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, name) : undefined;
  return Array.isArray(found) ? found : [];
};

/** The org's own words are for programs. */
const WORDS: Readonly<Record<string, string>> = {
  NO_APPLICABLE_PROCESS:
    'This record does not meet the conditions of any active approval process, or you are not among those who may submit it. Ask your administrator for help.',
  ALREADY_IN_PROCESS: 'This record waits for an approval already.',
  MANAGER_NOT_DEFINED:
    'The next approver is found by a field such as Manager, and it is empty. Ask your administrator for help.',
  INVALID_CROSS_REFERENCE_KEY: 'This request does not wait any more: somebody has answered it, or it was recalled.',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'This request waits for somebody else: you can’t answer it.',
  REQUIRED_FIELD_MISSING: 'The process asks who approves next, which the sandbox does not ask for on its pages.',
};

/** @param error what a request for approval, or an answer to one, failed with */
export const approvalProblem = (error: unknown): string => {
  const body: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'body') : undefined;
  const outcomes: readonly unknown[] = Array.isArray(body) ? body : [];
  const problems = outcomes.flatMap((one) => listAt(one, 'errors')).filter(isProblem);
  return problems.map(({ statusCode, message }) => WORDS[statusCode] ?? message).join(' ') || sentenceOf(error);
};
