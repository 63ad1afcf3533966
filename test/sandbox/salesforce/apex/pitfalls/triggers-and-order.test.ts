import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Log.cls':
    "public class Log { public static List<String> rows = new List<String>(); public static String all() { return String.join(rows, ' '); } }",
  'Books.trigger': `trigger Books on Book__c (before insert, after insert, before update, after update, before delete, after delete, after undelete) {
    Log.rows.add(Trigger.operationType.name() + Trigger.size);
    if (Trigger.isBefore && Trigger.isInsert) {
      for (Book__c b : Trigger.new) {
        Log.rows.add(b.Id == null ? 'no id' : 'id');
        if (b.Name == 'Refused') { b.addError('not this one'); }
        if (b.Name == 'Thin') { b.Pages__c.addError('too thin'); }
        b.Pages__c = b.Pages__c == null ? 100 : b.Pages__c;
      }
      if (Trigger.newMap == null) { Log.rows.add('no map'); }
    }
    if (Trigger.isAfter && Trigger.isInsert) { Log.rows.add(Trigger.newMap.keySet().size() + ' ids'); }
    if (Trigger.isUpdate && Trigger.isBefore && Trigger.new[0].Name == 'Change old') { Trigger.old[0].Name = 'x'; }
    if (Trigger.isInsert && Trigger.isAfter && Trigger.new[0].Name == 'Change new') { Trigger.new[0].Name = 'x'; }
  }`,
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables_considerations.htm
describe('A trigger', () =>
  testOutcomes(
    [
      [
        'changes new records before they are saved, which have no ids then',
        "insert new Book__c(Name = 'N'); return Log.all() + ' ' + [SELECT Pages__c FROM Book__c WHERE Name = 'N'].Pages__c;",
        'BEFORE_INSERT1 no id no map AFTER_INSERT1 1 ids 100',
      ],
      [
        'does not change them afterwards',
        "try { insert new Book__c(Name = 'Change new'); } catch (DmlException e) { return e.getMessage().contains('System.FinalException: Record is read-only'); } return null;",
        'true',
      ],
      [
        'never changes old ones',
        "Book__c b = [SELECT Id FROM Book__c LIMIT 1]; b.Name = 'Change old'; try { update b; } catch (DmlException e) { return e.getMessage().contains('System.FinalException: Record is read-only'); } return null;",
        'true',
      ],
      [
        'hears of what comes back',
        'Book__c b = [SELECT Id FROM Book__c LIMIT 1]; delete b; undelete b; return Log.all();',
        'BEFORE_DELETE1 AFTER_DELETE1 AFTER_UNDELETE1',
      ],
      [
        'gets 200 records at a time',
        "List<Book__c> l = new List<Book__c>(); for (Integer i = 0; i < 401; i++) { l.add(new Book__c(Name = 'x')); } insert l; return Log.all().replace(' no id', '').replace(' no map', '');",
        'BEFORE_INSERT200 AFTER_INSERT200 200 ids BEFORE_INSERT200 AFTER_INSERT200 200 ids BEFORE_INSERT1 AFTER_INSERT1 1 ids',
      ],
      [
        'refuses a record',
        "insert new Book__c(Name = 'Refused'); return null;",
        'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, not this one: []',
      ],
      [
        'refuses a field',
        "insert new Book__c(Name = 'Thin'); return null;",
        'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, too thin: [Pages__c]',
      ],
      [
        'refuses all rows of a statement with one',
        "try { insert new List<Book__c>{ new Book__c(Name = 'Good'), new Book__c(Name = 'Refused') }; } catch (DmlException e) { return e.getDmlIndex(0) + ' ' + [SELECT COUNT() FROM Book__c WHERE Name = 'Good']; } return null;",
        '1 0',
      ],
      [
        'runs again for the others when some may fail',
        "Database.insert(new List<Book__c>{ new Book__c(Name = 'Good'), new Book__c(Name = 'Refused') }, false); return Log.all() + ' ' + [SELECT COUNT() FROM Book__c WHERE Name = 'Good'];",
        'BEFORE_INSERT2 no id no id no map AFTER_INSERT1 1 ids BEFORE_INSERT1 no id no map AFTER_INSERT1 1 ids 1',
      ],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
describe('Before any trigger of Apex runs, the platform checks', () =>
  testOutcomes(
    [
      [
        'references',
        "try { insert new Book__c(Name = 'N', Publisher__c = '003000000000001'); } catch (DmlException e) { return e.getDmlType(0) + ' ' + Log.rows.size(); } return null;",
        'MALFORMED_ID 0',
      ],
      [
        'lengths',
        "try { insert new Book__c(Name = 'x'.repeat(81)); } catch (DmlException e) { return e.getDmlType(0) + ' ' + Log.rows.size(); } return null;",
        'STRING_TOO_LONG 0',
      ],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/relationships_among_objects.htm
describe('A deletion', () =>
  testOutcomes(
    [
      [
        'clears the lookups to it, as their constraint says',
        "Account a = [SELECT Id FROM Account WHERE Name = 'Alpha Press']; Integer before = [SELECT COUNT() FROM Book__c WHERE Publisher__c = :a.Id]; delete a; return (before > 0) + ' ' + [SELECT COUNT() FROM Book__c WHERE Publisher__c = :a.Id];",
        'true 0',
      ],
    ],
    SOURCES,
  ));
