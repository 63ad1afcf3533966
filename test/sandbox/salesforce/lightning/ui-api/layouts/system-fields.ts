/** Fields that no generic layout shows: ids, stamps, parts of compound fields. */
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { compoundOf } from '../object-info/field-info.ts';

const SYSTEM: ReadonlySet<string> = new Set([
  ...['Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
  ...['LastViewedDate', 'LastReferencedDate', 'MasterRecordId', 'RecordTypeId', 'FirstName', 'LastName', 'Salutation'],
]);

export const isSystemField = (field: FieldSchema, object: ObjectSchema): boolean =>
  SYSTEM.has(field.name) || (field.type !== 'address' && compoundOf(field, object) !== undefined);
