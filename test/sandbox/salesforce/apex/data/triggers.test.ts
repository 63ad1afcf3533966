import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSampleApex, outcomeOf } from './sample-apex.ts';

/** A trigger on books, and a class that remembers what triggers told it. */
const onBooks = (events: string, body: string) => ({
  'Log.cls': 'public class Log { public static List<String> rows = new List<String>(); }',
  'Books.trigger': `trigger Books on Book__c (${events}) { ${body} }`,
});

const INSERT = "insert new Book__c(Name = 'New', Pages__c = 1);";
const FIRST = "Book__c b = [SELECT Id, Name FROM Book__c WHERE Name = 'First'];";
const LOGGED = "return String.join(Log.rows, ' ');";

type Case = readonly [title: string, events: string, trigger: string, body: string, outcome: string | RegExp];

const cases = (title: string, table: readonly Case[]): void => {
  describe(title, () => {
    for (const [name, events, trigger, body, outcome] of table) {
      test(name, () => {
        const found = outcomeOf(body, onBooks(events, trigger));
        if (typeof outcome === 'string') assert.equal(found, outcome);
        else assert.match(found, outcome);
      });
    }
  });
};

const STATE =
  "Log.rows.add(Trigger.operationType + ' ' + (Trigger.new == null ? 0 : Trigger.new.size()) + (Trigger.old == null ? 0 : Trigger.old.size()) + (Trigger.newMap == null ? 0 : Trigger.newMap.size()) + (Trigger.oldMap == null ? 0 : Trigger.oldMap.size()));";
const ALL = 'before insert, after insert, before update, after update, before delete, after delete, after undelete';

cases('trigger variables', [
  ['of an insert', ALL, STATE, INSERT + LOGGED, 'BEFORE_INSERT 1000 AFTER_INSERT 1010'],
  ['of an update', ALL, STATE, `${FIRST} update b; ${LOGGED}`, 'BEFORE_UPDATE 1111 AFTER_UPDATE 1111'],
  ['of a delete and an undelete', ALL, STATE, `${FIRST} delete b; undelete b; ${LOGGED}`, 'BEFORE_DELETE 0101 AFTER_DELETE 0101 AFTER_UNDELETE 1010'],
  ['of an upsert', ALL, STATE, `${FIRST} upsert new List<Book__c>{ b, new Book__c(Name = 'N') }; ${LOGGED}`, 'BEFORE_INSERT 1000 BEFORE_UPDATE 1111 AFTER_INSERT 1010 AFTER_UPDATE 1111'],
  ['hold all fields', 'before update', "Log.rows.add(Trigger.new[0].Pages__c + '/' + Trigger.new[0].Isbn__c);", `${FIRST} b.Pages__c = 3; update b; ${LOGGED}`, '3/X-1'],
  ['hold formulas of what is going to be written', 'before update', "Trigger.new[0].Pages__c = 9; Log.rows.add(Trigger.old[0].Spine__c + ' ' + Trigger.new[0].Spine__c);", `${FIRST} b.Pages__c = 3; update b; ${LOGGED}`, 'Alpha Press/100 Alpha Press/3'],
  ['hold formulas of a new record', 'before insert', 'Log.rows.add(Trigger.new[0].Spine__c);', `${INSERT} ${LOGGED}`, '/1'],
  ['hold formulas of what was written', 'after update', 'Log.rows.add(Trigger.new[0].Spine__c);', `${FIRST} b.Pages__c = 3; update b; ${LOGGED}`, 'Alpha Press/3'],
  ['hold what stood there', 'after update', "Log.rows.add(Trigger.oldMap.get(Trigger.new[0].Id).Pages__c + '/' + Trigger.new[0].Pages__c);", `${FIRST} b.Pages__c = 3; update b; ${LOGGED}`, '100/3'],
  ['hold 200 records at a time', 'before insert', 'Log.rows.add(String.valueOf(Trigger.size));', `List<Book__c> l = new List<Book__c>(); for (Integer i = 0; i < 250; i++) l.add(new Book__c(Name = 'x')); insert l; ${LOGGED}`, '200 50'],
]); // prettier-ignore

cases('a trigger', [
  ['sets values before', 'before insert', "Trigger.new[0].Price__c = 2; Trigger.new[0].Name += '!';", `${INSERT} return [SELECT Name, Price__c FROM Book__c WHERE Name LIKE 'New%'].Name;`, 'New!'],
  ['may not set them after', 'after insert', 'Trigger.new[0].Price__c = 2;', `${INSERT} return null;`, /^System.DmlException: Insert failed[^]*execution of AfterInsert\n\ncaused by: System.FinalException: Record is read-only/],
  ['may never change old records', 'before update', 'Trigger.old[0].Price__c = 2;', `${FIRST} update b; return null;`, /caused by: System.FinalException: Record is read-only/],
  ['refuses a record', 'before insert', "Trigger.new[0].addError('not today');", `${INSERT} return null;`, 'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, not today: []'],
  ['refuses a field', 'after insert', "Trigger.new[0].Pages__c.addError('too thin');", `${INSERT} return null;`, 'System.DmlException: Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, too thin: [Pages__c]'],
  ['refuses a deletion', 'before delete', "Trigger.old[0].addError('stays');", `${FIRST} delete b; return null;`, /^System.DmlException: Delete failed. First exception on row 0 with id a00\w+; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, stays: \[\]$/],
  ['fails all rows with what it throws', 'before insert', 'Integer i = 1 / 0;', `${INSERT} return null;`, /^System.DmlException: Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Books: execution of BeforeInsert\n\ncaused by: System.MathException: Divide by 0\n\nTrigger.Books: line 1, column 1: \[\]$/],
  ['fails alone when others may stand', 'before insert', "for (Book__c b : Trigger.new) if (b.Name == 'Bad') b.addError('no'); Log.rows.add('x');", "Database.insert(new List<Book__c>{ new Book__c(Name = 'Good'), new Book__c(Name = 'Bad') }, false); return Log.rows.size() + ' ' + [SELECT COUNT() FROM Book__c WHERE Name IN ('Good', 'Bad')];", '2 1'],
  ['fires again for the rows that are left, with its statics as they were and the limits of the first attempt', 'before insert', "for (Integer i = 0; i < 60; i++) { Integer n = [SELECT COUNT() FROM Account]; } for (Book__c b : Trigger.new) if (b.Name == 'Bad') b.addError('no'); Log.rows.add(Trigger.size + ':' + Limits.getQueries());", "Database.insert(new List<Book__c>{ new Book__c(Name = 'Good'), new Book__c(Name = 'Bad') }, false); return String.join(Log.rows, ' ') + ' ' + Limits.getQueries();", '2:60 1:60 60'],
  ['may save other records', 'after insert', "insert new Account(Name = 'by trigger');", `${INSERT} return [SELECT COUNT() FROM Account WHERE Name = 'by trigger'];`, '1'],
  ['may not save its own', 'before insert', 'insert Trigger.new;', `${INSERT} return null;`, /DML statement cannot operate on trigger.new or trigger.old/],
  ['may not update what it runs for', 'before update', 'update new Book__c(Id = Trigger.new[0].Id, Pages__c = 1);', `${FIRST} update b; return null;`, /SELF_REFERENCE_FROM_TRIGGER, Object \(id = a00\w+\) is currently in trigger Books, therefore it cannot recursively update itself/],
  ['shares statics and limits with who saved', 'before insert', "Log.rows.add(String.valueOf(Limits.getDmlStatements()));", `Log.rows.add('a'); ${INSERT} ${LOGGED}`, 'a 1'],
  ['that starts itself is stopped', 'after insert', "insert new Book__c(Name = 'again');", `${INSERT} return null;`, /maximum trigger depth exceeded/],
  ['is not told of cascades', 'before delete', "Log.rows.add('x');", "delete [SELECT Id FROM Account WHERE Name = 'Alpha Press']; return Log.rows.size();", '0'],
  ['ends everything when it exceeds a limit', 'before insert', 'for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; }', `try { ${INSERT} } catch (Exception e) { return 'caught'; } return null;`, 'System.LimitException: Too many SOQL queries: 101'],
]); // prettier-ignore

describe('a save over the API', () => {
  const save = (trigger: string, names: readonly string[]) => {
    const sample = openSampleApex('return null;', onBooks('before insert, after insert', trigger));
    const records = names.map((Name) => ({ Name }));
    return { ...sample, results: sample.org.insert(sample.caller, { object: 'Book__c', records, allOrNone: false }) };
  };

  test('runs triggers in a transaction of its own for each 200 rows', () => {
    const trigger =
      "Log.rows.add('x'); if (Trigger.isBefore) for (Book__c b : Trigger.new) b.Pages__c = Log.rows.size(); else insert new Account(Name = 'seen ' + Trigger.size);";
    const { org, results } = save(
      trigger,
      Array.from({ length: 201 }, (_, at) => `book ${at}`),
    );
    assert.equal(org.byId('Book__c', results[200]?.id ?? '')?.Pages__c, 1);
    assert.deepEqual([...org.rows('Account')].map(({ Name }) => Name).slice(-2), ['seen 200', 'seen 1']);
  });

  test('is told what a trigger refuses or throws, limits included', () => {
    const refused = save("if (Trigger.new[0].Name == 'x') Trigger.new[0].Name.addError('no');", ['x', 'y']);
    assert.deepEqual(
      refused.results.map(({ success, errors }) => [success, errors[0]]),
      [
        [false, { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: ['Name'] }],
        [true, undefined],
      ],
    );
    const exhausted = save('for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; }', ['x']);
    assert.match(exhausted.results[0]?.errors[0]?.message ?? '', /System.LimitException: Too many SOQL queries: 101/);
  });
});
