/** How texts of a metadata file become values: lists are always arrays, booleans and numbers are parsed, an empty element is empty. */
import { z } from 'zod';

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** A name, a reference, a word of an enumeration: spaces around it mean nothing. */
export const word = z.preprocess(trimmed, z.string());

/** A text as it was written. */
export const text = z.string();

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.preprocess(trimmed, z.enum(words));

export const flag = z.preprocess(trimmed, z.enum(['true', 'false'])).transform((value) => value === 'true');

export const whole = z.preprocess(trimmed, z.string().regex(/^-?\d+(?:\.0+)?$/)).transform(Number);

/** An element that may come any number of times. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value): unknown => {
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }, z.array(item).readonly());

/** An element with children, all of them known. */
export const element = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (isBlank(value) ? {} : value), z.strictObject(shape));

/** As `element`; one without children, such as `<connector/>`, is not there. */
export const optionalElement = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), item.optional());
