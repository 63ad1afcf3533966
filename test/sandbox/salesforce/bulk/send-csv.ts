/** Writes a CSV to a response as it is made, every value in quotes as the platform does. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { type CsvFormat, DELIMITERS, LINE_ENDINGS } from './csv-format.ts';

export type CsvTable = { readonly header: readonly string[]; readonly rows: Iterable<readonly string[]> };

function* linesOf({ header, rows }: CsvTable): Generator<readonly string[]> {
  yield header;
  yield* rows;
}

/** Sends the table as the whole response. */
export const sendCsv = async (response: Response, format: CsvFormat, table: CsvTable): Promise<void> => {
  response.type('text/csv');
  const writer = stringify({
    delimiter: DELIMITERS[format.columnDelimiter],
    record_delimiter: LINE_ENDINGS[format.lineEnding],
    quoted: true,
    quoted_empty: true,
  });
  await pipeline(Readable.from(linesOf(table)), writer, response);
};
