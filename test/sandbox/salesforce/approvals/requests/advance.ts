/**
 * Where a submission goes next: to the first step from here on whose conditions the record meets, or to its end.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_create_step.htm
 */
import { formulaContext } from '../../workflow/actions/scene.ts';
import { performActions } from '../../workflow/actions/perform-actions.ts';
import type { CompiledStep } from '../definition/approval-book.ts';
import { nodeNamed, sceneOf, type ApprovalCase } from './approval-case.ts';
import { approversOf } from './approvers.ts';
import { endInstance, writeWorkitem } from './instance-rows.ts';
import { askByEmail } from './request-email.ts';
import { ringBell } from './ring-bell.ts';

type Ending = 'Approved' | 'Rejected' | 'Removed';

const actionsOf = ({ compiled }: ApprovalCase, ending: Ending) =>
  ({ Approved: compiled.onApproval, Rejected: compiled.onRejection, Removed: compiled.onRecall })[ending];

const staysLocked = ({ compiled: { process } }: ApprovalCase, ending: Ending): boolean =>
  ({ Approved: process.finalApprovalRecordLock, Rejected: process.finalRejectionRecordLock, Removed: false })[ending];

/** Ends the submission; a lock of the process stays only where it says so. */
export const finish = (one: ApprovalCase, ending: Ending): readonly string[] => {
  const { org, caller, instanceId, recordId } = one;
  endInstance(org, caller, { id: instanceId, status: ending });
  performActions(sceneOf(one), actionsOf(one, ending));
  if (!staysLocked(one, ending)) org.locks.remove(recordId);
  return [];
};

/** Asks these actors. @returns ids of the new work items */
export const ask = (one: ApprovalCase, { step }: CompiledStep, actors: readonly string[]): readonly string[] => {
  const { org, caller, compiled, instanceId } = one;
  const nodeId = nodeNamed(org, compiled, step.name);
  return actors.map((actorId) => {
    const id = writeWorkitem(org, caller, { instanceId, nodeId, actorId, originalActorId: actorId });
    askByEmail(one, actorId);
    ringBell(one, actorId);
    return id;
  });
};

const ENDINGS = { ApproveRecord: 'Approved', RejectRecord: 'Rejected' } as const;

/**
 * @param from the first step to be tried; a record that meets none is approved
 * @param asker whose hierarchy names an automated approver
 * @returns ids of the new work items
 * @throws SaveFailure when an approver cannot be found, or an action fails
 */
export const advance = (one: ApprovalCase, from: number, asker: string): readonly string[] => {
  for (const compiled of one.compiled.steps.slice(from)) {
    if (compiled.isMetBy(formulaContext(sceneOf(one))))
      return ask(one, compiled, approversOf(one, compiled.step, asker));
    const { ifCriteriaNotMet } = compiled.step;
    if (ifCriteriaNotMet !== 'GotoNextStep') return finish(one, ENDINGS[ifCriteriaNotMet]);
  }
  return finish(one, 'Approved');
};
