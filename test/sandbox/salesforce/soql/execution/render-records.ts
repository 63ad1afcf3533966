/**
 * Gives records the shape of the REST API: attributes, nested parents, results of sub-queries inside.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { FieldType } from '../../schema/types.ts';
import type { BoundQuery, RowValue } from '../binding/bound.ts';
import { addressOf } from './compound-address.ts';
import type { QueryContext } from './context.ts';
import { rowReader } from './read-value.ts';
import { recordShaper, type RecordMaker } from './shape-records.ts';

export type JsonValue = Value | JsonRecord | readonly JsonRecord[];
export type JsonRecord = { readonly [name: string]: JsonValue };

type OpenRecord = Record<string, JsonValue>;

/** Instants as the REST API writes them: `2026-01-31T10:00:00.000+0000`. */
export const jsonValueOf = (type: FieldType, value: Value): Value =>
  type === 'datetime' && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;

const valueRenderer = (context: QueryContext, value: RowValue): ((row: SObjectRecord) => JsonValue) => {
  if (value.kind === 'field' && value.type === 'address') return (row) => addressOf(row, value.field.name);
  const read = rowReader(context, value);
  return (row) => jsonValueOf(value.type, read(row));
};

const jsonMaker = (context: QueryContext): RecordMaker<OpenRecord> => ({
  open: (type, row) => ({
    attributes: { type, url: `/services/data/v${context.apiVersion}/sobjects/${type}/${row.Id}` },
  }),
  value(key, value) {
    const render = valueRenderer(context, value);
    return (record, row) => {
      record[key] = render(row);
    };
  },
  parent(record, hop, parent) {
    record[hop.relationship] = parent;
  },
  children(record, { relationship }, records) {
    record[relationship.name] = records.length === 0 ? null : { totalSize: records.length, done: true, records };
  },
});

/** A function that renders the records of a query. */
export const recordRenderer = (context: QueryContext, query: BoundQuery): ((row: SObjectRecord) => JsonRecord) =>
  recordShaper({ context, maker: jsonMaker(context) }, query);
