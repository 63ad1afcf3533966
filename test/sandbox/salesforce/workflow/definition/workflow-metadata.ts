/**
 * What `workflows/<Object>.workflow-meta.xml` may hold: actions that approval processes and rules name, and the rules themselves.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_workflow.htm
 */
import { z } from 'zod';
import { element, flag, listOf, oneOf, text, whole, word } from '../../flow/definition/metadata-values.ts';
import { criteriaItem } from './criteria-metadata.ts';

const ACTION_TYPES = [
  ...(['FieldUpdate', 'Task', 'Alert', 'OutboundMessage', 'FlowAction', 'FlowAutomation'] as const),
  ...(['KnowledgePublish', 'Send', 'Notification'] as const),
] as const;

export const actionReference = element({ name: word, type: oneOf(ACTION_TYPES) });
export type ActionReference = z.infer<typeof actionReference>;

const fieldUpdate = element({
  fullName: word,
  description: text.optional(),
  field: word,
  formula: text.optional(),
  literalValue: text.optional(),
  lookupValue: word.optional(),
  lookupValueType: oneOf(['User', 'Queue', 'RecordType']).optional(),
  name: text,
  notifyAssignee: flag.default(false),
  operation: oneOf(['Formula', 'Literal', 'Null', 'NextValue', 'PreviousValue', 'LookupValue']),
  protected: flag.default(false),
  reevaluateOnChange: flag.default(false),
  targetObject: word.optional(),
});
export type FieldUpdate = z.infer<typeof fieldUpdate>;

const RECIPIENTS = [
  ...(['accountOwner', 'accountTeam', 'campaignMemberDerivedOwner', 'caseTeam', 'contactLookup', 'creator'] as const),
  ...(['customerPortalUser', 'email', 'group', 'opportunityTeam', 'owner', 'partnerUser', 'portalRole'] as const),
  ...(['portalRoleSubordinates', 'role', 'roleSubordinates', 'roleSubordinatesInternal', 'user'] as const),
  'userLookup',
] as const;

const recipient = element({ type: oneOf(RECIPIENTS), recipient: word.optional(), field: word.optional() });
export type Recipient = z.infer<typeof recipient>;

const alert = element({
  fullName: word,
  ccEmails: listOf(word),
  description: text,
  protected: flag.default(false),
  recipients: listOf(recipient),
  senderAddress: word.optional(),
  senderType: oneOf(['CurrentUser', 'OrgWideEmailAddress', 'DefaultWorkflowUser']).optional(),
  template: word,
});
export type Alert = z.infer<typeof alert>;

const task = element({
  fullName: word,
  assignedTo: word.optional(),
  assignedToType: oneOf([
    ...(['user', 'role', 'opportunityTeam', 'accountTeam', 'owner', 'accountOwner', 'creator'] as const),
    ...(['accountCreator', 'partnerUser', 'portalRole'] as const),
  ]),
  description: text.optional(),
  dueDateOffset: whole,
  notifyAssignee: flag.default(false),
  offsetFromField: word.optional(),
  priority: word,
  protected: flag.default(false),
  status: word,
  subject: text,
});
export type WorkflowTask = z.infer<typeof task>;

/** Read for its name: whoever runs one is told that it is not supported. */
const named = z.looseObject({ fullName: word });

const timeTrigger = element({
  actions: listOf(actionReference),
  offsetFromField: word.optional(),
  timeLength: word.optional(),
  workflowTimeTriggerUnit: oneOf(['Hours', 'Days']),
});

const rule = element({
  booleanFilter: word.optional(),
  formula: text.optional(),
  fullName: word,
  criteriaItems: listOf(criteriaItem),
  actions: listOf(actionReference),
  active: flag,
  description: text.optional(),
  triggerType: oneOf(['onCreateOnly', 'onCreateOrTriggeringUpdate', 'onAllChanges', 'OnRecursiveUpdate']),
  workflowTimeTriggers: listOf(timeTrigger),
});
export type WorkflowRule = z.infer<typeof rule>;

export const workflow = element({
  fullName: word.optional(),
  alerts: listOf(alert),
  fieldUpdates: listOf(fieldUpdate),
  flowActions: listOf(named),
  flowAutomation: listOf(named),
  knowledgePublishes: listOf(named),
  notifications: listOf(named),
  outboundMessages: listOf(named),
  rules: listOf(rule),
  send: listOf(named),
  tasks: listOf(task),
});

/** The file of one object. */
export type Workflow = z.infer<typeof workflow> & { readonly object: string; readonly file: string };
