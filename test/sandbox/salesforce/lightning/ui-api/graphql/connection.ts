/**
 * Records of an object as a connection: filtered, ordered, so many from a place on.
 * https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { fieldAt } from '../list-views/columns.ts';
import { isParentPath, whereCondition } from '../list-views/where-condition.ts';
import { fieldTree } from '../records/field-tree.ts';
import { countRecords, quoted, readRecords, type Choice } from '../records/read-records.ts';
import type { RecordShape } from '../records/record-shape.ts';
import type { View } from '../view.ts';
import { GraphqlInvalid, undefinedInArgument, unknownArgument, wrongArgument } from './invalid.ts';
import { pathsIn } from './node-paths.ts';
import { fieldsIn, type FieldSelection } from './selections.ts';
import { isList, isObject, type Value, type ValueObject } from './values.ts';

const DEFAULT_FIRST = 10;
const MOST = 2000;
/** https://developer.salesforce.com/docs/platform/graphql/guide/paginate-use.html */
const MOST_WITHOUT_BOUND = 4000;
/** https://developer.salesforce.com/docs/platform/graphql/guide/paginate-use-upperbound.html */
const LEAST_WITH_BOUND = 200;
/** Queries step over no more records than this. */
const MOST_OFFSET = 2000;

export type Connection = {
  readonly view: View;
  readonly object: ObjectSchema;
  /** What is true of all of them besides the filter: their parent. */
  readonly within: string | undefined;
};

/** A cursor is a place in the list, in a wrapping that nobody should open. */
const cursorAt = (place: number): string => Buffer.from(`v1:${place}`).toString('base64');

const placeOf = (cursor: Value | undefined): number => {
  if (typeof cursor !== 'string') return 0;
  const place = /^v1:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (place === undefined) throw new GraphqlInvalid(`Invalid cursor: ${cursor}`);
  return Number(place);
};

const KNOWN_ARGS: ReadonlySet<string> = new Set(['where', 'orderBy', 'first', 'after', 'scope', 'upperBound']);

/** @throws GraphqlInvalid for an argument that there is not */
export const checkArgs = (selection: FieldSelection, known: ReadonlySet<string>): void => {
  const unknown = Object.keys(selection.args).find((one) => !known.has(one));
  if (unknown !== undefined) throw unknownArgument(selection, unknown);
};

const scopeCondition = ({ caller }: View, scope: Value | undefined): string | undefined => {
  if (scope === undefined || scope === null || scope === 'EVERYTHING') return undefined;
  if (scope === 'MINE') return `OwnerId = ${quoted(caller.userId)}`;
  throw new Unsupported(`the GraphQL scope ${JSON.stringify(scope)}`);
};

/** @throws GraphqlInvalid for a field that the caller does not see */
export const conditionOf = (place: Connection, selection: FieldSelection): string | undefined => {
  const { view, object, within } = place;
  const { args } = selection;
  const undefinedAt = (name: string, type: string) => undefinedInArgument(selection, name, type);
  const schema = view.org.schema;
  const filter = isObject(args.where) ? whereCondition({ schema, object, undefinedAt }, args.where) : undefined;
  const all = [within, scopeCondition(view, args.scope), filter].filter((one) => one !== undefined && one !== '');
  return all.length === 0 ? undefined : all.map((one) => `(${String(one)})`).join(' AND ');
};

type Ordered = { readonly place: Connection; readonly selection: FieldSelection };

const ORDERS: ReadonlySet<Value | undefined> = new Set([undefined, null, 'ASC', 'DESC']);
const NULLS: ReadonlySet<Value | undefined> = new Set([undefined, null, 'FIRST', 'LAST']);

const orderPart = ({ selection }: Ordered, path: string, { order, nulls }: ValueObject): string => {
  if (!ORDERS.has(order) || !NULLS.has(nulls))
    throw wrongArgument(selection, 'orderBy', `has no order such as ${JSON.stringify({ order, nulls })}`);
  return `${path} ${order === 'DESC' ? 'DESC' : 'ASC'}${typeof nulls === 'string' ? ` NULLS ${nulls}` : ''}`;
};

const orderParts = (ordered: Ordered, order: ValueObject, prefix = ''): readonly string[] =>
  Object.entries(order).flatMap(([name, value]) => {
    const { view, object } = ordered.place;
    const path = `${prefix}${name}`;
    if (isObject(value) && fieldAt(view.org.schema, object, path) !== undefined)
      return [orderPart(ordered, path, value)];
    if (!isObject(value) || !isParentPath(view.org.schema, object, path))
      throw undefinedInArgument(ordered.selection, name, object.name);
    return orderParts(ordered, value, `${path}.`);
  });

const orderOf = (place: Connection, selection: FieldSelection): string => {
  const { orderBy = null } = selection.args;
  const orders = isList(orderBy) ? orderBy : [orderBy];
  return [...orders.filter(isObject).flatMap((one) => orderParts({ place, selection }, one)), 'Id'].join(', ');
};

/** @throws GraphqlInvalid for more than one call gives, and for small pages of large results */
export const firstOf = (selection: FieldSelection): number => {
  const { first: asked, upperBound } = selection.args;
  const first = asked ?? DEFAULT_FIRST;
  const least = typeof upperBound === 'number' ? LEAST_WITH_BOUND : 0;
  if (typeof first === 'number' && first >= least && first <= MOST) return first;
  throw wrongArgument(selection, 'first', `must be a number from ${least} to ${MOST}`);
};

const boundOf = ({ args }: FieldSelection): number =>
  typeof args.upperBound === 'number' ? args.upperBound : MOST_WITHOUT_BOUND;

const treeFor = ({ view, object }: Connection, selection: FieldSelection) => {
  const edges = fieldsIn(selection.selections, '').filter(({ name }) => name === 'edges');
  const nodes = edges.flatMap((edge) => fieldsIn(edge.selections, '')).filter(({ name }) => name === 'node');
  return fieldTree(
    view.org.schema,
    object,
    pathsIn(
      view,
      object,
      nodes.flatMap(({ selections }) => selections),
    ),
  );
};

export type Page = {
  readonly records: readonly RecordShape[];
  readonly cursorOf: (at: number) => string;
  readonly hasMore: boolean;
  readonly offset: number;
  readonly count: () => number;
};

type Part = { readonly offset: number; readonly limit: number };

const chosen = (place: Connection, selection: FieldSelection, { offset, limit }: Part): readonly RecordShape[] => {
  const skipped = Math.max(0, offset - MOST_OFFSET);
  const where = conditionOf(place, selection);
  const orderBy = orderOf(place, selection);
  const choice: Choice = { where, orderBy, limit: limit + skipped, offset: offset - skipped };
  return readRecords(place.view, treeFor(place, selection), choice).slice(skipped);
};

/** @throws GraphqlInvalid for fields and cursors there are not */
export const readConnection = (place: Connection, selection: FieldSelection): Page => {
  checkArgs(selection, KNOWN_ARGS);
  const offset = placeOf(selection.args.after);
  const first = Math.max(0, Math.min(firstOf(selection), boundOf(selection) - offset));
  const found = chosen(place, selection, { offset, limit: first + 1 });
  return {
    records: found.slice(0, first),
    cursorOf: (at) => cursorAt(offset + at + 1),
    hasMore: found.length > first && offset + first < boundOf(selection),
    offset,
    count: () => countRecords(place.view, place.object, conditionOf(place, selection)),
  };
};
