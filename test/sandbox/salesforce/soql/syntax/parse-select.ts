/** Reads what a query selects: fields, functions, field groups and sub-queries. */
import type { FieldPath, FieldsGroup, SelectItem, TypeOf } from './ast.ts';
import type { ReadQuery } from './parse-condition.ts';
import { parseExpression, parsePath } from './parse-expression.ts';
import type { TokenReader } from './token-reader.ts';

const GROUPS: Readonly<Record<string, FieldsGroup>> = { ALL: 'ALL', STANDARD: 'STANDARD', CUSTOM: 'CUSTOM' };

const fieldsGroup = (reader: TokenReader): SelectItem => {
  const { at } = reader.expect('FIELDS');
  reader.expect('(');
  const group = GROUPS[reader.peek().text.toUpperCase()];
  if (group === undefined) throw reader.unexpected();
  reader.take();
  reader.expect(')');
  return { kind: 'fields', group, at };
};

const children = (reader: TokenReader, readQuery: ReadQuery): SelectItem => {
  const { at } = reader.expect('(');
  const query = readQuery(reader);
  reader.expect(')');
  return { kind: 'children', query, at };
};

const expressionItem = (reader: TokenReader): SelectItem => {
  if (reader.sees('FROM')) throw reader.unexpected();
  const expression = parseExpression(reader);
  const named = reader.peek().kind === 'word' && !reader.sees('FROM');
  return { kind: 'expression', expression, alias: named ? reader.take().text : undefined };
};

const paths = (reader: TokenReader): readonly FieldPath[] => {
  const found = [parsePath(reader)];
  while (reader.accept(',')) found.push(parsePath(reader));
  return found;
};

const typeOf = (reader: TokenReader): SelectItem => {
  reader.expect('TYPEOF');
  const relationship = parsePath(reader);
  const cases: TypeOf['cases'][number][] = [];
  reader.expect('WHEN');
  do {
    const object = parsePath(reader);
    reader.expect('THEN');
    cases.push({ object, fields: paths(reader) });
  } while (reader.accept('WHEN'));
  const otherwise = reader.accept('ELSE') ? paths(reader) : [];
  reader.expect('END');
  return { kind: 'typeof', relationship, cases, otherwise };
};

const item = (reader: TokenReader, readQuery: ReadQuery): SelectItem => {
  if (reader.sees('(')) return children(reader, readQuery);
  if (reader.sees('TYPEOF') && reader.peek(1).kind === 'word') return typeOf(reader);
  if (reader.sees('FIELDS') && reader.sees('(', 1)) return fieldsGroup(reader);
  return expressionItem(reader);
};

/** Reads the list between SELECT and FROM. */
export const parseSelect = (reader: TokenReader, readQuery: ReadQuery): readonly SelectItem[] => {
  const items = [item(reader, readQuery)];
  while (reader.accept(',')) items.push(item(reader, readQuery));
  return items;
};
