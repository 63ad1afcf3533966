/**
 * The package's custom metadata records as rows. A relationship names the record it points to; its row holds that record's id.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custommetadata.htm
 */
import { SourceInvalid } from '../schema/source-error.ts';
import type { FieldSchema, MetadataRecord, Schema } from '../schema/types.ts';
import type { Store } from './store.ts';
import type { Plant } from './seed-setup.ts';
import type { SObjectRecord, Value } from './types.ts';

type Planted = { readonly record: MetadataRecord; readonly row: SObjectRecord };

const keyOf = (object: string, developerName: string): string => `${object}.${developerName}`.toLowerCase();

const isRelationship = (field: FieldSchema | undefined): field is FieldSchema => field?.type === 'reference';

/** @throws SourceInvalid when a relationship names a record that the package does not have */
export const plantMetadata = (plant: Plant, schema: Schema, store: Store): void => {
  const planted = schema.metadataRecords.map((record): Planted => ({ record, row: plantRecord(plant, record) }));
  const rows = new Map(planted.map(({ record, row }) => [keyOf(record.object, record.developerName), row]));
  for (const { record, row } of planted) {
    const object = schema.find(record.object);
    if (object === undefined) continue;
    const relations = Object.entries(record.values).flatMap(([name, value]): [string, Value][] => {
      const field = object.fields.get(name.toLowerCase());
      if (!isRelationship(field)) return [];
      const target = rows.get(keyOf(field.referenceTo.join(), String(value)));
      if (target === undefined) {
        throw new SourceInvalid(`${record.object} ${record.developerName}`, `${name}: no record ${String(value)}`);
      }
      return [[name, target.Id]];
    });
    if (relations.length > 0) store.put(object, { ...row, ...Object.fromEntries(relations) });
  }
};

const plantRecord = (plant: Plant, { object, developerName, label, values }: MetadataRecord): SObjectRecord =>
  plant(object, {
    ...values,
    DeveloperName: developerName,
    MasterLabel: label,
    Label: label,
    Language: 'en_US',
    QualifiedApiName: developerName,
  });
