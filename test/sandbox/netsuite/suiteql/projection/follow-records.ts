/** Keeps the tables in step with the records: loads what is there, then hears of every commit. */
import type { RecordListener, StoredRecord, TransactionLink } from '../../records/types.ts';
import type { Cell, Database } from '../engine/database.ts';
import type { Catalog } from '../tables/catalog.ts';
import type { Table } from '../tables/table.ts';
import { accountingRows } from './accounting-rows.ts';
import { baseCurrencies } from './base-currencies.ts';
import { cellOf, secondsOf } from './cells.ts';
import type { FieldSource } from './custom-columns.ts';
import { lineRows } from './line-rows.ts';
import { forgetLinksOf, replaceLinks } from './link-rows.ts';
import { listRow } from './list-rows.ts';
import { tableOfRecord, transactionTypeOf } from './record-tables.ts';
import type { TransactionType } from './record-tables.ts';
import { taxRows } from './tax-rows.ts';
import { transactionRow } from './transaction-rows.ts';
import type { TransactionSettings } from './transaction-rows.ts';

/** The part of the book SuiteQL needs. */
export type RecordSource = {
  readonly definitions: { readonly all: readonly FieldSource[] };
  list(type: string): Iterable<StoredRecord>;
  /** Links whose next document is this one. */
  linksTo(nextDoc: string): readonly TransactionLink[];
  listen(listener: RecordListener): void;
};

export type ProjectionNeeds = {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly settings: TransactionSettings;
};

const tableNamed = (catalog: Catalog, name: string): Table => {
  const table = catalog.find(name);
  if (table === undefined) throw new TypeError(`no table ${name}`);
  return table;
};

const TAX_DETAIL = 'transactiontaxdetail';

/** The tables of the account whose rows belong to a document. */
const partsOf = (catalog: Catalog): readonly string[] =>
  ['transactionline', 'transactionaccountingline', TAX_DETAIL].filter((name) => catalog.find(name) !== undefined);

const removeParts = (database: Database, parts: readonly string[], { id }: StoredRecord): void => {
  for (const table of parts) database.removeWhere(table, 'transaction', BigInt(id));
};

/** Writes documents, with the income accounts of the items and the base currencies of the companies seen so far. */
const documentWriter = ({ database, catalog, settings }: ProjectionNeeds) => {
  const header = tableNamed(catalog, 'transaction');
  const lineTable = tableNamed(catalog, 'transactionline');
  const parts = partsOf(catalog);
  const incomeAccounts = new Map<Cell, Cell>();
  const currencies = baseCurrencies();

  return {
    rememberCurrency: currencies.remember,
    rememberItem(record: StoredRecord): void {
      incomeAccounts.set(BigInt(record.id), cellOf(record.fields['incomeAccount'], 'integer'));
    },
    write(record: StoredRecord, type: TransactionType, isNew: boolean): void {
      const inBase = currencies.of(record);
      const lines = lineRows(record, type, { table: lineTable, settings, inBase });
      const incomeAccountOf = (item: Cell): Cell => incomeAccounts.get(item) ?? null;
      if (!isNew) removeParts(database, parts, record);
      database.put('transaction', transactionRow(record, type, { table: header, settings }));
      for (const row of lines) database.put('transactionline', row);
      for (const row of accountingRows(record, type, { lines, incomeAccountOf, inBase })) {
        database.put('transactionaccountingline', row);
      }
      if (parts.includes(TAX_DETAIL)) for (const row of taxRows(record, lines)) database.put(TAX_DETAIL, row);
    },
  };
};

const nameOf = ({ fields, id }: StoredRecord): Cell =>
  cellOf(fields['tranId'] ?? fields['entityId'] ?? fields['itemId'] ?? fields['name'] ?? id, 'text');

/** A customer's primary subsidiary is a row of its own. */
const rememberCompany = (database: Database, record: StoredRecord): void => {
  const subsidiary = cellOf(record.fields['subsidiary'], 'integer');
  if (subsidiary === null) return;
  const [id, isprimarysub] = [BigInt(record.id), 'T'];
  database.put('customersubsidiaryrelationship', { id, entity: id, subsidiary, isprimarysub, externalid: null });
};

const rememberDeletion = (database: Database, record: StoredRecord, at: Date): void =>
  database.put('deletedrecord', {
    recordid: BigInt(record.id),
    type: record.type.toLowerCase(),
    name: nameOf(record),
    externalid: record.externalId ?? null,
    deleteddate: secondsOf(at),
    iscustomlist: 'F',
    iscustomrecord: 'F',
    iscustomtransaction: 'F',
  });

/** Loads a book's records into the database and listens for the rest. */
export const followRecords = (source: RecordSource, needs: ProjectionNeeds): void => {
  const { database, catalog } = needs;
  const documents = documentWriter(needs);
  const seen = new Set<string>();

  const saved = (record: StoredRecord): void => {
    const type = transactionTypeOf(record.type);
    if (type !== undefined) {
      documents.write(record, type, !seen.has(record.id));
      seen.add(record.id);
      return;
    }
    const name = tableOfRecord(record.type);
    if (name === undefined) return;
    documents.rememberCurrency(record);
    if (name === 'item') documents.rememberItem(record);
    database.put(name, listRow(record, tableNamed(catalog, name)));
    if (name === 'customer') rememberCompany(database, record);
  };

  const deleted = (record: StoredRecord, at: Date): void => {
    const name = tableOfRecord(record.type);
    rememberDeletion(database, record, at);
    if (name === undefined) return;
    database.removeWhere(name, 'id', BigInt(record.id));
    if (name === 'customer') database.removeWhere('customersubsidiaryrelationship', 'entity', BigInt(record.id));
    if (name !== 'transaction') return;
    seen.delete(record.id);
    removeParts(database, partsOf(catalog), record);
    forgetLinksOf(database, record.id);
  };

  const linked = (nextDoc: string, links: readonly TransactionLink[]): void => replaceLinks(database, nextDoc, links);

  for (const { type } of source.definitions.all) {
    for (const record of source.list(type)) {
      saved(record);
      const links = transactionTypeOf(type) === undefined ? [] : source.linksTo(record.id);
      if (links.length > 0) linked(record.id, links);
    }
  }
  source.listen({ saved, deleted, linked });
};
