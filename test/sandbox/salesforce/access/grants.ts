/**
 * What one permission set or profile grants, and how grants add up: a user has what any of them gives; a group gives what its
 * members do, less what is muted.
 * https://help.salesforce.com/s/articleView?id=platform.perm_set_groups_muting.htm
 */
import type { Org, SObjectRecord } from '../data/types.ts';
import type { PermissionSetSchema, SetupSchema } from '../schema/types.ts';
import type { ObjectPermission } from './standard-profiles.ts';

/** What the rows of access are read from. */
export type AccessOrg = Pick<Org, 'byId' | 'lookup' | 'schema' | 'clock' | 'changes'>;

export type FieldPermission = 'read' | 'edit';

export type Grants = {
  /** Permissions by object, names in lower case. */
  readonly objects: ReadonlyMap<string, ReadonlySet<ObjectPermission | 'viewAllFields'>>;
  /** By `object.field` in lower case. */
  readonly fields: ReadonlyMap<string, ReadonlySet<FieldPermission>>;
  /** Org-wide permissions: `ApiEnabled`. */
  readonly permissions: ReadonlySet<string>;
  /** `CustomPermission:name`, `ApexClass:name`, `Flow:name` and the like, in lower case. */
  readonly entities: ReadonlySet<string>;
};

export const NOTHING: Grants = { objects: new Map(), fields: new Map(), permissions: new Set(), entities: new Set() };

const OBJECT_FLAGS: Readonly<Record<string, ObjectPermission | 'viewAllFields'>> = {
  PermissionsRead: 'read',
  PermissionsCreate: 'create',
  PermissionsEdit: 'edit',
  PermissionsDelete: 'delete',
  PermissionsViewAllRecords: 'viewAll',
  PermissionsModifyAllRecords: 'modifyAll',
  PermissionsViewAllFields: 'viewAllFields',
};
const FIELD_FLAGS: Readonly<Record<string, FieldPermission>> = { PermissionsRead: 'read', PermissionsEdit: 'edit' };

const flagsIn = <Right>(row: SObjectRecord, flags: Readonly<Record<string, Right>>): ReadonlySet<Right> =>
  new Set(Object.entries(flags).flatMap(([name, right]) => (row[name] === true ? [right] : [])));

const lower = (value: unknown): string => String(value).toLowerCase();

const permissionsIn = (row: SObjectRecord): ReadonlySet<string> =>
  new Set(
    Object.entries(row)
      .filter(([name, value]) => value === true && name.startsWith('Permissions'))
      .map(([name]) => name.slice('Permissions'.length)),
  );

/** The key of something in setup that access is given to. */
export const entityKey = (type: string, name: string): string => `${type}:${name}`.toLowerCase();

/** Where the name of such a thing stands. */
const NAME_FIELDS: Readonly<Record<string, string>> = { CustomPermission: 'DeveloperName', ApexClass: 'Name' };

const entityIn = (org: AccessOrg, row: SObjectRecord): readonly string[] => {
  const id = String(row.SetupEntityId);
  const object = org.schema.findByKeyPrefix(id.slice(0, 3))?.name ?? '';
  const name = org.byId(object, id)?.[NAME_FIELDS[object] ?? 'Name'];
  return name === undefined ? [] : [entityKey(object, String(name))];
};

/** Which files of the package describe rows of a prefix. */
const FILES: Readonly<Record<string, 'permissionSets' | 'mutingPermissionSets' | 'profiles'>> = {
  '0PS': 'permissionSets',
  '0QM': 'mutingPermissionSets',
  '00e': 'profiles',
};

/** The package's file of a permission set or profile; it tells what is in no row of the org. */
const sourceOf = (setup: SetupSchema | undefined, holder: SObjectRecord): PermissionSetSchema | undefined => {
  const files = setup?.[FILES[holder.Id.slice(0, 3)] ?? 'permissionSets'];
  return files?.find(({ name }) => name === (holder.Name ?? holder.DeveloperName));
};

/**
 * What one permission set, profile or muting permission set holds.
 * @param holder its row
 * @param parentId what its object and field permissions belong to, when that is not the row itself
 */
export const grantsOf = (org: AccessOrg, holder: SObjectRecord, parentId: string = holder.Id): Grants => {
  const rows = (object: string): readonly SObjectRecord[] => org.lookup(object, 'ParentId', parentId);
  const source = sourceOf(org.schema.setup, holder);
  return {
    objects: new Map(
      rows('ObjectPermissions').map((row) => [lower(row.SobjectType), flagsIn(row, OBJECT_FLAGS)] as const),
    ),
    fields: new Map(rows('FieldPermissions').map((row) => [lower(row.Field), flagsIn(row, FIELD_FLAGS)] as const)),
    permissions: new Set([...permissionsIn(holder), ...(source?.userPermissions ?? [])]),
    entities: new Set([
      ...rows('SetupEntityAccess').flatMap((row) => entityIn(org, row)),
      ...(source?.entities ?? []).map(({ type, name }) => entityKey(type, name)),
    ]),
  };
};

const joinedMaps = <Right>(
  maps: readonly ReadonlyMap<string, ReadonlySet<Right>>[],
): ReadonlyMap<string, ReadonlySet<Right>> => {
  const all = new Map<string, Set<Right>>();
  for (const map of maps) {
    for (const [key, rights] of map) {
      const known = all.get(key) ?? new Set<Right>();
      for (const right of rights) known.add(right);
      all.set(key, known);
    }
  }
  return all;
};

const joinedSets = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((one) => [...one]));

/** What several grant together. */
export const together = (all: readonly Grants[]): Grants => ({
  objects: joinedMaps(all.map(({ objects }) => objects)),
  fields: joinedMaps(all.map(({ fields }) => fields)),
  permissions: joinedSets(all.map(({ permissions }) => permissions)),
  entities: joinedSets(all.map(({ entities }) => entities)),
});

const lessMap = <Right>(
  map: ReadonlyMap<string, ReadonlySet<Right>>,
  muted: ReadonlyMap<string, ReadonlySet<Right>>,
): ReadonlyMap<string, ReadonlySet<Right>> =>
  new Map([...map].map(([key, rights]) => [key, rights.difference(muted.get(key) ?? new Set())]));

/** What is left of grants once others are muted. */
export const less = (grants: Grants, muted: Grants): Grants => ({
  objects: lessMap(grants.objects, muted.objects),
  fields: lessMap(grants.fields, muted.fields),
  permissions: grants.permissions.difference(muted.permissions),
  entities: grants.entities.difference(muted.entities),
});
