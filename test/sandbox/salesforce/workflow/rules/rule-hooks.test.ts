import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataFile } from '../../apex/served/sample-project.ts';
import { dealSource, openDeals, WORKFLOW_ACTIONS, type DealOrg } from '../../approvals/sample-approvals.ts';
import { submitForApproval } from '../../approvals/submit.ts';
import { outboxOf } from '../email/outbox.ts';
import { workflowHooks } from './rule-hooks.ts';

type Rule = {
  readonly name: string;
  readonly formula?: string;
  readonly items?: string;
  readonly trigger?: string;
  readonly actions: readonly (readonly [name: string, type: string])[];
  readonly more?: string;
};

const ruleXml = ({ name, formula, items = '', trigger = 'onAllChanges', actions, more = '' }: Rule): string =>
  `<rules><fullName>${name}</fullName>${actions
    .map(([action, type]) => `<actions><name>${action}</name><type>${type}</type></actions>`)
    .join('')}<active>true</active>${items}${formula === undefined ? '' : `<formula>${formula}</formula>`}
   <triggerType>${trigger}</triggerType>${more}</rules>`;

const AGAIN = `<fieldUpdates><fullName>Close</fullName><name>Close</name><notifyAssignee>false</notifyAssignee><protected>false</protected>
  <field>Status__c</field><literalValue>Closed</literalValue><operation>Literal</operation><reevaluateOnChange>true</reevaluateOnChange></fieldUpdates>
  <fieldUpdates><fullName>Note</fullName><name>Note</name><notifyAssignee>false</notifyAssignee><protected>false</protected>
  <field>Notes__c</field><formula>"was " &amp; TEXT(PRIORVALUE(Status__c))</formula><operation>Formula</operation></fieldUpdates>
  <fieldUpdates><fullName>Next</fullName><name>Next</name><notifyAssignee>false</notifyAssignee><protected>false</protected>
  <field>Status__c</field><operation>NextValue</operation></fieldUpdates>
  <fieldUpdates><fullName>Desk</fullName><name>Desk</name><notifyAssignee>true</notifyAssignee><protected>false</protected>
  <field>OwnerId</field><lookupValue>Desk</lookupValue><lookupValueType>Queue</lookupValueType><operation>LookupValue</operation></fieldUpdates>`;

const source = (rules: readonly Rule[]) => {
  const file = metadataFile('Workflow', WORKFLOW_ACTIONS + AGAIN + rules.map(ruleXml).join(''));
  return dealSource({ 'workflows/Deal__c.workflow-meta.xml': file });
};

const open = (...rules: readonly Rule[]): DealOrg => {
  const deals = openDeals(source(rules));
  deals.org.hookSaves(workflowHooks(deals.org));
  return deals;
};

const change = ({ org, as }: DealOrg, Id: string, values: Readonly<Record<string, unknown>>) =>
  org.update(as('seller'), { object: 'Deal__c', records: [{ Id, ...values }], allOrNone: true });

test('a rule that a new record meets runs its actions: fields, tasks and emails', () => {
  const deals = open({
    name: 'Large',
    items:
      '<booleanFilter>1 AND NOT(2)</booleanFilter><criteriaItems><field>Deal__c.Amount__c</field><operation>greaterOrEqual</operation><value>500</value></criteriaItems><criteriaItems><field>Deal__c.Status__c</field><operation>equals</operation><value>Closed, Refused</value></criteriaItems>',
    actions: [
      ['Agreed', 'FieldUpdate'],
      ['Dated', 'FieldUpdate'],
      ['Tell_Owner', 'Alert'],
      ['Sign', 'Task'],
    ],
  });
  const { Status__c, Agreed__c } = deals.row(deals.deal());
  assert.deepEqual([Status__c, Agreed__c], ['Agreed', '2026-03-01']);
  assert.deepEqual(
    outboxOf(deals.org)
      .sent()
      .map(({ subject }) => subject),
    ['Agreed: Barn'],
  );
  assert.equal([...deals.org.rows('Task')].length, 1);
  assert.equal(deals.row(deals.deal({ Status__c: 'Closed' })).Status__c, 'Closed');
});

test('a rule for records that come to meet it does not run for those that met it before', () => {
  const deals = open({
    name: 'Grown',
    trigger: 'onCreateOrTriggeringUpdate',
    formula: 'Amount__c &gt; 1000',
    actions: [['Next', 'FieldUpdate']],
  });
  const id = deals.deal({ Status__c: 'New' });
  const statuses = [{ Amount__c: 2000 }, { Amount__c: 3000 }, { Amount__c: 1 }, { Amount__c: 2000 }].map((values) => {
    change(deals, id, values);
    return deals.row(id).Status__c;
  });
  assert.deepEqual(statuses, ['Asked', 'Asked', 'Asked', 'Agreed']);
});

test('a rule for new records leaves changes alone', () => {
  const deals = open({ name: 'Fresh', trigger: 'onCreateOnly', formula: 'TRUE', actions: [['Next', 'FieldUpdate']] });
  const id = deals.deal({ Status__c: 'New' });
  change(deals, id, { Notes__c: 'x' });
  assert.equal(deals.row(id).Status__c, 'Asked');
});

test('rules are asked again after a field update that wants it', () => {
  const deals = open(
    { name: 'Small', formula: 'Amount__c &lt; 10', actions: [['Close', 'FieldUpdate']] },
    {
      name: 'Closing',
      formula: 'AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Closed"))',
      actions: [['Note', 'FieldUpdate']],
    },
  );
  const { Status__c, Notes__c } = deals.row(deals.deal({ Amount__c: 5, Status__c: 'New' }));
  assert.deepEqual([Status__c, Notes__c], ['Closed', 'was New']);
});

test('a rule hands a record to a queue and tells its members', () => {
  const deals = open({ name: 'Hand over', formula: 'TRUE', actions: [['Desk', 'FieldUpdate']] });
  const { OwnerId } = deals.row(deals.deal());
  assert.equal(deals.org.byId('Group', String(OwnerId))?.DeveloperName, 'Desk');
});

test('field updates of an approval do not wake rules that nobody asked to be evaluated again', () => {
  const deals = open({
    name: 'Asked',
    formula: 'ISPICKVAL(Status__c, "Asked")',
    actions: [['Close', 'FieldUpdate']],
  });
  const id = deals.deal();
  assert.equal(submitForApproval(deals.org, deals.as('seller'), { objectId: id }).success, true);
  assert.equal(deals.row(id).Status__c, 'Asked');
});

const refused: Readonly<Record<string, Rule>> = {
  'time-dependent actions': {
    name: 'Later',
    formula: 'TRUE',
    actions: [],
    more: '<workflowTimeTriggers><timeLength>1</timeLength><workflowTimeTriggerUnit>Days</workflowTimeTriggerUnit></workflowTimeTriggers>',
  },
  'actions of type OutboundMessage': { name: 'Out', formula: 'TRUE', actions: [['Message', 'OutboundMessage']] },
  'no WorkflowFieldUpdate named Deal__c.Nothing': {
    name: 'None',
    formula: 'TRUE',
    actions: [['Nothing', 'FieldUpdate']],
  },
  'Field Size__c does not exist': { name: 'Field', formula: 'Size__c = 1', actions: [] },
};

for (const [problem, rule] of Object.entries(refused)) {
  test(`an active rule is refused when it is loaded: ${problem}`, () => {
    assert.throws(() => open(rule), new RegExp(`${rule.name}.*${problem}`));
  });
}
