import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../system/system-sample.ts';

test('the claims of a token are valid from now on, for as long as it says', () => {
  const body = `Auth.JWT token = new Auth.JWT();
    token.setIss('me'); token.setSub('you'); token.setAud('them'); token.setValidityLength(60);
    token.setAdditionalClaims(new Map<String, Object>{ 'scope' => 'api' });
    Map<String, Object> claims = (Map<String, Object>) JSON.deserializeUntyped(token.toJSONString());
    Long exp = Long.valueOf(String.valueOf(claims.get('exp')));
    return '' + claims.get('iss') + claims.get('sub') + claims.get('aud') + claims.get('scope')
      + (exp - Long.valueOf(String.valueOf(claims.get('nbf'))));`;
  assert.equal(outcomeOf(body), 'meyouthemapi60');
});

test('who somebody is keeps every attribute', () => {
  const body = `Auth.UserData somebody = new Auth.UserData('1', 'A', 'B', 'A B', 'a@b.example', null, 'ab', 'en', 'P', null,
      new Map<String, String>{ 'team' => 'north' });
    return somebody.fullName + somebody.email + somebody.attributeMap.get('team') + somebody.idToken;`;
  assert.equal(outcomeOf(body), 'A Ba@b.examplenorthnull');
});

test('a test has no session', () => {
  const body = 'return Auth.SessionManagement.getCurrentSession();';
  assert.equal(outcomeOf(body), 'System.UnexpectedException: No current session');
});
