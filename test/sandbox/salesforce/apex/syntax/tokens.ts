/**
 * The tokens of a source text as the grammar should see them, and what is wrong with a token on its own.
 */
import {
  ApexLexer,
  ApexParserFactory,
  type ApexErrorListener,
  type ApexToken,
  type ApexTokenStream,
} from '@apexdevtools/apex-parser';
import { at } from './parse-tree.ts';
import type { SyntaxProblem } from './syntax-problems.ts';

/** Types whose values may have a sign, so that `(Integer) -1` is a cast. */
const SIGNED: ReadonlySet<string> = new Set(['integer', 'long', 'double', 'decimal']);

const isVisible = (token: ApexToken): boolean => token.channel === 0;
const isWord = (token: ApexToken | undefined): boolean => /^[a-z_]\w*$/i.test(token?.text ?? '');

const isSign = (token: ApexToken | undefined): boolean =>
  token?.type === ApexLexer.ADD || token?.type === ApexLexer.SUB;

/** A dotted name that is not the type of a number. */
const isOtherName = (tokens: readonly ApexToken[]): boolean =>
  tokens.length % 2 === 1 &&
  tokens.every((token, index) => (index % 2 === 0 ? isWord(token) : token.type === ApexLexer.DOT)) &&
  !SIGNED.has(tokens.at(-1)?.text.toLowerCase() ?? '');

/** The closing parenthesis of `(a.b) +` or `(a.b) -`, given the place of the opening one. */
const closingOfName = (tokens: readonly ApexToken[], opening: number): ApexToken | undefined => {
  let end = opening + 1;
  while (isWord(tokens[end]) || tokens[end]?.type === ApexLexer.DOT) end += 1;
  if (tokens[end]?.type !== ApexLexer.RPAREN || !isSign(tokens[end + 1])) return undefined;
  return isOtherName(tokens.slice(opening + 1, end)) ? tokens[end] : undefined;
};

/**
 * The grammar takes `(a) + b` for a cast of `+b` to a type `a`. A second pair of parentheses, `((a)) + b`, makes that
 * impossible and means the same everywhere such a name can stand.
 */
const parenthesiseNames = (stream: ApexTokenStream): void => {
  const visible = stream.tokens.filter(isVisible);
  const doubled = new Set<ApexToken>();
  for (const [index, token] of visible.entries()) {
    const closing = token.type === ApexLexer.LPAREN ? closingOfName(visible, index) : undefined;
    if (closing) doubled.add(token).add(closing);
  }
  if (doubled.size === 0) return;
  stream.tokens = stream.tokens.flatMap((token) => (doubled.has(token) ? [token, token.clone()] : [token]));
  for (const [index, token] of stream.tokens.entries()) token.tokenIndex = index;
};

const tokenMessage = (token: ApexToken): string | undefined => {
  if (token.type === ApexLexer.StringLiteral && /[\r\n]/.test(token.text)) {
    return 'Line breaks are not allowed in string literals';
  }
  if (token.type === ApexLexer.Identifier && /\W/.test(token.text)) {
    return (
      `Invalid identifier '${token.text}'. Apex identifiers must start with an ASCII letter (a-z or A-Z) ` +
      `followed by any number of ASCII letters (a-z or A-Z), digits (0 - 9), '_'.`
    );
  }
  return undefined;
};

/** What the grammar lets pass and the platform does not. */
export const tokenProblems = (stream: ApexTokenStream): readonly SyntaxProblem[] =>
  stream.tokens.flatMap((token) => {
    const message = tokenMessage(token);
    return message === undefined ? [] : [{ at: at(token), message }];
  });

/** All tokens of a text, read at once. */
export const tokensOf = (text: string, listener: ApexErrorListener): ApexTokenStream => {
  const lexer = ApexParserFactory.createLexer(text);
  lexer.addErrorListener(listener);
  const stream = ApexParserFactory.createTokenStream(lexer);
  stream.fill();
  parenthesiseNames(stream);
  return stream;
};
