/**
 * What the grammar finds wrong, said in the platform compiler's words. Those are known from published error reports:
 * `Missing ';' at 'x'`, `Expecting '}' but was: '<EOF>'`, `Extra ';', at 'x'.`, `Unexpected token 'x'.`
 */
import { ApexErrorListener, type ApexToken } from '@apexdevtools/apex-parser';
import type { Position } from './ast.ts';

export type SyntaxProblem = { readonly at: Position; readonly message: string };

/** How far a dotted name is followed to be named in full. */
const LONGEST_NAME = 300;

/** The platform names what it stumbled over with its dots (`account.Name`), the grammar only up to the first. */
const wordAt = (token: ApexToken): string => {
  if (token.text === '<EOF>') return token.text;
  const source = token.getInputStream().getText(token.start, token.start + LONGEST_NAME);
  return /^[a-z]\w*(?:\.[a-z]\w*)+/i.exec(source)?.[0] ?? token.text;
};

/** The tokens the grammar would have liked, from its list `{';', '}'}`. */
const expectedIn = (list: string): readonly string[] => {
  if (list === '<EOF>') return [list];
  return [...list.matchAll(/'([^']+)'|\b([A-Z]\w+)\b/g)].map((match) => match[1] ?? match[2] ?? '');
};

const missing = (expected: string, word: string): string => `Missing '${expected}' at '${word}'`;
const unexpected = (word: string): string => `Unexpected token '${word}'.`;

/** Text that ends within braces. */
const UNCLOSED = `Expecting '}' but was: '<EOF>'`;
const isUnclosed = (expected: readonly string[], word: string): boolean => word === '<EOF>' && expected.includes('}');

const extra = (expected: readonly string[], word: string): string => {
  const [only, ...others] = expected;
  if (only === undefined || others.length > 0) return unexpected(word);
  return only === '<EOF>' ? missing(only, word) : `Extra '${only}', at '${word}'.`;
};

/** A list with a statement's end and no block's: the statement could have ended here. */
const mayEndStatement = (expected: readonly string[]): boolean => expected.includes(';') && !expected.includes('}');

const mismatched = (expected: readonly string[], word: string): string => {
  const only = expected.length === 1 ? expected[0] : undefined;
  if (only === '<EOF>') return missing(only, word);
  if (only !== undefined) return `Expecting '${only}' but was: '${word}'`;
  return mayEndStatement(expected) ? missing(';', word) : unexpected(word);
};

type Say = (expected: readonly string[], word: string) => string;

const COMPLAINTS: readonly (readonly [RegExp, Say])[] = [
  [/^missing ('.+') at /s, ([expected = ''], word) => missing(expected, word)],
  [/^extraneous input .* expecting (.+)$/s, extra],
  [/^mismatched input .* expecting (.+)$/s, mismatched],
];

const parserMessage = (message: string, word: string): string => {
  for (const [pattern, say] of COMPLAINTS) {
    const list = pattern.exec(message)?.[1];
    if (list === undefined) continue;
    const expected = expectedIn(list);
    return isUnclosed(expected, word) ? UNCLOSED : say(expected, word);
  }
  return unexpected(word);
};

/** Text that is no token: an unfinished string, an unknown escape, or a symbol Apex does not have. */
const lexerMessage = (message: string): string => {
  const text = /at: '(.*)'$/s.exec(message)?.[1] ?? '';
  const escape = /\\.?$/s.exec(text)?.[0];
  if (!text.startsWith("'")) return `Unrecognized symbol '${text}', which is not a valid Apex identifier.`;
  if (escape === undefined) return "Missing closing quote character ' on string.";
  return `Invalid string literal '${text.slice(1)}'. Illegal character sequence '${escape}' in string literal.`;
};

/** The lexer has no token to show, whatever its types say. */
const isToken = (offender: ApexToken | number | null): offender is ApexToken =>
  typeof offender === 'object' && offender !== null;

/** Collects all problems of one file. */
export class ProblemCollector extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  override syntaxError(...report: Parameters<ApexErrorListener['syntaxError']>): void {
    const [, offender, line, column, message] = report;
    const said = isToken(offender) ? parserMessage(message, wordAt(offender)) : lexerMessage(message);
    this.problems.push({ at: { line, column: column + 1 }, message: said });
  }

  override apexSyntaxError(): void {
    // Everything is said in syntaxError, which knows more.
  }
}
