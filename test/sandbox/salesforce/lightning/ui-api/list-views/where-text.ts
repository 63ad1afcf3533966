/**
 * Reads a filter in GraphQL's own notation, `{ and: [{ StageName: { eq: "Prospecting" } }, { Account: { Name: { like: "A%" } } }] }`.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_requests_list_records_input.htm
 */
import { uiRefusals } from '../refusals.ts';

export type WhereValue = string | number | boolean | null | readonly WhereValue[] | WhereObject;
export type WhereObject = { readonly [name: string]: WhereValue };

const TOKEN = /\s*(?:([{}[\]:,])|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*))/y;

type Token = { readonly kind: 'sign' | 'text' | 'number' | 'word'; readonly text: string };

const tokenIn = (match: RegExpExecArray): Token => {
  const [, sign, text, number, word] = match;
  if (sign !== undefined) return { kind: 'sign', text: sign };
  if (text !== undefined) return { kind: 'text', text: text.replaceAll(/\\(.)/g, '$1') };
  return number === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'number', text: number };
};

const tokensIn = (text: string): readonly Token[] => {
  const pattern = new RegExp(TOKEN);
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (match === null) throw uiRefusals.illegal(`where: cannot be read: ${text}`);
    tokens.push(tokenIn(match));
  }
  return tokens;
};

const WORDS: Readonly<Record<string, WhereValue>> = { true: true, false: false, null: null };

type Reader = { readonly tokens: readonly Token[]; at: number };

const unreadable = () => uiRefusals.illegal('where: is not a filter');

const isSign = ({ tokens, at }: Reader, sign: string): boolean =>
  tokens[at]?.kind === 'sign' && tokens[at].text === sign;

const expect = (reader: Reader, sign: string): void => {
  if (!isSign(reader, sign)) throw unreadable();
  reader.at += 1;
};

const readList = (reader: Reader): readonly WhereValue[] => {
  const items: WhereValue[] = [];
  expect(reader, '[');
  while (!isSign(reader, ']')) {
    items.push(readValue(reader));
    if (isSign(reader, ',')) reader.at += 1;
  }
  reader.at += 1;
  return items;
};

const readObject = (reader: Reader): WhereObject => {
  const entries: [string, WhereValue][] = [];
  expect(reader, '{');
  while (!isSign(reader, '}')) {
    const name = reader.tokens[reader.at];
    if (name === undefined || name.kind === 'sign' || name.kind === 'number') throw unreadable();
    reader.at += 1;
    expect(reader, ':');
    entries.push([name.text, readValue(reader)]);
    if (isSign(reader, ',')) reader.at += 1;
  }
  reader.at += 1;
  return Object.fromEntries(entries);
};

function readValue(reader: Reader): WhereValue {
  if (isSign(reader, '{')) return readObject(reader);
  if (isSign(reader, '[')) return readList(reader);
  const token = reader.tokens[reader.at];
  if (token === undefined || token.kind === 'sign') throw unreadable();
  reader.at += 1;
  if (token.kind === 'number') return Number(token.text);
  return token.kind === 'word' ? (WORDS[token.text] ?? token.text) : token.text;
}

/** @throws RestError when it is no filter */
export const readWhere = (text: string): WhereObject => {
  const reader: Reader = { tokens: tokensIn(text), at: 0 };
  const where = readObject(reader);
  if (reader.at < reader.tokens.length) throw unreadable();
  return where;
};
