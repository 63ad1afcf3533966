/**
 * Responding to an approval request: approving, rejecting, and recalling the submission.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_respond.htm
 */
import { accessOf } from '../access/user-access.ts';
import { normalizedId } from '../data/record-id.ts';
import type { Caller, Org, SObjectRecord } from '../data/types.ts';
import { performActions } from '../workflow/actions/perform-actions.ts';
import type { CompiledStep } from './definition/approval-book.ts';
import { membersOf } from './people/group-members.ts';
import { advance, ask, finish } from './requests/advance.ts';
import { nodeNamed, processWithId, sceneOf, type ApprovalCase } from './requests/approval-case.ts';
import { closeWorkitem, nodeOf, pendingWorkitems } from './requests/instance-rows.ts';
import { outcomeOf, type ProcessOutcome, type WorkitemRequest } from './requests/outcome.ts';
import { approvalRefusals } from './requests/refusals.ts';

export type { WorkitemRequest } from './requests/outcome.ts';

type Response = {
  readonly one: ApprovalCase;
  readonly workitem: SObjectRecord;
  readonly step: CompiledStep;
};

const workitemIn = (org: Org, sentId: string): SObjectRecord => {
  const workitem = org.byId('ProcessInstanceWorkitem', normalizedId(sentId) ?? '');
  if (workitem === undefined || workitem.IsDeleted === true) throw approvalRefusals.unknownReference();
  return workitem;
};

const openResponse = (org: Org, caller: Caller, request: WorkitemRequest): Response => {
  const workitem = workitemIn(org, request.workitemId);
  const instance = org.byId('ProcessInstance', String(workitem.ProcessInstanceId));
  if (instance === undefined) throw approvalRefusals.unknownReference();
  const compiled = processWithId(org, String(instance.ProcessDefinitionId));
  const node = nodeOf(org, workitem.Id);
  const step = compiled.steps.find((one) => nodeNamed(org, compiled, one.step.name) === node);
  if (step === undefined) throw approvalRefusals.unknownReference();
  const one: ApprovalCase = {
    ...{ org, caller, compiled, instanceId: instance.Id, recordId: String(instance.TargetObjectId) },
    submitterId: String(instance.SubmittedById),
    comments: request.comments ?? null,
    nextApproverIds: request.nextApproverIds ?? [],
  };
  return { one, workitem, step };
};

/** The assignee, a member of the queue, whoever stands in for the assignee where the step allows it, and administrators. */
const mayRespond = ({ one, workitem, step }: Response): boolean => {
  const { org, caller, compiled } = one;
  const actor = String(workitem.ActorId);
  const isDelegate = step.step.allowDelegate && org.byId('User', actor)?.DelegatedApproverId === caller.userId;
  return (
    actor === caller.userId ||
    isDelegate ||
    membersOf(org, actor).includes(caller.userId) ||
    accessOf(org, caller.userId).mayUse(compiled.object, 'modifyAll')
  );
};

const mayRecall = ({ one }: Response): boolean => {
  const { org, caller, compiled, submitterId } = one;
  const isSubmitters = compiled.process.allowRecall && submitterId === caller.userId;
  return isSubmitters || accessOf(org, caller.userId).holds('ModifyAllData');
};

/** Ends this work item with what was decided. */
const take = ({ one, workitem }: Response, status: string): void =>
  closeWorkitem(one.org, one.caller, { workitem, status, actorId: one.caller.userId, comments: one.comments });

/** Ends the work items of those who need not respond any more. */
const dismissOthers = ({ one }: Response, status: string): void => {
  for (const workitem of pendingWorkitems(one.org, one.instanceId))
    closeWorkitem(one.org, one.caller, { workitem, status, actorId: String(workitem.ActorId), comments: null });
};

const approve = (response: Response): readonly string[] => {
  const { one, step } = response;
  take(response, 'Approved');
  const isUnanimous = step.step.assignedApprover.whenMultipleApprovers === 'Unanimous';
  if (isUnanimous && pendingWorkitems(one.org, one.instanceId).length > 0) return [];
  dismissOthers(response, 'NoResponse');
  performActions(sceneOf(one), step.onApproval);
  return advance(one, step.at + 1, one.caller.userId);
};

/** The step before this one that someone had approved, and whom it had asked then. */
const previousStep = ({
  one,
  step,
}: Response): { readonly step: CompiledStep; readonly actors: readonly string[] } | undefined => {
  const { org, compiled, instanceId } = one;
  const taken = org.lookup('ProcessInstanceStep', 'ProcessInstanceId', instanceId);
  for (const earlier of compiled.steps.slice(0, step.at).toReversed()) {
    const node = nodeNamed(org, compiled, earlier.step.name);
    const actors = taken
      .filter(({ StepNodeId }) => StepNodeId === node)
      .map(({ OriginalActorId }) => String(OriginalActorId));
    if (actors.length > 0) return { step: earlier, actors: [...new Set(actors)] };
  }
  return undefined;
};

const reject = (response: Response): readonly string[] => {
  const { one, step } = response;
  take(response, 'Rejected');
  dismissOthers(response, 'NoResponse');
  performActions(sceneOf(one), step.onRejection);
  const back = step.step.rejectBehavior?.type === 'BackToPrevious' ? previousStep(response) : undefined;
  return back === undefined ? finish(one, 'Rejected') : ask(one, back.step, back.actors);
};

const recall = (response: Response): readonly string[] => {
  take(response, 'Removed');
  dismissOthers(response, 'Removed');
  return finish(response.one, 'Removed');
};

type Act = {
  readonly isAllowed: (response: Response) => boolean;
  readonly run: (response: Response) => readonly string[];
};

const ACTS: Readonly<Record<string, Act>> = {
  approve: { isAllowed: mayRespond, run: approve },
  reject: { isAllowed: mayRespond, run: reject },
  removed: { isAllowed: mayRecall, run: recall },
};

/**
 * Responds to a work item, wholly or not at all; why not is told in the outcome.
 * @param org the whole org, not what the caller sees of it
 */
export const respondToApproval = (org: Org, caller: Caller, request: WorkitemRequest): ProcessOutcome =>
  outcomeOf(org, null, () => {
    const act = ACTS[request.action.toLowerCase()];
    if (act === undefined) throw approvalRefusals.unknownAction(request.action);
    const response = openResponse(org, caller, request);
    if (!act.isAllowed(response)) throw approvalRefusals.notTheApprover();
    return { instanceId: response.one.instanceId, newWorkitemIds: act.run(response) };
  });
