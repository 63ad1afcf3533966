/** A small org whose deals are approved, for tests: two steps, field updates, an alert, a queue and people of every part. */
import { virtualClock } from '../../shared/clock.ts';
import { metadataFile, writeProject, type SampleProject, type SourceFiles } from '../apex/served/sample-project.ts';
import { openOrg } from '../data/org.ts';
import { recordId } from '../data/record-id.ts';
import type { Caller, Org, RawRecord, SObjectRecord } from '../data/types.ts';
import { loadSchema } from '../schema/load-schema.ts';

const field = (name: string, elements: string): SourceFiles => ({
  [`objects/Deal__c/fields/${name}.field-meta.xml`]: metadataFile(
    'CustomField',
    `<fullName>${name}</fullName><label>${name}</label>${elements}`,
  ),
});

const value = (name: string): string =>
  `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`;

const STATUSES = ['New', 'Asked', 'Agreed', 'Refused', 'Closed'];

const DEAL: SourceFiles = {
  'objects/Deal__c/Deal__c.object-meta.xml': metadataFile(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus><enableActivities>true</enableActivities><label>Deal</label><pluralLabel>Deals</pluralLabel>
     <nameField><label>Deal Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel>`,
  ),
  ...field('Amount__c', '<type>Currency</type><precision>18</precision><scale>2</scale>'),
  ...field('Notes__c', '<type>Text</type><length>255</length>'),
  ...field('Mail__c', '<type>Email</type>'),
  ...field('Agreed__c', '<type>Date</type>'),
  ...field(
    'Approver__c',
    '<type>Lookup</type><referenceTo>User</referenceTo><relationshipName>Deals</relationshipName>',
  ),
  ...field(
    'Status__c',
    `<type>Picklist</type><valueSet><valueSetDefinition><sorted>false</sorted>${STATUSES.map(value).join('')}</valueSetDefinition></valueSet>`,
  ),
};

const PEOPLE: SourceFiles = {
  'queues/Desk.queue-meta.xml': metadataFile(
    'Queue',
    `<doesSendEmailToMembers>true</doesSendEmailToMembers><name>Deal Desk</name>
     <queueMembers><users><user>desk@deals.example</user></users><roles><role>Finance</role></roles></queueMembers>
     <queueSobject><sobjectType>Deal__c</sobjectType></queueSobject>`,
  ),
  'roles/Board.role-meta.xml': metadataFile('Role', '<name>Board</name>'),
  'roles/Finance.role-meta.xml': metadataFile('Role', '<name>Finance</name><parentRole>Board</parentRole>'),
  'groups/Sellers.group-meta.xml': metadataFile(
    'Group',
    '<name>Sellers</name><doesIncludeBosses>false</doesIncludeBosses>',
  ),
};

const FIELDS = ['Agreed__c', 'Amount__c', 'Approver__c', 'Mail__c', 'Notes__c', 'Status__c'];

/** Who works with deals. */
const ACCESS: SourceFiles = {
  'permissionsets/Deals.permissionset-meta.xml': metadataFile(
    'PermissionSet',
    `${FIELDS.map((name) => `<fieldPermissions><editable>true</editable><field>Deal__c.${name}</field><readable>true</readable></fieldPermissions>`).join('')}
     <hasActivationRequired>false</hasActivationRequired><label>Deals</label><objectPermissions><allowCreate>true</allowCreate>
     <allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords>
     <object>Deal__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
  ),
};

const EMAILS: SourceFiles = {
  'email/Deals.emailFolder-meta.xml': metadataFile('EmailFolder', '<name>Deals</name><accessType>Public</accessType>'),
  'email/Deals/Agreed.email': 'Dear {!Deal__c.OwnerFullName}, {!Deal__c.Name} over {!Deal__c.Amount__c} is agreed.',
  'email/Deals/Agreed.email-meta.xml': metadataFile(
    'EmailTemplate',
    `<available>true</available><encodingKey>UTF-8</encodingKey><name>Agreed</name><style>none</style>
     <subject>Agreed: {!Deal__c.Name}</subject><type>text</type>`,
  ),
};

const update = (name: string, elements: string): string =>
  `<fieldUpdates><fullName>${name}</fullName><name>${name}</name><notifyAssignee>false</notifyAssignee><protected>false</protected>${elements}</fieldUpdates>`;

const literal = (name: string, to: string): string =>
  update(name, `<field>Status__c</field><literalValue>${to}</literalValue><operation>Literal</operation>`);

export const WORKFLOW_ACTIONS = [
  literal('Asked', 'Asked'),
  literal('Agreed', 'Agreed'),
  literal('Refused', 'Refused'),
  literal('New', 'New'),
  update('Dated', '<field>Agreed__c</field><formula>TODAY()</formula><operation>Formula</operation>'),
  `<alerts><fullName>Tell_Owner</fullName><description>Tells the owner</description><protected>false</protected>
   <recipients><type>owner</type></recipients><senderType>CurrentUser</senderType><template>Deals/Agreed</template></alerts>`,
  `<tasks><fullName>Sign</fullName><assignedToType>owner</assignedToType><dueDateOffset>3</dueDateOffset>
   <notifyAssignee>false</notifyAssignee><priority>High</priority><protected>false</protected>
   <status>Not Started</status><subject>Sign the deal</subject></tasks>`,
].join('');

const actions = (element: string, ...names: readonly (readonly [name: string, type: string])[]): string =>
  `<${element}>${names.map(([name, type]) => `<action><name>${name}</name><type>${type}</type></action>`).join('')}</${element}>`;

const SUBMITTERS = '<allowedSubmitters><type>owner</type></allowedSubmitters>';

export const OUTER = [
  actions('initialSubmissionActions', ['Asked', 'FieldUpdate']),
  actions(
    'finalApprovalActions',
    ['Agreed', 'FieldUpdate'],
    ['Dated', 'FieldUpdate'],
    ['Tell_Owner', 'Alert'],
    ['Sign', 'Task'],
  ),
  actions('finalRejectionActions', ['Refused', 'FieldUpdate']),
  actions('recallActions', ['New', 'FieldUpdate']),
].join('');

/** @param approvers pairs of type and name */
export const step = (
  name: string,
  approvers: readonly (readonly [type: string, name?: string])[],
  more: { readonly routing?: string; readonly elements?: string } = {},
): string =>
  `<approvalStep><name>${name}</name><label>${name}</label><assignedApprover>${approvers
    .map(([type, who]) => `<approver>${who === undefined ? '' : `<name>${who}</name>`}<type>${type}</type></approver>`)
    .join(
      '',
    )}<whenMultipleApprovers>${more.routing ?? 'FirstResponse'}</whenMultipleApprovers></assignedApprover>${more.elements ?? ''}</approvalStep>`;

export const OVER_1000 = `<entryCriteria><criteriaItems><field>Deal__c.Amount__c</field><operation>greaterThan</operation><value>1000</value></criteriaItems></entryCriteria>`;

/** A process whose parts can be exchanged. */
export const approvalProcess = (parts: {
  readonly steps: string;
  readonly entry?: string;
  readonly more?: string;
  readonly editability?: string;
  readonly submitters?: string;
}): string =>
  metadataFile(
    'ApprovalProcess',
    `<active>true</active><allowRecall>true</allowRecall>${parts.submitters ?? SUBMITTERS}${parts.steps}
     <enableMobileDeviceAccess>false</enableMobileDeviceAccess>${parts.entry ?? ''}<finalApprovalRecordLock>true</finalApprovalRecordLock>
     <finalRejectionRecordLock>false</finalRejectionRecordLock>${OUTER}<label>Deals are agreed</label>${parts.more ?? ''}
     <recordEditability>${parts.editability ?? 'AdminOnly'}</recordEditability><showApprovalHistory>true</showApprovalHistory>`,
  );

const FILE = 'approvalProcesses/Deal__c.Agreement.approvalProcess-meta.xml';

/** The boss of whoever submits first, then the desk for large deals. */
const USUAL = approvalProcess({
  entry: '<entryCriteria><formula>Amount__c &gt; 0</formula></entryCriteria>',
  more: '<nextAutomatedApprover><useApproverFieldOfRecordOwner>false</useApproverFieldOfRecordOwner><userHierarchyField>Manager</userHierarchyField></nextAutomatedApprover>',
  steps:
    step('Boss', [['userHierarchyField']]) +
    step('Desk', [['queue', 'Desk']], {
      elements: `${OVER_1000}<ifCriteriaNotMet>ApproveRecord</ifCriteriaNotMet><rejectBehavior><type>BackToPrevious</type></rejectBehavior>`,
    }),
});

export const DEAL_USERS = ['seller', 'boss', 'desk', 'clerk', 'stranger'].map((name) => ({
  username: `${name}@deals.example`,
  lastName: name,
  profile: 'Standard User',
}));

/** Source of the sample; `files` come to it or replace what it has. */
export const dealSource = (files: SourceFiles = {}): SampleProject =>
  writeProject({
    ...{ ...DEAL, ...PEOPLE, ...ACCESS, ...EMAILS, [FILE]: USUAL },
    'workflows/Deal__c.workflow-meta.xml': metadataFile('Workflow', WORKFLOW_ACTIONS),
    ...files,
  });

/** The sample with another process. */
export const dealSourceWith = (process: string, files: SourceFiles = {}): SampleProject =>
  dealSource({ [FILE]: process, ...files });

export type DealOrg = {
  readonly org: Org;
  /** Who goes by that name: `seller`. */
  readonly as: (name: string) => Caller;
  /** A new deal of the seller's. @returns its id */
  readonly deal: (values?: RawRecord) => string;
  readonly row: (id: string) => SObjectRecord;
};

/** The boss manages the seller; the clerk is in finance. */
const prepare = (org: Org, as: DealOrg['as']): void => {
  const finance = [...org.rows('UserRole')].find(({ DeveloperName }) => DeveloperName === 'Finance')?.Id;
  const changes = [
    { Id: as('seller').userId, ManagerId: as('boss').userId },
    { Id: as('clerk').userId, UserRoleId: finance },
  ];
  org.update(as('seller'), { object: 'User', records: changes, allOrNone: true });
};

/** Opens an org on a project, which goes when the org is open. */
export const openDeals = (project: SampleProject = dealSource()): DealOrg => {
  const schema = loadSchema({ sourceDirectories: [project.directory] });
  project.remove();
  const org = openOrg({
    ...{ schema, clock: virtualClock(new Date('2026-03-01T08:00:00Z')), orgId: recordId('00D', 1), users: DEAL_USERS },
    publish: () => {
      throw new Error('deals publish nothing');
    },
  });
  const as = (name: string): Caller => {
    const username = `${name}@deals.example`;
    return { userId: String(org.lookup('User', 'Username', username)[0]?.Id), username };
  };
  prepare(org, as);
  return {
    org,
    as,
    deal(values = {}) {
      const records = [{ Name: 'Barn', Amount__c: 500, ...values }];
      const [saved] = org.insert(as('seller'), { object: 'Deal__c', records, allOrNone: true });
      return saved?.id ?? JSON.stringify(saved?.errors);
    },
    row(id) {
      const row = org.byId('Deal__c', id);
      if (row === undefined) throw new Error(`there is no deal ${id}`);
      return row;
    },
  };
};
