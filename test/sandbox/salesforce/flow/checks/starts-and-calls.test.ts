import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileProject } from '../../apex/compile-project.ts';
import { writeProject } from '../../apex/served/sample-project.ts';
import { SHIPPING_SOURCE } from '../../fixtures/shipping-org.ts';
import { loadSchema } from '../../schema/load-schema.ts';
import { invocableMethods } from '../actions/apex/invocable-methods.ts';
import type { CheckedOrg } from './checked-org.ts';
import { messagesOf, onShipment, sampleFlow, to, type FlowTree } from './sample-flow.ts';

type Case = readonly [tree: FlowTree, ...messages: readonly string[]];

const QUOTE = `
public class Quote {
  public class Request {
    @InvocableVariable(label='Shipment' required=true) public Id shipmentId;
    @InvocableVariable public Decimal discount;
  }
  public class Result { @InvocableVariable public Decimal price; }
  @InvocableMethod(label='Quote a price' callout=true)
  public static List<Result> ask(List<Request> requests) { return new List<Result>(); }
}`;

const apexOrg = (): Partial<CheckedOrg> => {
  const project = writeProject({ 'classes/Quote.cls': QUOTE });
  try {
    const schema = loadSchema({ sourceDirectories: [SHIPPING_SOURCE] });
    const { program } = compileProject(schema, { directories: [project.directory] });
    return { types: program.types, invocables: invocableMethods(program.types), components: new Set(['shipmentMap']) };
  } finally {
    project.remove();
  }
};

const org = apexOrg();

const check = (title: string, cases: readonly Case[], more: Partial<CheckedOrg> = {}): void =>
  void test(title, () => {
    for (const [tree, ...messages] of cases) assert.deepEqual(messagesOf(tree, { ...org, ...more }), messages);
  });

const stage: FlowTree = {
  assignments: {
    name: 'Assign',
    assignmentItems: { assignToReference: '$Flow.CurrentStage', operator: 'Assign', value: { stringValue: 'x' } },
  },
};

check('a trigger needs what belongs to it', [
  [
    { ...stage, start: onShipment('Assign', { doesRequireRecordChangedToMeetCriteria: 'true' }) },
    'Start (Start) - doesRequireRecordChangedToMeetCriteria needs a flow that runs when a record is updated.',
    'Start (Start) - doesRequireRecordChangedToMeetCriteria needs entry conditions.',
  ],
  [
    {
      ...stage,
      start: onShipment('Assign', {
        filters: { field: 'Wheels__c', operator: 'EqualTo', value: { numberValue: '4' } },
      }),
    },
    'field integrity exception: unknown (The field "Wheels__c" for the object "Shipment__c" doesn\'t exist.)',
  ],
  [
    {
      ...stage,
      start: onShipment('Assign', {
        filters: { field: 'Status__c', operator: 'IsChanged', value: { booleanValue: 'true' } },
      }),
    },
    'Start (Start) - The operator "IsChanged" needs a flow that runs when a record is updated.',
  ],
  [
    { ...stage, start: { connector: to('Assign'), triggerType: 'PlatformEvent', object: 'Shipment__c' } },
    'Start (Start) - A platform event-triggered flow needs a platform event; "Shipment__c" is none.',
  ],
  [
    { ...stage, start: { connector: to('Assign'), triggerType: 'Scheduled' } },
    'Start (Start) - A schedule-triggered flow needs a schedule.',
  ],
  [
    { ...stage, start: onShipment('Assign', { recordTriggerType: 'Delete' }) },
    'Start (Start) - The record trigger type Delete needs the trigger type RecordBeforeDelete.',
  ],
  [
    { ...stage, processType: 'Flow', start: onShipment('Assign') },
    'Start (Start) - A flow with the trigger type RecordAfterSave must have the process type AutoLaunchedFlow.',
  ],
]);

const path = (tree: FlowTree): FlowTree => ({
  ...stage,
  start: onShipment('Assign', { scheduledPaths: { connector: to('Assign'), ...tree } }),
});

check('scheduled paths say when they run, and the asynchronous one does not', [
  [path({ pathType: 'AsyncAfterCommit' })],
  [path({ name: 'Later', label: 'Later', timeSource: 'RecordTriggerEvent', offsetNumber: '2', offsetUnit: 'Hours' })],
  [
    path({ pathType: 'AsyncAfterCommit', label: 'Later', offsetNumber: '0' }),
    "Start (Start) - The label field can't be set on a scheduled path of type AsyncAfterCommit.",
    "Start (Start) - The offsetNumber field can't be set on a scheduled path of type AsyncAfterCommit.",
  ],
  [
    path({
      name: 'Later',
      label: 'Later',
      timeSource: 'RecordField',
      recordField: 'Carrier__c',
      offsetNumber: '-2',
      offsetUnit: 'Days',
    }),
    'Start (Start) - The scheduled path\'s field "Carrier__c" is neither a date nor a date and time.',
  ],
]);

check('a flow before the save changes its own record and nothing else', [
  [
    {
      start: onShipment('Change', { triggerType: 'RecordBeforeSave' }),
      recordUpdates: {
        name: 'Change',
        inputReference: '$Record',
        inputAssignments: { field: 'Carrier__c', value: { stringValue: 'Post' } },
      },
    },
  ],
  [
    {
      start: onShipment('Make', { triggerType: 'RecordBeforeSave' }),
      recordCreates: { name: 'Make', object: 'Depot__c', connector: to('Other') },
      recordUpdates: {
        name: 'Other',
        object: 'Depot__c',
        filters: { field: 'Name', operator: 'EqualTo', value: { stringValue: 'x' } },
      },
    },
    "Make (Record Create) - You can't use the Record Create element in flows with the Record Before Save trigger type.",
    'Other (Record Update) - A flow that runs before the record is saved can update only the record that triggered it.',
  ],
]);

check('flows without a user have no screens, flows on events no subflows', [
  [
    { start: { connector: to('Ask') }, screens: { name: 'Ask' } },
    "Ask (Screen) - You can't use the Screen element in flows with the Autolaunched Flow process type.",
  ],
  [
    {
      start: { connector: to('Call'), triggerType: 'PlatformEvent', object: 'ShipmentSent__e' },
      subflows: { name: 'Call', flowName: 'Checked' },
    },
    "Call (Subflow) - You can't use the Subflow element in flows with the Platform Event trigger type.",
    'Call (Subflow) - The flow "Checked" leads back to "Checked".',
  ],
]);

const call = (tree: FlowTree): FlowTree => ({
  start: onShipment('Ask_price'),
  variables: { name: 'Price', dataType: 'Boolean' },
  actionCalls: { name: 'Ask_price', actionName: 'Quote', actionType: 'apex', ...tree },
});

const shipmentId: FlowTree = { name: 'shipmentId', value: { elementReference: '$Record.Id' } };

check('invocable methods exist, take and give what the action says', [
  [call({ inputParameters: shipmentId })],
  [
    call({ actionName: 'Guess' }),
    "Ask_price (Action) - We can't find an action with the name and action type that you specified.",
  ],
  [call({}), 'Ask_price (Action) - The required input parameter "shipmentId" is missing.'],
  [
    call({
      inputParameters: [
        shipmentId,
        { name: 'discount', value: { booleanValue: 'true' } },
        { name: 'colour', value: { stringValue: 'red' } },
      ],
      outputParameters: [
        { name: 'price', assignToReference: 'Price' },
        { name: 'colour', assignToReference: 'Price' },
      ],
    }),
    'field integrity exception: unknown (The type for the input parameter "discount" doesn\'t match the type for the assigned value.)',
    'Ask_price (Action) - The input parameter "colour" doesn\'t exist.',
    'Ask_price (Action) - The type of the output parameter "price" doesn\'t match the type of "Price".',
    'Ask_price (Action) - The output parameter "colour" doesn\'t exist.',
  ],
]);

const called = sampleFlow('Weigh', {
  ...stage,
  start: { connector: to('Assign') },
  variables: [
    { name: 'shipment', dataType: 'SObject', objectType: 'Shipment__c', isInput: 'true' },
    { name: 'secret', dataType: 'String' },
  ],
});

const weigh = (tree: FlowTree): FlowTree => ({
  start: onShipment('Weigh_it'),
  subflows: { name: 'Weigh_it', flowName: 'Weigh', ...tree },
});

check(
  'subflows exist and let in what they are given',
  [
    [weigh({ inputAssignments: { name: 'shipment', value: { elementReference: '$Record' } } })],
    [weigh({ flowName: 'Measure' }), 'Weigh_it (Subflow) - We can\'t find the flow "Measure".'],
    [
      weigh({ inputAssignments: { name: 'secret', value: { stringValue: 'x' } } }),
      'Weigh_it (Subflow) - The input parameter "secret" doesn\'t exist.',
    ],
  ],
  { flows: [called] },
);

const calling = (name: string, flowName: string) =>
  sampleFlow(name, { start: { connector: to('Go') }, subflows: { name: 'Go', flowName } });

check(
  'no subflow leads back to its flow',
  [
    [weigh({})],
    [weigh({ flowName: 'Round' }), 'Weigh_it (Subflow) - The flow "Round" leads back to "Checked".'],
    [weigh({ flowName: 'Loop' })],
  ],
  {
    flows: [
      called,
      calling('Round', 'Trip'),
      calling('Trip', 'Checked'),
      calling('Loop', 'Loop'),
      calling('Checked', 'Round'),
    ],
  },
);

const ask = (fields: FlowTree | readonly FlowTree[], more: FlowTree = {}): FlowTree => ({
  processType: 'Flow',
  start: { connector: to('Ask') },
  screens: { name: 'Ask', fields },
  ...more,
});

check('screens have components and choices that exist', [
  [ask({ name: 'Map', fieldType: 'ComponentInstance', extensionName: 'c:shipmentMap' })],
  [
    ask({ name: 'Map', fieldType: 'ComponentInstance', extensionName: 'c:worldMap' }),
    'Map (Screen Component) - We can\'t find an extension called "c:worldMap".',
  ],
  [
    ask(
      { name: 'Carrier', fieldType: 'DropdownBox', dataType: 'String', choiceReferences: 'Carriers' },
      {
        dynamicChoiceSets: {
          name: 'Carriers',
          dataType: 'Picklist',
          picklistObject: 'Shipment__c',
          picklistField: 'Carrier__c',
        },
      },
    ),
    'Carriers (Choice Set) - The field "Carrier__c" isn\'t a picklist.',
  ],
  [
    ask({
      name: 'Code',
      fieldType: 'InputField',
      dataType: 'String',
      validationRule: { errorMessage: 'No', formulaExpression: 'LEN({!Code})' },
    }),
    'Code (Screen Input Field) - The formula expression is invalid: Formula result is data type (Number), incompatible with expected data type (Boolean).',
  ],
]);
