import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unreachableElements } from './flow-problems.ts';
import { messagesOf, onShipment, sampleFlow, to, type FlowTree } from './sample-flow.ts';

type Case = readonly [tree: FlowTree, ...messages: readonly string[]];

const check = (title: string, cases: readonly Case[]): void =>
  void test(title, () => {
    for (const [tree, ...messages] of cases) assert.deepEqual(messagesOf(tree), messages);
  });

const variable = (name: string, more: FlowTree = {}): FlowTree => ({ name, dataType: 'String', ...more });

const assign = (assignToReference: string, value: FlowTree, more: FlowTree = {}): FlowTree => ({
  name: 'Assign',
  assignmentItems: { assignToReference, operator: 'Assign', value, ...more },
});

const started: FlowTree = { start: { connector: to('Assign') } };
const triggered: FlowTree = { start: onShipment('Assign') };

const text = (stringValue: string): FlowTree => ({ stringValue });
const number = (numberValue: string): FlowTree => ({ numberValue });
const from = (elementReference: string): FlowTree => ({ elementReference });

check('a flow whose parts are all there has no problems', [
  [
    {
      start: onShipment('Find'),
      variables: [variable('Names', { isCollection: 'true' }), variable('Owner')],
      formulas: { name: 'Heavy', dataType: 'Boolean', expression: '{!$Record.Weight__c} > 10' },
      recordLookups: {
        name: 'Find',
        object: 'Parcel__c',
        storeOutputAutomatically: 'true',
        filterLogic: 'and',
        filters: { field: 'Shipment__c', operator: 'EqualTo', value: from('$Record.Id') },
        connector: to('Each'),
      },
      loops: {
        name: 'Each',
        collectionReference: 'Find',
        nextValueConnector: to('Assign'),
        noMoreValuesConnector: to('Ask'),
      },
      assignments: {
        name: 'Assign',
        assignmentItems: [
          { assignToReference: 'Names', operator: 'Add', value: from('Each.Contents__c') },
          { assignToReference: 'Owner', operator: 'Assign', value: from('$Record.Account__r.Owner.Email') },
        ],
        connector: to('Each'),
      },
      decisions: {
        name: 'Ask',
        rules: {
          name: 'Is_heavy',
          conditionLogic: '1 AND (2 OR NOT 3)',
          conditions: [
            { leftValueReference: 'Heavy', operator: 'EqualTo', rightValue: { booleanValue: 'true' } },
            { leftValueReference: '$Record.DueOn__c', operator: 'GreaterThan', rightValue: from('$Flow.CurrentDate') },
            { leftValueReference: 'Find', operator: 'IsNull', rightValue: { booleanValue: 'true' } },
          ],
        },
      },
    },
  ],
]);

check('names, connectors and the start are checked', [
  [
    { start: {} },
    "field integrity exception: unknown (The flow can't run because nothing is connected to the Start element.)",
  ],
  [
    { start: { connector: to('Nowhere') } },
    'Start (Start) - The connector leads to "Nowhere", which isn\'t an element of the flow.',
  ],
  [
    { ...started, assignments: { ...assign('$Flow.CurrentStage', text('x')), connector: to('Assign') } },
    'Assign (Assignment) - The element "Assign" cannot be connected to itself.',
  ],
  [
    { ...started, variables: [variable('Assign')], assignments: assign('Assign', text('x')) },
    'Assign (Assignment) - The API name "Assign" is used by more than one element or resource of the flow.',
  ],
  [
    { ...started, variables: [variable('9lives')], assignments: assign('$Flow.CurrentStage', text('x')) },
    '9lives (Variable) - The API name "9lives" is invalid. It can include only letters, numbers and underscores, and must begin with a letter.',
  ],
]);

check('references that lead nowhere are named, in values, conditions and texts', [
  [
    { ...started, variables: variable('Name'), assignments: assign('Name', from('Nobody.Name')) },
    'Assign (Assignment) - The element has an invalid reference to "Nobody".',
  ],
  [
    { ...triggered, variables: variable('Name'), assignments: assign('Name', from('$Record.Account__r.Nothing__c')) },
    'Assign (Assignment) - The field "Nothing__c" for the object "Account" doesn\'t exist.',
  ],
  [
    { ...triggered, variables: variable('Name'), assignments: assign('Name', from('$Record.Nobody__r.Name')) },
    'Assign (Assignment) - The field "Nobody__r" for the object "Shipment__c" doesn\'t exist.',
  ],
  [
    { ...triggered, variables: variable('Name'), assignments: assign('Name', from('$Record__Prior.Carrier__c')) },
    'Assign (Assignment) - $Record__Prior can only be used in a record-triggered flow whose trigger runs when a record is updated.',
  ],
  [
    { ...started, variables: variable('Name'), assignments: assign('Name', text('Hello {!$User.Nickname__c}')) },
    'Assign (Assignment) - The element has an invalid reference to "$User.Nickname__c".',
  ],
  [
    {
      ...started,
      textTemplates: { name: 'Letter', text: 'Dear {!Somebody}' },
      variables: variable('Name'),
      assignments: assign('Name', from('Letter')),
    },
    'Letter (Text Template) - The element has an invalid reference to "Somebody".',
  ],
]);

check('values have to fit what they are assigned to', [
  [
    {
      ...started,
      variables: variable('Count', { dataType: 'Number' }),
      assignments: assign('Count', { booleanValue: 'true' }),
    },
    'Assign (Assignment) - The value "true" of type Boolean can\'t be used with the operator "Assign" on "Count" of type Number.',
  ],
  [
    {
      ...started,
      constants: { name: 'Limit', dataType: 'Number', value: number('1') },
      assignments: assign('Limit', number('2')),
    },
    'Assign (Assignment) - "Limit" can\'t be assigned a value.',
  ],
  [
    {
      ...triggered,
      variables: variable('Shipments', { dataType: 'SObject', objectType: 'Shipment__c', isCollection: 'true' }),
      assignments: assign('Shipments', from('$User.Id'), { operator: 'AddItem' }),
    },
    'Assign (Assignment) - The value "$User.Id" of type String can\'t be used with the operator "AddItem" on "Shipments" of type SObject (Shipment__c) collection.',
  ],
  [
    {
      start: { connector: to('Each') },
      variables: variable('Name'),
      loops: { name: 'Each', collectionReference: 'Name', nextValueConnector: to('Assign') },
      assignments: assign('Name', text('x')),
    },
    'Each (Loop) - "Name" isn\'t a collection.',
  ],
  [
    {
      ...started,
      variables: variable('Day', { dataType: 'Date', value: number('3') }),
      assignments: assign('$Flow.CurrentStage', text('x')),
    },
    "Day (Variable) - The default value of type Number doesn't match the data type Date.",
  ],
]);

const decide = (condition: FlowTree, conditionLogic = 'and'): FlowTree => ({
  start: onShipment('Ask'),
  decisions: { name: 'Ask', rules: { name: 'Yes', conditionLogic, conditions: condition } },
});

check('conditions have an operator for their types, and logic over all of them', [
  [
    decide({
      leftValueReference: '$Record.IsUrgent__c',
      operator: 'GreaterThan',
      rightValue: { booleanValue: 'true' },
    }),
    'Yes (Outcome) - The condition on "$Record.IsUrgent__c" is invalid: The operator "GreaterThan" can\'t be used with Boolean.',
  ],
  [
    decide({ leftValueReference: '$Record.Weight__c', operator: 'EqualTo', rightValue: { booleanValue: 'true' } }),
    'Yes (Outcome) - The condition on "$Record.Weight__c" is invalid: A value of type Boolean can\'t be compared with Number.',
  ],
  [
    decide({ leftValueReference: '$Record.Weight__c', operator: 'Resembles', rightValue: number('1') }),
    'Yes (Outcome) - The condition on "$Record.Weight__c" is invalid: The operator "Resembles" is invalid.',
  ],
  [
    decide(
      { leftValueReference: '$Record.Weight__c', operator: 'IsNull', rightValue: { booleanValue: 'true' } },
      '1 AND 2',
    ),
    'Yes (Outcome) - The condition logic "1 AND 2" refers to the condition 2, which doesn\'t exist.',
  ],
  [
    decide(
      { leftValueReference: '$Record.Weight__c', operator: 'IsNull', rightValue: { booleanValue: 'true' } },
      '1 AND',
    ),
    'Yes (Outcome) - The condition logic "1 AND" is invalid.',
  ],
]);

check('objects, fields and their values are checked', [
  [
    { start: { connector: to('Find') }, recordLookups: { name: 'Find', object: 'Nothing__c' } },
    'Find (Record Lookup) - The objectType is invalid. Provide the API name of an object.',
  ],
  [
    {
      start: { connector: to('Find') },
      recordLookups: { name: 'Find', object: 'Contact', queriedFields: ['Id', 'Account.Name'] },
    },
    'field integrity exception: unknown (The field "Account.Name" for the object "Contact" doesn\'t exist.)',
  ],
  [
    {
      start: { connector: to('Make') },
      recordCreates: {
        name: 'Make',
        object: 'Shipment__c',
        inputAssignments: [
          { field: 'Weight__c', value: { booleanValue: 'true' } },
          { field: 'Wheels__c', value: number('4') },
          { field: 'CreatedById', value: from('$User.Id') },
        ],
      },
    },
    'Make (Record Create) - The value "true" of type Boolean doesn\'t match the type Number of the field "Weight__c".',
    'field integrity exception: unknown (The field "Wheels__c" for the object "Shipment__c" doesn\'t exist.)',
    'Make (Record Create) - The field "CreatedById" of the object "Shipment__c" can\'t be set when a record is created.',
  ],
  [
    { start: { connector: to('Drop') }, recordDeletes: { name: 'Drop', object: 'Shipment__c' } },
    'Drop (Record Delete) - Records to delete need at least one condition.',
  ],
  [
    { start: onShipment('Change'), recordUpdates: { name: 'Change', inputReference: '$User.Id' } },
    'Change (Record Update) - "$User.Id" of type String is neither a record nor a collection of records.',
  ],
  [
    {
      ...started,
      variables: variable('One', { dataType: 'SObject', objectType: 'Nothing__c' }),
      assignments: assign('$Flow.CurrentStage', text('x')),
    },
    'One (Variable) - The objectType is invalid. Provide the API name of an object.',
  ],
]);

check('formulas are checked in the words of the formula language', [
  [
    {
      ...started,
      formulas: { name: 'Sum', dataType: 'Number', expression: 'ADDUP(1, 2)' },
      assignments: assign('$Flow.CurrentStage', text('x')),
    },
    'Sum (Formula) - The formula expression is invalid: Unknown function ADDUP. Check spelling.',
  ],
  [
    {
      ...started,
      formulas: { name: 'Sum', dataType: 'Number', expression: '{!Nobody} + 1' },
      assignments: assign('$Flow.CurrentStage', text('x')),
    },
    'Sum (Formula) - The formula expression is invalid: It contains an invalid flow element Nobody.',
  ],
  [
    {
      ...started,
      formulas: { name: 'Sum', dataType: 'Date', expression: '1 + 1' },
      assignments: assign('$Flow.CurrentStage', text('x')),
    },
    'Sum (Formula) - The formula expression is invalid: Formula result is data type (Number), incompatible with expected data type (Date).',
  ],
  [
    {
      start: onShipment('Assign', { filterFormula: '{!$Record.Wheels__c} > 3' }),
      assignments: assign('$Flow.CurrentStage', text('x')),
    },
    'Start (Start) - The formula expression is invalid: Field $Record.Wheels__c does not exist. Check spelling.',
  ],
]);

test('elements that no path leads to are warned of', () => {
  const flow = sampleFlow('Lonely', {
    ...started,
    assignments: [
      assign('$Flow.CurrentStage', text('x')),
      { ...assign('$Flow.CurrentStage', text('y')), name: 'Island' },
    ],
  });
  assert.deepEqual(unreachableElements(flow), [
    "Island (Assignment) - The element isn't connected to the Start element.",
  ]);
});
