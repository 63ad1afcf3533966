/**
 * Submitting a record for approval: it is locked, the initial actions run, and the first step asks its approvers.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_process_overview.htm
 */
import type { Caller, Org, SObjectRecord } from '../data/types.ts';
import { normalizedId } from '../data/record-id.ts';
import { refusals } from '../data/save-failure.ts';
import type { ObjectSchema } from '../schema/types.ts';
import { performActions } from '../workflow/actions/perform-actions.ts';
import { advance } from './requests/advance.ts';
import { definitionOf, sceneOf, type ApprovalCase } from './requests/approval-case.ts';
import { firstAsker } from './requests/approvers.ts';
import { chooseProcess } from './requests/choose-process.ts';
import { pendingInstance, startInstance, writeStep } from './requests/instance-rows.ts';
import { outcomeOf, type ProcessOutcome, type SubmitRequest } from './requests/outcome.ts';
import { approvalRefusals } from './requests/refusals.ts';

export type { ProcessOutcome, SubmitRequest } from './requests/outcome.ts';

type Found = { readonly object: ObjectSchema; readonly record: SObjectRecord };

const foundIn = (org: Org, sentId: string): Found => {
  const id = normalizedId(sentId);
  const object = id === undefined ? undefined : org.schema.findByKeyPrefix(id.slice(0, 3));
  const record = object === undefined || id === undefined ? undefined : org.byId(object.name, id);
  if (object === undefined || record === undefined) throw approvalRefusals.unknownReference();
  if (record.IsDeleted === true) throw refusals.deleted();
  return { object, record };
};

const submitterIn = (org: Org, caller: Caller, { submitterId }: SubmitRequest): string => {
  if (submitterId === undefined) return caller.userId;
  const submitter = org.byId('User', submitterId);
  if (submitter?.IsActive !== true) throw approvalRefusals.unknownReference();
  return submitter.Id;
};

const openCase = (org: Org, caller: Caller, request: SubmitRequest): ApprovalCase => {
  const { object, record } = foundIn(org, request.objectId);
  const submitterId = submitterIn(org, caller, request);
  if (pendingInstance(org, record.Id) !== undefined) throw approvalRefusals.alreadyInProcess();
  const compiled = chooseProcess({ org, caller, record, submitterId, request }, object);
  const definitionId = definitionOf(org, compiled).Id;
  return {
    ...{ org, caller, compiled, submitterId, recordId: record.Id, comments: request.comments ?? null },
    instanceId: startInstance(org, caller, { definitionId, recordId: record.Id, submitterId }),
    nextApproverIds: request.nextApproverIds ?? [],
  };
};

const submit = (one: ApprovalCase): readonly string[] => {
  const { org, caller, instanceId, submitterId, comments } = one;
  const part = { instanceId, nodeId: null, actorId: submitterId, originalActorId: submitterId };
  writeStep(org, caller, { ...part, status: 'Started', comments });
  org.locks.add(one.recordId);
  performActions(sceneOf(one), one.compiled.onSubmission);
  return advance(one, 0, firstAsker(one));
};

/**
 * Submits a record, wholly or not at all; why not is told in the outcome.
 * @param org the whole org, not what the caller sees of it
 * @param caller who submits, unless the request says otherwise
 */
export const submitForApproval = (org: Org, caller: Caller, request: SubmitRequest): ProcessOutcome =>
  outcomeOf(org, normalizedId(request.objectId) ?? request.objectId, () => {
    const one = openCase(org, caller, request);
    return { instanceId: one.instanceId, newWorkitemIds: submit(one) };
  });
