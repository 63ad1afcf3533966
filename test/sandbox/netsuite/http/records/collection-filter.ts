import { Big } from 'big.js';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { FieldDefinition, RecordDefinition } from '../../records/definition.ts';
import type { FieldValue, StoredRecord } from '../../records/types.ts';
import { badRequest } from '../netsuite-error.ts';

/**
 * The `q` of a collection: conditions on body fields, joined by AND (which binds tighter) and OR, with parentheses.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545222128.html
 */
export type Matcher = (record: StoredRecord) => boolean;

const invalid = (detail: string) => badRequest('INVALID_PARAMETER', detail, { errorQueryParam: 'q' });

const TOKEN = /\s*(?:"([^"]*)"|([[\](),])|([^\s[\](),"]+))/y;
type Token = { readonly text: string; readonly quoted: boolean };

const tokensOf = (q: string): Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (q.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(q);
    if (found === null) throw invalid(`Invalid expression in the query parameter 'q': ${q}`);
    const [, quoted, sign, word] = found;
    tokens.push({ text: quoted ?? sign ?? word ?? '', quoted: quoted !== undefined });
  }
  return tokens;
};

type Comparable = { readonly given: string; readonly operands: readonly string[] };
type Comparison = (comparable: Comparable) => boolean;
const first = ({ operands }: Comparable): string => operands[0] ?? '';
const fold = (text: string): string => text.toLowerCase();

const number = (text: string): Big => {
  try {
    return new Big(text);
  } catch {
    throw invalid(`'${text}' is not a number.`);
  }
};
const compare = (one: string, other: string): number => number(one).cmp(number(other));

const TEXT: Readonly<Record<string, Comparison>> = {
  IS: (it) => fold(it.given) === fold(first(it)),
  CONTAIN: (it) => fold(it.given).includes(fold(first(it))),
  START_WITH: (it) => fold(it.given).startsWith(fold(first(it))),
  ENDWITH: (it) => fold(it.given).endsWith(fold(first(it))),
  EMPTY: (it) => it.given === '',
};
const NUMBER: Readonly<Record<string, Comparison>> = {
  EQUAL: (it) => it.given !== '' && compare(it.given, first(it)) === 0,
  GREATER: (it) => it.given !== '' && compare(it.given, first(it)) > 0,
  GREATER_OR_EQUAL: (it) => it.given !== '' && compare(it.given, first(it)) >= 0,
  LESS: (it) => it.given !== '' && compare(it.given, first(it)) < 0,
  LESS_OR_EQUAL: (it) => it.given !== '' && compare(it.given, first(it)) <= 0,
  BETWEEN: (it) =>
    it.given !== '' && compare(it.given, first(it)) >= 0 && compare(it.given, it.operands[1] ?? first(it)) <= 0,
  WITHIN: (it) => it.given !== '' && compare(it.given, first(it)) >= 0 && compare(it.given, it.operands[1] ?? '') <= 0,
  ANY_OF: (it) => it.operands.includes(it.given),
  EMPTY: (it) => it.given === '',
};
const DATE: Readonly<Record<string, Comparison>> = {
  ON: (it) => it.given === first(it),
  AFTER: (it) => it.given !== '' && it.given > first(it),
  ON_OR_AFTER: (it) => it.given !== '' && it.given >= first(it),
  BEFORE: (it) => it.given !== '' && it.given < first(it),
  ON_OR_BEFORE: (it) => it.given !== '' && it.given <= first(it),
  EMPTY: (it) => it.given === '',
};
const CHOICE: Readonly<Record<string, Comparison>> = {
  IS: (it) => fold(it.given) === fold(first(it)),
  ANY_OF: (it) => it.operands.map(fold).includes(fold(it.given)),
  EMPTY: (it) => it.given === '',
};

const OPERATORS: Readonly<Record<FieldDefinition['kind'], Readonly<Record<string, Comparison>>>> = {
  text: TEXT,
  integer: NUMBER,
  decimal: NUMBER,
  date: DATE,
  dateTime: DATE,
  boolean: CHOICE,
  enum: CHOICE,
  reference: CHOICE,
};

const negated =
  (comparison: Comparison): Comparison =>
  (comparable) =>
    !comparison(comparable);

const comparisonFor = (operator: string, kind: FieldDefinition['kind']): Comparison => {
  const upper = operator.toUpperCase();
  const table = OPERATORS[kind];
  const plain = table[upper];
  if (plain !== undefined) return plain;
  const opposite = table[upper.replace(/_NOT$/, '')];
  if (opposite !== undefined && upper.endsWith('_NOT')) return negated(opposite);
  throw invalid(`The operator '${operator}' cannot be used with a field of type ${kind}.`);
};

const textOf = (value: FieldValue | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? value.id : String(value);
};

/** `1/31/2026` in the user's order of parts becomes `2026-01-31`. */
const isoDate = (given: string, dateFormat: string): string => {
  const parts = given.split(/[^0-9]+/);
  const order = dateFormat.toUpperCase().split(/[^A-Z]+/);
  const part = (letter: string): string => parts[order.findIndex((name) => name.startsWith(letter))] ?? '';
  const iso = `${part('Y').padStart(4, '0')}-${part('M').padStart(2, '0')}-${part('D').padStart(2, '0')}`;
  if (Number.isNaN(Date.parse(iso))) throw invalid(`'${given}' is not a date in the format ${dateFormat}.`);
  return iso;
};

type Field = { readonly kind: FieldDefinition['kind']; readonly read: (record: StoredRecord) => string };

const SYSTEM_FIELDS: Readonly<Record<string, Field>> = {
  id: { kind: 'integer', read: (record) => record.id },
  externalid: { kind: 'text', read: (record) => record.externalId ?? '' },
  lastmodifieddate: { kind: 'dateTime', read: (record) => record.lastModifiedDate.toISOString().slice(0, 10) },
  createddate: { kind: 'dateTime', read: (record) => record.createdDate.toISOString().slice(0, 10) },
  datecreated: { kind: 'dateTime', read: (record) => record.createdDate.toISOString().slice(0, 10) },
};

const fieldNamed = (name: string, definition: RecordDefinition): Field => {
  const system = SYSTEM_FIELDS[name.toLowerCase()];
  if (system !== undefined) return system;
  const [known, field] = Object.entries(definition.fields).find(([one]) => fold(one) === fold(name)) ?? [];
  if (known === undefined || field === undefined)
    throw invalid(`The field '${name}' of the record ${definition.type} cannot be used in the query parameter 'q'.`);
  return { kind: field.kind, read: (record) => textOf(record.fields[known]) };
};

type Reader = { readonly tokens: Token[]; readonly definition: RecordDefinition; readonly dateFormat: string };

const take = ({ tokens }: Reader, what: string): Token => {
  const token = tokens.shift();
  if (token === undefined) throw invalid(`The query parameter 'q' ends where ${what} should follow.`);
  return token;
};
const nextIs = ({ tokens }: Reader, word: string): boolean =>
  tokens[0] !== undefined && !tokens[0].quoted && tokens[0].text.toUpperCase() === word;

const operandsOf = (reader: Reader): string[] => {
  if (!nextIs(reader, '[')) return [take(reader, 'a value').text];
  take(reader, '[');
  const operands: string[] = [];
  while (!nextIs(reader, ']')) {
    const { text, quoted } = take(reader, ']');
    if (quoted || text !== ',') operands.push(text);
  }
  take(reader, ']');
  return operands;
};

const condition = (reader: Reader): Matcher => {
  const { kind, read } = fieldNamed(take(reader, 'a field').text, reader.definition);
  const operator = take(reader, 'an operator').text;
  const holds = comparisonFor(operator, kind);
  const raw = operator.toUpperCase().startsWith('EMPTY') ? [] : operandsOf(reader);
  const isDate = kind === 'date' || kind === 'dateTime';
  const operands = isDate ? raw.map((text) => isoDate(text, reader.dateFormat)) : raw;
  return (record) => holds({ given: read(record), operands });
};

const factor = (reader: Reader): Matcher => {
  if (nextIs(reader, 'NOT')) throw new Unsupported("NOT in the collection filter 'q'");
  if (!nextIs(reader, '(')) return condition(reader);
  take(reader, '(');
  const inside = either(reader);
  if (take(reader, ')').text !== ')') throw invalid("A parenthesis in the query parameter 'q' is not closed.");
  return inside;
};

const every = (reader: Reader): Matcher => {
  const parts = [factor(reader)];
  while (nextIs(reader, 'AND')) {
    take(reader, 'AND');
    parts.push(factor(reader));
  }
  return (record) => parts.every((part) => part(record));
};

const either = (reader: Reader): Matcher => {
  const parts = [every(reader)];
  while (nextIs(reader, 'OR')) {
    take(reader, 'OR');
    parts.push(every(reader));
  }
  return (record) => parts.some((part) => part(record));
};

/**
 * @param q the filter; an empty one matches every record
 * @param dateFormat order of the parts of a date, such as `M/D/YYYY`
 * @throws NetSuiteError INVALID_PARAMETER for anything it cannot read
 */
export const matcherOf = (q: string, definition: RecordDefinition, dateFormat: string): Matcher => {
  if (q.trim() === '') return () => true;
  const reader = { tokens: tokensOf(q), definition, dateFormat };
  const matcher = either(reader);
  if (reader.tokens[0] !== undefined)
    throw invalid(`Unexpected '${reader.tokens[0].text}' in the query parameter 'q'.`);
  return matcher;
};
