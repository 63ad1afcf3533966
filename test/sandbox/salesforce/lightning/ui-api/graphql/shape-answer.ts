/** Gives what was found the shape that the query asks for. https://developer.salesforce.com/docs/platform/graphql/guide/graphql-wire-lwc.html */
import type { ObjectSchema } from '../../../schema/types.ts';
import { nameFieldOf } from '../records/field-tree.ts';
import { quoted } from '../records/read-records.ts';
import type { FieldValue, RecordShape } from '../records/record-shape.ts';
import type { View } from '../view.ts';
import { answered } from './answered.ts';
import { readConnection, type Connection, type Page } from './connection.ts';
import { fieldValue } from './field-value.ts';
import { needsSelection } from './invalid.ts';
import { childBy, OWN, parentBy } from './node-paths.ts';
import { fieldsIn, type FieldSelection, type Selection } from './selections.ts';

type Json = unknown;

const isShape = (value: unknown): value is RecordShape =>
  typeof value === 'object' && value !== null && 'fields' in value && 'apiName' in value;

const ownValue = (object: ObjectSchema, record: RecordShape, name: string): Json => {
  const named = record.fields[nameFieldOf(object)?.name ?? 'Name'];
  return {
    Id: record.id,
    ApiName: record.apiName,
    WeakEtag: record.weakEtag,
    DisplayValue: named?.displayValue ?? named?.value ?? null,
    __typename: record.apiName,
  }[name];
};

type Place = { readonly view: View; readonly object: ObjectSchema };

/** What is not there has no place in the answer, where it was optional. */
const optional = ({ isOptional }: FieldSelection): Json => (isOptional ? undefined : null);

const children = ({ view, object }: Place, record: RecordShape, selection: FieldSelection): Json => {
  const relation = childBy(view, object, selection.name);
  const child = view.org.schema.find(relation?.childObject ?? '');
  if (relation === undefined || child === undefined) return optional(selection);
  const within = `${relation.field} = ${quoted(record.id)}`;
  return connectionJson({ view, object: child, within }, selection);
};

const parentJson = (view: View, found: FieldValue | undefined, selection: FieldSelection): Json => {
  if (selection.selections.length === 0) throw needsSelection(selection, selection.name);
  return isShape(found?.value) ? recordJson(view, found.value, selection.selections) : null;
};

const valueOf = (place: Place, record: RecordShape, selection: FieldSelection): Json => {
  const { name } = selection;
  if (OWN.has(name)) return ownValue(place.object, record, name);
  const field = place.object.fields.get(name.toLowerCase());
  const found = record.fields[name];
  if (field?.name === name) return found === undefined ? optional(selection) : fieldValue(field, found, selection);
  if (parentBy(place.object, name) !== undefined) return parentJson(place.view, found, selection);
  return children(place, record, selection);
};

/** The record with what is selected of it. */
export function recordJson(view: View, record: RecordShape, selections: readonly Selection[]): Json {
  const object = view.org.schema.find(record.apiName);
  if (object === undefined) return null;
  const parts = fieldsIn(selections, record.apiName).map((one): readonly [string, Json] => [
    one.alias,
    valueOf({ view, object }, record, one),
  ]);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

const edgesJson = ({ view, object }: Connection, page: Page, selection: FieldSelection): Json => {
  if (selection.selections.length === 0) throw needsSelection(selection, `[${object.name}Edge]`);
  return page.records.map((record, at) =>
    answered(selection.selections, `${object.name}Edge`, {
      cursor: () => page.cursorOf(at),
      node: (one) => {
        if (one.selections.length === 0) throw needsSelection(one, object.name);
        return recordJson(view, record, one.selections);
      },
    }),
  );
};

const pageInfoJson = ({ records, hasMore, offset, cursorOf }: Page, { selections }: FieldSelection): Json =>
  answered(selections, 'PageInfo', {
    hasNextPage: () => hasMore,
    hasPreviousPage: () => offset > 0,
    startCursor: () => (records.length === 0 ? null : cursorOf(0)),
    endCursor: () => (records.length === 0 ? null : cursorOf(records.length - 1)),
  });

/** @throws GraphqlInvalid for a part that connections do not have */
export function connectionJson(place: Connection, selection: FieldSelection): Json {
  const type = `${place.object.name}Connection`;
  if (selection.selections.length === 0) throw needsSelection(selection, type);
  const page = readConnection(place, selection);
  return answered(selection.selections, type, {
    edges: (one) => edgesJson(place, page, one),
    pageInfo: (one) => pageInfoJson(page, one),
    totalCount: () => page.count(),
    pageResultCount: () => page.records.length,
  });
}
