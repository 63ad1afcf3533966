/**
 * The exception a DML statement ends with when rows failed.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
import { FailedRows, type FailedRow } from '../library/system/exceptions/exception-details.ts';
import { apexException, type ApexException } from '../runtime/exceptions.ts';
import type { DmlSite } from '../runtime/transaction.ts';
import { SObjectValue } from '../values/sobject.ts';
import type { RowError, RowResult } from './database-work.ts';

/** Rows that failed only because others did are not told of. */
const ROLLED_BACK = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';

const failedRow = (record: unknown, index: number, error: RowError): FailedRow => ({
  index,
  id: record instanceof SObjectValue ? record.id : null,
  object: record instanceof SObjectValue ? record.type : '',
  ...error,
});

const failedRows = (records: readonly unknown[], results: readonly RowResult[]): readonly FailedRow[] =>
  results.flatMap(({ success, errors }, index) =>
    success
      ? []
      : errors
          .filter((error) => error.statusCode !== ROLLED_BACK)
          .map((error) => failedRow(records[index], index, error)),
  );

const shownError = ({ statusCode, message, fields }: RowError): string =>
  `${statusCode}, ${message}: [${fields.join(', ')}]`;

const shownRow = ({ index, id }: FailedRow): string => `row ${index}${id === null ? '' : ` with id ${id}`}`;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** @returns undefined when all rows were saved */
export const dmlFailure = (
  verb: DmlSite['verb'] | 'process',
  records: readonly unknown[],
  results: readonly RowResult[],
): ApexException | undefined => {
  const rows = failedRows(records, results);
  const [first] = rows;
  if (first === undefined) return undefined;
  const message = `${capital(verb)} failed. First exception on ${shownRow(first)}; first error: ${shownError(first)}`;
  const exception = apexException('System.DmlException', message);
  exception.details = new FailedRows(rows);
  return exception;
};
