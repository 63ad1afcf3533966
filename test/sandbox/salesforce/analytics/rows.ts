/** The records of a report, read as the running user: only what sharing lets them see. */
import { runSoql, type JsonRecord } from '../soql/index.ts';
import type { Column } from './columns.ts';
import type { Running } from './running.ts';

export type Row = JsonRecord;

/** A value below a record: `Account__r.Name`. */
const below = (row: Row, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    row,
  );

export type CellValue = string | number | boolean | null;

export const valueIn = (row: Row, { field }: Column): CellValue => {
  const value = row[field.name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/** What a reference is called; undefined for what is none. */
export const nameIn = (row: Row, { namePath }: Column): string | undefined => {
  const found = namePath === undefined ? undefined : below(row, namePath);
  return typeof found === 'string' ? found : undefined;
};

const pathsOf = ({ field, namePath }: Column): readonly string[] =>
  namePath === undefined ? [field.name] : [field.name, namePath.join('.')];

/** @param where as the report's filters say; sorted by `order` */
export const readRows = (
  { org, caller, asker, shown }: Running,
  columns: readonly Column[],
  { where, order }: { readonly where: string; readonly order: string },
): readonly Row[] => {
  const currency = shown.fields.has('currencyisocode') ? ['CurrencyIsoCode'] : [];
  const paths = [...new Set(['Id', ...currency, ...columns.flatMap(pathsOf)])];
  const soql = `SELECT ${paths.join(', ')} FROM ${shown.name}${where}${order}`;
  return runSoql(org, { soql, includeDeleted: false, userId: caller.userId, asker }).records;
};
