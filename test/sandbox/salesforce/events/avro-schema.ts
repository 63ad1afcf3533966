import { createHash } from 'node:crypto';
import avro from 'avsc';
import { z } from 'zod';
import type { Value } from '../data/types.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../schema/types.ts';
import { Unsupported } from '../../shared/unsupported.ts';

/**
 * The Avro face of a platform event: what GetSchema answers, and the codec between an event's binary payload and the values
 * the org keeps. CreatedDate and CreatedById are required; every custom field may be null, whatever the object says.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-avro-serialization.html
 */
export type EventCodec = {
  /** A fingerprint of the schema: the same for the same fields, another when they change. */
  readonly schemaId: string;
  readonly schemaJson: string;
  encode(fields: Readonly<Record<string, Value>>): Buffer;
  /** Values by field name, dates as ISO text; throws when the payload does not fit the schema. */
  decode(payload: Buffer): Readonly<Record<string, Value>>;
};

type Primitive = 'string' | 'double' | 'boolean' | 'long';
const AVRO_TYPE_OF: Partial<Record<FieldType, Primitive>> = {
  string: 'string',
  textarea: 'string',
  picklist: 'string',
  boolean: 'boolean',
  int: 'double',
  double: 'double',
  currency: 'double',
  percent: 'double',
  date: 'long',
  datetime: 'long',
};

const DOC_OF: Partial<Record<FieldType, string>> = {
  string: 'Data:Text',
  textarea: 'Data:LongTextArea',
  picklist: 'Data:Picklist',
  boolean: 'Data:Boolean',
  date: 'Data:DateOnly',
  datetime: 'Data:DateTime',
};

const avroFieldOf = (object: ObjectSchema, field: FieldSchema) => {
  const type = AVRO_TYPE_OF[field.type];
  if (type === undefined)
    throw new Unsupported(`a ${field.type} field on a platform event (${object.name}.${field.name})`);
  return { name: field.name, type: ['null' as const, type], doc: DOC_OF[field.type] ?? 'Data:Double', default: null };
};

/** The fields a publisher may fill, in the order of the object. */
export const customFieldsOf = (object: ObjectSchema): readonly FieldSchema[] =>
  [...object.fields.values()].filter((field) => field.custom);

const avroSchemaOf = (object: ObjectSchema) => ({
  name: object.name,
  namespace: 'com.sforce.eventbus',
  type: 'record' as const,
  fields: [
    { name: 'CreatedDate', type: 'long' as const, doc: 'CreatedDate:DateTime' },
    { name: 'CreatedById', type: 'string' as const, doc: 'CreatedBy:EntityId' },
    ...customFieldsOf(object).map((field) => avroFieldOf(object, field)),
  ],
});

const decodedRecord = z.looseObject({ CreatedDate: z.number(), CreatedById: z.string() });

const toAvro = (field: FieldSchema | undefined, value: Value): Value =>
  typeof value === 'string' && (field === undefined || AVRO_TYPE_OF[field.type] === 'long') ? Date.parse(value) : value;

const fromAvro = (field: FieldSchema | undefined, value: unknown): Value => {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'number') return null;
  if (field !== undefined && AVRO_TYPE_OF[field.type] !== 'long') return value;
  const text = new Date(value).toISOString();
  return field?.type === 'date' ? text.slice(0, 10) : text;
};

export const codecOf = (object: ObjectSchema): EventCodec => {
  const schema = avroSchemaOf(object);
  const schemaJson = JSON.stringify(schema);
  const type = avro.Type.forSchema(schema, { wrapUnions: 'never' });
  const fields = customFieldsOf(object);
  return {
    schemaId: createHash('sha256').update(schemaJson).digest().subarray(0, 16).toString('base64url'),
    schemaJson,
    encode(values) {
      const custom = fields.map((field) => [field.name, toAvro(field, values[field.name] ?? null)] as const);
      const created = { CreatedDate: toAvro(undefined, values.CreatedDate ?? null), CreatedById: values.CreatedById };
      return type.toBuffer({ ...created, ...Object.fromEntries(custom) });
    },
    decode(payload) {
      const decoded = decodedRecord.parse(type.fromBuffer(payload));
      const custom = fields.map((field) => [field.name, fromAvro(field, decoded[field.name])] as const);
      const created = {
        CreatedDate: fromAvro(undefined, decoded.CreatedDate),
        CreatedById: decoded.CreatedById,
      };
      return { ...created, ...Object.fromEntries(custom) };
    },
  };
};
