/**
 * Action type `customNotificationAction`: checked as the platform does, and kept in the org's tray.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_custom_notification.htm
 */
import { transaction } from '../../apex/runtime/current.ts';
import type { Org, SObjectRecord } from '../../data/types.ts';
import type { ActionInput, ActionOutcome, FlowAction } from './contract.ts';
import { inputText, inputTexts } from './input-values.ts';
import { notificationsOf } from './notification-tray.ts';

const LONGEST_BODY = 750;
const MOST_RECIPIENTS = 500;

const missing = (name: string): string => `Missing required input parameter: ${name}`;

const problemOf = (type: SObjectRecord | undefined, input: ActionInput): string | undefined => {
  const recipients = inputTexts(input, 'recipientIds').length;
  const body = inputText(input, 'body');
  if (type === undefined) return `The notification type ${inputText(input, 'customNotifTypeId')} doesn't exist.`;
  if (recipients === 0) return missing('recipientIds');
  if (recipients > MOST_RECIPIENTS) return `A notification can have at most ${MOST_RECIPIENTS} recipients.`;
  if (body === '') return missing('body');
  return body.length > LONGEST_BODY ? `The notification body is longer than ${LONGEST_BODY} characters.` : undefined;
};

const send = (org: Org, input: ActionInput): ActionOutcome => {
  const type = org.byId('CustomNotificationType', inputText(input, 'customNotifTypeId'));
  const error = problemOf(type, input);
  if (error !== undefined || type === undefined) return { error: error ?? '' };
  notificationsOf(org).send({
    type: String(type.DeveloperName),
    recipientIds: inputTexts(input, 'recipientIds'),
    senderId: inputText(input, 'senderId') || transaction().user.userId,
    title: inputText(input, 'title'),
    body: inputText(input, 'body'),
    targetId: inputText(input, 'targetId') || undefined,
  });
  return { outputs: {} };
};

export const customNotificationAction: FlowAction = {
  run: (inputs, { flows }) => inputs.map((input) => send(flows.org, input)),
};
