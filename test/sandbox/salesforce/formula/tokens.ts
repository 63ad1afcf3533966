/** The words of a formula's text. https://help.salesforce.com/s/articleView?id=platform.customize_formulas.htm */
import { FormulaInvalid } from './formula-error.ts';

export type FormulaToken = {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
};

const BLANK = /(?:\s+|\/\*[^]*?\*\/)+/y;

const FORMS: readonly (readonly [FormulaToken['kind'], RegExp])[] = [
  ['number', /\d+(?:\.\d+)?|\.\d+/y],
  ['text', /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/y],
  ['name', /[A-Za-z_$][\w$]*(?:[.:][A-Za-z_$][\w$]*)*/y],
  ['sign', /<>|!=|==|<=|>=|&&|\|\||[-+*/^&=<>(),!]/y],
];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unquoted = (text: string): string =>
  text.slice(1, -1).replaceAll(/\\([^])/g, (_all, letter: string) => ESCAPES[letter] ?? letter);

const matchAt = (form: RegExp, text: string, at: number): string | undefined => {
  form.lastIndex = at;
  return form.exec(text)?.[0];
};

const tokenAt = (text: string, at: number): { token: FormulaToken; length: number } => {
  for (const [kind, form] of FORMS) {
    const found = matchAt(form, text, at);
    if (found !== undefined)
      return { token: { kind, text: kind === 'text' ? unquoted(found) : found }, length: found.length };
  }
  throw new FormulaInvalid(`Syntax error.  Found '${text.charAt(at)}'`);
};

/** @returns the tokens, with one of kind `end` at last @throws FormulaInvalid */
export const formulaTokens = (text: string): readonly FormulaToken[] => {
  const tokens: FormulaToken[] = [];
  let at = matchAt(BLANK, text, 0)?.length ?? 0;
  while (at < text.length) {
    const { token, length } = tokenAt(text, at);
    tokens.push(token);
    at += length;
    at += matchAt(BLANK, text, at)?.length ?? 0;
  }
  return [...tokens, { kind: 'end', text: '' }];
};
