/** A roll-up summary has the type and the decimal places of what it adds up; a count has none. */
import type { FieldSchema, ObjectSchema } from './types.ts';

const typed = (field: FieldSchema, objects: ReadonlyMap<string, ObjectSchema>): FieldSchema => {
  const { summary } = field;
  if (summary === undefined) return field;
  if (summary.field === undefined) return { ...field, scale: 0 };
  const source = objects.get(summary.child)?.fields.get(summary.field.toLowerCase());
  return source === undefined
    ? field
    : { ...field, type: source.type, precision: source.precision, scale: source.scale };
};

/** The same objects, whose summaries know what they are. */
export const withSummaryTypes = (objects: readonly ObjectSchema[]): readonly ObjectSchema[] => {
  const byName = new Map(objects.map((object) => [object.name, object]));
  return objects.map((object) =>
    [...object.fields.values()].some(({ summary }) => summary !== undefined)
      ? { ...object, fields: new Map([...object.fields].map(([key, field]) => [key, typed(field, byName)])) }
      : object,
  );
};
