/** Fields of a record as people read them. */
import type { FieldValue, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

const isRecord = (value: unknown): value is RecordShape =>
  typeof value === 'object' && value !== null && 'fields' in value && 'apiName' in value;

/** The id of a record is no field of it. */
const stepIn = (record: RecordShape, name: string): FieldValue | undefined =>
  record.fields[name] ?? (name === 'Id' ? { value: record.id, displayValue: null } : undefined);

/** The field at a path such as `Account.Owner.Name`. */
export const fieldAt = (record: RecordShape | undefined, path: string): FieldValue | undefined => {
  let found: FieldValue | undefined = { value: record, displayValue: null };
  for (const name of path.split('.')) found = isRecord(found?.value) ? stepIn(found.value, name) : undefined;
  return found;
};

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const textOf = (field: FieldValue | undefined): string => field?.displayValue ?? plain(field?.value);

export const textAt = (record: RecordShape | undefined, path: string): string => textOf(fieldAt(record, path));

/** What the record is called: a name, a subject, a number. */
export const nameOf = (record: RecordShape | undefined, info: ObjectInfo | undefined): string => {
  const names = info?.nameFields ?? ['Name'];
  const named = names.includes('Name') ? 'Name' : (names[0] ?? 'Name');
  return (
    textAt(record, named) ||
    names
      .map((name) => textAt(record, name))
      .join(' ')
      .trim()
  );
};

/** Where a look-up leads, and how that is called. */
export const lookUpOf = (
  record: RecordShape | undefined,
  relationship: string | null,
): { readonly id: string; readonly name: string } | undefined => {
  const field = relationship === null ? undefined : record?.fields[relationship];
  return isRecord(field?.value) ? { id: field.value.id, name: textOf(field) || field.value.id } : undefined;
};

const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

/** An address in the lines of an envelope, when the names are the parts of one; undefined otherwise. */
export const addressIn = (record: RecordShape | undefined, names: readonly string[]): string | undefined => {
  if (!names.some((name) => name.endsWith('Street'))) return undefined;
  const [street = '', city = '', state = '', code = '', country = ''] = ADDRESS.map((part) =>
    textAt(record, names.find((name) => name.endsWith(part)) ?? ''),
  );
  const lines = [street, [city, state, code].filter((part) => part !== '').join(' '), country];
  return lines.filter((line) => line !== '').join('\n');
};

export const recordUrl = (recordId: string, objectApiName?: string): string =>
  objectApiName === undefined ? `/lightning/r/${recordId}/view` : `/lightning/r/${objectApiName}/${recordId}/view`;
