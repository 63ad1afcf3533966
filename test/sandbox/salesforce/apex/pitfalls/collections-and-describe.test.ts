import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Shell.cls': 'public class Shell { public class Yolks { public Integer n = 1; } public interface Named {} }',
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections.htm
describe('Collections', () =>
  testOutcomes([
    [
      'keep the order of insertion',
      "Set<String> s = new Set<String>{ 'z', 'a' }; s.add('m'); Map<String, Integer> m = new Map<String, Integer>{ 'z' => 1, 'a' => 2 }; return s + ' ' + m.keySet();",
      '{z, a, m} {z, a}',
    ],
    [
      'find records by their values',
      "Account a = new Account(Name = 'x'); return new Set<Account>{ a }.contains(new Account(Name = 'x'));",
      'true',
    ],
    [
      'lose a record that was changed',
      "Account a = new Account(Name = 'x'); Set<Account> s = new Set<Account>{ a }; a.Name = 'y'; return s.contains(a);",
      'false',
    ],
    [
      'may not change under a loop',
      'List<Integer> l = new List<Integer>{ 1, 2 }; for (Integer i : l) { l.add(3); } return null;',
      'System.FinalException: Cannot modify a collection while it is being iterated.',
    ],
    [
      'share the keys of a map',
      "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; m.keySet().remove('a'); return m.size();",
      '0',
    ],
    ['take null as a key', 'Map<String, Integer> m = new Map<String, Integer>{ null => 1 }; return m.get(null);', '1'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_describe_objects_understanding.htm
describe('Describes', () =>
  testOutcomes(
    [
      [
        'name fields in lower case',
        "Map<String, SObjectField> m = Account.SObjectType.getDescribe().fields.getMap(); return m.keySet().contains('name') + ' ' + m.keySet().contains('Name');",
        'true false',
      ],
      ['find fields in any case', "return Account.SObjectType.getDescribe().fields.getMap().get('NAME');", 'Name'],
      [
        'have one token for each object',
        "return Schema.getGlobalDescribe().get('account') === Account.SObjectType;",
        'true',
      ],
      [
        'have one token for each field',
        "return Account.SObjectType.getDescribe().fields.getMap().get('name') === Account.Name;",
        'true',
      ],
      [
        'know labels',
        'return Account.SObjectType.getDescribe().getLabel() + Book__c.Pages__c.getDescribe().getName();',
        'AccountPages__c',
      ],
      [
        'know what the user may do',
        'return Account.SObjectType.getDescribe().isCreateable() && Account.Name.getDescribe().isAccessible();',
        'true',
      ],
      [
        'know the main record type',
        'return Account.SObjectType.getDescribe().getRecordTypeInfos()[0].isMaster();',
        'true',
      ],
      [
        'find classes',
        "return Type.forName('Shell').getName() + Type.forName('Shell.Yolks').newInstance();",
        'ShellYolks:[n=1]',
      ],
      ['find classes without a namespace', "return Type.forName('', 'Shell');", 'Shell'],
      [
        'find no classes that are not there',
        "return Type.forName('Nothing') == null && Type.forName('ns', 'Shell') == null;",
        'true',
      ],
    ],
    SOURCES,
  ));
