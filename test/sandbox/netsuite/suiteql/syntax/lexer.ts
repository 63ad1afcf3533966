/** Cuts a SuiteQL text into tokens. Whatever is no token of the dialect (`[`, an open quote) is refused as the platform does. */
import { invalidSearch } from '../refusals.ts';

export type Token = {
  readonly kind: 'word' | 'quoted' | 'number' | 'text' | 'parameter' | 'symbol' | 'end';
  /** Words in upper case; quoted names and text without their quotes; symbols as written. */
  readonly text: string;
  /** As written, for names. */
  readonly source: string;
};

type Rule = {
  readonly kind: Token['kind'] | 'skip';
  readonly pattern: RegExp;
  readonly read: (source: string) => string;
};

const asWritten = (source: string): string => source;
const unquoted = (quote: string) => (source: string) => source.slice(1, -1).replaceAll(quote + quote, quote);

const rules: readonly Rule[] = [
  { kind: 'skip', pattern: /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y, read: asWritten },
  { kind: 'word', pattern: /[A-Za-z_][A-Za-z0-9_$#]*/y, read: (source) => source.toUpperCase() },
  { kind: 'quoted', pattern: /"(?:[^"]|"")+"/y, read: unquoted('"') },
  { kind: 'number', pattern: /(?:\d+(?:\.\d*)?|\.\d+)/y, read: asWritten },
  { kind: 'text', pattern: /'(?:[^']|'')*'/y, read: unquoted("'") },
  { kind: 'parameter', pattern: /\?/y, read: asWritten },
  { kind: 'symbol', pattern: /<>|!=|\^=|<=|>=|\|\||[=<>+\-*/(),.]/y, read: asWritten },
];

const tokenAt = (text: string, position: number): { kind: Rule['kind']; token: Token['text']; source: string } => {
  for (const { kind, pattern, read } of rules) {
    pattern.lastIndex = position;
    const source = pattern.exec(text)?.[0];
    if (source !== undefined) return { kind, token: read(source), source };
  }
  throw invalidSearch();
};

/** The tokens of `text`, closed by an `end` token; a trailing semicolon is refused like any other stray sign. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const { kind, token, source } = tokenAt(text, position);
    position += source.length;
    if (kind !== 'skip') tokens.push({ kind, text: token, source });
  }
  tokens.push({ kind: 'end', text: '', source: '' });
  return tokens;
};
