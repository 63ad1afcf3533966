/** The parent type of a lookup to several objects: an sObject that has what they all have. */
import { field } from '../../schema/field.ts';
import type { ObjectSchema } from '../../schema/types.ts';

const STRINGS = [
  'Alias',
  'Email',
  'FirstName',
  'LastName',
  'Name',
  'NameOrAlias',
  'Phone',
  'Title',
  'Type',
  'Username',
];

const fields = [
  field('Id', 'id'),
  field('IsActive', 'boolean'),
  field('ProfileId', 'reference', { referenceTo: ['Profile'] }),
  field('RecordTypeId', 'reference', { referenceTo: ['RecordType'] }),
  field('UserRoleId', 'reference', { referenceTo: ['UserRole'] }),
  ...STRINGS.map((name) => field(name, 'string')),
];

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm */
export const POLYMORPHIC_NAME: ObjectSchema = {
  name: 'Name',
  label: 'Name',
  labelPlural: 'Names',
  kind: 'standard',
  keyPrefix: '',
  createable: false,
  updateable: false,
  deletable: false,
  publishBehavior: undefined,
  fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
};
