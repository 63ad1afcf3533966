/**
 * Which process a record goes into: the one that was named, or the first whose conditions it meets and whose submitters include
 * whoever submits. https://help.salesforce.com/s/articleView?id=platform.approvals_allowed_submitters.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { accessOf } from '../../access/user-access.ts';
import type { Caller, Org, SObjectRecord } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { formulaContext } from '../../workflow/actions/scene.ts';
import type { Submitter } from '../definition/approval-metadata.ts';
import { approvalBook, type CompiledProcess } from '../definition/approval-book.ts';
import { groupNamed, membersOf } from '../people/group-members.ts';
import { definitionOf } from './approval-case.ts';
import type { SubmitRequest } from './outcome.ts';
import { approvalRefusals } from './refusals.ts';

type Submission = {
  readonly org: Org;
  readonly caller: Caller;
  readonly record: SObjectRecord;
  readonly submitterId: string;
  readonly request: SubmitRequest;
};

type Matches = (submission: Submission, name: string) => boolean;

const inGroup =
  (type: string): Matches =>
  ({ org, submitterId }, name) => {
    const group = groupNamed(org, name, type);
    return group !== undefined && membersOf(org, group).includes(submitterId);
  };

const SUBMITTERS: Readonly<Partial<Record<Submitter['type'], Matches>>> = {
  owner({ org, record, submitterId }) {
    const owner = String(record.OwnerId);
    return owner === submitterId || membersOf(org, owner).includes(submitterId);
  },
  creator: ({ record, submitterId }) => record.CreatedById === submitterId,
  user: ({ org, submitterId }, name) => org.lookup('User', 'Username', name).some(({ Id }) => Id === submitterId),
  group: inGroup('Regular'),
  role: inGroup('Role'),
  roleSubordinates: inGroup('RoleAndSubordinates'),
  roleSubordinatesInternal: inGroup('RoleAndSubordinatesInternal'),
  allInternalUsers: ({ org, submitterId }) => org.byId('User', submitterId)?.UserType === 'Standard',
};

const isAllowed = (submission: Submission, { type, submitter = '' }: Submitter): boolean => {
  const matches = SUBMITTERS[type];
  if (matches === undefined) throw new Unsupported(`submitters of the type ${type} in approval processes`);
  return matches(submission, submitter);
};

/** Whoever may change all records of the object may submit what anyone may. */
const maySubmit = (submission: Submission, { process, object }: CompiledProcess): boolean =>
  accessOf(submission.org, submission.submitterId).mayUse(object, 'modifyAll') ||
  process.allowedSubmitters.some((submitter) => isAllowed(submission, submitter));

const isNamed = (org: Org, compiled: CompiledProcess, name: string): boolean => {
  const { DeveloperName, Id } = definitionOf(org, compiled);
  return String(DeveloperName).toLowerCase() === name.toLowerCase() || Id === name || Id.slice(0, 15) === name;
};

/**
 * @param object of the record
 * @throws SaveFailure NO_APPLICABLE_PROCESS
 */
export const chooseProcess = (submission: Submission, object: ObjectSchema): CompiledProcess => {
  const { org, request } = submission;
  const { processDefinitionNameOrId: name, skipEntryCriteria = false } = request;
  const context = formulaContext({ ...submission, object });
  const found = approvalBook(org.schema)
    .filter(({ process }) => process.object === object.name)
    .filter((compiled) => name === undefined || isNamed(org, compiled, name))
    .filter((compiled) => maySubmit(submission, compiled))
    .find((compiled) => (name !== undefined && skipEntryCriteria) || compiled.isMetBy(context));
  if (found === undefined) throw approvalRefusals.noProcess();
  return found;
};
