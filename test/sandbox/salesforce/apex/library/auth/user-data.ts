/**
 * Auth.UserData: who somebody is, as an identity provider tells it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_UserData.htm
 */
import { PlainObject, plainClass, properties } from '../system/plain-object.ts';

const TEXTS = [
  'identifier',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'link',
  'username',
  'locale',
  'provider',
  'siteLoginUrl',
];
const LATER_TEXTS = ['idToken', 'userInfoJSONString'];
const ATTRIBUTES = 'attributeMap';

const parametersOf = (names: readonly string[]): string =>
  names.map((name) => `${name === ATTRIBUTES ? 'Map<String,String>' : 'String'} ${name}`).join(', ');

const made =
  (names: readonly string[]) =>
  (...values: readonly unknown[]): PlainObject =>
    new PlainObject('Auth.UserData', Object.fromEntries(names.map((name, at) => [name, values[at]])));

const SHORT = [...TEXTS, ATTRIBUTES];
const LONG = [...SHORT, ...LATER_TEXTS];

export const userData = plainClass({
  name: 'Auth.UserData',
  members: {
    [`new(${parametersOf(SHORT)})`]: made(SHORT),
    [`new(${parametersOf(LONG)})`]: made(LONG),
    ...properties(
      ...[...TEXTS, ...LATER_TEXTS, 'idTokenJSONString'].map((name) => `String ${name}`),
      `Map<String,String> ${ATTRIBUTES}`,
    ),
  },
});
