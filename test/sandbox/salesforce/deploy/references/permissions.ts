import { namedBy, type ReferenceTable } from './reference.ts';

/** What permission sets and profiles grant. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */

const grants = {
  'applicationVisibilities/application': 'CustomApplication',
  'classAccesses/apexClass': 'ApexClass',
  'customMetadataTypeAccesses/name': 'CustomObject',
  'customPermissions/name': 'CustomPermission',
  'customSettingAccesses/name': 'CustomObject',
  'externalCredentialPrincipalAccesses/externalCredentialPrincipal': namedBy('ExternalCredential', (text) =>
    text.replace(/-.*$/, ''),
  ),
  'externalDataSourceAccesses/externalDataSource': 'ExternalDataSource',
  'fieldPermissions/field': 'CustomField',
  'flowAccesses/flow': 'Flow',
  'objectPermissions/object': 'CustomObject',
  'pageAccesses/apexPage': 'ApexPage',
  'recordTypeVisibilities/recordType': 'RecordType',
  'servicePresenceStatusAccesses/servicePresenceStatus': 'ServicePresenceStatus',
  'tabSettings/tab': 'CustomTab',
} as const;

export const permissionReferences: ReferenceTable = {
  PermissionSet: grants,
  MutingPermissionSet: grants,
  Profile: {
    ...grants,
    'layoutAssignments/layout': 'Layout',
    'layoutAssignments/recordType': 'RecordType',
    'tabVisibilities/tab': 'CustomTab',
  },
  PermissionSetGroup: { permissionSets: 'PermissionSet', mutingPermissionSets: 'MutingPermissionSet' },
};
