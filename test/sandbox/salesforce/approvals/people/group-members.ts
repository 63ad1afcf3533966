/**
 * Who is in a group: users named in it, members of groups in it, those who have a role, and those below it.
 * https://help.salesforce.com/s/articleView?id=platform.user_groups.htm
 */
import type { Org, Value } from '../../data/types.ts';

type Rows = Pick<Org, 'rows' | 'lookup' | 'byId'>;

const usersInRole = (org: Rows, role: Value): readonly string[] =>
  org
    .lookup('User', 'UserRoleId', role)
    .filter(({ IsActive }) => IsActive === true)
    .map(({ Id }) => Id);

const rolesBelow = (org: Rows, role: Value): readonly string[] =>
  org.lookup('UserRole', 'ParentRoleId', role).flatMap(({ Id }) => [Id, ...rolesBelow(org, Id)]);

/** Active users in a role, those in roles below it included when asked. */
export const usersOfRole = (org: Rows, role: Value, withSubordinates: boolean): readonly string[] =>
  [String(role), ...(withSubordinates ? rolesBelow(org, role) : [])].flatMap((one) => usersInRole(org, one));

type Members = (
  org: Rows,
  group: { readonly id: string; readonly related: Value },
  seen: ReadonlySet<string>,
) => readonly string[];

const named: Members = (org, { id }, seen) =>
  org.lookup('GroupMember', 'GroupId', id).flatMap(({ UserOrGroupId }) => {
    const member = String(UserOrGroupId);
    return member.startsWith('005') ? [member] : membersIn(org, member, seen);
  });

const everyone: Members = (org) =>
  [...org.rows('User')].flatMap(({ Id, IsActive, UserType }) =>
    IsActive === true && UserType === 'Standard' ? [Id] : [],
  );

const MEMBERS: Readonly<Record<string, Members>> = {
  Regular: named,
  Queue: named,
  Organization: everyone,
  Role: (org, { related }) => usersOfRole(org, related, false),
  RoleAndSubordinates: (org, { related }) => usersOfRole(org, related, true),
  RoleAndSubordinatesInternal: (org, { related }) => usersOfRole(org, related, true),
};

const membersIn = (org: Rows, id: string, seen: ReadonlySet<string>): readonly string[] => {
  const group = org.byId('Group', id);
  if (group === undefined || seen.has(id)) return [];
  const find = MEMBERS[String(group.Type)];
  return find === undefined
    ? []
    : find(org, { id: group.Id, related: group.RelatedId ?? null }, new Set([...seen, id]));
};

/** Ids of the users in a public group, a queue or a role's group, each once. */
export const membersOf = (org: Rows, groupId: string): readonly string[] => [
  ...new Set(membersIn(org, groupId, new Set())),
];

/** The group of that developer name and type. */
export const groupNamed = (org: Rows, name: string, type: string): string | undefined =>
  [...org.rows('Group')].find(
    ({ DeveloperName, Type }) => Type === type && String(DeveloperName).toLowerCase() === name.toLowerCase(),
  )?.Id;
