/** The value of a field with its texts. https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import { dataTypeOf } from '../object-info/field-info.ts';
import type { FieldValue } from '../records/record-shape.ts';
import { answered } from './answered.ts';
import { checkArgs } from './connection.ts';
import { needsSelection } from './invalid.ts';
import type { FieldSelection } from './selections.ts';

const LABELLED: ReadonlySet<string> = new Set(['picklist', 'multipicklist', 'combobox']);
const FORMATTED: ReadonlySet<string> = new Set(['currency', 'date', 'datetime', 'time']);

const NO_ARGS: ReadonlySet<string> = new Set();

/** `PicklistValue` */
const valueType = (field: FieldSchema): string =>
  field.type === 'reference' || field.type === 'id' ? 'IDValue' : `${dataTypeOf(field)}Value`;

/** @throws GraphqlInvalid when nothing of it is selected, or what it does not have */
export const fieldValue = (field: FieldSchema, found: FieldValue, selection: FieldSelection): unknown => {
  const type = valueType(field);
  checkArgs(selection, NO_ARGS);
  if (selection.selections.length === 0) throw needsSelection(selection, type);
  const format = () => {
    throw new Unsupported(`the GraphQL field format of ${type}`);
  };
  return answered(selection.selections, type, {
    value: () => found.value,
    displayValue: () => found.displayValue,
    ...(LABELLED.has(field.type) ? { label: () => found.displayValue } : {}),
    ...(FORMATTED.has(field.type) ? { format } : {}),
  });
};
