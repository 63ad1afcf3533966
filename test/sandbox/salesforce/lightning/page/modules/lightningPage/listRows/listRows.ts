/** Lists as a datatable wants them: columns, and rows of texts with the addresses that names lead to. */
import { isNumber } from 'lightningPage/fieldKinds';
import { fieldAt, recordUrl, textAt } from 'lightningPage/recordText';
import type { ListColumn, RecordShape } from 'lightningPage/uiShapes';

export type TableColumn = Readonly<Record<string, unknown>>;
export type TableRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** A path has dots, which a table would take for steps. */
const keyOf = ({ fieldApiName }: ListColumn): string => fieldApiName.replaceAll('.', '_');

const TYPES: Readonly<Record<string, string>> = { Boolean: 'boolean', Email: 'email', Phone: 'phone', Url: 'url' };

const isName = ({ fieldApiName }: ListColumn, names: readonly string[]): boolean =>
  fieldApiName === 'Name' || names.includes(fieldApiName);

const typed = (column: ListColumn, isLink: boolean): TableColumn => {
  const key = keyOf(column);
  if (isLink) {
    return { type: 'url', fieldName: `${key}Url`, typeAttributes: { label: { fieldName: key }, target: '_self' } };
  }
  const alignment = isNumber(column.dataType) ? 'right' : 'left';
  return { type: TYPES[column.dataType] ?? 'text', fieldName: key, cellAttributes: { alignment } };
};

export const tableColumns = (columns: readonly ListColumn[], names: readonly string[]): readonly TableColumn[] =>
  columns.map((column) => ({
    ...typed(column, column.lookupId !== null || isName(column, names)),
    label: column.label,
    sortable: column.sortable,
    hideDefaultActions: true,
  }));

/** The field that a column is sorted by, from the name that the table gives it. */
export const sortedField = (columns: readonly ListColumn[], fieldName: string): string =>
  columns.find((column) => [keyOf(column), `${keyOf(column)}Url`].includes(fieldName))?.fieldApiName ?? fieldName;

/** The name that the table gives a column. */
export const columnKey = (columns: readonly ListColumn[], names: readonly string[], field: string): string => {
  const column = columns.find(({ fieldApiName }) => fieldApiName === field);
  if (column === undefined) return '';
  return column.lookupId !== null || isName(column, names) ? `${keyOf(column)}Url` : keyOf(column);
};

const targetOf = (record: RecordShape, { lookupId }: ListColumn): string => {
  const id = lookupId === null ? record.id : textAt(record, lookupId);
  return id === '' ? '' : recordUrl(id, lookupId === null ? record.apiName : undefined);
};

const cells = (record: RecordShape, column: ListColumn, isLink: boolean): readonly (readonly [string, unknown])[] => {
  const key = keyOf(column);
  const value = fieldAt(record, column.fieldApiName)?.value;
  const shown = column.dataType === 'Boolean' ? value : textAt(record, column.fieldApiName);
  return isLink
    ? [
        [key, shown],
        [`${key}Url`, targetOf(record, column) || undefined],
      ]
    : [[key, shown]];
};

export const tableRows = (
  records: readonly RecordShape[],
  columns: readonly ListColumn[],
  names: readonly string[],
): readonly TableRow[] =>
  records.map((record) => ({
    ...Object.fromEntries(
      columns.flatMap((column) => cells(record, column, column.lookupId !== null || isName(column, names))),
    ),
    id: record.id,
  }));
