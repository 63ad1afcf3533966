/**
 * Reassigning an approval request: an update of its work item's actor, by whoever may respond to it. The request goes on with the
 * new actor, and its history tells who had it before.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_reassign.htm
 */
import { accessOf } from '../access/user-access.ts';
import type { HookRow, SaveEvent, SaveHook, SaveHooks, SaveMoment } from '../data/save-hooks.ts';
import type { Caller, Org } from '../data/types.ts';
import { membersOf } from './people/group-members.ts';
import { nodeOf, writeStep } from './requests/instance-rows.ts';

const WORKITEM = 'ProcessInstanceWorkitem';

/** Work items are written by approvals alone, apart from this one field. */
const isReassigned = ({ before, values }: HookRow): boolean =>
  before !== undefined && before.ActorId !== values.ActorId && typeof values.ActorId === 'string';

const mayReassign = (org: Org, { userId }: Caller, actor: string): boolean =>
  actor === userId || membersOf(org, actor).includes(userId) || accessOf(org, userId).holds('ModifyAllData');

const check = (org: Org, { caller, rows }: SaveEvent): void => {
  for (const row of rows.filter(isReassigned)) {
    if (mayReassign(org, caller, String(row.before?.ActorId))) continue;
    const message = 'insufficient access rights on object id';
    row.errors = [...row.errors, { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message, fields: [] }];
  }
};

const keepHistory = (org: Org, { caller, rows }: SaveEvent): void => {
  for (const { before, values } of rows.filter(isReassigned)) {
    if (before === undefined) continue;
    writeStep(org, caller, {
      instanceId: String(before.ProcessInstanceId),
      nodeId: nodeOf(org, before.Id),
      actorId: caller.userId,
      originalActorId: String(before.ActorId),
      status: 'Reassigned',
      comments: null,
      since: before.CreatedDate,
    });
    const { ActorId = null } = values;
    org.changeSystemRow({ object: 'ProcessInstanceHistory', id: before.Id, values: { ActorId } });
  }
};

const hook = (moment: SaveMoment, run: SaveHook['run']): SaveHook => ({
  moment,
  concerns: (object, operation) => object === WORKITEM && operation === 'update',
  run,
});

/** What an update of a work item checks and leaves behind. */
export const reassignHooks = (org: Org): SaveHooks => ({
  hooks: [
    hook('duplicateRules', (event) => check(org, event)),
    hook('afterTriggers', (event) => keepHistory(org, event)),
  ],
});
