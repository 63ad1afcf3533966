import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_id.htm
describe('An Id', () =>
  testOutcomes([
    ['of 15 characters is the one of 18', "Id i = '001000000000001'; return i;", '001000000000001AAA'],
    ['equals its shorter form', "Id a = '001000000000001'; Id b = '001000000000001AAA'; return a == b;", 'true'],
    [
      'is the same key in both forms',
      "return new Map<Id, Integer>{ '001000000000001' => 1 }.get('001000000000001AAA');",
      '1',
    ],
    ['can be cut', "Id i = '001000000000001AAA'; return i.to15();", '001000000000001'],
    ['tells its object', "Id i = '001000000000001'; return i.getSObjectType();", 'Account'],
    [
      'begins as its object says',
      "Account a = new Account(Name = 'x'); insert a; return String.valueOf(a.Id).startsWith(Account.SObjectType.getDescribe().getKeyPrefix());",
      'true',
    ],
    ['is checked when it is assigned', "Id i = 'x'; return i;", 'System.StringException: Invalid id: x'],
    ['is checked by valueOf', "return Id.valueOf('001');", 'System.StringException: Invalid id: 001'],
    ['is checked by a cast', "Object o = 'x'; Id i = (Id) o; return i;", 'System.StringException: Invalid id: x'],
  ]));
