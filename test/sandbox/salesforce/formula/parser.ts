/**
 * From the text of a formula to its tree, by binding powers. A power binds less than a product does, as in the platform's own
 * grammar: `2 * 3 ^ 2` is 36. https://github.com/salesforce/formula-engine (FormulaGrammar.g, multiplicativeExpression)
 */
import { FormulaInvalid } from './formula-error.ts';
import { tokensOf, type Token } from './tokens.ts';

export type FormulaNode =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly FormulaNode[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: FormulaNode }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    };

const POWERS: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '<>': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '&': 5,
  '^': 6,
  '*': 7,
  '/': 7,
};
const PREFIX_POWER = 8;

/** Two spellings of one operator. */
const SPELLINGS: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

const END: Token = { kind: 'end', text: '' };

const CONSTANTS: Readonly<Record<string, FormulaNode>> = {
  TRUE: { kind: 'boolean', value: true },
  FALSE: { kind: 'boolean', value: false },
  NULL: { kind: 'null' },
};

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): FormulaNode {
    const node = this.#expression(0);
    const { kind, text } = this.#peek();
    if (kind !== 'end') throw new FormulaInvalid(text === ')' ? `Syntax error. Extra '${text}'` : this.#found());
    return node;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? END;
  }

  #takes(sign: string): boolean {
    const { kind, text } = this.#peek();
    const taken = kind === 'sign' && text === sign;
    if (taken) this.#at += 1;
    return taken;
  }

  #found(): string {
    const { kind, text } = this.#peek();
    return kind === 'end' ? 'Syntax error' : `Syntax error.  Found '${text}'`;
  }

  #expect(sign: string): void {
    if (this.#takes(sign)) return;
    throw new FormulaInvalid(this.#peek().kind === 'end' ? `Syntax error.  Missing '${sign}'` : this.#found());
  }

  #expression(least: number): FormulaNode {
    let left = this.#operand();
    for (;;) {
      const { kind, text } = this.#peek();
      const power = kind === 'sign' ? (POWERS[text] ?? 0) : 0;
      if (power <= least) return left;
      this.#at += 1;
      left = { kind: 'binary', operator: SPELLINGS[text] ?? text, left, right: this.#expression(power) };
    }
  }

  #operand(): FormulaNode {
    const { kind, text } = this.#peek();
    if (kind === 'number' || kind === 'text') {
      this.#at += 1;
      return { kind, text };
    }
    return kind === 'name' ? this.#named(text) : this.#signed(text);
  }

  #signed(sign: string): FormulaNode {
    if (this.#takes('(')) {
      const inner = this.#expression(0);
      this.#expect(')');
      return inner;
    }
    if (!this.#takes('-') && !this.#takes('+') && !this.#takes('!')) throw new FormulaInvalid(this.#found());
    return this.#prefixed(sign);
  }

  #prefixed(sign: string): FormulaNode {
    const operator = sign === '!' ? 'NOT' : sign;
    return { kind: 'unary', operator, operand: this.#expression(PREFIX_POWER) };
  }

  #named(name: string): FormulaNode {
    this.#at += 1;
    const isCall = this.#peek().text === '(' && this.#peek().kind === 'sign';
    const upper = name.toUpperCase();
    if (upper === 'NOT' && !isCall) return this.#prefixed('!');
    if (!isCall) return CONSTANTS[upper] ?? { kind: 'field', path: name };
    this.#at += 1;
    return { kind: 'call', name, arguments: this.#arguments() };
  }

  #arguments(): readonly FormulaNode[] {
    const found: FormulaNode[] = [];
    if (this.#takes(')')) return found;
    do found.push(this.#expression(0));
    while (this.#takes(','));
    this.#expect(')');
    return found;
  }
}

/** @throws FormulaInvalid with the platform's words for a syntax error */
export const parseFormula = (text: string): FormulaNode => new Parser(text).whole();
