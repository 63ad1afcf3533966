/** The `transaction` row of a document: its header, its status in three notations, and its amounts in its own currency. */
import { STATUS_LABELS } from '../../records/definitions/statuses.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Cell, Row } from '../engine/database.ts';
import type { Table } from '../tables/table.ts';
import { amountOf, cellOf, cellsByName, identityCells } from './cells.ts';
import type { TransactionType } from './record-tables.ts';

/** What is not documented about transactions in SuiteQL. */
export type TransactionSettings = {
  readonly salesLineSign: 'credit' | 'positive';
  readonly creditTotalSign: 'negative' | 'positive';
  readonly statusLabels: Readonly<Record<string, string>>;
};

/** The document's amount, always positive. */
export const totalOf = ({ fields }: StoredRecord): bigint => amountOf(fields['total'] ?? fields['payment']);

const statusCells = (
  record: StoredRecord,
  type: TransactionType,
  settings: TransactionSettings,
): Record<string, Cell> => {
  const letter = record.fields['status'];
  if (typeof letter !== 'string') return {};
  const code = `${type.code}:${letter}`;
  const label = settings.statusLabels[code] ?? STATUS_LABELS[record.type]?.[letter] ?? letter;
  return { status: letter, statuscode: code, statuslabel: `${type.label} : ${label}` };
};

const PENDING_APPROVAL = '1';

const isPosted = (record: StoredRecord, type: TransactionType): boolean =>
  type.posts && record.fields['approvalStatus'] !== PENDING_APPROVAL;

/** Whether the document counts in the ledger, as `T` or `F`. */
export const postingFlag = (record: StoredRecord, type: TransactionType): string =>
  isPosted(record, type) ? 'T' : 'F';

/** Credits and receipts have something to use up; invoices have something to be paid. */
const amountCells = (record: StoredRecord, type: TransactionType): Record<string, Cell> => {
  const { fields } = record;
  if (record.type === 'invoice') {
    return {
      foreignamountpaid: amountOf(fields['amountPaid']),
      foreignamountunpaid: amountOf(fields['amountRemaining']),
    };
  }
  if (type.posting !== 'credit' && type.posting !== 'receipt') return {};
  return {
    foreignpaymentamountused: amountOf(fields['applied']),
    foreignpaymentamountunused: amountOf(fields['unapplied']),
  };
};

const foreignTotal = (record: StoredRecord, type: TransactionType, settings: TransactionSettings): bigint => {
  const total = totalOf(record);
  return type.posting === 'credit' && settings.creditTotalSign === 'negative' ? -total : total;
};

/** The row of a document. */
export const transactionRow = (
  record: StoredRecord,
  type: TransactionType,
  { table, settings }: { table: Table; settings: TransactionSettings },
): Row => {
  const { fields } = record;
  const tranId = typeof fields['tranId'] === 'string' ? fields['tranId'] : record.id;
  const voided = fields['status'] === 'V' ? 'T' : 'F';
  return {
    ...cellsByName(fields, table),
    ...identityCells(record),
    type: type.code,
    typelabel: type.label,
    abbrevtype: type.label.toUpperCase(),
    recordtype: record.type.toLowerCase(),
    trandisplayname: `${type.label} #${tranId}`,
    entity: cellOf(fields['entity'] ?? fields['customer'], 'integer'),
    foreigntotal: foreignTotal(record, type, settings),
    posting: postingFlag(record, type),
    voided,
    void: voided,
    ...statusCells(record, type, settings),
    ...amountCells(record, type),
  };
};
