import type { z } from 'zod';
import { needsAPerson, type Failure, type FailureCode, type Finding } from '../shared/failure.ts';

/** A failure that already knows its HTTP status: what the door itself refuses, before any capability is asked. */
export class HttpRefusal extends Error {
  override name = 'HttpRefusal';
  readonly status: number;
  readonly failure: Failure;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, failure: Failure, headers: Readonly<Record<string, string>> = {}) {
    super(failure.message, { cause: failure });
    this.status = status;
    this.failure = failure;
    this.headers = headers;
  }
}

type Words = { readonly code?: FailureCode; readonly message: string; readonly advice: string };

/** A refusal in words; the owner is whoever wrote the calling program. */
export const refusal = (
  status: number,
  { code = 'REQUEST_REFUSED', message, advice }: Words,
  headers: Readonly<Record<string, string>> = {},
): HttpRefusal => new HttpRefusal(status, needsAPerson({ code, message, advice, owner: 'engineer' }), headers);

const toFinding = (issue: z.core.$ZodIssue): Finding => {
  const field = issue.path.map(String).join('.');
  return {
    code: 'REQUEST_REFUSED',
    severity: 'block',
    subject: { object: 'request', id: field, field },
    cause: `${field}: ${issue.message}`,
    fix: 'Send what the document at /v1/openapi.json describes.',
    owner: 'engineer',
    waitsFor: [],
  };
};

/** Every invalid field at once, each by name. */
export const invalidInput = (error: z.ZodError): HttpRefusal => {
  const findings = error.issues.map(toFinding);
  return new HttpRefusal(
    400,
    needsAPerson({
      code: 'REQUEST_REFUSED',
      message: findings.map(({ cause }) => cause).join('; '),
      advice: 'Send what the document at /v1/openapi.json describes.',
      owner: 'engineer',
      findings,
    }),
  );
};
