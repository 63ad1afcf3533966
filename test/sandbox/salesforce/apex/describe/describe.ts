/**
 * The org's schema as Apex sees it: tokens of objects and fields, one object for each, and what describes tell about them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
 */
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import { FieldDescribe, FieldSetsOf, FieldsOf, FieldToken, ObjectDescribe, ObjectToken } from './tokens.ts';
import { FieldSet } from './field-set.ts';

export type Describe = {
  /** @throws Error when the org has no such object, which the compiler should have told */
  objectToken(name: string): ObjectToken;
  fieldToken(object: string, field: string): FieldToken;
  object(name: string): ObjectDescribe;
  /** A field of `describe.fields`, by any spelling of its name. */
  fieldIn(fields: unknown, name: string): FieldDescribe;
  fieldSetIn(fieldSets: unknown, name: string): FieldSet;
  readonly schema: Schema;
  /** By API name in any case; undefined when the org has no such object. */
  findObject(name: string): ObjectToken | undefined;
  /** By API name in any case; undefined when the object has no such field. */
  findField(object: ObjectToken, name: string): FieldToken | undefined;
  /** Every object's token, in the order of the schema. */
  objects(): readonly ObjectToken[];
  fieldsOf(object: ObjectToken): readonly FieldToken[];
};

const absent = (what: string): Error => new Error(`the org has no ${what}, which the compiler should have told`);

/** Makes each value once for each key. */
const once = <Key extends object, Value>(make: (key: Key) => Value) => {
  const made = new WeakMap<Key, Value>();
  return (key: Key): Value => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

const fieldSetNamed = (object: ObjectToken, name: string): FieldSet => {
  const found = object.schema.fieldSets?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw absent(`field set ${object.name}.${name}`);
  return new FieldSet(object, found);
};

/** @param schema the org's; tokens live as long as what is opened here */
export const openDescribe = (schema: Schema): Describe => {
  const tokenOf = once((object: ObjectSchema) => new ObjectToken(describe, object));
  const fieldTokens = once(
    (object: ObjectToken) =>
      new Map<FieldSchema, FieldToken>(
        [...object.schema.fields.values()].map((field) => [field, new FieldToken(object, field)]),
      ),
  );
  const findObject = (name: string): ObjectToken | undefined => {
    const object = schema.find(name);
    return object === undefined ? undefined : tokenOf(object);
  };
  const findField = (object: ObjectToken, name: string): FieldToken | undefined => {
    const field = object.schema.fields.get(name.toLowerCase());
    return field === undefined ? undefined : fieldTokens(object).get(field);
  };
  const objectToken = (name: string): ObjectToken => {
    const token = findObject(name);
    if (token === undefined) throw absent(`object ${name}`);
    return token;
  };
  const tokenIn = (object: ObjectToken, name: string): FieldToken => {
    const token = findField(object, name);
    if (token === undefined) throw absent(`field ${object.name}.${name}`);
    return token;
  };
  const describe: Describe = {
    schema,
    findObject,
    findField,
    objects: () => schema.all().map(tokenOf),
    fieldsOf: (object) => [...fieldTokens(object).values()],
    objectToken,
    fieldToken: (object, field) => tokenIn(objectToken(object), field),
    object: (name) => new ObjectDescribe(objectToken(name)),
    fieldIn(fields, name) {
      if (!(fields instanceof FieldsOf)) throw new Error('fields of something else than an object');
      return new FieldDescribe(tokenIn(fields.object, name));
    },
    fieldSetIn(fieldSets, name) {
      if (!(fieldSets instanceof FieldSetsOf)) throw new Error('field sets of something else than an object');
      return fieldSetNamed(fieldSets.object, name);
    },
  };
  return describe;
};
