import type { DuplicateResult, SaveError } from '../data/types.ts';

/**
 * A refusal in the REST API's own shape: a status and an array of errors.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export type ApiError = {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
  /** The platform's own spelling. */
  readonly duplicateResut?: DuplicateResult;
};

export class RestError extends Error {
  readonly status: number;
  readonly errors: readonly ApiError[];

  constructor(status: number, errors: readonly ApiError[]) {
    super(errors.map((error) => `${error.errorCode}: ${error.message}`).join('; '));
    this.name = 'RestError';
    this.status = status;
    this.errors = errors;
  }
}

const one = (status: number, errorCode: string, message: string): RestError =>
  new RestError(status, [{ message, errorCode }]);

/** Refusals several routes share. */
export const restRefusals = {
  notFound: () => one(404, 'NOT_FOUND', 'The requested resource does not exist'),
  unknownKey: (value: string) =>
    one(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${value}`),
  gone: () => one(404, 'ENTITY_IS_DELETED', 'entity is deleted'),
  methodNotAllowed: (method: string, allowed: readonly string[]) =>
    one(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(', ')}`),
  unreadable: (message: string) => one(400, 'JSON_PARSER_ERROR', message),
  badRequest: (message: string) => one(400, 'BAD_REQUEST', message),
  mediaType: () =>
    one(415, 'UNSUPPORTED_MEDIA_TYPE', 'The HTTP entity body is required, but this request has no entity body.'),
  sessionInvalid: () => one(401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
  insufficientAccess: (message: string) => one(403, 'INSUFFICIENT_ACCESS', message),
  apiDisabled: () => one(403, 'API_CURRENTLY_DISABLED', 'API is disabled for this User'),
  limitExceeded: () => one(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
  retiredVersion: () =>
    one(410, 'UNSUPPORTED_API_VERSION', 'This version of the API is retired. Use a supported version.'),
  tooMany: (limit: number) =>
    one(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${limit} records into this call`),
} as const;

/** Refused while reading the request, before any record was looked at: the platform names no fields then. */
const WITHOUT_FIELDS: ReadonlySet<string> = new Set([
  'INVALID_FIELD',
  'JSON_PARSER_ERROR',
  'ENTITY_IS_DELETED',
  'NOT_FOUND',
]);
const NOT_THERE: ReadonlySet<string> = new Set(['ENTITY_IS_DELETED', 'NOT_FOUND']);

const toApiError = ({ statusCode, message, fields, duplicateResult }: SaveError): ApiError => {
  if (duplicateResult !== undefined) return { duplicateResut: duplicateResult, errorCode: statusCode, message };
  return WITHOUT_FIELDS.has(statusCode)
    ? { message, errorCode: statusCode }
    : { message, errorCode: statusCode, fields };
};

/** What single-record calls answer when a save is refused. */
export const saveRefusal = (errors: readonly SaveError[]): RestError =>
  new RestError(errors.some((error) => NOT_THERE.has(error.statusCode)) ? 404 : 400, errors.map(toApiError));
