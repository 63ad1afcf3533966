/** The class Database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../data-sample.ts';

test('a save with results tells which records failed', () => {
  assert.equal(
    outcomeOf(`List<Account> accounts = new List<Account>{ new Account(Name = 'Good'), new Account() };
      List<String> told = new List<String>();
      for (Database.SaveResult result : Database.insert(accounts, false)) told.add(result.isSuccess() + ' ' + result.getErrors().size());
      told.add(String.valueOf([SELECT COUNT() FROM Account]));
      return told;`),
    '(true 0, false 1, 1)',
  );
});

test('without a word about it, all records stand or none', () => {
  assert.equal(
    outcomeOf(`try { Database.insert(new List<Account>{ new Account(Name = 'Good'), new Account() }); }
      catch (DmlException error) { return error.getDmlType(0) + ' ' + [SELECT COUNT() FROM Account]; } return 'saved';`),
    'REQUIRED_FIELD_MISSING 0',
  );
});

test('an error tells its code and fields', () => {
  assert.equal(
    outcomeOf(`Database.Error error = Database.insert(new Account(), false).getErrors()[0];
      return error.getStatusCode() + ' ' + error.getFields();`),
    'REQUIRED_FIELD_MISSING (Name)',
  );
});

test('texts that are too long are cut when options say so', () => {
  assert.equal(
    outcomeOf(`Database.DMLOptions options = new Database.DMLOptions(); options.allowFieldTruncation = true;
      Account a = new Account(Name = 'A'.repeat(300)); Database.insert(a, options);
      return [SELECT Name FROM Account].Name.length();`),
    '255',
  );
});

test('an upsert tells what it created', () => {
  assert.equal(
    outcomeOf(`Account a = new Account(Name = 'A', CustomerCode__c = 'X1');
      Database.UpsertResult first = Database.upsert(a, Account.CustomerCode__c);
      Database.UpsertResult second = Database.upsert(new Account(Name = 'B', CustomerCode__c = 'X1'), Account.CustomerCode__c, false);
      return first.isCreated() + ' ' + second.isCreated() + ' ' + (first.getId() == second.getId());`),
    'true false true',
  );
});

test('records are deleted and brought back by their ids', () => {
  assert.equal(
    outcomeOf(`Account a = new Account(Name = 'A'); insert a;
      Boolean gone = Database.delete(a.Id).isSuccess(); Integer left = [SELECT COUNT() FROM Account];
      Database.undelete(new List<Id>{ a.Id }); return gone + ' ' + left + ' ' + [SELECT COUNT() FROM Account];`),
    'true 0 1',
  );
});

test('a query given as text reads its binds from a map', () => {
  assert.equal(
    outcomeOf(`insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') };
      return Database.queryWithBinds('SELECT Name FROM Account WHERE Name = :name', new Map<String, Object>{ 'name' => 'B' },
        AccessLevel.SYSTEM_MODE).size() + ' ' + Database.countQuery('SELECT COUNT() FROM Account');`),
    '1 2',
  );
});

test('a query locator goes through its records', () => {
  assert.equal(
    outcomeOf(`insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') };
      Database.QueryLocator locator = Database.getQueryLocator('SELECT Name FROM Account ORDER BY Name');
      String names = ''; Iterator<SObject> rows = locator.iterator();
      while (rows.hasNext()) names += rows.next().get('Name');
      return names + ' ' + locator.getQuery();`),
    'AB SELECT Name FROM Account ORDER BY Name',
  );
});

test('what was done after a savepoint is undone', () => {
  assert.equal(
    outcomeOf(`Savepoint before = Database.setSavepoint(); insert new Account(Name = 'A'); Database.rollback(before);
      return [SELECT COUNT() FROM Account];`),
    '0',
  );
});

test('records are locked and unlocked', () => {
  assert.equal(
    outcomeOf(`Account a = new Account(Name = 'A'); insert a; Approval.lock(a.Id); Boolean locked = Approval.isLocked(a);
      Approval.unlock(a); return locked + ' ' + Approval.isLocked(a.Id);`),
    'true false',
  );
});

test('an administrator keeps every field; what the platform fills is stripped from a new record', () => {
  assert.equal(
    outcomeOf(`List<Account> accounts = new List<Account>{ new Account(Name = 'A', Industry = 'Banking') };
      SObjectAccessDecision decision = Security.stripInaccessible(AccessType.CREATABLE, accounts);
      return decision.getRecords() + ' ' + decision.getRemovedFields() + ' ' + decision.getModifiedIndexes();`),
    '(Account:{Name=A, Industry=Banking}) {} {}',
  );
});
