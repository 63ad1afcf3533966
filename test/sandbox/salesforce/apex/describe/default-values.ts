/** The values new records of an object start with when asked for: `newSObject(recordTypeId, true)`. */
import { randomUUID } from 'node:crypto';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { Decimal } from '../values/decimal.ts';

/** A default of the schema as an Apex value. */
export const defaultValueOf = (field: FieldSchema): unknown => {
  const { defaultValue, picklistValues, type } = field;
  const value = defaultValue ?? picklistValues.find(({ isDefault }) => isDefault)?.value;
  if (value === undefined) return type === 'boolean' ? false : null;
  return typeof value === 'number' && type !== 'int' ? Decimal.of(String(value)) : value;
};

/** An event made with its defaults knows its id before it is published. */
const idOfEvent = ({ kind }: ObjectSchema): readonly (readonly [string, unknown])[] =>
  kind === 'event' ? [['EventUuid', randomUUID()]] : [];

export const defaultValues = (object: ObjectSchema): readonly (readonly [string, unknown])[] => [
  ...[...object.fields.values()]
    .filter((field) => field.createable)
    .map((field) => [field.name, defaultValueOf(field)] as const)
    .filter(([, value]) => value !== null),
  ...idOfEvent(object),
];
