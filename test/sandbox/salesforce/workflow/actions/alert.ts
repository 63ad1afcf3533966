/**
 * Email alerts: a template sent to people who have to do with a record.
 * https://help.salesforce.com/s/articleView?id=platform.customize_wfalerts.htm
 */
import type { Alert } from '../definition/workflow-metadata.ts';
import { outboxOf } from '../email/outbox.ts';
import { templateEmail } from '../email/template-email.ts';
import { ActionInvalid } from './problem.ts';
import { isKnownRecipient, recipientsOf } from './recipients.ts';
import type { Scene } from './scene.ts';

export type RunAlert = (scene: Scene) => void;

const senderOf = ({ org, caller }: Scene, { senderType, senderAddress = '' }: Alert): string =>
  senderType === 'OrgWideEmailAddress' ? senderAddress : String(org.byId('User', caller.userId)?.Email ?? '');

/** An alert whose recipients nobody is, is not sent. */
const send = (scene: Scene, alert: Alert, source: string): void => {
  const to = recipientsOf(scene, alert.recipients);
  const email = templateEmail(scene, alert.template);
  if (email === undefined || to.length + alert.ccEmails.length === 0) return;
  outboxOf(scene.org).send({
    ...email,
    ...{ to, cc: alert.ccEmails, bcc: [], from: senderOf(scene, alert), source, relatedTo: scene.record.Id },
  });
};

type Declared = { readonly object: string; readonly templates: ReadonlySet<string> };

/**
 * @param templates `Folder/Name` of those that there are
 * @throws ActionInvalid for a template that is not there, and kinds of recipients the sandbox does not have
 */
export const compileAlert = ({ object, templates }: Declared, alert: Alert): RunAlert => {
  if (!templates.has(alert.template))
    throw new ActionInvalid(`template: no EmailTemplate named ${alert.template} found`);
  const unknown = alert.recipients.find((recipient) => !isKnownRecipient(recipient));
  if (unknown !== undefined)
    throw new ActionInvalid(`recipients: The sandbox does not support email alerts to ${unknown.type}.`);
  if (alert.senderType === 'DefaultWorkflowUser')
    throw new ActionInvalid('senderType: The sandbox does not support the default workflow user.');
  const source = `Email Alert ${object}.${alert.fullName}`;
  return (scene) => send(scene, alert, source);
};
