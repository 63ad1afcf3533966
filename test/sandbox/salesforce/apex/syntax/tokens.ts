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

/** Tokens that stand for one token of the text. */
type Replacements = Map<ApexToken, readonly ApexToken[]>;

/**
 * The grammar takes `(a) + b` for a cast of `+b` to a type `a`. A second pair of parentheses, `((a)) + b`, makes that
 * impossible and means the same everywhere such a name can stand.
 */
const parenthesiseNames = (tokens: readonly ApexToken[], replacements: Replacements): void => {
  for (const [index, token] of tokens.entries()) {
    const closing = token.type === ApexLexer.LPAREN ? closingOfName(tokens, index) : undefined;
    for (const twice of closing ? [token, closing] : []) replacements.set(twice, [twice, twice.clone()]);
  }
};

/** What follows the parenthesis that closes the one at `opening`. */
const afterParentheses = (tokens: readonly ApexToken[], opening: number): ApexToken | undefined => {
  let depth = 0;
  for (let index = opening; index < tokens.length; index += 1) {
    if (tokens[index]?.type === ApexLexer.LPAREN) depth += 1;
    if (tokens[index]?.type === ApexLexer.RPAREN) depth -= 1;
    if (depth === 0) return tokens[index + 1];
  }
  return undefined;
};

/** A part of a token as a token of its own. */
const partOf = (token: ApexToken, type: number, [from, to]: readonly [number, number]): ApexToken => {
  const part = token.clone();
  part.type = type;
  part.start = token.start + from;
  part.stop = token.start + to - 1;
  part.column = token.column + from;
  part.text = token.text.slice(from, to);
  return part;
};

/** `System.runAs` is one token, which the grammar lets begin a block only; before a version it is a call like any other. */
const splitRunAsCalls = (tokens: readonly ApexToken[], replacements: Replacements): void => {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== ApexLexer.SYSTEMRUNAS || afterParentheses(tokens, index + 1)?.type === ApexLexer.LBRACE)
      continue;
    const dot = token.text.indexOf('.');
    replacements.set(token, [
      partOf(token, ApexLexer.SYSTEM, [0, dot]),
      partOf(token, ApexLexer.DOT, [dot, dot + 1]),
      partOf(token, ApexLexer.Identifier, [dot + 1, token.text.length]),
    ]);
  }
};

const clarify = (stream: ApexTokenStream): void => {
  const visible = stream.tokens.filter(isVisible);
  const replacements: Replacements = new Map();
  parenthesiseNames(visible, replacements);
  splitRunAsCalls(visible, replacements);
  if (replacements.size === 0) return;
  stream.tokens = stream.tokens.flatMap((token) => replacements.get(token) ?? [token]);
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
  clarify(stream);
  return stream;
};
