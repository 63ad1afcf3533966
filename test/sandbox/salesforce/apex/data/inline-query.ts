/** The syntax trees of queries written in Apex, each text read once. In code, though not in dynamic queries, comments may stand. */
import { bindsOf, parseQuery, type BindLiteral, type Query } from '../../soql/index.ts';

export type ReadQuery = {
  readonly query: Query;
  /** In the order written, which is the order of the values that come with a run. */
  readonly binds: readonly BindLiteral[];
};

const COMMENT_OR_STRING = /'(?:[^'\\]|\\[^])*'|\/\/[^\n]*|\/\*[^]*?\*\//g;

/** The text with spaces in the place of comments, so that offsets stay what they are. */
export const withoutComments = (text: string): string =>
  text.replaceAll(COMMENT_OR_STRING, (found) => (found.startsWith("'") ? found : found.replaceAll(/[^\n]/g, ' ')));

const known = new Map<string, ReadQuery>();

/** @throws SoqlError, Unsupported */
export const readInlineQuery = (text: string): ReadQuery => {
  const found = known.get(text);
  if (found !== undefined) return found;
  const query = parseQuery(withoutComments(text));
  const read = { query, binds: bindsOf(query) };
  known.set(text, read);
  return read;
};
