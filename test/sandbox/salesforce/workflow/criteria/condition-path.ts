/**
 * Fields as conditions name them: `Order.Status` on the record itself, `Account.Industry` on a parent, `User.Department` of who
 * runs. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_approvalprocess.htm
 */
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';

/** The field, and the path to it as formulas write it. */
export type ConditionField = { readonly path: string; readonly field: FieldSchema };

type Place = { readonly schema: Schema; readonly object: ObjectSchema };

const found = (path: string, field: FieldSchema | undefined): ConditionField | undefined =>
  field === undefined ? undefined : { path, field };

const parentField = ({ schema, object }: Place, parent: string, name: string): ConditionField | undefined => {
  const target = schema.find(parent);
  const lookUp = [...object.fields.values()].find(
    ({ referenceTo, relationshipName }) => relationshipName !== undefined && referenceTo.includes(target?.name ?? ''),
  );
  const field = target === undefined ? undefined : fieldOf(target, name);
  return lookUp === undefined ? undefined : found(`${lookUp.relationshipName ?? ''}.${field?.name ?? ''}`, field);
};

const userField = ({ schema }: Place, name: string): ConditionField | undefined => {
  const user = schema.find('User');
  const field = user === undefined ? undefined : fieldOf(user, name);
  return found(`$User.${field?.name ?? ''}`, field);
};

/** @returns undefined when the name leads nowhere */
export const conditionField = (place: Place, name: string): ConditionField | undefined => {
  const [first = '', second, ...more] = name.split('.');
  if (more.length > 0) return undefined;
  const own = (field: string): ConditionField | undefined => {
    const known = fieldOf(place.object, field);
    return found(known?.name ?? '', known);
  };
  if (second === undefined) return own(first);
  if (first.toLowerCase() === place.object.name.toLowerCase()) return own(second);
  return first.toLowerCase() === 'user' ? userField(place, second) : parentField(place, first, second);
};
