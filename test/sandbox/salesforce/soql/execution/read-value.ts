/** Turns a bound field or function into a function of a record. */
import type { SObjectRecord, Value } from '../../data/types.ts';
import { formulaFieldReader } from '../../formula/formula-field-value.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { BoundConversion, BoundField, Hop, RowValue } from '../binding/bound.ts';
import type { QueryContext } from './context.ts';
import { POLYMORPHIC_TYPE } from '../binding/bind-field.ts';
import { currencyConverter } from './convert-currency.ts';
import { datePartOf } from './date-parts.ts';
import { localInstant } from './time-zone.ts';

export type RowReader = (row: SObjectRecord) => Value;

/** The parent record a hop leads to, undefined when the reference is empty or the parent not shared with who asks. */
export const parentOf = (context: QueryContext, hop: Hop, row: SObjectRecord): SObjectRecord | undefined => {
  const id = row[hop.reference.name];
  if (typeof id !== 'string') return undefined;
  const [only, ...others] = hop.targets;
  const target = others.length === 0 ? only : context.org.schema.findByKeyPrefix(id.slice(0, 3));
  return target === undefined ? undefined : seen(context, target, id);
};

const seen = (context: QueryContext, object: ObjectSchema, id: string): SObjectRecord | undefined => {
  const row = context.org.byId(object.name, id);
  const test = row === undefined ? undefined : context.sees?.(object);
  return row === undefined || test === undefined || test(row) ? row : undefined;
};

/** The value on the record itself: stored, or worked out by the field's formula. */
const columnReader = (context: QueryContext, field: FieldSchema): RowReader => {
  if (field === POLYMORPHIC_TYPE) return ({ Id }) => context.org.schema.findByKeyPrefix(Id.slice(0, 3))?.name ?? null;
  if (field.formula === undefined) return (row) => row[field.name] ?? null;
  return formulaFieldReader({ ...context, zone: context.timeZone }, field);
};

const fieldReader = (context: QueryContext, { hops, field }: BoundField): RowReader => {
  const [first, ...others] = hops;
  const read = columnReader(context, field);
  if (first === undefined) return read;
  return (row) => {
    let parent = parentOf(context, first, row);
    for (const hop of others) parent = parent === undefined ? undefined : parentOf(context, hop, parent);
    return parent === undefined ? null : read(parent);
  };
};

const labelIn = (field: FieldSchema, value: Value): Value =>
  field.picklistValues.find((option) => option.value === value)?.label ?? value;

/** The amount goes over from the currency of the record it stands on. */
const conversionReader = (context: QueryContext, { argument, to }: BoundConversion, read: RowReader): RowReader => {
  const convert = currencyConverter(context, to);
  const column = argument.field;
  const currency = fieldReader(context, {
    ...argument,
    field: { ...column, name: 'CurrencyIsoCode', formula: undefined },
  });
  return (row) => convert(read(row), currency(row));
};

/** A function that reads the value from a record; null when the field or a parent on the way is empty. */
export const rowReader = (context: QueryContext, value: RowValue): RowReader => {
  if (value.kind === 'field') return fieldReader(context, value);
  const read = fieldReader(context, value.argument);
  if (value.kind === 'label') return (row) => labelIn(value.argument.field, read(row));
  if (value.kind === 'conversion') return conversionReader(context, value, read);
  const zone = value.inUserZone ? context.timeZone : 'UTC';
  return (row) => {
    const text = read(row);
    return typeof text === 'string' ? datePartOf(value.part, localInstant(text, zone)) : null;
  };
};
