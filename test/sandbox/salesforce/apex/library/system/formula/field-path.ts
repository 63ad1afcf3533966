/**
 * Fields as formulas name them: on the record itself or, by relationships, on its parents (`Account.Owner.Name`, `Owner:User.Name`).
 * https://help.salesforce.com/s/articleView?id=platform.customize_cross_object_overview.htm
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../../../schema/types.ts';

export type FieldPath = {
  /** The look-ups that lead to the parent. */
  readonly hops: readonly FieldSchema[];
  readonly field: FieldSchema;
};

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

type Step = { readonly lookUp: FieldSchema; readonly target: ObjectSchema };

const stepFrom = (schema: Schema, object: ObjectSchema, name: string): Step | undefined => {
  const [relationship = '', wanted] = name.split(':');
  const lookUp = [...object.fields.values()].find((field) => same(field.relationshipName, relationship));
  const target = schema.find(wanted ?? lookUp?.referenceTo[0] ?? '');
  return lookUp === undefined || target === undefined ? undefined : { lookUp, target };
};

/** @returns undefined when the path leads nowhere */
export const fieldAlong = (schema: Schema, object: ObjectSchema, path: string): FieldPath | undefined => {
  const names = path.split('.');
  const hops: FieldSchema[] = [];
  let at = object;
  for (const name of names.slice(0, -1)) {
    const step = stepFrom(schema, at, name);
    if (step === undefined) return undefined;
    hops.push(step.lookUp);
    at = step.target;
  }
  const field = at.fields.get((names.at(-1) ?? '').toLowerCase());
  return field === undefined ? undefined : { hops, field };
};
