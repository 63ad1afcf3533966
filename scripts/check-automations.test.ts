import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { checkAutomations } from './check-automations.ts';

/** What governs the automations of the package: each break of a rule is named with its file, and the sound package is not. */

const BRIDGE = 'force-app/main/order-bridge';
const META = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const page = (rows: readonly string[]): string =>
  [
    '## Flow or Apex?',
    '',
    '| moment | object | tool | why not the other | file | test |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Next',
  ].join('\n');

const row = (file: string): string => `| saved | Order | Apex | bulk | \`${file}\` | \`OrderGuardTest.cls\` |`;

const switchOf = (name: string): Readonly<Record<string, string>> => ({
  [`force-app/main/shared/customMetadata/AutomationSwitch.${name}.md-meta.xml`]: `<CustomMetadata ${META}><label>x</label>
    <values><field>Automation__c</field><value>${name}</value></values></CustomMetadata>`,
});

type FlowParts = {
  readonly trigger?: string;
  readonly changes?: string;
  readonly order?: string;
  readonly more?: string;
};
const ASKS = '<actionCalls><actionName>AutomationSwitchAction</actionName><actionType>apex</actionType></actionCalls>';
const DESCRIBED = '<description>Says what it does.</description>';

const flow = ({ trigger = 'RecordAfterSave', changes = 'Update', order, more = ASKS + DESCRIBED }: FlowParts): string =>
  `<Flow ${META}>${more}<start><object>Order</object><recordTriggerType>${changes}</recordTriggerType>
   <triggerType>${trigger}</triggerType></start>${order === undefined ? '' : `<triggerOrder>${order}</triggerOrder>`}</Flow>`;

const SOUND: Readonly<Record<string, string>> = {
  'docs/solution-design.md': page([row('Orders.trigger')]),
  [`${BRIDGE}/triggers/Orders.trigger`]: 'trigger Orders on Order(before update) {\n  new OrderGuard().check();\n}\n',
  [`${BRIDGE}/classes/OrderGuard.cls`]:
    "/** Guards. */\npublic class OrderGuard {\n  public void check() {\n    new Automation('OrderGuard').isOn();\n  }\n}\n",
  [`${BRIDGE}/classes/OrderGuardTest.cls`]:
    '@IsTest\nprivate class OrderGuardTest {\n  Order o = [SELECT Id FROM Order];\n}\n',
  'force-app/main/shared/classes/Automation.cls': '/** Switches. */\npublic class Automation {\n}\n',
  ...switchOf('OrderGuard'),
};

const foundIn = (changed: Readonly<Record<string, string>>): readonly string[] => {
  const project = mkdtempSync(join(tmpdir(), 'automations-'));
  try {
    for (const [path, content] of Object.entries({ ...SOUND, ...changed })) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), content);
    }
    return checkAutomations(project).map(({ file, problem }) => `${file.replace(/^.*\//, '')}: ${problem}`);
  } finally {
    rmSync(project, { recursive: true });
  }
};

const apex = (name: string, body: string): Readonly<Record<string, string>> => ({
  [`${BRIDGE}/classes/${name}.cls`]: `/** What it is for. */\npublic class ${name} ${body}\n`,
});
const withFlows = (flows: Readonly<Record<string, FlowParts>>): Readonly<Record<string, string>> => ({
  'docs/solution-design.md': page([row('Orders.trigger'), ...Object.keys(flows).map((name) => row(`${name}.flow`))]),
  ...Object.fromEntries(
    Object.entries(flows).map(([name, parts]) => [`${BRIDGE}/flows/${name}.flow-meta.xml`, flow(parts)]),
  ),
  ...Object.fromEntries(Object.keys(flows).flatMap((name) => Object.entries(switchOf(name)))),
});

describe('the automations of the package', () => {
  it('are in order when each is in the table, behind a switch and in its role', () => {
    assert.deepEqual(foundIn({}), []);
  });

  it('name Integration Flows that there are: failures by label, scope by name', () => {
    const asks = (action: string, name: string) =>
      `<actionCalls><actionName>${action}</actionName><actionType>apex</actionType><inputParameters>
        <name>integrationFlow</name><value><stringValue>${name}</stringValue></value></inputParameters></actionCalls>`;
    const told = asks('RecordErrorAction', 'Order Creation') + asks('RecordErrorAction', 'Billing');
    const narrowed = asks('FlowScopeAction', 'Order_Creation') + asks('FlowScopeAction', 'Order Creation');
    const record = 'force-app/main/shared/customMetadata/IntegrationFlow.Order_Creation.md-meta.xml';
    assert.deepEqual(
      foundIn({
        ...apex('RecordErrorAction', '{}'),
        ...apex('FlowScopeAction', '{}'),
        ...withFlows({ Order_Tell: { order: '10', more: ASKS + told + narrowed + DESCRIBED } }),
        [record]: `<CustomMetadata ${META}><label>Order Creation</label></CustomMetadata>`,
      }),
      [
        'Order_Tell.flow-meta.xml: It gives RecordErrorAction the Integration Flow Billing, which there is not.',
        'Order_Tell.flow-meta.xml: It gives FlowScopeAction the Integration Flow Order Creation, which there is not.',
      ],
    );
  });

  it('are each in the table of the solution design, once, with a test', () => {
    assert.deepEqual(
      foundIn({ 'docs/solution-design.md': page([row('Gone.flow'), row('Orders.trigger'), row('Orders.trigger')]) }),
      [
        'solution-design.md: Flow or Apex? names Gone.flow, which is no automation.',
        'solution-design.md: Flow or Apex? names Orders.trigger twice.',
      ],
    );
    assert.deepEqual(foundIn({ 'docs/solution-design.md': page([]) }), [
      'solution-design.md: Flow or Apex? has no row for Orders.trigger.',
    ]);
    const untested = '| saved | Order | Apex | bulk | `Orders.trigger` | `NoSuchTest.cls` |';
    assert.match(foundIn({ 'docs/solution-design.md': page([untested]) }).join(), /without a test class that exists/);
  });

  for (const [entry, body] of Object.entries({
    AuraEnabled: '{\n  @AuraEnabled(cacheable=true)\n  public static String read(Id id) { return null; }\n}',
    InvocableMethod: "{\n  @InvocableMethod(label='Do')\n  public static void act(List<Id> ids) {}\n}",
    Queueable:
      "implements Finalizer, Queueable {\n  public void execute(QueueableContext c) { new Automation('OrderGuard'); }\n}",
    Schedulable:
      "implements Schedulable {\n  public void execute(SchedulableContext c) { new Automation('OrderGuard'); }\n}",
    Batchable: "implements Database.Batchable<SObject> {\n  Automation a = new Automation('OrderGuard');\n}",
    RestResource: "{ @RestResource(urlMapping='/x') global class X { Automation a = new Automation('OrderGuard'); } }",
  })) {
    it(`include a class that is reached by ${entry}`, () => {
      assert.ok(
        foundIn(apex('WorkAction', body)).includes('solution-design.md: Flow or Apex? has no row for WorkAction.cls.'),
      );
    });
  }

  it('do not include a class that only carries values to a screen', () => {
    assert.deepEqual(foundIn(apex('Answer', '{\n  @AuraEnabled\n  public String text { get; private set; }\n}')), []);
  });
});

describe('the order of automations', () => {
  it('is stated for flows that start on one object at one moment', () => {
    const unordered = foundIn(withFlows({ Order_A: { changes: 'CreateAndUpdate' }, Order_B: { order: '20' } }));
    assert.equal(unordered.length, 2);
    assert.match(
      unordered.join(),
      /Order_A\.flow-meta\.xml: It starts together with 1 other \(Order, RecordAfterSave, Update\)/,
    );
    assert.deepEqual(foundIn(withFlows({ Order_A: { order: '10' }, Order_B: { order: '20' } })), []);
    assert.deepEqual(foundIn(withFlows({ Order_A: { changes: 'Create' }, Order_B: { changes: 'Update' } })), []);
  });

  it('does not exist for two triggers of one object', () => {
    const found = foundIn({
      'docs/solution-design.md': page([row('Orders.trigger'), row('Order2.trigger')]),
      [`${BRIDGE}/triggers/Order2.trigger`]:
        'trigger Order2 on Order(after update) {\n  new OrderGuard().check();\n}\n',
    });
    assert.equal(found.filter((each) => each.includes('Order has 2 triggers')).length, 2);
  });
});

describe('the roles of Apex classes', () => {
  it('let only a callout class name Http, in code and not in comments or texts', () => {
    assert.deepEqual(foundIn(apex('Sender', '{\n  HttpRequest request;\n}')), ['Sender.cls: Line 3 calls out.']);
    assert.deepEqual(foundIn(apex('SenderCallout', '{\n  HttpRequest request;\n}')), []);
    assert.deepEqual(foundIn(apex('Sender', "{\n  // Http\n  String text = 'new Http() [SELECT';\n}")), []);
  });

  it('let only a selector query, over however many lines', () => {
    assert.deepEqual(foundIn(apex('Reader', '{\n  Object o = [\n    SELECT Id FROM Order\n  ];\n}')), [
      'Reader.cls: Line 3 queries.',
    ]);
    assert.deepEqual(foundIn(apex('Reader', '{\n  Object o = Database.queryWithBinds(text);\n}')), [
      'Reader.cls: Line 3 queries.',
    ]);
    assert.deepEqual(foundIn(apex('OrderSelector', '{\n  Object o = [SELECT Id FROM Order];\n}')), []);
  });

  it('ask each class for what it is for, and each trigger for one line', () => {
    assert.deepEqual(foundIn({ [`${BRIDGE}/classes/Quiet.cls`]: 'public class Quiet {\n}\n' }), [
      'Quiet.cls: The class does not say what it is for.',
    ]);
    const busy = 'trigger Orders on Order(before update) {\n  Integer i = 1;\n  new OrderGuard().check();\n}\n';
    assert.deepEqual(foundIn({ [`${BRIDGE}/triggers/Orders.trigger`]: busy }), [
      'Orders.trigger: The trigger does more than one thing.',
    ]);
  });

  it('ask for a permission set that reaches what people reach', () => {
    const action = {
      ...apex('WorkAction', '{\n  @InvocableMethod\n  public static void act(List<Id> ids) {}\n}'),
      'docs/solution-design.md': page([row('Orders.trigger'), row('WorkAction.cls')]),
    };
    assert.deepEqual(foundIn(action), [
      'WorkAction.cls: No permission set gives access to the class, so nobody reaches it.',
    ]);
    const granted = `<PermissionSet ${META}><classAccesses><apexClass>WorkAction</apexClass></classAccesses></PermissionSet>`;
    assert.deepEqual(
      foundIn({ ...action, 'force-app/main/shared/permissionsets/A.permissionset-meta.xml': granted }),
      [],
    );
  });
});

describe('flows', () => {
  const action = (type: string, name: string): string =>
    `${DESCRIBED}${ASKS}<actionCalls><actionName>${name}</actionName><actionType>${type}</actionType></actionCalls>`;

  it('say what they are for', () => {
    assert.deepEqual(foundIn(withFlows({ Order_A: { more: ASKS } })), [
      'Order_A.flow-meta.xml: The flow has no description.',
    ]);
  });

  it('neither call out nor lead to a class that does', () => {
    assert.match(foundIn(withFlows({ Order_A: { more: action('externalService', 'Post') } })).join(), /Post calls out/);
    assert.match(
      foundIn(withFlows({ Order_A: { more: action('apex', 'Worker') } })).join(),
      /Worker, which is no \*Action/,
    );
    const found = foundIn({
      ...withFlows({ Order_A: { more: action('apex', 'WorkAction') } }),
      ...apex('WorkAction', '{\n  Work work;\n}'),
      ...apex('Work', '{\n  OrderCallout callout;\n}'),
      ...apex('OrderCallout', '{\n  Http http;\n}'),
    });
    assert.deepEqual(found, ['Order_A.flow-meta.xml: The action WorkAction leads to OrderCallout, which calls out.']);
  });

  it('ask their switch, by the action or by the record itself', () => {
    assert.deepEqual(foundIn(withFlows({ Order_A: { more: DESCRIBED } })), [
      'Order_A.flow-meta.xml: The flow does not ask whether it is on.',
    ]);
    const before = `${DESCRIBED}<decisions><e>$CustomMetadata.AutomationSwitch__mdt.Order_A.IsActive__c</e></decisions>`;
    assert.deepEqual(foundIn(withFlows({ Order_A: { trigger: 'RecordBeforeSave', more: before } })), []);
  });
});

describe('switches', () => {
  it('are asked by the trigger, or by what it calls', () => {
    const deaf = '/** Guards. */\npublic class OrderGuard {\n  public void check() {\n  }\n}\n';
    assert.deepEqual(foundIn({ [`${BRIDGE}/classes/OrderGuard.cls`]: deaf }), [
      'Orders.trigger: Neither it nor what starts it asks whether the automation is on.',
      'AutomationSwitch.OrderGuard.md-meta.xml: Nothing asks for this switch.',
    ]);
  });

  it('are asked for a job by what starts it', () => {
    const job = {
      ...apex('Job', 'implements Queueable {\n  public void execute(QueueableContext c) {}\n}'),
      'docs/solution-design.md': page([row('Orders.trigger'), row('Job.cls')]),
    };
    assert.match(foundIn(job).join(), /Job\.cls: Neither it nor what starts it/);
    const starter = apex(
      'Starter',
      "{\n  static String NAME = 'OrderGuard';\n  void go() { if (new Automation(NAME).isOn()) System.enqueueJob(new Job()); }\n}",
    );
    assert.deepEqual(foundIn({ ...job, ...starter }), []);
  });

  it('each have a record', () => {
    assert.deepEqual(foundIn({ ...apex('Other', "{\n  Automation other = new Automation('Other');\n}") }), [
      'AutomationSwitch.Other.md-meta.xml: Other has no switch.',
    ]);
  });
});
