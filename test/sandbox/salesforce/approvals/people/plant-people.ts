/**
 * Roles, public groups and queues of a package as rows. Each role has two groups of its own, for those in it and for those in it
 * and below. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm
 */
import type { Plant } from '../../data/seed-setup.ts';
import { SourceInvalid } from '../../schema/source-error.ts';
import type { PeopleSource, QueueSource, RoleSource } from './people-metadata.ts';

/** Ids by lower-case name. */
type Ids = ReadonlyMap<string, string>;

type FindUser = (username: string) => string | undefined;

const LEVELS: Readonly<Record<string, string>> = { none: 'None', read: 'Read', edit: 'Edit' };

const levelOf = (level: string | undefined): string => LEVELS[level?.toLowerCase() ?? ''] ?? 'Edit';

const parentsFirst = (roles: readonly RoleSource[]): readonly RoleSource[] => {
  const byName = new Map(roles.map((role) => [role.developerName, role]));
  const depthOf = (role: RoleSource, seen = 0): number => {
    const parent = role.parentRole === undefined ? undefined : byName.get(role.parentRole);
    if (role.parentRole !== undefined && parent === undefined)
      throw new SourceInvalid(role.file, `parentRole: no role named ${role.parentRole} found`);
    if (seen > roles.length) throw new SourceInvalid(role.file, 'parentRole: roles report to each other in a circle');
    return parent === undefined ? 0 : 1 + depthOf(parent, seen + 1);
  };
  return roles.toSorted((left, right) => depthOf(left) - depthOf(right));
};

const plantRoles = (plant: Plant, roles: readonly RoleSource[]): Ids => {
  const ids = new Map<string, string>();
  for (const role of parentsFirst(roles)) {
    const { Id } = plant('UserRole', {
      Name: role.name,
      DeveloperName: role.developerName,
      RollupDescription: role.description ?? null,
      ParentRoleId: role.parentRole === undefined ? null : (ids.get(role.parentRole.toLowerCase()) ?? null),
      OpportunityAccessForAccountOwner: levelOf(role.opportunityAccessLevel),
      CaseAccessForAccountOwner: levelOf(role.caseAccessLevel),
      ContactAccessForAccountOwner: levelOf(role.contactAccessLevel),
    });
    ids.set(role.developerName.toLowerCase(), Id);
  }
  return ids;
};

type RoleGroup = 'Role' | 'RoleAndSubordinates' | 'RoleAndSubordinatesInternal';

const plantRoleGroups = (plant: Plant, roles: readonly RoleSource[], ids: Ids): Readonly<Record<RoleGroup, Ids>> => {
  const groupsOf = (type: RoleGroup): Ids =>
    new Map(
      roles.map(({ developerName, name }) => {
        const RelatedId = ids.get(developerName.toLowerCase()) ?? null;
        const { Id } = plant('Group', { Name: name, DeveloperName: developerName, Type: type, RelatedId });
        return [developerName.toLowerCase(), Id];
      }),
    );
  return {
    Role: groupsOf('Role'),
    RoleAndSubordinates: groupsOf('RoleAndSubordinates'),
    RoleAndSubordinatesInternal: groupsOf('RoleAndSubordinatesInternal'),
  };
};

type Known = {
  readonly user: FindUser;
  readonly publicGroups: Ids;
  readonly roleGroups: Readonly<Record<RoleGroup, Ids>>;
};

/** Names of members under the kind that messages call them, and where such are found. */
type Members = readonly [kind: string, names: readonly string[] | undefined, find: FindUser];

const membersNamed = ({ queueMembers = {} }: QueueSource, known: Known): readonly Members[] => {
  const { users, publicGroups, roles, roleAndSubordinates, roleAndSubordinatesInternal } = queueMembers;
  const { Role, RoleAndSubordinates, RoleAndSubordinatesInternal } = known.roleGroups;
  const among = (ids: Ids) => (name: string) => ids.get(name.toLowerCase());
  return [
    ['User', users?.user, known.user],
    ['Group', publicGroups?.publicGroup, among(known.publicGroups)],
    ['Role', roles?.role, among(Role)],
    ['Role', roleAndSubordinates?.roleAndSubordinate, among(RoleAndSubordinates)],
    ['Role', roleAndSubordinatesInternal?.roleAndSubordinateInternal, among(RoleAndSubordinatesInternal)],
  ];
};

const memberIds = (queue: QueueSource, known: Known): readonly string[] =>
  membersNamed(queue, known).flatMap(([kind, names = [], find]) =>
    names.map((name) => {
      const id = find(name);
      if (id === undefined) throw new SourceInvalid(queue.file, `queueMembers: no ${kind} named ${name} found`);
      return id;
    }),
  );

const plantQueue = (plant: Plant, queue: QueueSource, known: Known): void => {
  const { Id } = plant('Group', {
    Name: queue.name,
    DeveloperName: queue.developerName,
    Type: 'Queue',
    Email: queue.email ?? null,
    DoesSendEmailToMembers: queue.doesSendEmailToMembers,
    DoesIncludeBosses: queue.doesIncludeBosses,
  });
  for (const { sobjectType } of queue.queueSobject) plant('QueueSobject', { QueueId: Id, SobjectType: sobjectType });
  for (const member of memberIds(queue, known)) plant('GroupMember', { GroupId: Id, UserOrGroupId: member });
};

/**
 * @param user the id of the user of that name, who must be there before
 * @throws SourceInvalid for members and parent roles that are not there
 */
export const plantPeople = (plant: Plant, { queues, groups, roles }: PeopleSource, user: FindUser): void => {
  const roleIds = plantRoles(plant, roles);
  const roleGroups = plantRoleGroups(plant, roles, roleIds);
  const publicGroups = new Map(
    groups.map(({ developerName, name, doesIncludeBosses }) => {
      const values = {
        Name: name,
        DeveloperName: developerName,
        Type: 'Regular',
        DoesIncludeBosses: doesIncludeBosses,
      };
      return [developerName.toLowerCase(), plant('Group', values).Id];
    }),
  );
  for (const queue of queues) plantQueue(plant, queue, { user, publicGroups, roleGroups });
};
