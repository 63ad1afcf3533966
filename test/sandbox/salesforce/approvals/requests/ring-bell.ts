/**
 * The notification of whoever is asked: in the bell of their page. Members of a queue find the request among their items to approve.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_respond.htm
 */
import { notificationsOf } from '../../flow/actions/notification-tray.ts';
import { sceneOf, type ApprovalCase } from './approval-case.ts';

/** @param actorId a user or a queue */
export const ringBell = (one: ApprovalCase, actorId: string): void => {
  const { org, recordId, submitterId } = one;
  if (org.byId('User', actorId) === undefined) return;
  const { object, approval } = sceneOf(one);
  notificationsOf(org).send({
    ...{ type: 'approval_request', recipientIds: [actorId], senderId: submitterId, targetId: recordId },
    title: `${approval?.get('requester') ?? ''} is requesting approval for ${object.label.toLowerCase()}`,
    body: approval?.get('record_name') ?? '',
  });
};
