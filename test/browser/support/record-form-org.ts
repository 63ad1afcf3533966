/** An org of shipments, depots and buoys, with components that enter and show them by the platform's own forms. */
import {
  fieldPermissions,
  metadata,
  objectPermissions,
  permissionSet,
  startAccessOrg,
  userPermission,
  type AccessOrg,
} from '../../sandbox/salesforce/access/sample-org.ts';
import { RECORD_FORM_COMPONENTS } from './record-form-components.ts';
import { rule } from './shell-org.ts';

export const ADMIN = 'admin@forms.example';
/** Sees no fee, and may not change a weight. */
export const CLERK = 'clerk@forms.example';

const value = (name: string): string =>
  `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`;

const setting = (name: string, controlling: string): string =>
  `<valueSettings><controllingFieldValue>${controlling}</controllingFieldValue><valueName>${name}</valueName></valueSettings>`;

type Picklist = { readonly label: string; readonly valueSet: string };

const picklistOn = (object: string, name: string, { label, valueSet }: Picklist): Readonly<Record<string, string>> => ({
  [`objects/${object}/fields/${name}.field-meta.xml`]: metadata(
    'CustomField',
    `<fullName>${name}</fullName><label>${label}</label><type>Picklist</type><valueSet>${valueSet}</valueSet>`,
  ),
});

const definition = (...names: readonly string[]): string =>
  `<restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names.map(value).join('')}</valueSetDefinition>`;

const buoyType = (name: string, ...colours: readonly string[]): Readonly<Record<string, string>> => ({
  [`objects/Buoy__c/recordTypes/${name}.recordType-meta.xml`]: metadata(
    'RecordType',
    `<fullName>${name}</fullName><active>true</active><label>${name}</label><picklistValues><picklist>Colour__c</picklist>` +
      `${colours.map((one) => `<values><fullName>${one}</fullName><default>false</default></values>`).join('')}</picklistValues>`,
  ),
});

const RULES = 'objects/Shipment__c/validationRules';

const SEEN = ['Account__c', 'Status__c', 'DueOn__c', 'SentAt__c', 'Notes__c', 'IsUrgent__c', 'Contact__c'];

const FILES = {
  ...RECORD_FORM_COMPONENTS,
  'objects/Buoy__c/Buoy__c.object-meta.xml': metadata(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus><label>Buoy</label><nameField><label>Buoy Name</label><type>Text</type></nameField>' +
      '<pluralLabel>Buoys</pluralLabel><sharingModel>ReadWrite</sharingModel>',
  ),
  ...picklistOn('Buoy__c', 'Colour__c', { label: 'Colour', valueSet: definition('Red', 'Green', 'Black') }),
  ...buoyType('Port', 'Red'),
  ...buoyType('Starboard', 'Green', 'Black'),
  ...picklistOn('Depot__c', 'Region__c', { label: 'Region', valueSet: definition('North', 'South') }),
  ...picklistOn('Depot__c', 'Harbour__c', {
    label: 'Harbour',
    valueSet: `<controllingField>Region__c</controllingField>${definition('Oslo', 'Lima')}${setting('Oslo', 'North')}${setting('Lima', 'South')}`,
  }),
  'objects/Shipment__c/fields/Story__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Story__c</fullName><label>Story</label><length>5000</length><type>Html</type><visibleLines>5</visibleLines>',
  ),
  'permissionsets/Clerk.permissionset-meta.xml': permissionSet(
    'Clerk',
    userPermission('ApiEnabled'),
    objectPermissions('Account', 'rv'),
    objectPermissions('Shipment__c', 'cruv'),
    ...SEEN.map((field) => fieldPermissions(`Shipment__c.${field}`, true)),
    fieldPermissions('Shipment__c.Weight__c', false),
  ),
  [`${RULES}/TooHeavy.validationRule-meta.xml`]: rule('TooHeavy', {
    formula: 'Weight__c &gt; 1000',
    message: 'A ship takes no more than a ton.',
    field: 'Weight__c',
  }),
  [`${RULES}/NoTrain.validationRule-meta.xml`]: rule('NoTrain', {
    formula: 'Carrier__c = &quot;Train&quot;',
    message: 'There are no rails on the sea.',
  }),
  [`${RULES}/NoBatch.validationRule-meta.xml`]: rule('NoBatch', {
    formula: 'Carrier__c = &quot;Raft&quot;',
    message: 'A raft needs a batch.',
    field: 'BatchCode__c',
  }),
};

export const startRecordFormOrg = (): Promise<AccessOrg> =>
  startAccessOrg(FILES, [
    { username: ADMIN },
    { username: CLERK, profile: 'Minimum Access - Salesforce', permissionSets: ['Clerk'] },
  ]);
