/**
 * The standard actions that run here: what they take and give.
 * https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/actions_obj_actions_standard.htm
 */
import { single, type FlowDataType, type FlowType } from '../checks/flow-type.ts';

export type StandardParameter = {
  readonly name: string;
  readonly label: string;
  readonly type: FlowType;
  readonly required: boolean;
};

export type StandardAction = {
  readonly label: string;
  readonly inputs: readonly StandardParameter[];
  readonly outputs: readonly StandardParameter[];
};

type Row = readonly [name: string, label: string, type: FlowDataType, ...flags: readonly ('required' | 'list')[]];

const parameter = ([name, label, dataType, ...flags]: Row): StandardParameter => ({
  name,
  label,
  type: { ...single(dataType), isCollection: flags.includes('list') },
  required: flags.includes('required'),
});

const action = (label: string, inputs: readonly Row[], outputs: readonly Row[] = []): StandardAction => ({
  label,
  inputs: inputs.map(parameter),
  outputs: outputs.map(parameter),
});

/** By action type. */
export const STANDARD_ACTIONS: Readonly<Record<string, StandardAction>> = {
  chatterPost: action(
    'Post to Chatter',
    [
      ['text', 'Message', 'String', 'required'],
      ['subjectNameOrId', 'Target Name or ID', 'String', 'required'],
      ['type', 'Target Type', 'String'],
      ['communityId', 'Experience Cloud Site ID', 'String'],
      ['visibility', 'Post Visibility', 'String'],
    ],
    [['feedItemId', 'Feed Item ID', 'String']],
  ),
  customNotificationAction: action('Send Custom Notification', [
    ['customNotifTypeId', 'Custom Notification Type ID', 'String', 'required'],
    ['recipientIds', 'Recipient IDs', 'String', 'required', 'list'],
    ['senderId', 'Sender ID', 'String'],
    ['title', 'Notification Title', 'String'],
    ['body', 'Notification Body', 'String', 'required'],
    ['targetId', 'Target ID', 'String'],
    ['targetPageRef', 'Target Page Reference', 'String'],
  ]),
  emailSimple: action('Send Email', [
    ['emailAddresses', 'Recipient Addresses (comma-separated)', 'String'],
    ['emailAddressesArray', 'Recipient Addresses (collection)', 'String', 'list'],
    ['ccRecipientAddressList', 'CC Recipient Addresses', 'String'],
    ['ccRecipientAddressCollection', 'CC Recipient Addresses (collection)', 'String', 'list'],
    ['bccRecipientAddressList', 'BCC Recipient Addresses', 'String'],
    ['bccRecipientAddressCollection', 'BCC Recipient Addresses (collection)', 'String', 'list'],
    ['recipientId', 'Recipient ID', 'String'],
    ['relatedRecordId', 'Related Record ID', 'String'],
    ['emailSubject', 'Subject', 'String'],
    ['emailBody', 'Body', 'String'],
    ['emailTemplateId', 'Email Template ID', 'String'],
    ['senderType', 'Sender Type', 'String'],
    ['senderAddress', 'Sender Email Address', 'String'],
    ['sendRichBody', 'Rich-Text-Formatted Body', 'Boolean'],
    ['useLineBreaks', 'Use Line Breaks', 'Boolean'],
    ['logEmailOnSend', 'Log Email on Send', 'Boolean'],
    ['composeEmailContent', 'Compose Email Content', 'Boolean'],
  ]),
  submit: action(
    'Submit for Approval',
    [
      ['objectId', 'Record ID', 'String', 'required'],
      ['submitterId', 'Submitter ID', 'String'],
      ['processDefinitionNameOrId', 'Approval Process Name Or ID', 'String'],
      ['skipEntryCriteria', 'Skip Entry Criteria', 'Boolean'],
      ['nextApproverIds', 'Next Approver IDs', 'String', 'list'],
      ['comment', 'Submission Comments', 'String'],
    ],
    [
      ['instanceId', 'Instance ID', 'String'],
      ['instanceStatus', 'Instance Status', 'String'],
      ['newWorkItemIds', 'New Work Item IDs', 'String', 'list'],
      ['nextApproverIds', 'Next Approver IDs', 'String', 'list'],
      ['entityId', 'Record ID', 'String'],
    ],
  ),
  emailAlert: action('Send Email Alert', [['SObjectRowId', 'Record ID', 'String', 'required']]),
  activateSessionPermSet: action('Activate Session-Based Permission Set', [
    ['PermSetName', 'Permission Set API Name', 'String', 'required'],
    ['PermSetNamespace', 'Permission Set Namespace', 'String'],
  ]),
  deactivateSessionPermSet: action('Deactivate Session-Based Permission Set', [
    ['PermSetName', 'Permission Set API Name', 'String', 'required'],
    ['PermSetNamespace', 'Permission Set Namespace', 'String'],
  ]),
};

/** Names and types of what a standard action gives. */
export const standardOutputs = (actionType: string): readonly (readonly [string, FlowType])[] =>
  (STANDARD_ACTIONS[actionType]?.outputs ?? []).map(({ name, type }) => [name, type] as const);
