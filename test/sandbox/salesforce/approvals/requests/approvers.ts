/**
 * Who is asked at a step.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_assign_approver.htm
 */
import { fieldOf } from '../../schema/schema.ts';
import type { Value } from '../../data/types.ts';
import type { ApprovalStep, Approver } from '../definition/approval-metadata.ts';
import { groupNamed } from '../people/group-members.ts';
import { recordOf, type ApprovalCase } from './approval-case.ts';
import { approvalRefusals } from './refusals.ts';

/** `asker` is whose hierarchy counts: who submitted, or who approved the step before. */
type Find = (one: ApprovalCase, approver: Approver, asker: string) => Value | undefined;

/** `Manager` for the standard field, the name of a custom one otherwise. */
const hierarchyField = ({ org }: ApprovalCase, name: string): string => {
  const user = org.schema.find('User');
  const field = user === undefined ? undefined : (fieldOf(user, `${name}Id`) ?? fieldOf(user, name));
  return field?.name ?? name;
};

const byHierarchy: Find = (one, { name }, asker) => {
  const field = name ?? one.compiled.process.nextAutomatedApprover?.userHierarchyField ?? 'Manager';
  return one.org.byId('User', asker)?.[hierarchyField(one, field)];
};

const byRelatedField: Find = (one, { name = '' }) => {
  const { object } = one.compiled;
  const field = fieldOf(object, name) ?? fieldOf(object, `${name}Id`);
  return recordOf(one)[field?.name ?? ''];
};

const chosen: Find = ({ org, nextApproverIds }) => {
  const [id, ...more] = nextApproverIds;
  if (id === undefined || more.length > 0) throw approvalRefusals.noNextApprover();
  const actor = org.byId('User', id) ?? org.byId('Group', id);
  if (actor === undefined) throw approvalRefusals.unknownReference();
  return actor.Id;
};

const FINDERS: Readonly<Record<Approver['type'], Find>> = {
  adhoc: chosen,
  queue: ({ org }, { name = '' }) => groupNamed(org, name, 'Queue'),
  relatedUserField: byRelatedField,
  user: ({ org }, { name = '' }) => org.lookup('User', 'Username', name)[0]?.Id,
  userHierarchyField: byHierarchy,
};

const DERIVED: ReadonlySet<Approver['type']> = new Set(['relatedUserField', 'userHierarchyField']);

/**
 * Ids of users and queues, each once.
 * @throws SaveFailure when someone cannot be found
 */
export const approversOf = (one: ApprovalCase, step: ApprovalStep, asker: string): readonly string[] => {
  const ids = step.assignedApprover.approver.map((approver) => {
    const id = FINDERS[approver.type](one, approver, asker);
    if (typeof id === 'string') return id;
    throw DERIVED.has(approver.type) ? approvalRefusals.noManager() : approvalRefusals.unknownReference();
  });
  return [...new Set(ids)];
};

/** Whose field names the first automated approver. */
export const firstAsker = (one: ApprovalCase): string => {
  const owner = recordOf(one).OwnerId;
  const isOwners = one.compiled.process.nextAutomatedApprover?.useApproverFieldOfRecordOwner === true;
  return isOwners && typeof owner === 'string' ? owner : one.submitterId;
};
