import { asFailure, type Failure, type FailureCode, type FailureKind } from '../shared/failure.ts';
import { HttpRefusal } from './http-refusal.ts';

/** Any failure as an answer of type `application/problem+json` (RFC 9457): what happened, what to do next, no internals. */

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: FailureCode;
  readonly detail: string;
  readonly fix: string;
  readonly findings: Failure['findings'];
  readonly correlationId: string;
};

const STATUS_OF_CODE: Partial<Readonly<Record<FailureCode, number>>> = {
  REQUEST_REFUSED: 400,
  ACCESS_MISSING: 403,
  NOT_FOUND: 404,
  WRONG_STATUS: 409,
  KEY_REUSED: 422,
  DEFECT: 500,
};
const STATUS_OF_KIND: Readonly<Record<FailureKind, number>> = {
  'try-again': 503,
  'needs-a-person': 422,
  'already-done': 409,
};
const NO_INTERNALS = 'Orderbridge met something it was not written for; the log has it under this correlation id.';

const words = (code: FailureCode): string => {
  const text = code.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export type ProblemAnswer = { readonly problem: Problem; readonly headers: Readonly<Record<string, string>> };

const headersOf = (thrown: unknown, failure: Failure): Readonly<Record<string, string>> => {
  if (thrown instanceof HttpRefusal) return thrown.headers;
  if (failure.kind !== 'try-again') return {};
  return { 'Retry-After': String(Math.ceil(failure.retryAfterSeconds ?? 5)) };
};

/** The answer to whatever was thrown while a request was served. */
export const problemOf = (thrown: unknown, correlationId: string): ProblemAnswer => {
  const failure = thrown instanceof HttpRefusal ? thrown.failure : asFailure(thrown);
  const status =
    thrown instanceof HttpRefusal ? thrown.status : (STATUS_OF_CODE[failure.code] ?? STATUS_OF_KIND[failure.kind]);
  return {
    problem: {
      type: `urn:orderbridge:problem:${failure.code.toLowerCase().replaceAll('_', '-')}`,
      title: words(failure.code),
      status,
      code: failure.code,
      detail: failure.code === 'DEFECT' ? NO_INTERNALS : failure.message,
      fix: failure.advice,
      findings: failure.findings,
      correlationId,
    },
    headers: headersOf(thrown, failure),
  };
};
