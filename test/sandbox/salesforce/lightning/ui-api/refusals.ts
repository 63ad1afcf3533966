/**
 * How the User Interface API refuses: a status, and a list of errors; a save that is refused answers one error instead, whose output
 * tells which fields are at fault. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_error_with_output.htm
 */
import { z } from 'zod';
import type { SaveError } from '../../data/types.ts';
import { failureAnswer } from '../../rest/answer.ts';
import { RestError } from '../../rest/rest-error.ts';
import type { Handler, RestAnswer } from '../../rest/rest-request.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { ObjectSchema } from '../../schema/types.ts';

/** A refused save, told field by field. */
export class RecordRefused extends Error {
  readonly errors: readonly SaveError[];
  readonly object: ObjectSchema;
  /** The records that the refused one is like; null for an error of another kind. */
  readonly duplicatesOf: (error: SaveError) => object | null;

  constructor(object: ObjectSchema, errors: readonly SaveError[], duplicatesOf: RecordRefused['duplicatesOf']) {
    super(errors.map(({ message }) => message).join('; '));
    this.name = 'RecordRefused';
    this.errors = errors;
    this.object = object;
    this.duplicatesOf = duplicatesOf;
  }
}

/** The record has been changed since the caller read it; the answer carries it as it is now. */
export class RecordChanged extends Error {
  readonly record: unknown;

  constructor(record: unknown) {
    super('The record has been modified since you started editing it. Reload the record and try again.');
    this.name = 'RecordChanged';
    this.record = record;
  }
}

const one = (status: number, errorCode: string, message: string): RestError =>
  new RestError(status, [{ errorCode, message }]);

export const uiRefusals = {
  notFound: () => one(404, 'NOT_FOUND', 'The requested resource does not exist'),
  noAccess: () =>
    one(
      403,
      'INSUFFICIENT_ACCESS',
      'You don’t have access to this record. Ask your administrator for help or to request access.',
    ),
  badId: (id: string) => one(400, 'INVALID_ID_FIELD', `The provided record ID is ill-formed: ${id}`),
  notSupported: (object: string) => one(400, 'INVALID_TYPE', `Object ${object} is not supported in UI API`),
  unknownField: (path: string, object: string) =>
    one(
      400,
      'INVALID_FIELD',
      `No such column '${path}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    ),
  mayNotCreate: (label: string) =>
    one(403, 'INSUFFICIENT_ACCESS', `You don’t have access to create records of type ${label}.`),
  noRelatedList: (id: string) => one(400, 'INVALID_PARAMETER_VALUE', `Invalid related list id: ${id}`),
  illegal: (message: string) => one(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', message),
  badBody: (message: string) => one(400, 'POST_BODY_PARSE_ERROR', message),
} as const;

const detailOf = ({ object, duplicatesOf }: RecordRefused, error: SaveError, field: string | null) => ({
  constituentField: null,
  duplicateRecordError: duplicatesOf(error),
  errorCode: error.statusCode,
  field,
  fieldLabel: field === null ? null : (fieldOf(object, field)?.label ?? null),
  message: error.message,
});

type Detail = ReturnType<typeof detailOf>;

/** Record Exceptions: what concerns the record as a whole, and what concerns its fields. */
const outputOf = (refused: RecordRefused) => {
  const { errors } = refused;
  const fieldErrors: Record<string, readonly Detail[]> = {};
  for (const error of errors)
    for (const name of error.fields) fieldErrors[name] = [...(fieldErrors[name] ?? []), detailOf(refused, error, name)];
  const general = errors.filter(({ fields }) => fields.length === 0);
  return { errors: general.map((error) => detailOf(refused, error, null)), fieldErrors };
};

const NOT_THERE: ReadonlySet<string> = new Set(['ENTITY_IS_DELETED', 'NOT_FOUND']);

const refusedRecord = (refused: RecordRefused): RestAnswer => {
  const status = refused.errors.some(({ statusCode }) => NOT_THERE.has(statusCode)) ? 404 : 400;
  const message = 'An error occurred while trying to update the record. Please try again.';
  return {
    status,
    body: { statusCode: status, message, enhancedErrorType: 'RecordError', output: outputOf(refused) },
  };
};

const changedRecord = ({ message, record }: RecordChanged): RestAnswer => ({
  status: 412,
  body: { statusCode: 412, errorCode: 'PRECONDITION_FAILED', message, enhancedErrorType: null, output: record },
});

const plainErrors = z.array(z.object({ errorCode: z.string(), message: z.string() }));

/** The answer to a call that failed. */
export const uiFailure = (error: unknown): RestAnswer => {
  if (error instanceof RecordRefused) return refusedRecord(error);
  if (error instanceof RecordChanged) return changedRecord(error);
  const { status, body } = failureAnswer(error);
  return { status, body: plainErrors.parse(body).map((one) => ({ statusCode: status, ...one })) };
};

/** A handler whose refusals have the User Interface API's own shape. */
export const inUiShape =
  (handler: Handler): Handler =>
  (context, request, parameters) => {
    try {
      return handler(context, request, parameters);
    } catch (error) {
      return uiFailure(error);
    }
  };
