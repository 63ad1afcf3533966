/** The actions that flows can call here, by their type; others are refused by name when a flow comes to them. */
import { apexAction } from './apex/apex-action.ts';
import { chatterPostAction } from './chatter-post.ts';
import type { FlowActions } from './contract.ts';
import { customNotificationAction } from './custom-notification.ts';
import { emailAlertAction } from './email-alert.ts';
import { emailSimpleAction } from './email-simple.ts';
import { flowAction } from './flow-action.ts';
import { submitAction } from './submit.ts';

export const flowActions: FlowActions = {
  apex: apexAction,
  chatterPost: chatterPostAction,
  customNotificationAction,
  emailAlert: emailAlertAction,
  emailSimple: emailSimpleAction,
  flow: flowAction,
  submit: submitAction,
};
