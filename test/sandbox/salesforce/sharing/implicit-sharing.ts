/**
 * What access to one record gives of others: who has a contact, an opportunity or a case reads its account; who owns an account has
 * its contacts, opportunities and cases as far as the owner's role says.
 * https://help.salesforce.com/s/articleView?id=platform.security_sharing_implicit.htm
 */
import type { SObjectRecord } from '../data/types.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Principals, SharingOrg } from './principals.ts';
import { sharedLevels } from './share-levels.ts';
import { LEVELS, mastersOf, type Level } from './sharing-models.ts';

/** Children of an account with sharing of their own, and what a role and a share of the account say about them. */
const CHILDREN: Readonly<Record<string, { readonly ofRole: string; readonly ofShare: string }>> = {
  Case: { ofRole: 'CaseAccessForAccountOwner', ofShare: 'CaseAccessLevel' },
  Contact: { ofRole: 'ContactAccessForAccountOwner', ofShare: 'ContactAccessLevel' },
  Opportunity: { ofRole: 'OpportunityAccessForAccountOwner', ofShare: 'OpportunityAccessLevel' },
};

/** Whether a user has a child of an account, and reads the account for its sake. */
export const hasChildOf = (org: SharingOrg, principals: Principals): ((account: SObjectRecord) => boolean) => {
  const { people, groups } = principals;
  const children = Object.keys(CHILDREN)
    .flatMap((name) => org.schema.find(name) ?? [])
    .filter((child) => mastersOf(child).length === 0)
    .map((object) => ({ object, shared: sharedLevels(org, principals, { object }) }));
  return (account) =>
    children.some(({ object, shared }) =>
      org
        .lookup(object.name, 'AccountId', account.Id)
        .some(({ Id, OwnerId }) => people.has(String(OwnerId)) || groups.has(String(OwnerId)) || shared.has(Id)),
    );
};

const WORDS: Readonly<Record<string, Level>> = { Read: LEVELS.read, Edit: LEVELS.edit };

/** How far the owner of an account has its children of that kind. @returns undefined for objects that are no such children */
export const levelOfAccountOwner = (
  org: SharingOrg,
  object: ObjectSchema,
  principals: Principals,
): ((row: SObjectRecord) => Level) | undefined => {
  const child = CHILDREN[object.name];
  const account = org.schema.find('Account');
  if (child === undefined || account === undefined) return undefined;
  const shared = sharedLevels(org, principals, { object: account, levelField: child.ofShare });
  const ofOwner = (ownerId: string): Level => {
    const role = org.byId('User', ownerId)?.UserRoleId;
    const word = typeof role === 'string' ? org.byId('UserRole', role)?.[child.ofRole] : 'Edit';
    return WORDS[String(word)] ?? LEVELS.none;
  };
  return ({ AccountId }) => {
    if (typeof AccountId !== 'string') return LEVELS.none;
    const owner = String(org.byId('Account', AccountId)?.OwnerId);
    const byShare = shared.get(AccountId) ?? LEVELS.none;
    if (!principals.people.has(owner)) return byShare;
    const byOwner = ofOwner(owner);
    return byOwner > byShare ? byOwner : byShare;
  };
};
