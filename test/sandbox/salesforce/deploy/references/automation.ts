import {
  dependingOn,
  ownCustomField,
  ownObjects,
  writtenCustomField,
  type ReferenceTable,
  type Target,
} from './reference.ts';

/** What workflow rules, approval processes and rules that route records name. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_approvalprocess.htm */

const workflowAction = dependingOn('type', {
  Alert: ownObjects('WorkflowAlert'),
  FieldUpdate: ownObjects('WorkflowFieldUpdate'),
  FlowAction: ownObjects('WorkflowFlowAction'),
  OutboundMessage: ownObjects('WorkflowOutboundMessage'),
  Task: ownObjects('WorkflowTask'),
});

const approver = dependingOn('type', { queue: 'Queue', relatedUserField: ownCustomField });

const APPROVAL_ACTIONS = [
  'approvalStep/approvalActions',
  'approvalStep/rejectionActions',
  'finalApprovalActions',
  'finalRejectionActions',
  'initialSubmissionActions',
  'recallActions',
];

const routing = (rule: string, more: Readonly<Record<string, string | Target>> = {}) => ({
  [`${rule}/ruleEntry/criteriaItems/field`]: writtenCustomField,
  [`${rule}/ruleEntry/template`]: 'EmailTemplate',
  [`${rule}/ruleEntry/assignedTo`]: dependingOn('assignedToType', { Queue: 'Queue' }),
  ...more,
});

export const automationReferences: ReferenceTable = {
  WorkflowAlert: { template: 'EmailTemplate' },
  WorkflowFieldUpdate: { field: ownObjects('CustomField'), sourceField: ownObjects('CustomField') },
  WorkflowOutboundMessage: { fields: ownObjects('CustomField') },
  WorkflowRule: {
    'actions/name': workflowAction,
    'workflowTimeTriggers/actions/name': workflowAction,
    'criteriaItems/field': writtenCustomField,
  },
  WorkflowFlowAction: { flow: 'Flow' },
  ApprovalProcess: {
    ...Object.fromEntries(APPROVAL_ACTIONS.map((path) => [`${path}/action/name`, workflowAction])),
    'allowedSubmitters/submitter': dependingOn('type', { group: 'Group', queue: 'Queue', role: 'Role' }),
    'approvalPageFields/field': ownCustomField,
    'approvalStep/assignedApprover/approver/name': approver,
    'approvalStep/entryCriteria/criteriaItems/field': writtenCustomField,
    emailTemplate: 'EmailTemplate',
    'entryCriteria/criteriaItems/field': writtenCustomField,
  },
  AssignmentRules: routing('assignmentRule'),
  AutoResponseRules: routing('autoResponseRule'),
  EscalationRules: routing('escalationRule'),
  FlowTest: { flowApiName: 'Flow' },
  GenAiFunction: { invocationTarget: dependingOn('invocationTargetType', { apex: 'ApexClass', flow: 'Flow' }) },
  GenAiPlugin: { 'genAiFunctions/functionName': 'GenAiFunction' },
  EmailServicesFunction: { apexClass: 'ApexClass' },
  ApexTestSuite: { testClassName: 'ApexClass' },
  EntitlementProcess: { 'milestones/milestoneName': 'MilestoneType' },
  RestrictionRule: { targetEntity: 'CustomObject' },
};
