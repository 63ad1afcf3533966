/**
 * Checks queries written in Apex while it is compiled: fields, relationships, objects and the types of what they are compared
 * with, binds included; and says what type their rows have.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Schema } from '../../schema/types.ts';
import { bindQuery, mapBinds, SoqlError, type BindMeaning, type BoundQuery } from '../../soql/index.ts';
import type { CheckedQuery, SoqlCompiler } from '../compiler/query-site.ts';
import { typeArguments } from '../values/type-arguments.ts';
import { readInlineQuery } from './inline-query.ts';

const rowTypeOf = ({ projection, object }: BoundQuery): string => {
  if (projection.kind === 'count') return 'Integer';
  return projection.kind === 'aggregate' ? 'AggregateResult' : object.name;
};

/** `List<Id>` and `Set<Id>` stand for ids where a collection may stand. */
const elementOf = (type: string): string =>
  /^(?:List|Set|Iterable)</.test(type) ? (typeArguments(type)[0] ?? type) : type;

const typesAsMeaning = (text: string, types: readonly string[]): BindMeaning => {
  const { binds } = readInlineQuery(text);
  const typeAt = new Map(binds.map(({ at }, index) => [at, types[index] ?? 'Object']));
  return (bind, isList) => {
    const type = typeAt.get(bind.at) ?? 'Object';
    return [{ ...bind, type: isList ? elementOf(type) : type }];
  };
};

const COUNT = /^\s*SELECT\s+COUNT\s*\(\s*\)/i;
const LAST_FROM = /[^]*\bFROM\s+(\w+)/i;

/** What a query selects that could not be bound: as good as its text shows. */
const guessedRow = (schema: Schema, text: string): string => {
  if (COUNT.test(text)) return 'Integer';
  return schema.find(LAST_FROM.exec(text)?.[1] ?? '')?.name ?? 'SObject';
};

/** What keeps a query from being bound; what only the sandbox does not know is told when the query runs. */
const problemsOf = (error: unknown): CheckedQuery['problems'] => {
  if (error instanceof SoqlError) return [{ message: error.message, offset: error.at ?? 0 }];
  if (error instanceof Unsupported) return [];
  throw error;
};

export const soqlCompiler = (schema: Schema): SoqlCompiler => ({
  check(text, bindTypes) {
    try {
      const { query } = readInlineQuery(text);
      const bound = bindQuery(schema, mapBinds(query, typesAsMeaning(text, bindTypes)));
      return { row: rowTypeOf(bound), problems: [] };
    } catch (error) {
      return { row: guessedRow(schema, text), problems: problemsOf(error) };
    }
  },
});
