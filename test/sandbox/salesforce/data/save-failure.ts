import type { FieldSchema } from '../schema/types.ts';
import type { SaveError } from './types.ts';

/**
 * Why a row cannot be saved, in the platform's own codes and words.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm#i1421192
 */
export class SaveFailure extends Error {
  readonly errors: readonly SaveError[];

  constructor(errors: readonly SaveError[]) {
    super(errors.map((error) => `${error.statusCode}: ${error.message}`).join('; '));
    this.name = 'SaveFailure';
    this.errors = errors;
  }
}

/** A failure with one error. */
export const refused = (statusCode: string, message: string, fields: readonly string[] = []): SaveFailure =>
  new SaveFailure([{ statusCode, message, fields }]);

const onField = (statusCode: string, field: FieldSchema, message: string): SaveFailure =>
  refused(statusCode, `${field.label}: ${message}`, [field.name]);

/** The platform's wording, one line per refusal. */
export const refusals = {
  unknownField: (name: string, object: string) =>
    refused('INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`),
  readOnly: (names: readonly string[]) =>
    refused(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      names,
    ),
  missing: (names: readonly string[]) =>
    refused('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names),
  cannotRead: (type: string, token: string, value: string) =>
    refused(
      'JSON_PARSER_ERROR',
      `Cannot deserialize instance of ${type} from ${token} value ${value} or request may be missing a required field at [line:1, column:1]`,
    ),
  wrongType: (field: FieldSchema, value: string) =>
    onField('INVALID_TYPE_ON_FIELD_IN_RECORD', field, `value not of required type: ${value}`),
  tooLong: (field: FieldSchema, value: string) =>
    onField('STRING_TOO_LONG', field, `data value too large: ${value} (max length=${field.length})`),
  badPicklistValue: (field: FieldSchema, value: string) =>
    onField('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', field, `bad value for restricted picklist field: ${value}`),
  foreignRecordType: (id: string) =>
    refused('INVALID_CROSS_REFERENCE_KEY', `Record Type ID: this ID value isn't valid for the user: ${id}`, [
      'RecordTypeId',
    ]),
  badEmail: (field: FieldSchema, value: string) =>
    onField('INVALID_EMAIL_ADDRESS', field, `invalid email address: ${value}`),
  outOfRange: (field: FieldSchema, value: number) =>
    onField('NUMBER_OUTSIDE_VALID_RANGE', field, `value outside of valid range on numeric field: ${value}`),
  malformedId: (field: FieldSchema, value: string) =>
    onField('MALFORMED_ID', field, `id value of incorrect type: ${value}`),
  duplicate: (field: FieldSchema, holder: string) =>
    refused(
      'DUPLICATE_VALUE',
      `duplicate value found: ${field.name} duplicates value on record with id: ${holder.slice(0, 15)}`,
      // The platform leaves the fields of this one empty.
    ),
  duplicateKey: (value: string) => refused('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`),
  unknownReference: (fields: readonly string[] = []) =>
    refused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', fields),
  deleted: () => refused('ENTITY_IS_DELETED', 'entity is deleted'),
  foreignKeyNotFound: (value: string, place: { field: string; object: string }) =>
    refused(
      'INVALID_FIELD',
      `Foreign key external ID: ${value} not found for field ${place.field} in entity ${place.object}`,
    ),
  notAnExternalId: (name: string, object: string) =>
    refused('INVALID_FIELD', `Field name provided, ${name} does not match an External ID for ${object}`),
  manyMatches: (field: string) =>
    refused('DUPLICATE_EXTERNAL_ID', `More than one record found for external id field: ${field}`),
  notOperable: (verb: 'inserted' | 'updated' | 'deleted', label: string) =>
    refused('INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${verb}: ${label}`),
} as const;
