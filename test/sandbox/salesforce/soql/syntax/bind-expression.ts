/**
 * Finds the end of a bind expression: `:ids`, `:account.Id`, `:Foo.bar(x)[0].Id`, `:(a + '%')`. The expression is Apex, so nothing
 * here knows what it means; it ends where a query goes on.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_variables.htm
 */

/** Words of SOQL that may follow a value. */
const FOLLOWERS: ReadonlySet<string> = new Set('AND OR WITH GROUP HAVING ORDER LIMIT OFFSET FOR ALL UPDATE'.split(' '));

const SPACE = /\s+/y;
/** `new Set<Id>`: its angle brackets may hold commas. */
const CREATION = /new\s+[\w.]+(?:\s*<[^(){}[\]]*>)?/iy;
const TEXT = /'(?:[^'\\]|\\[^])*'/y;
const WORD = /[A-Za-z_]\w*/y;
const OTHER = /\d[\w.]*|[^]/y;

const OPENING = /^[([{]$/;
const CLOSING = /^[)\]}]$/;

const match = (shape: RegExp, text: string, at: number): string | undefined => {
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
};

type Piece = { readonly text: string; readonly kind: 'space' | 'operand' | 'symbol' | 'word' };

const pieceAt = (text: string, at: number): Piece => {
  const space = match(SPACE, text, at);
  if (space !== undefined) return { text: space, kind: 'space' };
  const operand = match(CREATION, text, at) ?? match(TEXT, text, at);
  if (operand !== undefined) return { text: operand, kind: 'operand' };
  const word = match(WORD, text, at);
  if (word !== undefined) return { text: word, kind: 'word' };
  const other = match(OTHER, text, at) ?? '';
  return { text: other, kind: /^\d/.test(other) || CLOSING.test(other) ? 'operand' : 'symbol' };
};

const depthChange = ({ kind, text }: Piece): number => {
  if (kind === 'symbol' && OPENING.test(text)) return 1;
  return CLOSING.test(text) ? -1 : 0;
};

/** Whether the query goes on with this piece, which stands outside of all brackets. */
const isEnd = (piece: Piece, afterOperand: boolean): boolean => {
  if (piece.text === ',' || CLOSING.test(piece.text)) return true;
  return piece.kind === 'word' && afterOperand && FOLLOWERS.has(piece.text.toUpperCase());
};

/**
 * @param start the place after the colon
 * @returns the place after the last character of the expression; `start` itself when there is none
 */
export const endOfBind = (text: string, start: number): number => {
  let end = start;
  let depth = 0;
  let afterOperand = false;
  for (let at = start; at < text.length;) {
    const piece = pieceAt(text, at);
    at += piece.text.length;
    if (piece.kind === 'space') continue;
    if (depth === 0 && isEnd(piece, afterOperand)) return end;
    depth += depthChange(piece);
    afterOperand = piece.kind !== 'symbol';
    end = at;
  }
  return end;
};
