/** A record as the User Interface API answers it. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm */
import type { Value } from '../../../data/types.ts';
import type { JsonRecord } from '../../../soql/index.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import { MASTER_RECORD_TYPE, recordTypeNamed, type RecordTypeInfo } from '../object-info/record-types.ts';
import { eTagOf, type View } from '../view.ts';
import { displayValueOf } from './display-value.ts';
import { nameFieldOf, type FieldTree, type Parent } from './field-tree.ts';

export type FieldValue = { readonly displayValue: string | null; readonly value: unknown };

export type RecordShape = {
  readonly apiName: string;
  readonly childRelationships: object;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly id: string;
  readonly lastModifiedById: string | null;
  readonly lastModifiedDate: string | null;
  readonly recordTypeId: string;
  readonly recordTypeInfo: RecordTypeInfo | null;
  readonly systemModstamp: string | null;
  readonly weakEtag: number;
};

type Json = JsonRecord[string] | undefined;

const isRecord = (value: Json): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json): string | null => (typeof value === 'string' ? value : null);

/** The query resource writes a zone of four digits where this API writes Z. */
const instantOf = (value: Json): string | null => textOf(value)?.replace(/\+0000$/, 'Z') ?? null;

const plainValue = (field: FieldSchema, value: Json): Value => {
  if (value === undefined || (typeof value === 'object' && value !== null)) return null;
  return field.type === 'datetime' ? instantOf(value) : value;
};

const LINES = [['street'], ['city', 'state', 'postalCode'], ['country']];

/** An address in the lines of an envelope; null when it is empty. */
const addressText = (address: JsonRecord): string | null => {
  const lines = LINES.map((parts) => parts.flatMap((part) => textOf(address[part]) ?? []).join(' '));
  return lines.filter((line) => line !== '').join('\n') || null;
};

const fieldValue = (view: View, field: FieldSchema, record: JsonRecord): FieldValue => {
  const raw = record[field.name];
  if (field.type === 'address' && isRecord(raw)) return { displayValue: addressText(raw), value: raw };
  const value = plainValue(field, raw);
  const currency = textOf(record.CurrencyIsoCode) ?? undefined;
  return { displayValue: displayValueOf(view, field, { value, currency }), value };
};

const typeOf = ({ attributes }: JsonRecord): string | null => (isRecord(attributes) ? textOf(attributes.type) : null);

/** The tree of the object that the parent turned out to be of. */
const treeOfParent = ({ org }: View, { tree, targets }: Parent, record: JsonRecord): FieldTree => {
  const object = org.schema.find(typeOf(record) ?? '') ?? tree.object;
  return targets.length < 2 ? tree : { ...tree, object };
};

const parentValue = (view: View, parent: Parent, record: Json): FieldValue => {
  if (!isRecord(record)) return { displayValue: null, value: null };
  const tree = treeOfParent(view, parent, record);
  const named = nameFieldOf(tree.object)?.name ?? 'Name';
  return { displayValue: textOf(record[named] ?? record.Name), value: recordShape(view, tree, record) };
};

/** The record with the fields of the tree. @param record as the query resource gives it */
export function recordShape(view: View, tree: FieldTree, record: JsonRecord): RecordShape {
  const own = [...tree.fields.values()].map((field) => [field.name, fieldValue(view, field, record)] as const);
  const parents = [...tree.parents.values()].map(
    (parent) => [parent.relationship, parentValue(view, parent, record[parent.relationship])] as const,
  );
  const all = [...own, ...parents].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const systemModstamp = instantOf(record.SystemModstamp);
  const recordTypeId = textOf(record.RecordTypeId) ?? MASTER_RECORD_TYPE;
  const content = {
    apiName: tree.object.name,
    childRelationships: {},
    fields: Object.fromEntries(all),
    id: textOf(record.Id) ?? '',
    lastModifiedById: textOf(record.LastModifiedById),
    lastModifiedDate: instantOf(record.LastModifiedDate),
    recordTypeId,
    recordTypeInfo:
      recordTypeId === MASTER_RECORD_TYPE ? null : (recordTypeNamed(view, tree.object.name, recordTypeId) ?? null),
    systemModstamp,
    weakEtag: systemModstamp === null ? 0 : Date.parse(systemModstamp),
  };
  return { ...content, eTag: eTagOf(content) };
}
