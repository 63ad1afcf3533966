/**
 * As whom records may be shared with a user: the user, those below in the hierarchy of roles, and the groups that hold any of them.
 * https://help.salesforce.com/s/articleView?id=platform.security_controlling_access_using_hierarchies.htm
 */
import type { Org, SObjectRecord } from '../data/types.ts';
import type { SharedGroup } from '../schema/types.ts';

export type SharingOrg = Pick<Org, 'schema' | 'byId' | 'lookup' | 'rows' | 'changes' | 'clock'>;

export type Principals = {
  /** The user and all who are below. */
  readonly people: ReadonlySet<string>;
  /** Ids of public groups, queues and groups of roles. */
  readonly groups: ReadonlySet<string>;
};

const rolesBelow = (org: SharingOrg, role: string): readonly string[] =>
  org.lookup('UserRole', 'ParentRoleId', role).flatMap(({ Id }) => [Id, ...rolesBelow(org, Id)]);

const roleOf = (org: SharingOrg, userId: string): string | undefined => {
  const role = org.byId('User', userId)?.UserRoleId;
  return typeof role === 'string' ? role : undefined;
};

const peopleBelow = (org: SharingOrg, userId: string): readonly string[] => {
  const role = roleOf(org, userId);
  if (role === undefined) return [];
  return rolesBelow(org, role).flatMap((below) => org.lookup('User', 'UserRoleId', below).map(({ Id }) => Id));
};

/** The role and all above it. */
const upwards = (org: SharingOrg, role: string): readonly string[] => {
  const parent = org.byId('UserRole', role)?.ParentRoleId;
  return typeof parent === 'string' ? [role, ...upwards(org, parent)] : [role];
};

const holdsRole = (org: SharingOrg, people: ReadonlySet<string>) => {
  const roles = new Set([...people].flatMap((user) => roleOf(org, user) ?? []));
  const above = new Set([...roles].flatMap((role) => upwards(org, role)));
  return ({ Type, RelatedId }: SObjectRecord): boolean => {
    if (Type === 'Organization') return true;
    const wanted = Type === 'Role' ? roles : above;
    return typeof RelatedId === 'string' && /^Role/.test(String(Type)) && wanted.has(RelatedId);
  };
};

/** Groups within groups count for what is around them. */
const groupsAround = (org: SharingOrg, start: Iterable<string>): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [...start];
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    for (const { GroupId } of org.lookup('GroupMember', 'UserOrGroupId', member)) {
      const group = String(GroupId);
      if (found.has(group)) continue;
      found.add(group);
      waiting.push(group);
    }
  }
  return found;
};

const work = (org: SharingOrg, userId: string): Principals => {
  const people = new Set([userId, ...peopleBelow(org, userId)]);
  const isHeld = holdsRole(org, people);
  const own = [...org.rows('Group')].filter(isHeld).map(({ Id }) => Id);
  return { people, groups: new Set([...own, ...groupsAround(org, [...people, ...own])]) };
};

export const PEOPLE: readonly string[] = ['User', 'UserRole', 'Group', 'GroupMember'];

type Known = { readonly stamp: number; readonly users: Map<string, Principals> };
const known = new WeakMap<object, Known>();

export const principalsOf = (org: SharingOrg, userId: string): Principals => {
  const stamp = org.changes(PEOPLE);
  const found = known.get(org);
  const users = found?.stamp === stamp ? found.users : new Map<string, Principals>();
  known.set(org, { stamp, users });
  const principals = users.get(userId) ?? work(org, userId);
  users.set(userId, principals);
  return principals;
};

/** Ids of the groups and, for queues and groups, what they are called in files. */
export const groupIds = (org: SharingOrg, groups: readonly SharedGroup[]): readonly string[] =>
  groups.flatMap(({ kind, name }) =>
    [...org.rows('Group')]
      .filter(
        (row) => row.Type === kind || (kind === 'RoleAndSubordinates' && row.Type === 'RoleAndSubordinatesInternal'),
      )
      .filter((row) => kind === 'Organization' || String(row.DeveloperName).toLowerCase() === name.toLowerCase())
      .map(({ Id }) => Id),
  );
