/**
 * How the platform refuses a query: a code, and a message that shows the place in the query text with a caret below it.
 * https://developer.salesforce.com/docs/platform/api-rest/guide/errorcodes.md
 */
export type SoqlErrorCode =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_LOCATOR'
  | 'NUMBER_OUTSIDE_VALID_RANGE'
  | 'INVALID_TYPE_FOR_OPERATION'
  | 'EXCEEDED_ID_LIMIT';

/** A query the platform would refuse, in its own words. */
export class SoqlError extends Error {
  readonly errorCode: SoqlErrorCode;
  /** The offset in the query's text, where one is known. */
  readonly at: number | undefined;

  constructor(errorCode: SoqlErrorCode, message: string, at?: number) {
    super(message);
    this.name = 'SoqlError';
    this.errorCode = errorCode;
    this.at = at;
  }
}

/** Where something stands in a query: the whole text and the offset in it. */
export type Place = { readonly text: string; readonly at: number };

const CHARACTERS_BEFORE = 41;
const CHARACTERS_AFTER = 45;

/** The part of the line around the place, cut where words begin and end. */
const excerptOf = (line: string, column: number): { excerpt: string; caret: number } => {
  const earliest = Math.max(0, column - CHARACTERS_BEFORE);
  const start = earliest === 0 ? 0 : Math.min(column, earliest + Math.max(0, line.slice(earliest).search(/(?<=\s)\S/)));
  const rest = line.slice(start);
  const longest = column - start + CHARACTERS_AFTER;
  const end = rest.length <= longest ? rest.length : Math.max(rest.lastIndexOf(' ', longest), column - start + 1);
  return { excerpt: rest.slice(0, end), caret: column - start };
};

/**
 * The refusal of something at a known place.
 * @param reason the platform's sentence, which follows the excerpt and the row and column (both counted from one)
 */
export const refusedAt = (place: Place, errorCode: SoqlErrorCode, reason: string): SoqlError => {
  const before = place.text.slice(0, place.at);
  const row = before.split('\n').length;
  const column = place.at - (before.lastIndexOf('\n') + 1);
  const line = place.text.split('\n')[row - 1] ?? '';
  const { excerpt, caret } = excerptOf(line, column);
  const position = `ERROR at Row:${row}:Column:${column + 1}`;
  return new SoqlError(errorCode, `\n${excerpt}\n${' '.repeat(caret)}^\n${position}\n${reason}`, place.at);
};
