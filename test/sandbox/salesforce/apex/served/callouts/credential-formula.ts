/**
 * Formulas in the headers of credentials: `{!'Bearer ' & $Credential.Warehouse.ApiKey}`. Text beside `{!…}` stays as it is.
 * https://help.salesforce.com/s/articleView?id=xcloud.nc_custom_headers_and_bodies.htm
 */
import { Unsupported } from '../../../../shared/unsupported.ts';

/** The value of `$Credential.Warehouse.ApiKey`, by its parts: `['Warehouse', 'ApiKey']`. */
export type CredentialValue = (path: readonly string[]) => string;

type Token = { readonly kind: 'text' | 'path' | 'word' | 'sign'; readonly text: string };

const TOKEN = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\$Credential\.([\w.]+)|([A-Za-z]\w*)|([&+()]))/gy;

const tokenOf = ([, single, double, path, word, sign]: readonly (string | undefined)[]): Token => {
  const text = single ?? double;
  if (text !== undefined) return { kind: 'text', text: text.replaceAll(/\\(.)/g, '$1') };
  if (path !== undefined) return { kind: 'path', text: path };
  return word === undefined ? { kind: 'sign', text: sign ?? '' } : { kind: 'word', text: word.toUpperCase() };
};

const tokensOf = (formula: string): readonly Token[] => {
  const found = [...formula.matchAll(TOKEN)];
  const length = found.reduce((sum, [whole]) => sum + whole.length, 0);
  if (formula.slice(length).trim() !== '') throw new Unsupported(`the credential formula ${formula}`);
  return found.map(tokenOf);
};

/** `BLOB` only says that its text is to be taken as bytes. */
const FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  BLOB: (text) => text,
  BASE64ENCODE: (text) => Buffer.from(text).toString('base64'),
  TRIM: (text) => text.trim(),
};

const evaluate = (formula: string, valueOf: CredentialValue): string => {
  const tokens = [...tokensOf(formula)];
  const isNext = (...signs: readonly string[]): boolean =>
    tokens[0]?.kind === 'sign' && signs.includes(tokens[0].text) && tokens.shift() !== undefined;
  const refuse = (): never => {
    throw new Unsupported(`the credential formula ${formula}`);
  };
  const called = (name: string): string => {
    const call = FUNCTIONS[name] ?? refuse();
    if (!isNext('(')) refuse();
    const argument = joined();
    return isNext(')') ? call(argument) : refuse();
  };
  const term = (): string => {
    const token = tokens.shift();
    if (token?.kind === 'text') return token.text;
    if (token?.kind === 'path') return valueOf(token.text.split('.'));
    return token?.kind === 'word' ? called(token.text) : refuse();
  };
  function joined(): string {
    let text = term();
    while (isNext('&', '+')) text += term();
    return text;
  }
  const text = joined();
  return tokens.length === 0 ? text : refuse();
};

export const hasFormula = (text: string): boolean => text.includes('{!');

/**
 * @param text of a header
 * @throws Unsupported for functions the sandbox does not know
 */
export const merged = (text: string, valueOf: CredentialValue): string =>
  text.replaceAll(/\{!([^}]*)\}/g, (_whole, formula: string) => evaluate(formula, valueOf));
