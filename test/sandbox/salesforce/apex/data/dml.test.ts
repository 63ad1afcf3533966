import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSampleApex, outcomeOf } from './sample-apex.ts';

type Case = readonly [title: string, body: string, outcome: string | RegExp];

const cases = (title: string, table: readonly Case[]): void => {
  describe(title, () => {
    for (const [name, body, outcome] of table) {
      test(name, () => {
        const found = outcomeOf(body);
        if (typeof outcome === 'string') assert.equal(found, outcome);
        else assert.match(found, outcome);
      });
    }
  });
};

cases('DML', [
  ['gives a new record its id', "Account a = new Account(Name = 'New'); insert a; return a.Id == [SELECT Id FROM Account WHERE Name = 'New'].Id;", 'true'],
  ['leaves everything but the id as it was', "Book__c b = new Book__c(Name = 'New'); insert b; return b.IsInPrint__c;", /^(?:null|false)$/],
  ['stores values of every type', "insert new Book__c(Name = 'N', Price__c = 1.005, Pages__c = 7, PublishedOn__c = Date.newInstance(2026, 2, 3), PrintedAt__c = (Datetime) Date.newInstance(2026, 2, 4), IsInPrint__c = true); Book__c b = [SELECT Price__c, Pages__c, PublishedOn__c, PrintedAt__c, IsInPrint__c FROM Book__c WHERE Name = 'N']; return b.Price__c + ' ' + b.Pages__c + ' ' + b.PublishedOn__c + ' ' + b.PrintedAt__c + ' ' + b.IsInPrint__c;", '1.005 7 2026-02-03 00:00:00 2026-02-04 00:00:00 true'],
  ['updates what was set', "Book__c b = [SELECT Name FROM Book__c WHERE Name = 'First']; b.Pages__c = 5; update b; return [SELECT Pages__c, Price__c FROM Book__c WHERE Id = :b.Id].Price__c;", '10.10'],
  ['takes back to null', "Book__c b = [SELECT Price__c FROM Book__c WHERE Name = 'First']; b.Price__c = null; update b; return [SELECT Price__c FROM Book__c WHERE Id = :b.Id].Price__c;", 'null'],
  ['leaves behind what a query read and nobody may write', "Contact c = [SELECT Name, LastName, CreatedDate, Account.Name FROM Contact WHERE LastName = 'Ames']; c.LastName = 'Anes'; update c; return [SELECT Name FROM Contact WHERE Id = :c.Id].Name;", 'Anes'],
  ['upserts by a field', "Book__c b = new Book__c(Isbn__c = 'X-1', Pages__c = 9); upsert b Isbn__c; return b.Id == [SELECT Id FROM Book__c WHERE Name = 'First' AND Pages__c = 9].Id;", 'true'],
  ['upserts by id, or inserts', "Book__c b = [SELECT Id FROM Book__c WHERE Name = 'First']; List<Book__c> l = new List<Book__c>{ b, new Book__c(Name = 'N') }; upsert l; return l[1].Id != null && [SELECT COUNT() FROM Book__c] == 6;", 'true'],
  ['deletes and undeletes', "Book__c b = [SELECT Id FROM Book__c WHERE Name = 'First']; delete b; Integer n = [SELECT COUNT() FROM Book__c]; undelete b; return n + ' ' + [SELECT COUNT() FROM Book__c];", '4 5'],
  ['merges', "Account a = [SELECT Id FROM Account WHERE Name = 'Alpha Press']; Account b = [SELECT Id FROM Account WHERE Name = 'beta books']; merge a b; return [SELECT COUNT() FROM Book__c WHERE Publisher__c = :a.Id];", '4'],
  ['finds parents by their keys', "insert new Book__c(Name = 'N', Prequel__r = new Book__c(Isbn__c = 'x-2')); return [SELECT Prequel__r.Name FROM Book__c WHERE Name = 'N'].Prequel__r.Name;", 'second'],
  ['saves records of several types', "insert new List<SObject>{ new Account(Name = 'N'), new Contact(LastName = 'N') }; return [SELECT COUNT() FROM Contact WHERE LastName = 'N'];", '1'],
  ['counts no empty list', 'insert new List<Account>(); return Limits.getDmlStatements();', '0'],
]); // prettier-ignore

cases('DML that fails', [
  ['says what is missing', 'insert new Contact(); return null;', 'System.DmlException: Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]'],
  ['names the row', "insert new List<Contact>{ new Contact(LastName = 'x'), new Contact() }; return null;", /^System.DmlException: Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING/],
  ['names the record', "Account a = [SELECT Id FROM Account WHERE Name = 'Gamma']; a.Name = null; try { update a; } catch (DmlException e) { return e.getMessage() == 'Update failed. First exception on row 0 with id ' + a.Id + '; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]'; } return null;", 'true'],
  ['leaves nothing behind', "List<Contact> l = new List<Contact>{ new Contact(LastName = 'x'), new Contact() }; try { insert l; } catch (DmlException e) { return l[0].Id + ' ' + [SELECT COUNT() FROM Contact WHERE LastName = 'x']; } return null;", 'null 0'],
  ['tells of every row', "try { insert new List<Contact>{ new Contact(), new Contact(LastName = 'x'), new Contact(LastName = 'x'.repeat(200)) }; } catch (DmlException e) { return e.getNumDml() + ' ' + e.getDmlIndex(1) + ' ' + e.getDmlType(1) + ' ' + e.getDmlFieldNames(0)[0] + ' ' + e.getDmlId(0); } return null;", '2 2 STRING_TOO_LONG LastName null'],
  ['refuses an id in an insert', "Account a = [SELECT Id FROM Account LIMIT 1]; insert a; return null;", /INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: \[Id\]$/],
  ['wants an id for an update', "update new Account(Name = 'x'); return null;", 'System.DmlException: Update failed. First exception on row 0; first error: MISSING_ARGUMENT, Id not specified in an update call: []'],
  ['refuses the same record twice', "Account a = new Account(Name = 'x'); insert new List<Account>{ a, a }; return null;", 'System.ListException: Before Insert or Upsert list must not have two identically equal elements'],
  ['refuses the same id twice', 'Account a = [SELECT Id FROM Account LIMIT 1]; try { update new List<Account>{ a, a }; } catch (ListException e) { return e.getMessage() == \'Duplicate id in list: \' + a.Id; } return null;', 'true'],
  ['is a null pointer for nothing', 'Account a; insert a; return null;', /^System.NullPointerException/],
  ['ends a transaction of too many statements', "for (Integer i = 0; i < 151; i++) insert new Account(Name = 'x'); return null;", 'System.LimitException: Too many DML statements: 151'],
]); // prettier-ignore

test('what a failed transaction wrote is taken back', () => {
  const sample = openSampleApex("insert new Account(Name = 'Lost'); Integer i = 1 / 0; return null;");
  const before = [...sample.org.rows('Account')].length;
  assert.equal(sample.run(), 'System.MathException: Divide by 0');
  assert.equal([...sample.org.rows('Account')].length, before);
});

cases('savepoints', [
  ['take back what was written since, not ids in memory', "Savepoint s = Database.setSavepoint(); Account a = new Account(Name = 'x'); insert a; Database.rollback(s); return a.Id != null && [SELECT COUNT() FROM Account WHERE Name = 'x'] == 0;", 'true'],
  ['go with the ones before them', 'Savepoint s = Database.setSavepoint(); Savepoint t = Database.setSavepoint(); Database.rollback(s); Database.rollback(t); return null;', /^System.TypeException/],
  ['count as statements', 'Database.rollback(Database.setSavepoint()); return Limits.getDmlStatements();', '2'],
]); // prettier-ignore

cases('the class Database', [
  ['saves what can be saved', "List<Database.SaveResult> r = Database.insert(new List<Contact>{ new Contact(), new Contact(LastName = 'x') }, false); return r[0].isSuccess() + ' ' + r[0].getErrors()[0].getStatusCode() + ' ' + r[1].isSuccess() + ' ' + (r[1].getId() != null);", 'false REQUIRED_FIELD_MISSING true true'],
  ['throws unless told otherwise', 'Database.insert(new Contact()); return null;', /^System.DmlException: Insert failed/],
  ['queries with variables', "String n = 'Gamma'; return Database.query('SELECT Id, Name FROM Account WHERE Name = :n').size();", '1'],
  ['queries with a map', "return Database.queryWithBinds('SELECT Id FROM Account WHERE Name IN :names', new Map<String, Object>{ 'names' => new List<String>{ 'Gamma', 'beta books' } }, AccessLevel.SYSTEM_MODE).size();", '2'],
  ['counts', "return Database.countQuery('SELECT COUNT() FROM Book__c');", '5'],
  ['refuses what is no query', "return Database.query('SELECT Nothing FROM Account');", /^System.QueryException: \nSELECT Nothing FROM Account\n {7}\^\nERROR at Row:1:Column:8\nNo such column 'Nothing' on entity 'Account'/],
  ['refuses unknown variables', "return Database.query('SELECT Id FROM Account WHERE Name = :nobody');", 'System.QueryException: Variable does not exist: nobody'],
  ['refuses paths', "Account a = new Account(); return Database.query('SELECT Id FROM Account WHERE Name = :a.Name');", 'System.QueryException: Variable does not exist: a.Name'],
  ['empties the recycle bin', "Book__c b = [SELECT Id FROM Book__c WHERE Name = 'First']; delete b; Database.emptyRecycleBin(b); return [SELECT COUNT() FROM Book__c WHERE Id = :b.Id ALL ROWS];", '0'],
]); // prettier-ignore

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
const MIXED = (object: string, original: string) =>
  `System.DmlException: Insert failed. First exception on row 0; first error: MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object}, original object: ${original}: []`;
const ACCOUNT = "insert new Account(Name = 'x');";
const MEMBER =
  "Group g = new Group(Name = 'g', Type = 'Regular'); insert g; insert new GroupMember(GroupId = g.Id, UserOrGroupId = UserInfo.getUserId());";

cases('setup objects and others in one transaction', [
  ['are refused when the setup object comes second', `${ACCOUNT} ${MEMBER} return null;`, MIXED('GroupMember', 'Account')],
  ['are refused when it comes first', `${MEMBER} ${ACCOUNT} return null;`, MIXED('Account', 'GroupMember')],
  ['are kept apart by runAs', `User me = [SELECT Id FROM User WHERE Id = :UserInfo.getUserId()]; System.runAs(me) { ${MEMBER} } ${ACCOUNT} System.runAs(me) { delete [SELECT Id FROM GroupMember]; } return [SELECT COUNT() FROM GroupMember];`, '0'],
  ['are mixed by a user’s role only', `${ACCOUNT} User me = [SELECT Id FROM User WHERE Id = :UserInfo.getUserId()]; me.Title = 'x'; update me; me.UserRoleId = null; try { update me; } catch (DmlException e) { return e.getDmlType(0); } return null;`, 'MIXED_DML_OPERATION'],
]); // prettier-ignore
