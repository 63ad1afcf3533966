/**
 * How a component learns that its Apex failed: the body of the error it gets.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
import { FailedRows, type FailedRow } from '../../apex/library/system/exceptions/exception-details.ts';
import type { ApexException } from '../../apex/runtime/exceptions.ts';

export type AuraFailure = { readonly status: number; readonly body: object };

/** A call that never reached the method. */
export class AuraRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'AuraRefused';
    this.status = status;
  }
}

/** Failures of rows are told by field where they name fields, by page where they do not. */
const rowFailures = (rows: readonly FailedRow[]): object => {
  const said = rows.map(({ statusCode, message, fields }) => ({ statusCode, message, fields }));
  const fieldErrors: Record<string, object[]> = {};
  for (const { fields, ...problem } of said) for (const field of fields) (fieldErrors[field] ??= []).push(problem);
  return {
    fieldErrors,
    pageErrors: said
      .filter(({ fields }) => fields.length === 0)
      .map(({ statusCode, message }) => ({ statusCode, message })),
    index: rows[0]?.index ?? null,
    duplicateResults: [],
  };
};

/** What the class says for people goes out as it is, without what lies behind it. */
const handled = (exception: ApexException): object => ({
  message: typeof exception.details === 'string' ? exception.details : exception['getmessage()'](),
  isUserDefinedException: false,
  exceptionType: 'System.AuraHandledException',
});

const bodyOf = (exception: ApexException): object => {
  if (exception.apexType === 'System.AuraHandledException') return handled(exception);
  const { details } = exception;
  const type = exception['gettypename()']();
  return {
    exceptionType: type,
    isUserDefinedException: !type.startsWith('System.'),
    message: exception['getmessage()'](),
    stackTrace: exception['getstacktracestring()'](),
    ...(details instanceof FailedRows ? rowFailures(details.rows) : {}),
  };
};

export const apexFailure = (exception: ApexException): AuraFailure => ({ status: 500, body: bodyOf(exception) });
