/** The shipping org with the pages of its package, and people who see more and less of it, for tests over real sockets. */
import {
  fieldPermissions,
  objectPermissions,
  permissionSet,
  startAccessOrg,
  userPermission,
  type AccessOrg,
  type Person,
} from '../../access/sample-org.ts';
import { SCREEN_FILES } from './sample-screen-files.ts';

export const ADMIN = 'admin@screens.example';
export const REP = 'rep@screens.example';
export const FINANCE = 'finance@screens.example';
export const NOBODY = 'nobody@screens.example';

const shipment = (fields: readonly string[], editable: boolean): string =>
  fields.map((field) => fieldPermissions(`Shipment__c.${field}`, editable)).join('');

const SEEN_BY_ALL = [
  'Account__c',
  'Depot__c',
  'Status__c',
  'DueOn__c',
  'SentAt__c',
  'Weight__c',
  'IsUrgent__c',
  'Notes__c',
];

/** Fees are finance's business; who carries what is not. */
const PERMISSIONS = {
  'permissionsets/Api.permissionset-meta.xml': permissionSet('Api', userPermission('ApiEnabled')),
  'permissionsets/Sales.permissionset-meta.xml': permissionSet(
    'Sales',
    objectPermissions('Account', 'crud'),
    objectPermissions('Shipment__c', 'crud'),
    objectPermissions('Depot__c', 'cru'),
    objectPermissions('Parcel__c', 'crud'),
    fieldPermissions('Parcel__c.Contents__c', true),
    shipment(SEEN_BY_ALL, true),
    '<applicationVisibilities><application>Shipping</application><visible>true</visible></applicationVisibilities>',
    '<tabSettings><tab>Shipment__c</tab><visibility>Visible</visibility></tabSettings>',
    '<customPermissions><enabled>true</enabled><name>Dispatch</name></customPermissions>',
  ),
  'permissionsets/Finance.permissionset-meta.xml': permissionSet(
    'Finance',
    objectPermissions('Account', 'r'),
    objectPermissions('Shipment__c', 'r'),
    shipment([...SEEN_BY_ALL, 'Fee__c'], false),
  ),
};

const MINIMUM = 'Minimum Access - Salesforce';

const PEOPLE: readonly Person[] = [
  { username: ADMIN },
  { username: REP, profile: MINIMUM, permissionSets: ['Api', 'Sales'] },
  { username: FINANCE, profile: MINIMUM, permissionSets: ['Api', 'Finance'] },
  { username: NOBODY, profile: MINIMUM, permissionSets: ['Api'] },
];

export const startScreensOrg = (): Promise<AccessOrg> => startAccessOrg({ ...SCREEN_FILES, ...PERMISSIONS }, PEOPLE);
