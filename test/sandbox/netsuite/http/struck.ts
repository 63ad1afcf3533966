import type { Fault } from '../../shared/faults.ts';
import { invalidLogin, TITLES, unexpectedError } from './envelope.ts';
import { NetSuiteError } from './netsuite-error.ts';

/**
 * What the faults that strike one request add up to, and how a refusal by fault looks in NetSuite's envelope.
 */
export type Struck = {
  readonly delayMilliseconds: number;
  readonly refusal: (Fault & { kind: 'status' }) | undefined;
  /** The refusal comes when the work is done and committed. */
  readonly refusesAfterCommit: boolean;
  readonly dropBefore: boolean;
  readonly dropAfterCommit: boolean;
  readonly truncate: boolean;
  readonly expireToken: boolean;
};

/**
 * Sums the faults up. A refusal together with a cut after the commit is a refusal after the commit: NetSuite's
 * "unexpected error" may well have saved the record.
 */
export const struckBy = (faults: readonly Fault[]): Struck => {
  const has = (kind: Fault['kind']): boolean => faults.some((fault) => fault.kind === kind);
  const refusal = faults.find((fault) => fault.kind === 'status');
  return {
    delayMilliseconds: faults.reduce((sum, fault) => sum + (fault.kind === 'delay' ? fault.milliseconds : 0), 0),
    refusal,
    refusesAfterCommit: refusal !== undefined && has('drop-after-commit'),
    dropBefore: has('drop-before'),
    dropAfterCommit: refusal === undefined && has('drop-after-commit'),
    truncate: has('truncate'),
    expireToken: has('expire-token'),
  };
};

type Wording = { readonly errorCode: string; readonly detail: string };

/** 403, 502 to 504 are not quoted by any source. */
const WORDINGS: Readonly<Record<number, Wording>> = {
  400: { errorCode: 'USER_ERROR', detail: 'Error while accessing a resource. This request was refused by a fault.' },
  403: { errorCode: 'INSUFFICIENT_PERMISSION', detail: 'Permission Violation: You do not have permission to do this.' },
  404: { errorCode: 'NONEXISTENT_ID', detail: 'Record does not exist.' },
  429: { errorCode: 'CONCURRENCY_LIMIT_EXCEEDED', detail: 'Concurrent request limit exceeded. Request blocked.' },
  503: { errorCode: 'SERVICE_UNAVAILABLE', detail: 'The system is currently unavailable due to maintenance.' },
};
const PLAIN: Wording = { errorCode: 'UNEXPECTED_ERROR', detail: 'An unexpected error occurred.' };

const wordingOf = ({ status, code, message }: Fault & { kind: 'status' }): Wording => {
  const usual = WORDINGS[status] ?? PLAIN;
  return { errorCode: code ?? usual.errorCode, detail: message ?? usual.detail };
};

/** The refusal a `status` fault asks for. @param errorId for a 500 without a text of its own */
export const refusalByFault = (fault: Fault & { kind: 'status' }, errorId: string): NetSuiteError => {
  if (fault.status === 401 && fault.code === undefined) return invalidLogin();
  if (fault.status === 500 && fault.message === undefined) return unexpectedError(errorId);
  return new NetSuiteError({
    status: fault.status,
    title: TITLES[fault.status] ?? 'Error',
    details: [wordingOf(fault)],
    headers: fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
  });
};

/** The refusal when all slots are taken. */
export const concurrencyExceeded = (title: string, retryAfterSeconds: number | undefined): NetSuiteError =>
  new NetSuiteError({
    status: 429,
    title,
    details: [
      { errorCode: 'CONCURRENCY_LIMIT_EXCEEDED', detail: 'Concurrent request limit exceeded. Request blocked.' },
    ],
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  });
