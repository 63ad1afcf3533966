import { basename } from 'node:path';
import { z } from 'zod';
import { readSource, sourceFiles } from './read-source.ts';
import { problemsOf, SourceInvalid } from './source-error.ts';
import { fieldOf } from './schema.ts';
import type { FieldSchema, FieldType, MetadataRecord, ObjectSchema } from './types.ts';

/**
 * Custom metadata records: `customMetadata/Type.Record.md-meta.xml` becomes a row of `Type__mdt`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custommetadata.htm
 */
const value = z.union([
  z.strictObject({
    '#text': z.string().optional(),
    '@xsi:type': z.string().optional(),
    '@xsi:nil': z.string().optional(),
  }),
  z.string(),
]);

const source = z.strictObject({
  label: z.string(),
  protected: z.enum(['true', 'false']).optional(),
  description: z.string().optional(),
  values: z.array(z.strictObject({ field: z.string(), value: z.array(value).length(1) })).default([]),
});

const textOf = (raw: z.infer<typeof value>): string => (typeof raw === 'string' ? raw : (raw['#text'] ?? ''));

const numberTypes: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent', 'int']);

const typed = (raw: string, field: FieldSchema): string | number | boolean => {
  if (field.type === 'boolean') return raw === 'true';
  return numberTypes.has(field.type) ? Number(raw) : raw;
};

const readRecord = (file: string, find: (name: string) => ObjectSchema | undefined): MetadataRecord => {
  const [type = '', developerName = ''] = basename(file, '.md-meta.xml').split('.');
  const object = find(`${type}__mdt`);
  if (object === undefined) throw new SourceInvalid(file, `no custom metadata type ${type}__mdt`);
  const parsed = source.safeParse(readSource(file, 'CustomMetadata'));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  const values: Record<string, string | number | boolean> = {};
  for (const entry of parsed.data.values) {
    const field = fieldOf(object, entry.field);
    if (field === undefined) throw new SourceInvalid(file, `field: ${entry.field} is not in ${object.name}`);
    const text = entry.value.map(textOf).join('');
    if (text !== '') values[field.name] = typed(text, field);
  }
  return { object: object.name, developerName, label: parsed.data.label, values };
};

/**
 * All custom metadata records of the package.
 * @throws SourceInvalid when a record's type or one of its fields is unknown
 */
export const readMetadataRecords = (
  directories: readonly string[],
  find: (name: string) => ObjectSchema | undefined,
): readonly MetadataRecord[] =>
  sourceFiles(directories, '**/customMetadata/*.md-meta.xml').map((file) => readRecord(file, find));
