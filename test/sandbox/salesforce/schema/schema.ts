import { changeEventsOf } from './change-event.ts';
import type { ChildRelationship, FieldSchema, MetadataRecord, ObjectSchema, Schema, SetupSchema } from './types.ts';

/** Puts object definitions together into the schema that saves, queries and describe calls read. */
type Contents = {
  readonly objects: readonly ObjectSchema[];
  readonly metadataRecords: readonly MetadataRecord[];
  readonly setup?: SetupSchema;
};

const pointsTo = (field: FieldSchema, object: string): boolean =>
  field.type === 'reference' && field.referenceTo.some((target) => target.toLowerCase() === object);

const childrenIn = (objects: readonly ObjectSchema[], parent: string): readonly ChildRelationship[] =>
  objects.flatMap((child) =>
    [...child.fields.values()]
      .filter((field) => pointsTo(field, parent) && field.childRelationshipName !== undefined)
      .map((field) => ({ name: field.childRelationshipName ?? '', childObject: child.name, field: field.name })),
  );

/** A schema of these objects; names and prefixes must be unique. */
export const schemaOf = ({ objects, metadataRecords, setup }: Contents): Schema => {
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));
  const byPrefix = new Map(objects.map((object) => [object.keyPrefix, object]));
  const changes = changeEventsOf((name) => byName.get(name.toLowerCase()));
  const children = new Map<string, readonly ChildRelationship[]>();
  return {
    metadataRecords,
    ...(setup === undefined ? {} : { setup }),
    find: (name) => byName.get(name.toLowerCase()) ?? changes(name),
    findByKeyPrefix: (prefix) => byPrefix.get(prefix),
    all: () => objects,
    childrenOf(object) {
      const key = object.toLowerCase();
      const known = children.get(key) ?? childrenIn(objects, key);
      children.set(key, known);
      return known;
    },
  };
};

/** The field of that API name, without regard to case. */
export const fieldOf = (object: ObjectSchema, name: string): FieldSchema | undefined =>
  object.fields.get(name.toLowerCase());
