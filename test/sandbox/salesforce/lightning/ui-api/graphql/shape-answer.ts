/** Gives what was found the shape that the query asks for. https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc.html */
import type { ObjectSchema } from '../../../schema/types.ts';
import { quoted } from '../records/read-records.ts';
import type { FieldValue, RecordShape } from '../records/record-shape.ts';
import type { View } from '../view.ts';
import { fieldsIn, readConnection, type Connection, type Page } from './connection.ts';
import { undefinedField } from './invalid.ts';
import { childBy, OWN, parentBy } from './node-paths.ts';
import type { FieldSelection, Selection } from './parse.ts';

type Json = unknown;

const isShape = (value: unknown): value is RecordShape =>
  typeof value === 'object' && value !== null && 'fields' in value && 'apiName' in value;

const ownValue = (record: RecordShape, name: string): Json =>
  ({
    Id: record.id,
    ApiName: record.apiName,
    WeakEtag: record.weakEtag,
    LastModifiedById: record.lastModifiedById,
    LastModifiedDate: record.lastModifiedDate,
    SystemModstamp: record.systemModstamp,
    __typename: record.apiName,
  })[name];

/** `{ value displayValue }` */
const fieldValue = (found: FieldValue | undefined, { selections }: FieldSelection): Json => {
  if (found === undefined) return null;
  const parts: Readonly<Record<string, unknown>> = { value: found.value, displayValue: found.displayValue };
  return Object.fromEntries(
    fieldsIn(selections, '').map(({ alias, name }) => {
      if (!(name in parts)) throw undefinedField(name, 'FieldValue');
      return [alias, parts[name]];
    }),
  );
};

type Place = { readonly view: View; readonly object: ObjectSchema };

const children = ({ view, object }: Place, record: RecordShape, selection: FieldSelection): Json => {
  const relation = childBy(view, object, selection.name);
  const child = view.org.schema.find(relation?.childObject ?? '');
  // What is not there has no place in the answer, where it was optional.
  if (relation === undefined || child === undefined) return selection.isOptional ? undefined : null;
  const within = `${relation.field} = ${quoted(record.id)}`;
  return connectionJson({ view, object: child, within }, selection);
};

const valueOf = (place: Place, record: RecordShape, selection: FieldSelection): Json => {
  const { name, selections } = selection;
  if (OWN.has(name) && selections.length === 0) return ownValue(record, name);
  const found = record.fields[name];
  if (parentBy(place.object, name) === undefined)
    return found === undefined ? children(place, record, selection) : fieldValue(found, selection);
  return isShape(found?.value) ? recordJson(place.view, found.value, selections) : null;
};

/** The record with what is selected of it. */
function recordJson(view: View, record: RecordShape, selections: readonly Selection[]): Json {
  const object = view.org.schema.find(record.apiName);
  if (object === undefined) return null;
  return Object.fromEntries(
    fieldsIn(selections, record.apiName).map((one) => [one.alias, valueOf({ view, object }, record, one)]),
  );
}

const edgesJson = (view: View, page: Page, { selections }: FieldSelection): Json =>
  page.records.map((record, at) =>
    Object.fromEntries(
      fieldsIn(selections, '').map((one) => {
        if (one.name === 'cursor') return [one.alias, page.cursorOf(at)];
        if (one.name !== 'node') throw undefinedField(one.name, 'Edge');
        return [one.alias, recordJson(view, record, one.selections)];
      }),
    ),
  );

const pageInfoJson = ({ records, hasMore, offset, cursorOf }: Page, { selections }: FieldSelection): Json => {
  const info: Readonly<Record<string, unknown>> = {
    hasNextPage: hasMore,
    hasPreviousPage: offset > 0,
    startCursor: records.length === 0 ? null : cursorOf(0),
    endCursor: records.length === 0 ? null : cursorOf(records.length - 1),
  };
  return Object.fromEntries(fieldsIn(selections, '').map(({ alias, name }) => [alias, info[name] ?? null]));
};

const PARTS: Readonly<Record<string, (view: View, page: Page, selection: FieldSelection) => Json>> = {
  edges: edgesJson,
  pageInfo: (_view, page, selection) => pageInfoJson(page, selection),
  totalCount: (_view, page) => page.count(),
  pageResultCount: (_view, page) => page.records.length,
};

/** @throws GraphqlInvalid for a part that connections do not have */
export function connectionJson(place: Connection, selection: FieldSelection): Json {
  const page = readConnection(place, selection);
  return Object.fromEntries(
    fieldsIn(selection.selections, '').map((one) => {
      const part = PARTS[one.name];
      if (part === undefined) throw undefinedField(one.name, `${place.object.name}Connection`);
      return [one.alias, part(place.view, page, one)];
    }),
  );
}
