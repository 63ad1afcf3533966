/**
 * Auth.JWT: the claims of a token, before it is signed. It is valid for five minutes unless it says otherwise.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Auth_JWT.htm
 */
import { transaction } from '../../runtime/current.ts';
import { ApexMap } from '../../values/map.ts';
import { JsonText } from '../system/json/json-text.ts';
import { writeJson } from '../system/json/write-json.ts';
import { accessors, plainClass, type PlainObject } from '../system/plain-object.ts';

const VALIDITY_SECONDS = 300;
const NAMED = ['iss', 'sub', 'aud'];

const seconds = (self: PlainObject, name: string): number => {
  const value = self.get(name);
  return typeof value === 'number' ? value : 0;
};

const claimsOf = (self: PlainObject): ApexMap => {
  const now = Math.floor(transaction().now().getTime() / 1000);
  const additional = self.get('AdditionalClaims');
  const claims = new ApexMap('Map<String,Object>');
  for (const name of NAMED) if (self.get(name) !== null) claims.put(name, self.get(name));
  claims.put('exp', now + seconds(self, 'ValidityLength'));
  claims.put('nbf', now - seconds(self, 'NbfClockSkew'));
  claims.put('iat', now);
  if (additional instanceof ApexMap) for (const { key, value } of additional.entries()) claims.put(key, value);
  return claims;
};

const toJson = (self: PlainObject): string => {
  const out = new JsonText(false);
  writeJson({ out, leavesOutNulls: false, around: [] }, claimsOf(self));
  return out.text;
};

export const jwt = plainClass({
  name: 'Auth.JWT',
  initial: () => ({ ValidityLength: VALIDITY_SECONDS, NbfClockSkew: 0 }),
  members: {
    ...accessors(
      'String Aud',
      'String Iss',
      'String Sub',
      'Integer NbfClockSkew',
      'Integer ValidityLength',
      'Map<String,Object> AdditionalClaims',
    ),
    'String toJSONString()': toJson,
  },
});
