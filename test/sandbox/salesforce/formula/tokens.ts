/** The words of a formula's text. https://github.com/salesforce/formula-engine (FormulaGrammar.g) */
import { FormulaInvalid } from './formula-error.ts';

export type Token = {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
};

const SKIPPED = /(?:\s+|\/\*[^]*?\*\/)*/y;

const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /\d+(?:\.\d+)?/y],
  ['text', /"(?:[^"\\\r\n]|\\[nrt"'\\])*"|'(?:[^'\\\r\n]|\\[nrt"'\\])*'/y],
  ['name', /[A-Za-z$][\w$:.#]*/y],
  ['sign', /<>|!=|==|<=|>=|&&|\|\||[-+*/^&=<>(),!]/y],
];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unquoted = (text: string): string =>
  text.slice(1, -1).replaceAll(/\\(.)/g, (_all, letter: string) => ESCAPES[letter] ?? letter);

const lengthAt = (form: RegExp, text: string, at: number): number => {
  form.lastIndex = at;
  return form.exec(text)?.[0].length ?? 0;
};

const kindAt = (text: string, at: number): readonly [Token['kind'], number] => {
  for (const [kind, form] of KINDS) {
    const length = lengthAt(form, text, at);
    if (length > 0) return [kind, length];
  }
  throw new FormulaInvalid('Syntax error');
};

/** @returns the words, then one of kind `end` @throws FormulaInvalid on what is none */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = lengthAt(SKIPPED, text, 0);
  while (at < text.length) {
    const [kind, length] = kindAt(text, at);
    const word = text.slice(at, at + length);
    tokens.push({ kind, text: kind === 'text' ? unquoted(word) : word });
    at += length;
    at += lengthAt(SKIPPED, text, at);
  }
  return [...tokens, { kind: 'end', text: '' }];
};
