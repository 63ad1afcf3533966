/**
 * What may be done with a field of a type in a query: filter, sort, group, aggregate.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/field_types.htm
 */
import type { FieldSchema, FieldType } from '../../schema/types.ts';
import type { AggregateFunction } from './bound.ts';
import { TEXT_TYPES } from '../../schema/text-types.ts';

const LONGEST_SHORT_TEXT = 255;

const NUMBERS: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);
const OPAQUE: ReadonlySet<FieldType> = new Set(['address', 'location', 'base64']);
const NOT_GROUPED: ReadonlySet<FieldType> = new Set([
  'multipicklist',
  'double',
  'currency',
  'percent',
  'datetime',
  'time',
]);

export const isText = (type: FieldType): boolean => TEXT_TYPES.has(type);
export const isNumber = (type: FieldType): boolean => NUMBERS.has(type);
export const isId = (type: FieldType): boolean => type === 'id' || type === 'reference';

const isOpaque = ({ type, length }: FieldSchema): boolean =>
  OPAQUE.has(type) || (type === 'textarea' && length > LONGEST_SHORT_TEXT);

export const canBeFiltered = (field: FieldSchema): boolean => !isOpaque(field);
export const canBeSorted = (field: FieldSchema): boolean => !isOpaque(field) && field.type !== 'multipicklist';
export const canBeGrouped = (field: FieldSchema): boolean => !isOpaque(field) && !NOT_GROUPED.has(field.type);

const ADDED: ReadonlySet<AggregateFunction> = new Set(['SUM', 'AVG']);
const RANKED: ReadonlySet<AggregateFunction> = new Set(['MIN', 'MAX']);

export const canBeAggregated = (field: FieldSchema, calculation: AggregateFunction): boolean => {
  if (isOpaque(field)) return false;
  if (ADDED.has(calculation)) return isNumber(field.type);
  return !RANKED.has(calculation) || (field.type !== 'boolean' && field.type !== 'multipicklist');
};
