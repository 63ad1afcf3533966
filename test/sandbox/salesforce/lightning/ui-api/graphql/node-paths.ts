/** Which fields of records a selection needs, over parents; children are asked for by themselves. */
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { nameFieldOf, type Wanted } from '../records/field-tree.ts';
import type { View } from '../view.ts';
import { takesNoSelection, undefinedField } from './invalid.ts';
import type { FieldSelection, Selection } from './selections.ts';

/** What every record tells of itself as it is, and of which type. https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html */
export const OWN: ReadonlyMap<string, string> = new Map([
  ['Id', 'ID!'],
  ['ApiName', 'String!'],
  ['WeakEtag', 'Long!'],
  ['DisplayValue', 'String'],
  ['__typename', 'String!'],
]);

export const parentBy = ({ fields }: ObjectSchema, name: string): FieldSchema | undefined =>
  fields.values().find(({ relationshipName }) => relationshipName === name);

export const childBy = ({ org }: View, object: ObjectSchema, name: string): ChildRelationship | undefined =>
  org.schema.childrenOf(object.name).find((child) => child.name === name);

type Path = { readonly path: string; readonly isOptional: boolean };

const ofParent = (view: View, parent: FieldSchema, selection: FieldSelection): readonly Path[] =>
  parent.referenceTo
    .flatMap((name) => view.org.schema.find(name) ?? [])
    .flatMap((target) => pathsOf(view, target, selection.selections, parent.referenceTo.length > 1))
    .map(({ path, isOptional }) => ({
      path: `${selection.name}.${path}`,
      isOptional: isOptional || selection.isOptional,
    }));

/** Undefined for what is not the record's own. */
const ownPath = (object: ObjectSchema, selection: FieldSelection): Path | undefined => {
  const type = OWN.get(selection.name);
  if (type === undefined) return undefined;
  if (selection.selections.length > 0) throw takesNoSelection(selection, type);
  const named = selection.name === 'DisplayValue' ? nameFieldOf(object)?.name : undefined;
  return { path: named ?? 'Id', isOptional: true };
};

const ofField = (view: View, object: ObjectSchema, selection: FieldSelection): readonly Path[] => {
  const { name, isOptional } = selection;
  const own = ownPath(object, selection);
  if (own !== undefined) return [own];
  if (object.fields.get(name.toLowerCase())?.name === name) return [{ path: name, isOptional }];
  const parent = parentBy(object, name);
  if (parent !== undefined) return ofParent(view, parent, selection);
  if (childBy(view, object, name) !== undefined || isOptional) return [];
  throw undefinedField(selection, object.name);
};

/** Of a parent that may be of several objects, each gives what it has. */
// eslint-disable-next-line max-params -- a walk over a selection, which carries where it is
function pathsOf(
  view: View,
  object: ObjectSchema,
  selections: readonly Selection[],
  isOneOfSeveral: boolean,
): readonly Path[] {
  return selections.flatMap((selection): readonly Path[] => {
    if (selection.kind === 'spread') return [];
    if (selection.kind === 'field')
      return ofField(view, object, isOneOfSeveral ? { ...selection, isOptional: true } : selection);
    const isMeant = selection.type === undefined || selection.type === object.name;
    return isMeant ? pathsOf(view, object, selection.selections, isOneOfSeveral) : [];
  });
}

/** @throws GraphqlInvalid for a field that the caller does not see, unless it is optional */
export const pathsIn = (view: View, object: ObjectSchema, selections: readonly Selection[]): Wanted => {
  const paths = pathsOf(view, object, selections, false);
  const named = (isOptional: boolean) => paths.filter((one) => one.isOptional === isOptional).map(({ path }) => path);
  return { fields: named(false), optionalFields: ['Id', ...named(true)] };
};
