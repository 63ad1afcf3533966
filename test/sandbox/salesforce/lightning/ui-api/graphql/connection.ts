/**
 * Records of an object as a connection: filtered, ordered, so many from a place on.
 * https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { fieldAt } from '../list-views/columns.ts';
import { whereCondition } from '../list-views/where-condition.ts';
import { fieldTree } from '../records/field-tree.ts';
import { countRecords, quoted, readRecords, type Choice } from '../records/read-records.ts';
import type { RecordShape } from '../records/record-shape.ts';
import type { View } from '../view.ts';
import { GraphqlInvalid } from './invalid.ts';
import { pathsIn } from './node-paths.ts';
import type { FieldSelection, Selection } from './parse.ts';
import { isList, isObject, type Value, type ValueObject } from './values.ts';

const DEFAULT_FIRST = 10;
const MOST = 2000;

export type Connection = {
  readonly view: View;
  readonly object: ObjectSchema;
  /** What is true of all of them besides the filter: their parent. */
  readonly within: string | undefined;
};

export const fieldsIn = (selections: readonly Selection[], type: string): readonly FieldSelection[] =>
  selections.flatMap((one): readonly FieldSelection[] => {
    if (one.kind === 'field') return [one];
    if (one.kind === 'spread') return [];
    return one.type === undefined || one.type === type ? fieldsIn(one.selections, type) : [];
  });

/** A cursor is a place in the list, in a wrapping that nobody should open. */
const cursorAt = (place: number): string => Buffer.from(`v1:${place}`).toString('base64');

const placeOf = (cursor: Value | undefined): number => {
  if (typeof cursor !== 'string') return 0;
  const place = /^v1:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (place === undefined) throw new GraphqlInvalid(`Invalid cursor: ${cursor}`);
  return Number(place);
};

const KNOWN_ARGS: ReadonlySet<string> = new Set(['where', 'orderBy', 'first', 'after', 'scope', 'upperBound']);

const checkArgs = ({ name, args }: FieldSelection): void => {
  const unknown = Object.keys(args).find((one) => !KNOWN_ARGS.has(one));
  if (unknown !== undefined) throw new Unsupported(`the GraphQL argument ${unknown} of ${name}`);
};

const scopeCondition = ({ caller }: View, scope: Value | undefined): string | undefined => {
  if (scope === undefined || scope === null || scope === 'EVERYTHING') return undefined;
  if (scope === 'MINE') return `OwnerId = ${quoted(caller.userId)}`;
  throw new Unsupported(`the GraphQL scope ${JSON.stringify(scope)}`);
};

const conditionOf = ({ view, object, within }: Connection, { args }: FieldSelection): string | undefined => {
  const filter = isObject(args.where) ? whereCondition(view.org.schema, object, args.where) : undefined;
  const all = [within, scopeCondition(view, args.scope), filter].filter((one) => one !== undefined && one !== '');
  return all.length === 0 ? undefined : all.map((one) => `(${String(one)})`).join(' AND ');
};

const orderParts = (place: Connection, order: ValueObject, prefix = ''): readonly string[] =>
  Object.entries(order).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    if (!isObject(value)) return [];
    if (fieldAt(place.view.org.schema, place.object, path) === undefined) return orderParts(place, value, `${path}.`);
    const nulls = typeof value.nulls === 'string' ? ` NULLS ${value.nulls}` : '';
    return [`${path} ${value.order === 'DESC' ? 'DESC' : 'ASC'}${nulls}`];
  });

const orderOf = (place: Connection, order: Value | undefined): string => {
  const orders = isList(order) ? order : [order ?? null];
  return [...orders.filter(isObject).flatMap((one) => orderParts(place, one)), 'Id'].join(', ');
};

const firstOf = ({ args }: FieldSelection): number => {
  const first = args.first ?? DEFAULT_FIRST;
  if (typeof first === 'number' && first >= 0 && first <= MOST) return first;
  throw new GraphqlInvalid(`first must be a number up to ${MOST}`);
};

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

/** @throws GraphqlInvalid for fields and cursors there are not */
export const readConnection = (place: Connection, selection: FieldSelection): Page => {
  checkArgs(selection);
  const first = firstOf(selection);
  const offset = placeOf(selection.args.after);
  const where = conditionOf(place, selection);
  const choice: Choice = { where, orderBy: orderOf(place, selection.args.orderBy), limit: first + 1, offset };
  const found = readRecords(place.view, treeFor(place, selection), choice);
  return {
    records: found.slice(0, first),
    cursorOf: (at) => cursorAt(offset + at + 1),
    hasMore: found.length > first,
    offset,
    count: () => countRecords(place.view, place.object, where),
  };
};
