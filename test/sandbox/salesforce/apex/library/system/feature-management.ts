/**
 * FeatureManagement: whether the running user has a custom permission, through the permission sets assigned to them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm
 */
import type { SObjectRecord } from '../../../data/types.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import { transaction } from '../../runtime/current.ts';
import { libraryClass } from '../define.ts';

/** Rows of an object that an org without the feature may not have. */
const rows = (object: string): readonly SObjectRecord[] => {
  const { org } = transaction().data;
  return org.schema.find(object.toLowerCase()) === undefined ? [] : [...org.rows(object)];
};

const hasPermission = (apiName: string | null): boolean => {
  if (apiName === null) throw nullPointer();
  const { userId } = transaction().user;
  const sets = new Set(
    rows('PermissionSetAssignment')
      .filter(({ AssigneeId }) => AssigneeId === userId)
      .map(({ PermissionSetId }) => PermissionSetId),
  );
  const granted = new Set(
    rows('SetupEntityAccess')
      .filter(({ ParentId }) => ParentId !== undefined && sets.has(ParentId))
      .map(({ SetupEntityId }) => SetupEntityId),
  );
  return rows('CustomPermission').some(
    ({ Id, DeveloperName }) => granted.has(Id) && String(DeveloperName).toLowerCase() === apiName.toLowerCase(),
  );
};

export const featureManagement = libraryClass({
  name: 'System.FeatureManagement',
  members: { 'static Boolean checkPermission(String apiName)': hasPermission },
});
