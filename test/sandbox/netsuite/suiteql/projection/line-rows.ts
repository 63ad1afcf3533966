/**
 * The lines of a document: its main line, its items, its discount and its tax. Lines of sales are credits, hence negative;
 * together with the main line they add up to zero.
 */
import type { Line, StoredRecord } from '../../records/types.ts';
import type { Cell, Row } from '../engine/database.ts';
import type { Table } from '../tables/table.ts';
import { dividedRounding } from '../values/decimal.ts';
import type { InBase } from './base-currencies.ts';
import { amountOf, cellOf, cellsByName } from './cells.ts';
import type { TransactionType } from './record-tables.ts';
import { totalOf } from './transaction-rows.ts';
import type { TransactionSettings } from './transaction-rows.ts';

export type LineNeeds = { readonly table: Table; readonly settings: TransactionSettings; readonly inBase: InBase };

/** Sign of the main line; the others stand against it. */
const mainSign = (type: TransactionType): bigint => (type.posting === 'credit' ? -1n : 1n);

const lineSign = (type: TransactionType, { salesLineSign }: TransactionSettings): bigint =>
  salesLineSign === 'positive' ? mainSign(type) : -mainSign(type);

const shared = (record: StoredRecord, table: Table): Record<string, Cell> => {
  const { fields } = record;
  return {
    ...cellsByName(
      {
        subsidiary: fields['subsidiary'] ?? null,
        location: fields['location'] ?? null,
        department: fields['department'] ?? null,
        class: fields['class'] ?? null,
        createdFrom: fields['createdFrom'] ?? null,
        entity: fields['entity'] ?? fields['customer'] ?? null,
      },
      table,
    ),
    transaction: BigInt(record.id),
    mainline: 'F',
    taxline: 'F',
    iscogs: 'F',
    isclosed: 'F',
    isbillable: 'F',
  };
};

const amounts = (inBase: InBase, amount: bigint): Record<string, Cell> => ({
  foreignamount: amount,
  netamount: inBase(amount),
});

const mainRow = (record: StoredRecord, type: TransactionType, { table, inBase }: LineNeeds): Row => ({
  ...shared(record, table),
  ...amounts(inBase, mainSign(type) * totalOf(record)),
  id: 0n,
  linesequencenumber: 0n,
  mainline: 'T',
  memo: cellOf(record.fields['memo'], 'text'),
  ...(record.type === 'invoice'
    ? {
        foreignamountpaid: amountOf(record.fields['amountPaid']),
        foreignamountunpaid: amountOf(record.fields['amountRemaining']),
      }
    : {}),
});

const present = (cells: Record<string, Cell>): Record<string, Cell> =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null));

const PERCENT = 100n;

/** A line's rate of tax as SuiteQL shows it: 0.2 for 20 %. */
export const taxRateOf = ({ fields }: Line): bigint => dividedRounding(amountOf(fields['taxRate1']), PERCENT);

const taxCells = (line: Line, table: Table, sign: bigint): Record<string, Cell> =>
  table.columns['tax1amt'] === undefined
    ? {}
    : { taxrate1: taxRateOf(line), tax1amt: sign * amountOf(line.fields['tax1Amt']) };

const itemRow = (record: StoredRecord, line: Line, { table, inBase, sign }: LineNeeds & { sign: bigint }): Row => {
  const { fields } = line;
  return {
    ...shared(record, table),
    ...present(cellsByName(fields, table)),
    ...amounts(inBase, sign * amountOf(fields['amount'])),
    ...taxCells(line, table, sign),
    id: BigInt(line.line),
    linesequencenumber: BigInt(line.line),
    uniquekey: cellOf(line.lineUniqueKey, 'integer'),
    quantity:
      fields['quantity'] === undefined || fields['quantity'] === null ? null : sign * amountOf(fields['quantity']),
    memo: cellOf(fields['description'], 'text'),
    isclosed: fields['isClosed'] === true ? 'T' : 'F',
  };
};

type Addition = { readonly amount: bigint; readonly cells: Record<string, Cell> };

/** Lines nobody entered: the discount of the header, the tax, and the other side of a receipt. */
const additions = (record: StoredRecord, type: TransactionType): readonly Addition[] => {
  const { fields } = record;
  if (type.posting === 'receipt') return [{ amount: totalOf(record), cells: {} }];
  const discount = amountOf(fields['discountTotal']);
  const discountItem = { item: cellOf(fields['discountItem'], 'integer'), itemtype: 'Discount' };
  const all = [
    { amount: discount > 0n ? -discount : discount, cells: discountItem },
    { amount: amountOf(fields['taxTotal']), cells: { taxline: 'T', itemtype: 'TaxItem' } },
  ];
  return all.filter(({ amount }) => amount !== 0n);
};

/** Every line of a document, the main line first. */
export const lineRows = (record: StoredRecord, type: TransactionType, needs: LineNeeds): readonly Row[] => {
  const { table, settings, inBase } = needs;
  const sign = lineSign(type, settings);
  const items = record.sublists['item'] ?? [];
  const last = items.reduce((highest, { line }) => Math.max(highest, line), 0);
  return [
    mainRow(record, type, needs),
    ...items.map((line) => itemRow(record, line, { ...needs, sign })),
    ...additions(record, type).map(({ amount, cells }, index) => ({
      ...shared(record, table),
      ...amounts(inBase, sign * amount),
      id: BigInt(last + index + 1),
      linesequencenumber: BigInt(last + index + 1),
      ...cells,
    })),
  ];
};
