import { SaveFailure } from '../data/save-failure.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import { SoqlError } from '../soql/soql-error.ts';
import { RestError, saveRefusal } from './rest-error.ts';
import type { RestAnswer } from './rest-request.ts';
import { SeveralMatches } from './sobject-routes.ts';

/** Turns whatever a handler throws into the answer the platform would give; the one place that knows every kind of failure. */
const withErrors = ({ status, errors }: RestError): RestAnswer => ({ status, body: errors });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A body the JSON reader refused, as express' body parser reports it. */
const unreadableBody = (error: unknown): RestAnswer | undefined => {
  if (!isObject(error) || typeof error.type !== 'string' || typeof error.status !== 'number') return undefined;
  const message = typeof error.message === 'string' ? error.message : error.type;
  return { status: error.status, body: [{ message, errorCode: 'JSON_PARSER_ERROR' }] };
};

/** The answer to a call that failed; undefined for what is no refusal but a defect. */
const refusalOf = (error: unknown): RestAnswer | undefined => {
  if (error instanceof RestError) return withErrors(error);
  if (error instanceof SaveFailure) return withErrors(saveRefusal(error.errors));
  if (error instanceof SeveralMatches) return { status: 300, body: error.urls };
  if (error instanceof SoqlError)
    return { status: 400, body: [{ message: error.message, errorCode: error.errorCode }] };
  if (error instanceof Unsupported)
    return { status: 501, body: [{ message: error.message, errorCode: 'SANDBOX_UNSUPPORTED' }] };
  return unreadableBody(error);
};

/** The answer to a call that failed; a defect of the sandbox shows as the platform's own 500. */
export const failureAnswer = (error: unknown): RestAnswer =>
  refusalOf(error) ?? {
    status: 500,
    body: [{ message: `An unexpected error occurred: ${String(error)}`, errorCode: 'UNKNOWN_EXCEPTION' }],
  };

/** What `work` answers, its refusals included. */
export const answerTo = (work: () => RestAnswer): RestAnswer => {
  try {
    return work();
  } catch (error) {
    return failureAnswer(error);
  }
};
