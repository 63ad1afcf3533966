/**
 * The fields a call asks for, over parents: `Invoice__c.Account__r.Name` as a tree that follows the schema the caller sees.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get.htm
 */
import { fieldOf } from '../../../schema/schema.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { uiRefusals } from '../refusals.ts';

export type Parent = {
  readonly reference: FieldSchema;
  readonly relationship: string;
  /** Several where the reference may lead to records of several objects. */
  readonly targets: readonly ObjectSchema[];
  readonly tree: FieldTree;
};

export type FieldTree = {
  readonly object: ObjectSchema;
  /** By their proper names. */
  readonly fields: Map<string, FieldSchema>;
  /** By the names of their relationships. */
  readonly parents: Map<string, Parent>;
};

export const emptyTree = (object: ObjectSchema): FieldTree => ({ object, fields: new Map(), parents: new Map() });

const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

const referenceBy = ({ fields }: ObjectSchema, relationship: string): FieldSchema | undefined =>
  fields.values().find(({ relationshipName }) => same(relationshipName, relationship));

/** The field that names a record of the object: `Name`, `CaseNumber`, `Subject`. */
export const nameFieldOf = ({ fields }: ObjectSchema): FieldSchema | undefined =>
  fields.values().find(({ nameField }) => nameField) ?? fields.get('name');

const parentIn = (schema: Schema, tree: FieldTree, relationship: string): Parent | undefined => {
  const reference = referenceBy(tree.object, relationship);
  if (reference?.relationshipName === undefined) return undefined;
  const known = tree.parents.get(reference.relationshipName);
  if (known !== undefined) return known;
  const targets = reference.referenceTo.flatMap((name) => schema.find(name) ?? []);
  const [first] = targets;
  if (first === undefined) return undefined;
  const parent = { reference, relationship: reference.relationshipName, targets, tree: emptyTree(first) };
  const named = nameFieldOf(first);
  if (named !== undefined) parent.tree.fields.set(named.name, named);
  tree.parents.set(parent.relationship, parent);
  return parent;
};

/** @returns whether the path leads to a field */
const plant = (schema: Schema, tree: FieldTree, steps: readonly string[]): boolean => {
  const [step = '', ...rest] = steps;
  if (rest.length > 0) {
    const parent = parentIn(schema, tree, step);
    return parent !== undefined && plant(schema, parent.tree, rest);
  }
  const field = fieldOf(tree.object, step);
  if (field !== undefined) tree.fields.set(field.name, field);
  return field !== undefined;
};

/** Also what a look-up leads to, by its name. */
export const plantParent = (schema: Schema, tree: FieldTree, reference: FieldSchema): void => {
  if (reference.relationshipName !== undefined) parentIn(schema, tree, reference.relationshipName);
};

const stepsOf = (object: ObjectSchema, path: string): readonly string[] => {
  const [first = '', ...rest] = path.split('.');
  return same(object.name, first) && rest.length > 0 ? rest : [first, ...rest];
};

export type Wanted = { readonly fields: readonly string[]; readonly optionalFields: readonly string[] };

/**
 * @param wanted paths with or without the object's name in front
 * @throws RestError INVALID_FIELD for a field that is not there for the caller, unless it is optional
 */
export const fieldTree = (schema: Schema, object: ObjectSchema, wanted: Wanted): FieldTree => {
  const tree = emptyTree(object);
  for (const path of wanted.fields)
    if (!plant(schema, tree, stepsOf(object, path))) throw uiRefusals.unknownField(path, object.name);
  for (const path of wanted.optionalFields) plant(schema, tree, stepsOf(object, path));
  return tree;
};
