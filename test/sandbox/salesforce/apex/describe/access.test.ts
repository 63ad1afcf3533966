/** What users may do who are no administrators. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../library/data-sample.ts';

const asUser = (profile: string, body: string, before = ''): string =>
  outcomeOf(`User one = new User(Username = 'one@test.example', LastName = 'One', Email = 'one@test.example', Alias = 'one',
      TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
      ProfileId = [SELECT Id FROM Profile WHERE Name = '${profile}'].Id);
    insert one; ${before}
    Object answer; System.runAs(one) { ${body} } return answer;`);

test('a profile opens objects or leaves them closed', () => {
  const told = (profile: string): string =>
    asUser(
      profile,
      `Schema.DescribeSObjectResult told = Schema.SObjectType.Account;
       answer = told.isAccessible() + ' ' + told.isCreateable() + ' ' + Schema.SObjectType.Shipment__c.isAccessible();`,
    );
  assert.equal(told('Standard User'), 'true true false');
  assert.equal(told('Read Only'), 'true false false');
  assert.equal(told('Minimum Access - Salesforce'), 'false false false');
  assert.equal(told('System Administrator'), 'true true true');
});

/** Setup objects and others are saved apart from each other. */
const GRANT = `System.runAs(new User(Id = UserInfo.getUserId())) { PermissionSet granted = new PermissionSet(Name = 'Packer', Label = 'Packer'); insert granted;
  insert new ObjectPermissions(ParentId = granted.Id, SobjectType = 'Shipment__c', PermissionsRead = true, PermissionsEdit = true);
  insert new FieldPermissions(ParentId = granted.Id, SobjectType = 'Shipment__c', Field = 'Shipment__c.Fee__c', PermissionsRead = true);
  insert new PermissionSetAssignment(PermissionSetId = granted.Id, AssigneeId = one.Id); }`;

test('a permission set opens what it says, field by field', () => {
  assert.equal(
    asUser(
      'Standard User',
      `answer = Schema.SObjectType.Shipment__c.isUpdateable() + ' ' + Shipment__c.Fee__c.getDescribe().isAccessible() + ' '
        + Shipment__c.Fee__c.getDescribe().isUpdateable() + ' ' + Shipment__c.Weight__c.getDescribe().isAccessible();`,
      GRANT,
    ),
    'true true false false',
  );
});

test('a query in user mode tells which fields stand in its way', () => {
  assert.equal(
    asUser(
      'Standard User',
      `try { answer = [SELECT Fee__c, Weight__c FROM Shipment__c WITH USER_MODE]; }
       catch (QueryException error) { answer = error.getInaccessibleFields(); }`,
      GRANT,
    ),
    '{Shipment__c={Weight__c}}',
  );
  assert.equal(asUser('Standard User', 'answer = [SELECT Weight__c FROM Shipment__c WITH SYSTEM_MODE];'), '()');
});

test('a save in user mode is refused for closed objects and fields', () => {
  const refusal = (body: string): string =>
    asUser('Standard User', `try { ${body} } catch (SecurityException error) { answer = error.getMessage(); }`, GRANT);
  assert.equal(refusal('insert as user new Depot__c();'), "Access to entity 'Depot__c' denied");
  assert.match(
    asUser(
      'Standard User',
      `try { sent.Fee__c = 2; update as user sent; } catch (SecurityException error) { answer = error.getMessage(); }`,
      `${GRANT} Shipment__c sent = new Shipment__c(Carrier__c = 'Post', Fee__c = 1); insert sent;`,
    ),
    /fields being inaccessible on Sobject Shipment__c/,
  );
});

test('what may not be read is stripped from records', () => {
  assert.equal(
    asUser(
      'Standard User',
      `SObjectAccessDecision decision = Security.stripInaccessible(AccessType.READABLE,
         [SELECT Fee__c, Weight__c FROM Shipment__c WITH SYSTEM_MODE]);
       answer = decision.getRemovedFields() + ' ' + decision.getModifiedIndexes() + ' ' + decision.getRecords()[0].isSet('Fee__c');`,
      `${GRANT} insert new Shipment__c(Carrier__c = 'Post', Fee__c = 1, Weight__c = 2);`,
    ),
    '{Shipment__c={Weight__c}} {0} true',
  );
});
