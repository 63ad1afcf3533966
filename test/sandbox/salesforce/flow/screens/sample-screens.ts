/** A screen flow that books a depot's shipment, for tests: two screens, choices of three kinds, a fault at its end when wanted. */
import { metadataFile } from '../../apex/served/sample-project.ts';

type Children = readonly string[];

const element = (name: string, ...children: Children): string => `<${name}>${children.join('')}</${name}>`;

const plain = (name: string, value: string): string => element(name, value);

const connector = (target: string): string => element('connector', plain('targetReference', target));

const text = (value: string): string => element('value', plain('stringValue', value));
const from = (reference: string): string => element('value', plain('elementReference', reference));

const field = (name: string, kind: string, ...more: Children): string =>
  element('fields', plain('name', name), plain('fieldType', kind), ...more);

const input = (name: string, dataType: string, ...more: Children): string =>
  field(name, 'InputField', plain('dataType', dataType), plain('fieldText', name), ...more);

const choices = (...names: Children): string => names.map((name) => plain('choiceReferences', name)).join('');

const condition = (left: string, operator: string, right: string): string =>
  element('conditions', plain('leftValueReference', left), plain('operator', operator), element('rightValue', right));

const CHOICES = [
  element(
    'choices',
    plain('name', 'By_post'),
    plain('choiceText', 'By post'),
    plain('dataType', 'String'),
    text('Post'),
  ),
  element(
    'choices',
    plain('name', 'By_ship'),
    plain('choiceText', 'By ship'),
    plain('dataType', 'String'),
    text('Ship'),
  ),
  element(
    'dynamicChoiceSets',
    plain('name', 'Statuses'),
    plain('dataType', 'Picklist'),
    plain('displayField', ''),
    plain('object', ''),
    plain('picklistField', 'Status__c'),
    plain('picklistObject', 'Shipment__c'),
  ),
  element(
    'dynamicChoiceSets',
    plain('name', 'Depots'),
    plain('dataType', 'String'),
    plain('displayField', 'Name'),
    plain('object', 'Depot__c'),
    element('outputAssignments', plain('assignToReference', 'depotName'), plain('field', 'Name')),
    plain('sortField', 'Name'),
    plain('sortOrder', 'Asc'),
    plain('valueField', 'Id'),
  ),
];

const WHAT = element(
  'screens',
  plain('name', 'What'),
  plain('label', 'What to send'),
  plain('allowPause', 'true'),
  plain('pausedText', 'Come back soon.'),
  connector('Where'),
  field('Welcome', 'DisplayText', plain('fieldText', 'Hello {!customer}')),
  field(
    'Frame',
    'RegionContainer',
    plain('fieldText', 'Parcel'),
    plain('regionContainerType', 'SectionWithHeader'),
    field(
      'Left',
      'Region',
      input('Code', 'String', plain('isRequired', 'true')),
      input(
        'Weight',
        'Number',
        plain('scale', '1'),
        element('defaultValue', plain('numberValue', '2.0')),
        element(
          'validationRule',
          plain('errorMessage', 'At most 100 kilograms.'),
          plain('formulaExpression', '{!Weight} &lt;= 100'),
        ),
      ),
    ),
  ),
  field(
    'Carrier',
    'RadioButtons',
    plain('dataType', 'String'),
    plain('fieldText', 'Carrier'),
    choices('By_post', 'By_ship'),
    plain('defaultSelectedChoiceReference', 'By_post'),
  ),
  field(
    'Notes',
    'LargeTextArea',
    plain('fieldText', 'Notes'),
    element(
      'visibilityRule',
      plain('conditionLogic', 'and'),
      condition('Carrier', 'EqualTo', plain('stringValue', 'Ship')),
    ),
    plain('isRequired', 'true'),
  ),
);

const WHERE = element(
  'screens',
  plain('name', 'Where'),
  plain('label', 'Where to'),
  connector('Book'),
  field('Depot', 'DropdownBox', plain('dataType', 'String'), plain('fieldText', 'Depot'), choices('Depots')),
  field('Status', 'DropdownBox', plain('dataType', 'String'), plain('fieldText', 'Status'), choices('Statuses')),
  field(
    'Mail',
    'ComponentInstance',
    plain('extensionName', 'flowruntime:email'),
    element('inputParameters', plain('name', 'label'), text('Mail of {!customer}')),
    plain('storeOutputAutomatically', 'true'),
  ),
);

const assigned = (name: string, value: string): string => element('inputAssignments', plain('field', name), value);

const BOOK = element(
  'recordCreates',
  plain('name', 'Book'),
  plain('label', 'Book'),
  connector('Tell'),
  plain('object', 'Shipment__c'),
  assigned('TrackingCode__c', from('Code')),
  assigned('Weight__c', from('Weight')),
  assigned('Carrier__c', from('Carrier')),
  assigned('Depot__c', from('Depot')),
  assigned('Contact__c', from('Mail.value')),
  plain('storeOutputAutomatically', 'true'),
);

const TELL = element(
  'assignments',
  plain('name', 'Tell'),
  plain('label', 'Tell'),
  element(
    'assignmentItems',
    plain('assignToReference', 'told'),
    plain('operator', 'Assign'),
    text('{!Code} goes to {!depotName}'),
  ),
);

const variable = (name: string, ...flags: Children): string =>
  element('variables', plain('name', name), plain('dataType', 'String'), ...flags);

/** `flows/Book_shipment.flow-meta.xml` */
export const BOOK_SHIPMENT = metadataFile(
  'Flow',
  [
    plain('apiVersion', '68.0'),
    ...CHOICES,
    TELL,
    plain('label', 'Book a shipment'),
    plain('processType', 'Flow'),
    BOOK,
    WHAT,
    WHERE,
    element('start', connector('What')),
    plain('status', 'Active'),
    variable('customer', plain('isInput', 'true')),
    variable('depotName'),
    variable('told', plain('isOutput', 'true')),
  ].join(''),
);
