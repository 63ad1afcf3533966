/** The fields that layouts show, for calls that ask for records by layout. */
import { z } from 'zod';
import type { Value } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { defaultRecordType, MASTER_RECORD_TYPE } from '../object-info/record-types.ts';
import { uiRefusals } from '../refusals.ts';
import type { View } from '../view.ts';
import { fieldsOn, layoutShape } from './layout-shape.ts';

export type LayoutsAsked = {
  readonly layoutTypes: readonly string[];
  readonly modes: readonly string[];
  readonly recordTypeId: Value | undefined;
};

const layoutTypes = z.array(z.enum(['Full', 'Compact']));
const modes = z.array(z.enum(['Create', 'Edit', 'View']));

/** @throws RestError for a type or mode there is not */
export const readLayoutTypes = (names: readonly string[]) => {
  const parsed = layoutTypes.safeParse(names);
  if (!parsed.success) throw uiRefusals.illegal(`layoutTypes: ${names.join(', ')}`);
  return parsed.data;
};

export const readModes = (names: readonly string[]) => {
  const parsed = modes.safeParse(names);
  if (!parsed.success) throw uiRefusals.illegal(`modes: ${names.join(', ')}`);
  return parsed.data.length === 0 ? (['View'] as const) : parsed.data;
};

/** The record type whose layout is meant: the record's, else the user's own default. */
export const recordTypeFor = (view: View, object: ObjectSchema, recordTypeId: Value | undefined): string =>
  typeof recordTypeId === 'string' && recordTypeId !== ''
    ? recordTypeId
    : (defaultRecordType(view, object.name)?.recordTypeId ?? MASTER_RECORD_TYPE);

/** Names of fields, each once. */
export const layoutPaths = (view: View, object: ObjectSchema, asked: LayoutsAsked): readonly string[] => {
  const recordTypeId = recordTypeFor(view, object, asked.recordTypeId ?? MASTER_RECORD_TYPE);
  const paths = readLayoutTypes(asked.layoutTypes).flatMap((layoutType) =>
    readModes(asked.modes).flatMap((mode) => fieldsOn(layoutShape(view, object, { layoutType, mode, recordTypeId }))),
  );
  return [...new Set(paths)];
};
