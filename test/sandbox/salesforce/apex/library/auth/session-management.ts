/**
 * Auth.SessionManagement: the session of whoever is working. Tests and jobs have none.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_SessionManagement.htm
 */
import { transaction } from '../../runtime/current.ts';
import { apexException } from '../../runtime/exceptions.ts';
import { ApexMap } from '../../values/map.ts';
import { libraryClass } from '../define.ts';

const currentSession = (): ApexMap => {
  const { isTest, work, user } = transaction();
  if (isTest || work !== undefined) throw apexException('System.UnexpectedException', 'No current session');
  return new ApexMap('Map<String,String>', [
    ['UsersId', user.userId],
    ['UserType', 'Standard'],
    ['LoginType', 'Application'],
  ]);
};

export const sessionManagement = libraryClass({
  name: 'Auth.SessionManagement',
  members: { 'static Map<String,String> getCurrentSession()': currentSession },
});
