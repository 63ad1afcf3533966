/**
 * Gives records the shape of the REST API: attributes, nested parents, results of sub-queries inside.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { FieldType } from '../../schema/types.ts';
import type { BoundQuery, BoundSelect, Hop, RowValue } from '../binding/bound.ts';
import { addressOf } from './compound-address.ts';
import { everyRow } from './candidate-rows.ts';
import type { QueryContext } from './context.ts';
import { parentOf, rowReader } from './read-value.ts';
import { rowSelection } from './select-rows.ts';

export type JsonValue = Value | JsonRecord | readonly JsonRecord[];
export type JsonRecord = { readonly [name: string]: JsonValue };

type Renderer = (row: SObjectRecord) => JsonValue;

/** What one record shows: keys with renderers, and parents that show more of the same. */
type Shape = { readonly entries: Map<string, Renderer>; readonly parents: Map<string, { hop: Hop; shape: Shape }> };

const emptyShape = (): Shape => ({ entries: new Map(), parents: new Map() });

/** Instants as the REST API writes them: `2026-01-31T10:00:00.000+0000`. */
export const jsonValueOf = (type: FieldType, value: Value): Value =>
  type === 'datetime' && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;

const valueRenderer = (context: QueryContext, value: RowValue): Renderer => {
  if (value.kind === 'field' && value.type === 'address') return (row) => addressOf(row, value.field.name);
  const read = rowReader(context, value);
  return (row) => jsonValueOf(value.type, read(row));
};

/** The value as seen from the last parent of its path. */
const withoutHops = (value: RowValue): RowValue =>
  value.kind === 'field' ? { ...value, hops: [] } : { ...value, argument: { ...value.argument, hops: [] } };

const placeValue = (context: QueryContext, shape: Shape, item: Extract<BoundSelect, { kind: 'value' }>): void => {
  const field = item.value.kind === 'field' ? item.value : item.value.argument;
  let place = shape;
  for (const hop of field.hops) {
    const parent = place.parents.get(hop.relationship) ?? { hop, shape: emptyShape() };
    place.parents.set(hop.relationship, parent);
    // Keeps the parent where it was first mentioned.
    if (!place.entries.has(hop.relationship)) place.entries.set(hop.relationship, parentRenderer(context, parent));
    place = parent.shape;
  }
  place.entries.set(item.alias ?? field.field.name, valueRenderer(context, withoutHops(item.value)));
};

const parentRenderer =
  (context: QueryContext, { hop, shape }: { hop: Hop; shape: Shape }): Renderer =>
  (row) => {
    const parent = parentOf(context, hop, row);
    if (parent === undefined) return null;
    const [only, ...others] = hop.targets;
    const target = others.length === 0 ? only : context.org.schema.findByKeyPrefix(parent.Id.slice(0, 3));
    return renderRow(context, { type: target?.name ?? '', shape }, parent);
  };

const renderRow = (
  context: QueryContext,
  { type, shape }: { type: string; shape: Shape },
  row: SObjectRecord,
): JsonRecord => {
  const record: Record<string, JsonValue> = {
    attributes: { type, url: `/services/data/v${context.apiVersion}/sobjects/${type}/${row.Id}` },
  };
  for (const [key, render] of shape.entries) record[key] = render(row);
  return record;
};

/** Finds the children of a parent: by index where there is one, else by one pass over all of them. */
const childrenFinder = (context: QueryContext, query: BoundQuery, field: string) => {
  const object = query.object.name;
  const indexed = query.object.fields.get(field.toLowerCase())?.indexed === true;
  if (indexed && !context.includeDeleted) return (id: string) => context.org.lookup(object, field, id);
  const byParent = Map.groupBy(everyRow(context, object), (row) => row[field] ?? null);
  return (id: string) => byParent.get(id) ?? [];
};

const childrenRenderer = (context: QueryContext, item: Extract<BoundSelect, { kind: 'children' }>): Renderer => {
  const selection = rowSelection(context, item.query);
  const find = childrenFinder(context, item.query, item.relationship.field);
  const render = recordRenderer(context, item.query);
  return (row) => {
    const children = selection.arrange(selection.filter(find(row.Id)));
    if (children.length === 0) return null;
    return { totalSize: children.length, done: true, records: children.map(render) };
  };
};

/** A function that renders the records of a query. */
export const recordRenderer = (context: QueryContext, query: BoundQuery): ((row: SObjectRecord) => JsonRecord) => {
  const shape = emptyShape();
  for (const item of query.projection.kind === 'records' ? query.projection.select : []) {
    if (item.kind === 'value') placeValue(context, shape, item);
    else shape.entries.set(item.relationship.name, childrenRenderer(context, item));
  }
  return (row) => renderRow(context, { type: query.object.name, shape }, row);
};
