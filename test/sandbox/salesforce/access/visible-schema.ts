/**
 * The schema as one user sees it: objects and fields without access do not exist, and what may not be written says so.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
 */
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import type { UserAccess } from './user-access.ts';

const visibleField = (access: UserAccess, object: ObjectSchema, field: FieldSchema): FieldSchema | undefined => {
  if (!access.mayUseField(field, 'read', object)) return undefined;
  const createable = access.mayUseField(field, 'create', object);
  const updateable = access.mayUseField(field, 'edit', object);
  // The same object wherever nothing differs: others keep what they know of a field by it.
  return createable === field.createable && updateable === field.updateable
    ? field
    : { ...field, createable, updateable };
};

const visibleObject = (access: UserAccess, object: ObjectSchema): ObjectSchema | undefined => {
  if (!access.mayUse(object, 'read')) return undefined;
  const fields = [...object.fields].flatMap(([name, field]) => {
    const seen = visibleField(access, object, field);
    return seen === undefined ? [] : [[name, seen] as const];
  });
  return {
    ...object,
    createable: access.mayUse(object, 'create'),
    updateable: access.mayUse(object, 'edit'),
    deletable: access.mayUse(object, 'delete'),
    fields: new Map(fields),
  };
};

/** What has been worked out, and of which schema: a deploy brings another. */
const known = new WeakMap<UserAccess, { readonly whole: Schema; readonly visible: Schema }>();

const openVisible = (schema: Schema, access: UserAccess): Schema => {
  const seen = new Map<string, ObjectSchema | undefined>();
  const visible = (object: ObjectSchema | undefined): ObjectSchema | undefined => {
    if (object === undefined) return undefined;
    if (!seen.has(object.name)) seen.set(object.name, visibleObject(access, object));
    return seen.get(object.name);
  };
  return {
    ...schema,
    find: (name) => visible(schema.find(name)),
    findByKeyPrefix: (prefix) => visible(schema.findByKeyPrefix(prefix)),
    all: () => schema.all().flatMap((object) => visible(object) ?? []),
    childrenOf: (parent) =>
      schema
        .childrenOf(parent)
        .filter(
          ({ childObject, field }) => visible(schema.find(childObject))?.fields.has(field.toLowerCase()) === true,
        ),
  };
};

/** An administrator sees the schema as it is. */
export const visibleSchema = (schema: Schema, access: UserAccess): Schema => {
  if (access.isAdministrator) return schema;
  const found = known.get(access);
  if (found?.whole === schema) return found.visible;
  const visible = openVisible(schema, access);
  known.set(access, { whole: schema, visible });
  return visible;
};
