import avro from 'avsc';
import { z } from 'zod';
import { needsAPerson } from '../shared/failure.ts';

/**
 * Platform events between their Avro bytes and plain fields. Instants are ISO text on our side and epoch milliseconds on
 * theirs; everything else is text, number, boolean or null on both.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html
 */
export type EventField = string | number | boolean | null;
export type EventFields = Readonly<Record<string, EventField>>;

export type EventCodec = {
  /** @throws Failure SCHEMA_CHANGED for a field the event does not have, SAVE_REFUSED for a value it does not take */
  readonly encode: (fields: EventFields) => Buffer;
  /** @throws Error when the bytes do not fit the schema */
  readonly decode: (payload: Buffer) => EventFields;
};

const PRIMITIVES = ['null', 'string', 'double', 'boolean', 'long', 'int', 'float'] as const;
const primitive = z.enum(PRIMITIVES);
const eventSchema = z.object({
  type: z.literal('record'),
  name: z.string(),
  namespace: z.string().default('com.sforce.eventbus'),
  fields: z.array(
    z.object({ name: z.string(), type: z.union([primitive, z.array(primitive)]), default: z.null().optional() }),
  ),
});
type EventSchema = z.infer<typeof eventSchema>;

const NUMBERS = new Set<string>(['double', 'int', 'float']);

const kindOf = (type: EventSchema['fields'][number]['type']): string =>
  typeof type === 'string' ? type : (type.find((one) => one !== 'null') ?? 'null');

const toAvro = (kind: string, value: EventField | undefined): EventField => {
  if (value === undefined || value === null) return null;
  if (kind === 'long' && typeof value === 'string') return Date.parse(value);
  if (NUMBERS.has(kind) && typeof value === 'string') return Number(value);
  return kind === 'string' ? String(value) : value;
};

const fromAvro = (kind: string, value: unknown): EventField => {
  if (typeof value === 'number') return kind === 'long' ? new Date(value).toISOString() : value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
};

const schemaChanged = (event: string, field: string): Error =>
  needsAPerson({
    code: 'SCHEMA_CHANGED',
    message: `Salesforce: the event ${event} has no field ${field}.`,
    advice: 'Compare the package version in the org with the one this sidecar was made for.',
    owner: 'salesforce-admin',
  });

const valueRefused = (event: string, fields: readonly string[]): Error =>
  needsAPerson({
    code: 'SAVE_REFUSED',
    message: `Salesforce: the event ${event} does not take the given value of ${fields.join(', ')}.`,
    advice: 'Compare the types of these fields with the package version this sidecar was made for.',
    owner: 'salesforce-admin',
  });

/** @param schemaJson as GetSchema answers it */
export const eventCodec = (schemaJson: string): EventCodec => {
  const schema = eventSchema.parse(JSON.parse(schemaJson));
  const type = avro.Type.forSchema(schema, { wrapUnions: 'never' });
  const kinds = new Map(schema.fields.map((field) => [field.name, kindOf(field.type)]));
  return {
    encode(fields) {
      const stranger = Object.keys(fields).find((name) => !kinds.has(name));
      if (stranger !== undefined) throw schemaChanged(schema.name, stranger);
      const value = Object.fromEntries([...kinds].map(([name, kind]) => [name, toAvro(kind, fields[name])]));
      const wrong: string[] = [];
      type.isValid(value, { errorHook: (path) => void wrong.push(path.join('.')) });
      if (wrong.length > 0) throw valueRefused(schema.name, wrong);
      return type.toBuffer(value);
    },
    decode(payload) {
      const decoded = z.looseObject({}).parse(type.fromBuffer(payload));
      return Object.fromEntries([...kinds].map(([name, kind]) => [name, fromAvro(kind, decoded[name])]));
    },
  };
};
