import type { ObjectSchema } from '../schema/types.ts';
import {
  instant,
  longText,
  number,
  picklist,
  readOnly,
  reference,
  standardObject,
  text,
  whole,
  flag,
} from './define.ts';

/**
 * Approval processes as records: their definitions, and what became of each submission.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_processinstance.htm
 */
const STEP_STATUSES = [
  'Approved',
  'Fault',
  'Held',
  'NoResponse',
  'Pending',
  'Reassigned',
  'Rejected',
  'Removed',
  'Started',
];

const elapsed = ['ElapsedTimeInDays', 'ElapsedTimeInHours', 'ElapsedTimeInMinutes'].map((name) =>
  number(name, 18, readOnly),
);

export const processDefinition = standardObject({
  name: 'ProcessDefinition',
  keyPrefix: '04a',
  writable: false,
  currency: false,
  fields: [
    text('Name', 255, { ...readOnly, nameField: true }),
    text('DeveloperName', 80, readOnly),
    picklist('Type', ['Approval', 'State'], readOnly),
    text('Description', 3000, readOnly),
    text('TableEnumOrId', 80, readOnly),
    picklist('LockType', ['Total', 'Admin', 'Owner', 'Workitem', 'Node', 'none'], readOnly),
    picklist('State', ['Active', 'Inactive', 'Obsolete'], readOnly),
  ],
});

export const processNode = standardObject({
  name: 'ProcessNode',
  keyPrefix: '04b',
  writable: false,
  currency: false,
  fields: [
    text('Name', 255, { ...readOnly, nameField: true }),
    text('DeveloperName', 80, readOnly),
    text('Description', 3000, readOnly),
    reference('ProcessDefinitionId', ['ProcessDefinition'], readOnly),
  ],
});

/** Custom objects come to these. https://help.salesforce.com/s/articleView?id=platform.approvals_considerations.htm */
const APPROVABLE = [
  ...['Account', 'Asset', 'Campaign', 'CampaignMember', 'Case', 'Contact', 'Contract', 'Event', 'Lead', 'Opportunity'],
  ...['Order', 'OrderItem', 'Product2', 'Solution', 'Task'],
];

const target = (children: string) =>
  reference('TargetObjectId', APPROVABLE, { ...readOnly, children, deleteConstraint: 'Cascade' });

export const processInstance = standardObject({
  name: 'ProcessInstance',
  keyPrefix: '04g',
  writable: false,
  currency: false,
  fields: [
    reference('ProcessDefinitionId', ['ProcessDefinition'], readOnly),
    target('ProcessInstances'),
    picklist('Status', STEP_STATUSES, readOnly),
    instant('CompletedDate', readOnly),
    reference('LastActorId', ['User'], readOnly),
    reference('SubmittedById', ['User'], readOnly),
    ...elapsed,
  ],
});

const ofInstance = (children: string) =>
  reference('ProcessInstanceId', ['ProcessInstance'], { ...readOnly, children, deleteConstraint: 'Cascade' });

const actors = [
  reference('OriginalActorId', ['User', 'Group'], readOnly),
  reference('ActorId', ['User', 'Group'], readOnly),
];

export const processInstanceStep = standardObject({
  name: 'ProcessInstanceStep',
  keyPrefix: '04h',
  writable: false,
  currency: false,
  fields: [
    ofInstance('Steps'),
    picklist('StepStatus', STEP_STATUSES, readOnly),
    ...actors,
    longText('Comments', 4000, readOnly),
    reference('StepNodeId', ['ProcessNode'], readOnly),
    ...elapsed,
  ],
});

/** Whom a request waits for is all that may be changed, so that it is reassigned. */
export const processInstanceWorkitem: ObjectSchema = {
  ...standardObject({
    name: 'ProcessInstanceWorkitem',
    keyPrefix: '04i',
    writable: false,
    currency: false,
    fields: [
      ofInstance('Workitems'),
      ...actors.map((actor) => (actor.name === 'ActorId' ? { ...actor, updateable: true } : actor)),
      ...elapsed,
    ],
  }),
  updateable: true,
};

/** Steps and work items together; read only as children of an instance or of what is approved. */
export const processInstanceHistory = standardObject({
  name: 'ProcessInstanceHistory',
  keyPrefix: '0Iy',
  writable: false,
  currency: false,
  fields: [
    ofInstance('StepsAndWorkitems'),
    target('ProcessSteps'),
    picklist('StepStatus', STEP_STATUSES, readOnly),
    ...actors,
    longText('Comments', 4000, readOnly),
    flag('IsPending', readOnly),
    whole('RemindersSent', readOnly),
    reference('ProcessNodeId', ['ProcessNode'], readOnly),
    ...elapsed,
  ],
});

export const approvalObjects: readonly ObjectSchema[] = [
  ...[processDefinition, processNode, processInstance],
  ...[processInstanceStep, processInstanceWorkitem, processInstanceHistory],
];
