/**
 * Sharing rules of the package that share with a user: by who owns a record, or by what it says.
 * https://help.salesforce.com/s/articleView?id=platform.security_about_sharing_rules.htm
 */
import { membersOf } from '../approvals/people/group-members.ts';
import type { SObjectRecord } from '../data/types.ts';
import type { ObjectSchema, SharingRule } from '../schema/types.ts';
import { compileCriteria } from '../workflow/criteria/compile-criteria.ts';
import { groupIds, type Principals, type SharingOrg } from './principals.ts';
import { LEVELS, type Level } from './sharing-models.ts';

/** How far rules open a record; nothing for one that no rule meets. */
export type RuleLevel = (row: SObjectRecord) => Level;

type Applied = { readonly level: Level; readonly meets: (row: SObjectRecord) => boolean };

const byOwner = (org: SharingOrg, rule: SharingRule): Applied['meets'] => {
  const groups = groupIds(org, rule.sharedFrom ?? []);
  // A queue's own records count as well as those of its members.
  const owners = new Set<unknown>([...groups, ...groups.flatMap((group) => membersOf(org, group))]);
  return (row) => owners.has(row.OwnerId);
};

const byCriteria = (org: SharingOrg, object: ObjectSchema, { criteria }: SharingRule): Applied['meets'] => {
  const condition = compileCriteria({ schema: org.schema, object }, criteria);
  return (row) => condition({ record: row, org: undefined, now: org.clock.now(), zone: 'GMT' });
};

const sharesWith = (org: SharingOrg, { groups }: Principals, rule: SharingRule): boolean =>
  groupIds(org, rule.sharedTo).some((group) => groups.has(group));

const DEGREES = { Read: LEVELS.read, Edit: LEVELS.edit } as const;

/** @returns undefined when no rule shares records of the object with them */
export const ruleLevel = (org: SharingOrg, principals: Principals, object: ObjectSchema): RuleLevel | undefined => {
  const rules = (org.schema.setup?.sharingRules ?? [])
    .filter((rule) => rule.object === object.name && sharesWith(org, principals, rule))
    .map((rule): Applied => ({
      level: DEGREES[rule.level],
      meets: rule.sharedFrom === undefined ? byCriteria(org, object, rule) : byOwner(org, rule),
    }))
    .toSorted((one, other) => other.level - one.level);
  if (rules.length === 0) return undefined;
  return (row) => rules.find(({ meets }) => meets(row))?.level ?? LEVELS.none;
};
