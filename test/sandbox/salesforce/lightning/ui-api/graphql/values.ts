/** Values of arguments: texts, numbers, lists and objects, with variables in their places. https://spec.graphql.org/October2021/#sec-Input-Values */
import { GraphqlUnreadable, type Token, type TokenReader } from './tokens.ts';

export type Value = string | number | boolean | null | readonly Value[] | ValueObject;
export type ValueObject = { readonly [name: string]: Value };
export type Variables = ReadonlyMap<string, Value>;

/** Stands for a variable that nobody declared, wherever it is used: an error once that is asked for. */
export const UNDECLARED = '$undeclared';

export const NO_VARIABLES: Variables = new Map();

const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const readList = (reader: TokenReader, variables: Variables): readonly Value[] => {
  const items: Value[] = [];
  while (!reader.accept(']')) items.push(readValue(reader, variables));
  return items;
};

/** Names may be written as texts too. */
const readName = (reader: TokenReader): string => {
  const token = reader.next();
  if (token.kind !== 'word' && token.kind !== 'text') throw new GraphqlUnreadable(`expected a name at ${token.text}`);
  return token.text;
};

/** `name: value` up to the closing sign. */
export const readEntries = (reader: TokenReader, end: string, variables: Variables): ValueObject => {
  const entries: [string, Value][] = [];
  while (!reader.accept(end)) {
    const name = readName(reader);
    reader.expect(':');
    entries.push([name, readValue(reader, variables)]);
  }
  return Object.fromEntries(entries);
};

/** A word that means nothing by itself is one of an enumeration. */
const plainValue = ({ kind, text }: Token): Value => {
  if (kind === 'sign') throw new GraphqlUnreadable(`expected a value at ${text}`);
  if (kind === 'number') return Number(text);
  const word = kind === 'word' ? WORDS.get(text) : undefined;
  return word === undefined ? text : word;
};

export function readValue(reader: TokenReader, variables: Variables): Value {
  if (reader.accept('[')) return readList(reader, variables);
  if (reader.accept('{')) return readEntries(reader, '}', variables);
  if (reader.accept('$')) {
    const name = reader.word();
    return variables.get(name) ?? (variables.has(name) ? null : { [UNDECLARED]: name });
  }
  return plainValue(reader.next());
}

export const isObject = (value: Value | undefined): value is ValueObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
