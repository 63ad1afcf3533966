/** Formulas as trees. https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm */
import { FormulaInvalid } from './formula-error.ts';
import { formulaTokens, type FormulaToken } from './tokens.ts';

export type FormulaNode =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'negation'; readonly sign: '-' | '!'; readonly operand: FormulaNode }
  | { readonly kind: 'operation'; readonly sign: string; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] };

/** From what binds least to what binds most. */
const LEVELS: readonly ReadonlySet<string>[] = [
  new Set(['||']),
  new Set(['&&']),
  new Set(['=', '==', '<>', '!=']),
  new Set(['<', '<=', '>', '>=']),
  new Set(['&', '+', '-']),
  new Set(['*', '/']),
  new Set(['^']),
];

const WORDS: Readonly<Record<string, FormulaNode>> = {
  true: { kind: 'boolean', value: true },
  false: { kind: 'boolean', value: false },
  null: { kind: 'null' },
};

const DEEPEST = 200;

class FormulaParser {
  readonly #tokens: readonly FormulaToken[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = formulaTokens(text);
  }

  whole(): FormulaNode {
    const found = this.#operation(0);
    if (this.#next.kind !== 'end') throw this.#unexpected();
    return found;
  }

  get #next(): FormulaToken {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #unexpected(): FormulaInvalid {
    const { kind, text } = this.#next;
    return new FormulaInvalid(kind === 'end' ? 'Syntax error' : `Syntax error.  Found '${text}'`);
  }

  #takeSign(...signs: readonly string[]): string | undefined {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return undefined;
    this.#at += 1;
    return text;
  }

  #operation(level: number): FormulaNode {
    const signs = LEVELS[level];
    if (signs === undefined) return this.#unary();
    let left = this.#operation(level + 1);
    for (let sign = this.#takeSign(...signs); sign !== undefined; sign = this.#takeSign(...signs)) {
      left = { kind: 'operation', sign, left, right: this.#operation(level + 1) };
    }
    return left;
  }

  #unary(): FormulaNode {
    const sign = this.#takeSign('-', '+', '!');
    if (sign === undefined) return this.#operand();
    const operand = this.#unary();
    return sign === '+' ? operand : { kind: 'negation', sign: sign === '-' ? '-' : '!', operand };
  }

  #operand(): FormulaNode {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new FormulaInvalid('Syntax error');
    const found = this.#takeSign('(') === undefined ? this.#word() : this.#inParentheses();
    this.#depth -= 1;
    return found;
  }

  #inParentheses(): FormulaNode {
    const inner = this.#operation(0);
    if (this.#takeSign(')') === undefined) throw new FormulaInvalid("Syntax error. Missing ')'");
    return inner;
  }

  #word(): FormulaNode {
    const { kind, text } = this.#next;
    if (kind === 'sign' || kind === 'end') throw this.#unexpected();
    this.#at += 1;
    if (kind !== 'name') return { kind, text };
    if (this.#takeSign('(') !== undefined) return { kind: 'call', name: text.toUpperCase(), args: this.#args() };
    return WORDS[text.toLowerCase()] ?? { kind: 'reference', path: text };
  }

  #args(): readonly FormulaNode[] {
    if (this.#takeSign(')') !== undefined) return [];
    const args = [this.#operation(0)];
    while (this.#takeSign(',') !== undefined) args.push(this.#operation(0));
    if (this.#takeSign(')') === undefined) throw new FormulaInvalid("Syntax error. Missing ')'");
    return args;
  }
}

/** @throws FormulaInvalid in the platform's words */
export const parseFormula = (text: string): FormulaNode => new FormulaParser(text).whole();
