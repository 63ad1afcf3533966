/**
 * Everything a user is granted at a moment: by the profile, by permission sets and by permission set groups assigned and not
 * expired. https://help.salesforce.com/s/articleView?id=platform.perm_sets_overview.htm
 */
import type { SObjectRecord } from '../data/types.ts';
import { grantsOf, less, NOTHING, together, type AccessOrg, type Grants } from './grants.ts';

export type GrantsOfUser = {
  readonly profile: SObjectRecord | undefined;
  readonly grants: Grants;
  /** When the next assignment expires, in milliseconds; never when there is none. */
  readonly until: number;
};

const profileOf = (org: AccessOrg, userId: string): SObjectRecord | undefined => {
  const profileId = org.byId('User', userId)?.ProfileId;
  return typeof profileId === 'string' ? org.byId('Profile', profileId) : undefined;
};

/** A profile keeps its object and field permissions in a permission set of its own. */
const grantsOfProfile = (org: AccessOrg, profile: SObjectRecord): Grants => {
  const [own] = org.lookup('PermissionSet', 'ProfileId', profile.Id);
  return own === undefined ? grantsOf(org, profile) : together([grantsOf(org, profile, own.Id), grantsOf(org, own)]);
};

const holderOf = (org: AccessOrg, id: string): SObjectRecord | undefined =>
  org.byId(org.schema.findByKeyPrefix(id.slice(0, 3))?.name ?? 'PermissionSet', id);

const isMuting = (org: AccessOrg, id: string): boolean =>
  org.schema.findByKeyPrefix(id.slice(0, 3))?.name === 'MutingPermissionSet';

const grantsOfGroup = (org: AccessOrg, groupId: string): Grants => {
  const ids = org
    .lookup('PermissionSetGroupComponent', 'PermissionSetGroupId', groupId)
    .map((row) => String(row.PermissionSetId));
  const grantsOfAll = (some: readonly string[]): Grants =>
    together(some.map((id) => holderOf(org, id)).flatMap((row) => (row === undefined ? [] : [grantsOf(org, row)])));
  const muted = ids.filter((id) => isMuting(org, id));
  return less(grantsOfAll(ids.filter((id) => !muted.includes(id))), grantsOfAll(muted));
};

/** An assignment may name the group itself, or the permission set that stands for it. */
const grantsOfAssignment = (org: AccessOrg, row: SObjectRecord): Grants => {
  const set = typeof row.PermissionSetId === 'string' ? org.byId('PermissionSet', row.PermissionSetId) : undefined;
  const groupId = row.PermissionSetGroupId ?? set?.PermissionSetGroupId;
  if (typeof groupId === 'string') return grantsOfGroup(org, groupId);
  return set === undefined ? NOTHING : grantsOf(org, set);
};

const expiryOf = ({ ExpirationDate }: SObjectRecord): number =>
  typeof ExpirationDate === 'string' ? Date.parse(ExpirationDate) : Infinity;

export const grantsOfUser = (org: AccessOrg, userId: string): GrantsOfUser => {
  const now = org.clock.now().getTime();
  const profile = profileOf(org, userId);
  const assigned = org.lookup('PermissionSetAssignment', 'AssigneeId', userId).filter((row) => expiryOf(row) > now);
  const ofProfile = profile === undefined ? NOTHING : grantsOfProfile(org, profile);
  return {
    profile,
    grants: together([ofProfile, ...assigned.map((row) => grantsOfAssignment(org, row))]),
    until: Math.min(Infinity, ...assigned.map(expiryOf)),
  };
};
