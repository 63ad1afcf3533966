/** The fields a layout shows, for calls that ask for records by layout. */
import type { Value } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { View } from '../view.ts';

export type LayoutsAsked = {
  readonly layoutTypes: readonly string[];
  readonly modes: readonly string[];
  readonly recordTypeId: Value | undefined;
};

/** Names of fields; those parts of addresses are in it. */
export const layoutPaths = (view: View, object: ObjectSchema, asked: LayoutsAsked): readonly string[] =>
  asked.layoutTypes.length === 0 ? [] : [...object.fields.values()].map(({ name }) => name);
