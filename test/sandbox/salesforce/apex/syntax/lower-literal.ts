/**
 * Literals: what stands between the quotes with its escapes resolved, and which of Apex's types a number has.
 */
import type { LiteralContext } from '@apexdevtools/apex-parser';
import type { LiteralKind } from './ast.ts';
import { optional } from './parse-tree.ts';

type Literal = { readonly type: LiteralKind; readonly value: string };

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

const withoutEscapes = (text: string): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (_whole, hex: string | undefined, letter: string | undefined) =>
    letter === undefined
      ? String.fromCharCode(Number.parseInt(hex ?? '', 16))
      : (ESCAPES[letter.toLowerCase()] ?? letter),
  );

/** The text of `'…'`. */
export const stringValue = (literal: string): string => withoutEscapes(literal.slice(1, -1));

/** The text of `'''…'''`, which begins on the line after its opening quotes. */
export const multilineValue = (literal: string): string =>
  withoutEscapes(literal.slice(3, -3).replace(/^(?:\r\n|\n|\r)/, ''));

/** `1.5` is a Decimal, `1.5d` a Double. */
const numberLiteral = (text: string): Literal => {
  const digits = text.replace(/d$/i, '').replace(/^\./, '0.');
  return { type: /d$/i.test(text) ? 'Double' : 'Decimal', value: digits };
};

type LiteralToken =
  | 'IntegerLiteral'
  | 'LongLiteral'
  | 'NumberLiteral'
  | 'StringLiteral'
  | 'MultilineStringLiteral'
  | 'BooleanLiteral'
  | 'NULL';

const readers: Readonly<Record<LiteralToken, (text: string) => Literal>> = {
  IntegerLiteral: (text) => ({ type: 'Integer', value: text }),
  LongLiteral: (text) => ({ type: 'Long', value: text.slice(0, -1) }),
  NumberLiteral: numberLiteral,
  StringLiteral: (text) => ({ type: 'String', value: stringValue(text) }),
  MultilineStringLiteral: (text) => ({ type: 'String', value: multilineValue(text) }),
  BooleanLiteral: (text) => ({ type: 'Boolean', value: text.toLowerCase() }),
  NULL: () => ({ type: 'null', value: 'null' }),
};

/** The tokens a literal may be, the frequent ones first. */
const LITERAL_TOKENS = [
  'StringLiteral',
  'IntegerLiteral',
  'BooleanLiteral',
  'NULL',
  'NumberLiteral',
  'LongLiteral',
  'MultilineStringLiteral',
] as const satisfies readonly LiteralToken[];

type HoldsLiteral = Partial<Readonly<Record<LiteralToken, () => { getText: () => string }>>>;

/**
 * The literal a node holds as a direct child.
 * @returns undefined when it holds none (a `when` clause may name an enum value instead)
 */
export const literalIn = (node: HoldsLiteral): Literal | undefined => {
  for (const name of LITERAL_TOKENS) {
    const token = optional(node[name]?.());
    if (token) return readers[name](token.getText());
  }
  return undefined;
};

/** A literal's type and value. */
export const lowerLiteral = (node: LiteralContext): Literal => {
  const literal = literalIn(node);
  if (!literal) throw new Error(`No literal: ${node.getText()}`);
  return literal;
};
