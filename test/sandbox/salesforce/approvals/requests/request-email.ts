/**
 * The email that asks an approver: from the process's template, or a plain one that names the record.
 * https://help.salesforce.com/s/articleView?id=platform.approvals_email_template.htm
 */
import { actorEmails } from '../../workflow/actions/recipients.ts';
import { outboxOf } from '../../workflow/email/outbox.ts';
import { templateEmail } from '../../workflow/email/template-email.ts';
import type { Scene } from '../../workflow/actions/scene.ts';
import { sceneOf, type ApprovalCase } from './approval-case.ts';

const plainEmail = (scene: Scene) => {
  const name = scene.approval?.get('record_name') ?? '';
  const what = `${scene.object.label} ${name}`;
  const who = scene.approval?.get('requester') ?? '';
  const link = scene.approval?.get('internal_url') ?? '';
  return { subject: `Approval requested: ${what}`, body: `${who} asks you to approve ${what}: ${link}`, htmlBody: '' };
};

/** @param actorId a user or a queue */
export const askByEmail = (one: ApprovalCase, actorId: string): void => {
  const scene = sceneOf(one);
  const to = actorEmails(scene, actorId);
  if (to.length === 0) return;
  const { emailTemplate } = one.compiled.process;
  const email = (emailTemplate === undefined ? undefined : templateEmail(scene, emailTemplate)) ?? plainEmail(scene);
  const from = String(one.org.byId('User', one.caller.userId)?.Email ?? '');
  outboxOf(one.org).send({
    ...email,
    ...{ to, cc: [], bcc: [], from, source: 'Approval Request', relatedTo: one.recordId },
  });
};
