/** Reads an uploaded CSV in small pieces, so that a large file never holds up other requests. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { type CsvFormat, DELIMITERS, LINE_ENDINGS } from './csv-format.ts';

export type CsvRow = readonly string[];
export type CsvContent = { readonly header: CsvRow; readonly rows: readonly CsvRow[] };

/** A file the platform would not read; the message is the job's. */
export class CsvRefused extends Error {}

const PIECE_BYTES = 64 * 1024;

function* piecesOf(content: Buffer): Generator<Buffer> {
  for (let start = 0; start < content.length; start += PIECE_BYTES) {
    yield content.subarray(start, start + PIECE_BYTES);
  }
}

const checkLineEnding = (content: Buffer, { lineEnding }: CsvFormat): void => {
  const end = content.indexOf('\n');
  if (end === -1) return;
  const found = end > 0 && content[end - 1] === '\r'.charCodeAt(0) ? 'CRLF' : 'LF';
  if (found === lineEnding) return;
  throw new CsvRefused(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`,
  );
};

const csvRow = z.array(z.string());

const rowsOf = async (content: Buffer, format: CsvFormat): Promise<readonly CsvRow[]> => {
  const parser = parse({
    bom: true,
    delimiter: DELIMITERS[format.columnDelimiter],
    recordDelimiter: LINE_ENDINGS[format.lineEnding],
    skipEmptyLines: true,
  });
  const rows: CsvRow[] = [];
  const pieces = Readable.from(piecesOf(content));
  for await (const row of pieces.pipe(parser)) rows.push(csvRow.parse(row));
  return rows;
};

/**
 * The header and rows of a file.
 * @throws CsvRefused when it is empty, ends its lines otherwise than the job says, or is no CSV
 */
export const readCsv = async (content: Buffer, format: CsvFormat): Promise<CsvContent> => {
  checkLineEnding(content, format);
  try {
    const [header, ...rows] = await rowsOf(content, format);
    if (header === undefined) throw new CsvRefused('InvalidBatch : Failed to parse CSV header. The file is empty');
    return { header, rows };
  } catch (error) {
    if (error instanceof CsvRefused || !(error instanceof Error)) throw error;
    throw new CsvRefused(`InvalidBatch : Failed to parse CSV: ${error.message}`);
  }
};
