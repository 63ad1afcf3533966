/**
 * What a quoted string of a query means once its backslash sequences are read.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
import { type Place, refusedAt } from '../soql-error.ts';

const MEANING: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  _: '_',
  '%': '%',
};

const KEPT_IN_PATTERNS = new Set(['\\', '_', '%']);
const SEQUENCE = /\\(u[0-9a-fA-F]{4}|[^])/g;

/**
 * Reads the inside of a quoted string.
 * @returns the text meant, and the same with the backslash kept where LIKE needs it
 * @throws SoqlError MALFORMED_QUERY on a sequence the platform does not know
 */
export const unescapeString = (inside: string, place: Place): { value: string; pattern: string } => {
  if (!inside.includes('\\')) return { value: inside, pattern: inside };
  const meaningOf = (sequence: string): string => {
    if (sequence.length === 5) return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
    const meaning = MEANING[sequence];
    if (meaning !== undefined) return meaning;
    const reason = `Illegal string literal: Invalid string literal '${inside}'. Illegal character sequence '\\${sequence}' in string literal.`;
    throw refusedAt(place, 'MALFORMED_QUERY', reason);
  };
  return {
    value: inside.replaceAll(SEQUENCE, (_all, sequence: string) => meaningOf(sequence)),
    pattern: inside.replaceAll(SEQUENCE, (_all, sequence: string) =>
      KEPT_IN_PATTERNS.has(sequence) ? `\\${sequence}` : meaningOf(sequence),
    ),
  };
};
