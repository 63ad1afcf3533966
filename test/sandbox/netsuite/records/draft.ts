/**
 * A record in the making: what a request said, merged over what was there, before the record's own rules complete it. Drafts
 * are changed in place; stored records never are.
 */
import type { FieldValue, Line, Reference, StoredRecord } from './types.ts';

export type DraftLine = {
  line: number;
  lineUniqueKey: string;
  fields: Record<string, FieldValue>;
  subrecords?: Record<string, Record<string, FieldValue>>;
  /** Where the request spoke of this line, and which fields it gave; nowhere when it did not. */
  given?: { readonly path: string; readonly names: ReadonlySet<string> };
};

export type Draft = {
  readonly type: string;
  readonly id: string;
  externalId: string | undefined;
  readonly fields: Record<string, FieldValue>;
  readonly sublists: Record<string, DraftLine[]>;
  /** Body fields the request gave. */
  readonly given: ReadonlySet<string>;
  /** The record before this change; none while it is being created. */
  readonly previous: StoredRecord | undefined;
};

/** What the request said, checked and typed. `null` clears. */
export type ParsedLine = {
  readonly path: string;
  readonly fields: Record<string, FieldValue>;
  readonly subrecords: Record<string, Record<string, FieldValue>>;
};
export type ParsedBody = {
  readonly externalId?: string | null;
  readonly fields: Record<string, FieldValue>;
  readonly sublists: Record<string, readonly ParsedLine[]>;
};

export const referenceOf = (value: FieldValue | undefined): Reference | undefined =>
  typeof value === 'object' && value !== null ? value : undefined;

export const idOf = (value: FieldValue | undefined): string | undefined => referenceOf(value)?.id;

export const textOf = (value: FieldValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The value as text: an id for a reference, nothing for a blank. */
export const asText = (value: FieldValue | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? value.id : String(value);
};

export const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '';

const draftLine = (line: Line): DraftLine => ({
  line: line.line,
  lineUniqueKey: line.lineUniqueKey,
  fields: { ...line.fields },
  ...(line.subrecords === undefined
    ? {}
    : {
        subrecords: Object.fromEntries(Object.entries(line.subrecords).map(([name, fields]) => [name, { ...fields }])),
      }),
});

/** A draft of a new record. */
export const blankDraft = (type: string, id: string, given: ReadonlySet<string>): Draft => ({
  type,
  id,
  externalId: undefined,
  fields: {},
  sublists: {},
  given,
  previous: undefined,
});

/** A draft that starts as the stored record. */
export const draftOf = (record: StoredRecord, given: ReadonlySet<string> = new Set()): Draft => ({
  type: record.type,
  id: record.id,
  externalId: record.externalId,
  fields: { ...record.fields },
  sublists: Object.fromEntries(Object.entries(record.sublists).map(([name, lines]) => [name, lines.map(draftLine)])),
  given,
  previous: record,
});

const withoutBlanks = (fields: Record<string, FieldValue>): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));

const storedLine = ({ line, lineUniqueKey, fields, subrecords }: DraftLine): Line => ({
  line,
  lineUniqueKey,
  fields: withoutBlanks(fields),
  ...(subrecords === undefined ? {} : { subrecords }),
});

/** The record as it will be kept: cleared fields are absent. */
export const storedFrom = (
  draft: Draft,
  stamps: { readonly createdDate: Date; readonly lastModifiedDate: Date },
): StoredRecord => ({
  type: draft.type,
  id: draft.id,
  externalId: draft.externalId,
  fields: withoutBlanks(draft.fields),
  sublists: Object.fromEntries(Object.entries(draft.sublists).map(([name, lines]) => [name, lines.map(storedLine)])),
  ...stamps,
});
