/** The class Cookie. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_cookie.htm */
import { getters, PlainObject, plainClass } from '../plain-object.ts';

const made = (...given: readonly unknown[]): PlainObject => {
  const [name, value, path, maxAge, isSecure, sameSite = null, isHttpOnly = false] = given;
  return new PlainObject('Cookie', { name, value, path, maxAge, isSecure, sameSite, isHttpOnly });
};

const PARAMETERS = 'String name, String value, String path, Integer maxAge, Boolean isSecure';

export const cookie = plainClass({
  name: 'System.Cookie',
  members: {
    [`new(${PARAMETERS})`]: made,
    [`new(${PARAMETERS}, String sameSite)`]: made,
    [`new(${PARAMETERS}, String sameSite, Boolean isHttpOnly)`]: made,
    ...getters('String Domain', 'Integer MaxAge', 'String Name', 'String Path', 'String SameSite', 'String Value'),
    'Boolean isSecure()': (self: PlainObject) => self.get('isSecure'),
    'Boolean isHttpOnly()': (self: PlainObject) => self.get('isHttpOnly'),
  },
});
