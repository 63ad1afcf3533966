import { field } from './field.ts';
import type { FieldSchema, ObjectKind } from './types.ts';

/**
 * The fields every record has whatever its object: id, audit fields, owner, currency. Their values come from the platform,
 * so none is required of a client. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm
 */
const derived = { createable: false, updateable: false, required: false, nillable: false } as const;

const id = field('Id', 'id', { ...derived, label: 'Record ID', length: 18 });
const isDeleted = field('IsDeleted', 'boolean', { ...derived, label: 'Deleted', defaultValue: false });

const user = (name: string): FieldSchema =>
  // Nearly all records share one author, so an index on it would cost much and find nothing.
  field(name, 'reference', { ...derived, length: 18, referenceTo: ['User'], indexed: false });

const audit: readonly FieldSchema[] = [
  field('CreatedDate', 'datetime', derived),
  user('CreatedById'),
  field('LastModifiedDate', 'datetime', derived),
  user('LastModifiedById'),
  field('SystemModstamp', 'datetime', derived),
];

/** The owner; queues may own what people may own. */
export const ownerField = field('OwnerId', 'reference', {
  length: 18,
  required: true,
  referenceTo: ['User', 'Group'],
});

/** What custom objects have once they have record types. */
export const recordTypeField = field('RecordTypeId', 'reference', {
  label: 'Record Type ID',
  length: 18,
  referenceTo: ['RecordType'],
});

/** The currency of a record in a multi-currency org. */
export const currencyField = field('CurrencyIsoCode', 'picklist', {
  label: 'Currency ISO Code',
  length: 3,
  restrictedPicklist: true,
});

const eventFields: readonly FieldSchema[] = [
  field('ReplayId', 'string', { ...derived, label: 'Replay ID', length: 1000, nillable: true }),
  field('EventUuid', 'string', { ...derived, label: 'Event UUID', length: 36, nillable: true }),
  field('CreatedDate', 'datetime', derived),
  user('CreatedById'),
];

const changeFields: readonly FieldSchema[] = [
  field('ReplayId', 'string', { ...derived, label: 'Replay ID', length: 1000, nillable: true }),
  field('ChangeEventHeader', 'complexvalue', { label: 'Change Event Header' }),
];

const metadataFields: readonly FieldSchema[] = [
  id,
  field('DeveloperName', 'string', { ...derived, length: 40 }),
  field('MasterLabel', 'string', { ...derived, label: 'Label', length: 40 }),
  field('Label', 'string', { ...derived, length: 40, nameField: true }),
  field('Language', 'picklist', { ...derived, length: 40 }),
  field('NamespacePrefix', 'string', { ...derived, length: 15, nillable: true }),
  field('QualifiedApiName', 'string', { ...derived, length: 70, unique: true, indexed: true }),
  field('SystemModstamp', 'datetime', derived),
];

export const systemFields: Record<ObjectKind, readonly FieldSchema[]> = {
  standard: [id, isDeleted, ...audit],
  custom: [id, isDeleted, ...audit],
  setting: [id, isDeleted, ...audit],
  event: eventFields,
  change: changeFields,
  metadata: metadataFields,
};

/** A hierarchy setting belongs to the organization, a profile or a user; a list setting goes by name. */
export const settingFields = (settingsType: 'Hierarchy' | 'List' | undefined): readonly FieldSchema[] => [
  field('Name', 'string', { length: 38, nameField: true, ...(settingsType === 'List' ? { required: true } : {}) }),
  ...(settingsType === 'List'
    ? []
    : [
        field('SetupOwnerId', 'reference', {
          length: 18,
          referenceTo: ['Organization', 'Profile', 'User'],
          label: 'Location',
        }),
      ]),
];
