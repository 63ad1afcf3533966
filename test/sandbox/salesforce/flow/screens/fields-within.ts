/** The fields of a screen in reading order, those inside of sections and columns too. */
import type { FlowScreenField } from '../definition/flow-screens.ts';

/** Sections and columns come before what they hold. */
export const fieldsWithin = (fields: readonly FlowScreenField[]): readonly FlowScreenField[] =>
  fields.flatMap((field) => [field, ...fieldsWithin(field.fields)]);
