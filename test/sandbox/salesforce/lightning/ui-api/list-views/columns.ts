/** Columns of lists. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_list_column.htm */
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { fieldLabel } from '../layouts/field-label.ts';
import { dataTypeOf, isSortable } from '../object-info/field-info.ts';
import { nameFieldOf } from '../records/field-tree.ts';

export type Column = {
  readonly dataType: string;
  /** `Account__r.Name` for a look-up. */
  readonly fieldApiName: string;
  readonly inlineEditAttributes: null;
  readonly label: string;
  /** Where the id of what the look-up leads to stands. */
  readonly lookupId: string | null;
  readonly sortable: boolean;
};

export type FieldAt = { readonly field: FieldSchema; readonly object: ObjectSchema };

const referenceBy = ({ fields }: ObjectSchema, relationship: string): FieldSchema | undefined =>
  fields.values().find(({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase());

/** The field a path leads to, and its object; undefined when the caller does not see it. */
export const fieldAt = (schema: Schema, object: ObjectSchema, path: string): FieldAt | undefined => {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = object.fields.get(first.toLowerCase());
    return field === undefined ? undefined : { field, object };
  }
  const targets = referenceBy(object, first)?.referenceTo.flatMap((name) => schema.find(name) ?? []) ?? [];
  for (const target of targets) {
    const found = fieldAt(schema, target, rest.join('.'));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A look-up is shown by the name of what it leads to. */
const byName = (schema: Schema, { field }: FieldAt): string | undefined => {
  if (field.type !== 'reference' || field.relationshipName === undefined) return undefined;
  const [target] = field.referenceTo.flatMap((name) => schema.find(name) ?? []);
  const named = target === undefined ? undefined : nameFieldOf(target)?.name;
  const isOfSeveral = field.referenceTo.length > 1;
  return named === undefined ? undefined : `${field.relationshipName}.${isOfSeveral ? 'Name' : named}`;
};

/** `Owner.Alias` is the owner’s alias. */
const labelOf = (object: ObjectSchema, path: string, found: FieldAt): string => {
  const [first = '', ...rest] = path.split('.');
  const reference = rest.length === 0 ? undefined : referenceBy(object, first);
  if (reference === undefined) return fieldLabel(found.field, found.object);
  const parent = fieldLabel(reference, object);
  return found.field.nameField ? parent : `${parent} ${found.field.label}`;
};

/** @param path of fields, as seen from the object; undefined when the caller does not see it */
export const columnOf = (schema: Schema, object: ObjectSchema, path: string): Column | undefined => {
  const found = fieldAt(schema, object, path);
  if (found === undefined) return undefined;
  const shown = byName(schema, found);
  const fieldApiName = shown ?? path;
  const isName = /\.Name$/.test(fieldApiName) || shown !== undefined;
  return {
    dataType: shown === undefined ? dataTypeOf(found.field) : 'String',
    fieldApiName,
    inlineEditAttributes: null,
    label: labelOf(object, path, found),
    lookupId: isName && fieldApiName.includes('.') ? fieldApiName.replace(/\.\w+$/, '.Id') : null,
    sortable: isSortable(found.field),
  };
};

/** All that can be shown, each once. */
export const columnsOf = (schema: Schema, object: ObjectSchema, paths: readonly string[]): readonly Column[] => {
  const columns = paths.flatMap((path) => columnOf(schema, object, path) ?? []);
  return columns.filter(
    ({ fieldApiName }, at) => columns.findIndex((other) => other.fieldApiName === fieldApiName) === at,
  );
};
