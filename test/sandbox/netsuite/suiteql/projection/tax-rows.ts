/** The tax of each line as rows of their own, as accounts with SuiteTax show it; the signs are those of the lines. */
import type { StoredRecord } from '../../records/types.ts';
import type { Row } from '../engine/database.ts';
import { amountOf, cellOf } from './cells.ts';
import { taxRateOf } from './line-rows.ts';

const amountIn = (row: Row | undefined): bigint => {
  const amount = row?.['foreignamount'];
  return typeof amount === 'bigint' ? amount : 0n;
};

/** @param lines the rows of `transactionline` of the same document */
export const taxRows = (record: StoredRecord, lines: readonly Row[]): readonly Row[] =>
  (record.sublists['item'] ?? []).flatMap((item) => {
    const { line, fields } = item;
    const rate = taxRateOf(item);
    if (rate === 0n) return [];
    const basis = amountIn(lines.find(({ id }) => id === BigInt(line)));
    const tax = amountOf(fields['tax1Amt']);
    return [
      {
        transaction: BigInt(record.id),
        line: BigInt(line),
        taxcode: cellOf(fields['taxCode'], 'integer'),
        taxrate: rate,
        taxbasis: basis,
        taxamount: basis < 0n ? -tax : tax,
      },
    ];
  });
