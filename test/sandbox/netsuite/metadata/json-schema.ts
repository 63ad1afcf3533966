import type { FieldDefinition, Fields, RecordDefinition, SublistDefinition } from '../records/definition.ts';
import { labelOf } from '../records/definition.ts';

/**
 * A record type described as JSON Schema, from the tables that also read and write it.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545129726.html
 */
export type Schema = { readonly [keyword: string]: unknown };

const CUSTOM = /^cust(body|col|entity|item|record)/;

const RESOURCE_LINKS: Schema = {
  type: 'array',
  readOnly: true,
  items: { type: 'object', properties: { rel: { type: 'string' }, href: { type: 'string', format: 'URI' } } },
};

const choiceSchema = ({ values }: FieldDefinition): Schema => ({
  type: 'object',
  properties: { id: { type: 'string', enum: Object.keys(values ?? {}) }, refName: { type: 'string' } },
});

const referenceSchema = ({ targets }: FieldDefinition): Schema => ({
  type: 'object',
  properties: {
    id: { type: 'string' },
    refName: { type: 'string' },
    externalId: { type: 'string' },
    links: RESOURCE_LINKS,
  },
  'x-ns-record-types': targets ?? [],
});

const KINDS: Readonly<Record<FieldDefinition['kind'], (field: FieldDefinition) => Schema>> = {
  text: ({ maxLength }) => ({ type: 'string', ...(maxLength === undefined ? {} : { maxLength }) }),
  integer: () => ({ type: 'integer', format: 'int64' }),
  decimal: () => ({ type: 'number', format: 'double' }),
  boolean: () => ({ type: 'boolean' }),
  date: () => ({ type: 'string', format: 'date' }),
  dateTime: () => ({ type: 'string', format: 'date-time' }),
  enum: choiceSchema,
  reference: referenceSchema,
};

const fieldSchema = (name: string, field: FieldDefinition): Schema => ({
  title: labelOf(name, field),
  ...KINDS[field.kind](field),
  nullable: true,
  ...(field.readOnly === true ? { readOnly: true } : {}),
  ...(CUSTOM.test(name) ? { 'x-ns-custom-field': true } : { 'x-ns-filterable': true }),
});

const objectOf = (fields: Fields, more: Schema = {}): Schema => ({
  type: 'object',
  properties: {
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(name, field)])),
    ...more,
    links: RESOURCE_LINKS,
  },
});

const collectionOf = (items: Schema): Schema => ({
  type: 'object',
  properties: {
    items: { type: 'array', items },
    count: { type: 'integer', readOnly: true },
    hasMore: { type: 'boolean', readOnly: true },
    offset: { type: 'integer', readOnly: true },
    totalResults: { type: 'integer', readOnly: true },
    links: RESOURCE_LINKS,
  },
});

const sublistSchema = (definition: SublistDefinition): Schema => {
  const subrecords = Object.fromEntries(
    Object.entries(definition.subrecords ?? {}).map(([name, fields]) => [name, objectOf(fields)]),
  );
  const line = objectOf(definition.fields, subrecords);
  return definition.shape === 'single' ? line : collectionOf(line);
};

const IDENTITY: Schema = {
  id: { title: 'Internal Id', type: 'string', nullable: true },
  externalId: { title: 'External Id', type: 'string', nullable: true },
  refName: { title: 'Reference Name', type: 'string', nullable: true },
};

/** The schema of one record type, without `$schema`. */
export const schemaOf = ({ fields, sublists, required }: RecordDefinition): Schema => ({
  ...objectOf(fields, {
    ...IDENTITY,
    ...Object.fromEntries(Object.entries(sublists).map(([name, definition]) => [name, sublistSchema(definition)])),
  }),
  ...(required.length === 0 ? {} : { 'x-ns-required': required }),
});
