/**
 * Picklists whose values another field controls: a picklist, or a checkbox. Screens offer what goes together, the API takes any.
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_dependent_fields.htm
 */
import { fieldOf } from './schema.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/** @returns undefined where nothing controls the field, or where whoever looks at the object does not see what does */
export const controllerOf = (object: ObjectSchema, { controllingField }: FieldSchema): FieldSchema | undefined =>
  controllingField === undefined ? undefined : fieldOf(object, controllingField);

const CHECKBOX: readonly string[] = ['false', 'true'];

/** Values of the controlling field in their order, by which others refer to them; none where nothing controls the field. */
export const controllingValues = (object: ObjectSchema, field: FieldSchema): readonly string[] => {
  const controller = controllerOf(object, field);
  if (controller === undefined) return [];
  return controller.type === 'boolean' ? CHECKBOX : controller.picklistValues.map(({ value }) => value);
};
