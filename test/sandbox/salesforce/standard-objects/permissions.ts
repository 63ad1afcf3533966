import { flag, instant, onceOnly, picklist, readOnly, reference, standardObject, text, whole } from './define.ts';
import { USER_PERMISSIONS } from './user-permissions.ts';

/** Who may do what: permission sets, what is in them, and who has them. */
export const PERMISSIONS = USER_PERMISSIONS.map((name) => flag(`Permissions${name}`));

export const permissionSet = standardObject({
  name: 'PermissionSet',
  keyPrefix: '0PS',
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('Label', 80, { required: true }),
    text('Description', 255),
    text('NamespacePrefix', 15, readOnly),
    reference('LicenseId', ['UserLicense', 'PermissionSetLicense'], onceOnly),
    reference('ProfileId', ['Profile'], readOnly),
    reference('PermissionSetGroupId', ['PermissionSetGroup'], { ...readOnly, deleteConstraint: 'Cascade' }),
    flag('IsOwnedByProfile', readOnly),
    flag('IsCustom', { ...readOnly, defaultValue: true }),
    flag('HasActivationRequired'),
    picklist('Type', ['Regular', 'Profile', 'Group', 'Session', 'Standard'], { ...readOnly, defaultValue: 'Regular' }),
    ...PERMISSIONS,
  ],
});

export const permissionSetGroup = standardObject({
  name: 'PermissionSetGroup',
  keyPrefix: '0PG',
  currency: false,
  fields: [
    text('DeveloperName', 80, { required: true, nameField: true }),
    text('MasterLabel', 80, { required: true }),
    text('Description', 255),
    text('NamespacePrefix', 15, readOnly),
    picklist('Status', ['Updated', 'Outdated', 'Updating', 'Failed'], { defaultValue: 'Updated' }),
    flag('HasActivationRequired'),
  ],
});

/** What a permission set group takes away from what its members grant. */
export const mutingPermissionSet = standardObject({
  name: 'MutingPermissionSet',
  keyPrefix: '0QM',
  currency: false,
  fields: [
    text('DeveloperName', 80, { required: true, nameField: true }),
    text('MasterLabel', 80, { required: true }),
    text('Description', 255),
    ...PERMISSIONS,
  ],
});

export const permissionSetGroupComponent = standardObject({
  name: 'PermissionSetGroupComponent',
  keyPrefix: '0PD',
  currency: false,
  fields: [
    reference('PermissionSetGroupId', ['PermissionSetGroup'], {
      ...onceOnly,
      required: true,
      deleteConstraint: 'Cascade',
    }),
    reference('PermissionSetId', ['PermissionSet'], { ...onceOnly, required: true, deleteConstraint: 'Cascade' }),
  ],
});

export const permissionSetAssignment = standardObject({
  name: 'PermissionSetAssignment',
  keyPrefix: '0Pa',
  currency: false,
  fields: [
    reference('PermissionSetId', ['PermissionSet'], {
      ...onceOnly,
      children: 'Assignments',
      deleteConstraint: 'Cascade',
    }),
    reference('PermissionSetGroupId', ['PermissionSetGroup'], { ...onceOnly, deleteConstraint: 'Cascade' }),
    reference('AssigneeId', ['User'], { ...onceOnly, required: true, children: 'PermissionSetAssignments' }),
    instant('ExpirationDate'),
    flag('IsActive', { ...readOnly, defaultValue: true }),
  ],
});

/** What a permission belongs to. */
const parent = (children: string) =>
  reference('ParentId', ['PermissionSet'], { ...onceOnly, required: true, children, deleteConstraint: 'Cascade' });

export const objectPermissions = standardObject({
  name: 'ObjectPermissions',
  keyPrefix: '110',
  plural: 'Object Permissions',
  currency: false,
  fields: [
    parent('ObjectPerms'),
    text('SobjectType', 40, { ...onceOnly, required: true }),
    flag('PermissionsCreate'),
    flag('PermissionsRead'),
    flag('PermissionsEdit'),
    flag('PermissionsDelete'),
    flag('PermissionsViewAllRecords'),
    flag('PermissionsModifyAllRecords'),
    flag('PermissionsViewAllFields'),
  ],
});

export const fieldPermissions = standardObject({
  name: 'FieldPermissions',
  keyPrefix: '01k',
  plural: 'Field Permissions',
  currency: false,
  fields: [
    parent('FieldPerms'),
    text('SobjectType', 40, { ...onceOnly, required: true }),
    text('Field', 255, { ...onceOnly, required: true }),
    flag('PermissionsRead'),
    flag('PermissionsEdit'),
  ],
});

export const setupEntityAccess = standardObject({
  name: 'SetupEntityAccess',
  keyPrefix: '0J0',
  plural: 'Setup Entity Accesses',
  currency: false,
  fields: [
    parent('SetupEntityAccessItems'),
    reference('SetupEntityId', ['ApexClass', 'ApexPage', 'CustomPermission'], {
      ...onceOnly,
      required: true,
      deleteConstraint: 'Cascade',
    }),
    text('SetupEntityType', 40, readOnly),
  ],
});

export const customPermission = standardObject({
  name: 'CustomPermission',
  keyPrefix: '0CP',
  writable: false,
  currency: false,
  fields: [
    text('DeveloperName', 80, { nameField: true }),
    text('MasterLabel', 80),
    text('Language', 40),
    text('NamespacePrefix', 15),
    text('Description', 255),
    flag('IsLicensed'),
    flag('IsProtected'),
  ],
});

/** What a user may do with a record; worked out for each query. */
export const userRecordAccess = standardObject({
  name: 'UserRecordAccess',
  keyPrefix: '0UA',
  writable: false,
  currency: false,
  fields: [
    reference('UserId', ['User'], readOnly),
    text('RecordId', 18, readOnly),
    flag('HasReadAccess', readOnly),
    flag('HasEditAccess', readOnly),
    flag('HasDeleteAccess', readOnly),
    flag('HasTransferAccess', readOnly),
    flag('HasAllAccess', readOnly),
    picklist('MaxAccessLevel', ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'], readOnly),
  ],
});

export const permissionSetLicense = standardObject({
  name: 'PermissionSetLicense',
  keyPrefix: '0PL',
  writable: false,
  currency: false,
  fields: [
    text('DeveloperName', 80, { required: true, nameField: true }),
    text('MasterLabel', 80),
    text('PermissionSetLicenseKey', 80),
    picklist('Status', ['Active', 'Disabled']),
    whole('TotalLicenses'),
    whole('UsedLicenses'),
  ],
});

export const permissionSetLicenseAssign = standardObject({
  name: 'PermissionSetLicenseAssign',
  keyPrefix: '2LA',
  currency: false,
  fields: [
    reference('PermissionSetLicenseId', ['PermissionSetLicense'], { ...onceOnly, required: true }),
    reference('AssigneeId', ['User'], { ...onceOnly, required: true, children: 'PermissionSetLicenseAssignments' }),
  ],
});
