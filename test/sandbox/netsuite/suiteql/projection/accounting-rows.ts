/** What each line does to the ledger, in the subsidiary's base currency: positive amounts are debits, negative ones credits. */
import type { FieldValue, StoredRecord } from '../../records/types.ts';
import type { Cell, Row } from '../engine/database.ts';
import { amountOf, cellOf } from './cells.ts';
import type { InBase } from './base-currencies.ts';
import type { TransactionType } from './record-tables.ts';
import { postingFlag } from './transaction-rows.ts';

/** The primary accounting book. */
const PRIMARY_BOOK = 1n;

/** The income account of an item, when it has one. */
export type IncomeAccountOf = (item: Cell) => Cell;

const first = (...values: readonly (FieldValue | undefined)[]): Cell =>
  cellOf(
    values.find((value) => value !== undefined && value !== null),
    'integer',
  );

/** A payment that names no account waits among undeposited funds, whose account the record does not tell. */
const mainAccount = ({ fields }: StoredRecord): Cell => first(fields['account']);

const isMain = (line: Row): boolean => line['mainline'] === 'T';

const settlement = (record: StoredRecord, type: TransactionType, inBase: InBase): Record<string, Cell> => {
  const base = (name: string): bigint => inBase(amountOf(record.fields[name]));
  if (record.type === 'invoice') {
    const paid = base('amountPaid');
    return { amountpaid: paid, amountunpaid: base('amountRemaining'), amountlinked: paid };
  }
  if (type.posting !== 'credit' && type.posting !== 'receipt') return {};
  return { paymentamountused: base('applied'), paymentamountunused: base('unapplied'), amountlinked: base('applied') };
};

const accountOf = (record: StoredRecord, line: Row, incomeAccountOf: IncomeAccountOf): Cell => {
  if (isMain(line)) return mainAccount(record);
  const item = line['item'] ?? null;
  return item === null ? first(record.fields['arAcct']) : incomeAccountOf(item);
};

const amountOfLine = (line: Row): bigint => {
  const amount = line['netamount'];
  return typeof amount === 'bigint' ? amount : 0n;
};

/** One row per line. */
export const accountingRows = (
  record: StoredRecord,
  type: TransactionType,
  { lines, incomeAccountOf, inBase }: { lines: readonly Row[]; incomeAccountOf: IncomeAccountOf; inBase: InBase },
): readonly Row[] =>
  lines.map((line) => {
    const amount = amountOfLine(line);
    return {
      transaction: BigInt(record.id),
      transactionline: line['id'] ?? 0n,
      accountingbook: PRIMARY_BOOK,
      account: accountOf(record, line, incomeAccountOf),
      amount,
      netamount: amount,
      debit: amount > 0n ? amount : null,
      credit: amount < 0n ? -amount : null,
      exchangerate: cellOf(record.fields['exchangeRate'], 'decimal'),
      posting: postingFlag(record, type),
      ...(isMain(line) ? settlement(record, type, inBase) : {}),
    };
  });
