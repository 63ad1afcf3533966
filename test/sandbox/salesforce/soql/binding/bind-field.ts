/**
 * Finds a field path in the schema, over at most five parent relationships.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm
 */
import { field } from '../../schema/field.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { FieldPath } from '../syntax/ast.ts';
import type { BoundField, Hop } from './bound.ts';
import { type NameScope, refuse } from './name-scope.ts';

/**
 * `What.Type`: the object a polymorphic parent is of. No object has such a field.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_and_polymorph_keys.htm
 */
export const POLYMORPHIC_TYPE: FieldSchema = field('Type', 'string', { length: 255 });

const MOST_HOPS = 5;
const SEE_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const referenceOf = (object: ObjectSchema, relationship: string): FieldSchema | undefined =>
  object.fields
    .values()
    .find(({ relationshipName }) => relationshipName !== undefined && same(relationshipName, relationship));

const hopFrom = (scope: NameScope, objects: readonly ObjectSchema[], relationship: string): Hop | undefined => {
  const reference = objects.map((object) => referenceOf(object, relationship)).find((found) => found !== undefined);
  if (reference?.relationshipName === undefined) return undefined;
  const targets = reference.referenceTo.map((name) => scope.schema.find(name)).filter((found) => found !== undefined);
  return { relationship: reference.relationshipName, reference, targets };
};

/** The path without the object's own name or alias in front. */
const relativeNames = (scope: NameScope, path: FieldPath): readonly string[] => {
  const [first = '', ...others] = path.names;
  if (others.length === 0 || referenceOf(scope.object, first) !== undefined) return path.names;
  const ownName = same(first, scope.object.name) || (scope.alias !== undefined && same(first, scope.alias));
  return ownName ? others : path.names;
};

const hopsAlong = (scope: NameScope, path: FieldPath, relationships: readonly string[]): readonly Hop[] => {
  if (relationships.length > MOST_HOPS) {
    const reason = `Relationship path '${path.names.join('.')}' has more than ${MOST_HOPS} levels`;
    throw refuse(scope, path.at, { errorCode: 'MALFORMED_QUERY', reason });
  }
  const hops: Hop[] = [];
  for (const relationship of relationships) {
    const hop = hopFrom(scope, hops.at(-1)?.targets ?? [scope.object], relationship);
    if (hop === undefined) {
      const reason = `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${SEE_DESCRIBE}`;
      throw refuse(scope, path.at, { errorCode: 'INVALID_FIELD', reason });
    }
    hops.push(hop);
  }
  return hops;
};

/** What every polymorphic parent has, also for somebody who sees none of the objects it may be of. */
const POLYMORPHIC: ReadonlyMap<string, FieldSchema> = new Map([
  ['id', field('Id', 'id')],
  ['name', field('Name', 'string', { length: 255 })],
]);

const columnIn = (column: string, objects: readonly ObjectSchema[]): FieldSchema | undefined =>
  objects.map((object) => object.fields.get(column)).find((found) => found !== undefined);

/** A column of whatever the parent may be of. */
const polymorphicColumn = (column: string, { targets }: Hop): FieldSchema | undefined =>
  column === 'type' ? POLYMORPHIC_TYPE : (columnIn(column, targets) ?? POLYMORPHIC.get(column));

const columnOf = (scope: NameScope, path: FieldPath, hop: Hop | undefined): FieldSchema => {
  const column = path.names.at(-1) ?? '';
  const isPolymorphic = hop !== undefined && hop.reference.referenceTo.length > 1;
  const objects = hop === undefined ? [scope.object] : hop.targets;
  const found = isPolymorphic ? polymorphicColumn(column.toLowerCase(), hop) : columnIn(column.toLowerCase(), objects);
  if (found !== undefined) return found;
  const entity = isPolymorphic ? 'Name' : objects.map(({ name }) => name).join();
  const reason = `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${SEE_DESCRIBE}`;
  throw refuse(scope, path.at, { errorCode: 'INVALID_FIELD', reason });
};

/**
 * The field a path names, in any case.
 * @throws SoqlError INVALID_FIELD for an unknown relationship or field
 */
export const bindField = (scope: NameScope, path: FieldPath): BoundField => {
  const hops = hopsAlong(scope, path, relativeNames(scope, path).slice(0, -1));
  const column = columnOf(scope, path, hops.at(-1));
  const name = [...hops.map(({ relationship }) => relationship), column.name].join('.');
  return { kind: 'field', hops, field: column, type: column.type, name };
};

/** The step to a parent that a path of relationships ends with. @throws SoqlError INVALID_FIELD for an unknown one */
export const bindHop = (scope: NameScope, path: FieldPath): Hop => {
  const [hop] = hopsAlong(scope, path, path.names.slice(-1));
  if (hop === undefined) throw new Error('a path has at least one name');
  return hop;
};
