/**
 * What a DmlException and an EmailException tell about each row that failed.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
import { transaction } from '../../../runtime/current.ts';
import { apexException, nullPointer, type ApexException } from '../../../runtime/exceptions.ts';
import { ApexList } from '../../../values/list.ts';
import type { LibraryClass } from '../../define.ts';
import { statusCode } from '../status-code.ts';
import { FailedRows, type FailedRow } from './exception-details.ts';

const rowsOf = ({ details }: ApexException): readonly FailedRow[] =>
  details instanceof FailedRows ? details.rows : [];

/** @param read takes the answer from the row that an index means, counted among the failed ones */
const ofRow =
  <Answer>(read: (row: FailedRow) => Answer) =>
  (self: ApexException, index: number | null): Answer => {
    if (index === null) throw nullPointer();
    const row = rowsOf(self)[index];
    if (row === undefined) throw apexException('System.ListException', `List index out of bounds: ${index}`);
    return read(row);
  };

const fieldTokens = ({ object, fields }: FailedRow): ApexList =>
  new ApexList(
    'List<Schema.SObjectField>',
    fields.map((field) => transaction().data.describe.fieldToken(object, field)),
  );

export const failedRowMembers: LibraryClass['members'] = {
  'Integer getNumDml()': (self: ApexException) => rowsOf(self).length,
  'List<String> getDmlFieldNames(Integer index)': ofRow(({ fields }) => new ApexList('List<String>', [...fields])),
  'List<Schema.SObjectField> getDmlFields(Integer index)': ofRow(fieldTokens),
  'String getDmlId(Integer index)': ofRow(({ id }) => id),
  'Integer getDmlIndex(Integer index)': ofRow(({ index }) => index),
  'String getDmlMessage(Integer index)': ofRow(({ message }) => message),
  'String getDmlStatusCode(Integer index)': ofRow((row) => row.statusCode),
  'System.StatusCode getDmlType(Integer index)': ofRow((row) => statusCode(row.statusCode)),
};
