/**
 * FeatureManagement: whether the running user has a custom permission, through the profile and the permission sets assigned.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_FeatureManagement.htm
 */
import { runningAccess } from '../../describe/access.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import { libraryClass } from '../define.ts';

const hasPermission = (apiName: string | null): boolean => {
  if (apiName === null) throw nullPointer();
  return runningAccess().holdsCustom(apiName);
};

export const featureManagement = libraryClass({
  name: 'System.FeatureManagement',
  members: { 'static Boolean checkPermission(String apiName)': hasPermission },
});
