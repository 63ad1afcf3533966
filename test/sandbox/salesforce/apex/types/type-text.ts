/**
 * Type references written as text (`Map<String,List<Schema.SObjectField>>`, `Integer[]`), as library tables and the compiler
 * itself write them: read into the same shape that lowering gives for the types of a class file.
 */
import type { TypeReference } from '../syntax/ast.ts';

/** A place in the tokens of a text. */
export type Cursor = { readonly text: string; readonly tokens: readonly string[]; at: number };

const TOKEN = /[A-Za-z_]\w*|[<>,.()[\]]/g;
const WORD = /^[A-Za-z_]\w*$/;

const START = { line: 1, column: 1 } as const;

/** A text that should be a type or a signature and is none. */
export class NoType extends Error {
  constructor(text: string) {
    super(`Not a type or signature: ${text}`);
    this.name = 'NoType';
  }
}

export const badText = ({ text }: Cursor): NoType => new NoType(text);

export const cursorOn = (text: string): Cursor => {
  const tokens = text.match(TOKEN) ?? [];
  const cursor = { text, tokens, at: 0 };
  if (tokens.join('') !== text.replaceAll(/\s/g, '')) throw badText(cursor);
  return cursor;
};

/** Takes the token when it comes next. */
export const takes = (cursor: Cursor, token: string): boolean => {
  const found = cursor.tokens[cursor.at] === token;
  if (found) cursor.at += 1;
  return found;
};

export const expects = (cursor: Cursor, token: string): void => {
  if (!takes(cursor, token)) throw badText(cursor);
};

export const takesWord = (cursor: Cursor): string => {
  const word = cursor.tokens[cursor.at];
  if (word === undefined || !WORD.test(word)) throw badText(cursor);
  cursor.at += 1;
  return word;
};

export const atEnd = (cursor: Cursor): boolean => cursor.at >= cursor.tokens.length;

const takesArguments = (cursor: Cursor): readonly TypeReference[] => {
  const args: TypeReference[] = [];
  if (!takes(cursor, '<')) return args;
  do args.push(takesType(cursor));
  while (takes(cursor, ','));
  expects(cursor, '>');
  return args;
};

/** Reads one type at the cursor. */
export const takesType = (cursor: Cursor): TypeReference => {
  const names: { readonly name: string; readonly args: readonly TypeReference[] }[] = [];
  do names.push({ name: takesWord(cursor), args: takesArguments(cursor) });
  while (takes(cursor, '.'));
  let arrayLevels = 0;
  while (takes(cursor, '[')) {
    expects(cursor, ']');
    arrayLevels += 1;
  }
  return { names, arrayLevels, at: START };
};

/**
 * @param text one type and nothing else: `List<String>`
 * @throws NoType when it is none
 */
export const typeReference = (text: string): TypeReference => {
  const cursor = cursorOn(text);
  const reference = takesType(cursor);
  if (!atEnd(cursor)) throw badText(cursor);
  return reference;
};

/** `Schema.SObjectField` of a reference, without type arguments: as it was written, for messages and look-ups. */
export const dottedName = (reference: TypeReference): string => reference.names.map(({ name }) => name).join('.');
