/** Which records Apex sees and changes for whom: by the keyword of its class, and always as the user in user mode. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { outcomeOf } from '../apex/library/data-sample.ts';
import { writeProject } from '../apex/served/sample-project.ts';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';
import { metadata } from '../access/sample-org.ts';

const project = writeProject({
  'objects/Account/Account.object-meta.xml': metadata('CustomObject', '<sharingModel>Read</sharingModel>'),
  'objects/Opportunity/Opportunity.object-meta.xml': metadata('CustomObject', '<sharingModel>Private</sharingModel>'),
});
after(() => project.remove());

/** Inner classes, each with a keyword of its own, beside the method that runs. */
const CLASSES = ['with', 'without']
  .map(
    (word) => `public ${word} sharing class ${word === 'with' ? 'Sharing' : 'All'} {
      public Integer count() { return [SELECT COUNT() FROM Opportunity]; }
      public Integer countAsText() { return Database.countQuery('SELECT COUNT() FROM Opportunity'); }
      public void rename(Account one) { one.Name = 'New'; update one; }
      public Boolean renameSome(Account one) { one.Name = 'New'; return Database.update(one, false).isSuccess(); }
    }`,
  )
  .join('\n');

const asUser = (body: string): string =>
  outcomeOf(
    `Account foreign = new Account(Name = 'Foreign'); insert foreign;
     insert new Opportunity(Name = 'Deal', StageName = 'Prospecting', CloseDate = Date.today(), AccountId = foreign.Id);
     User one;
     System.runAs(new User(Id = UserInfo.getUserId())) {
       one = new User(Username = 'one@test.example', LastName = 'One', Email = 'one@test.example', Alias = 'one',
         TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
         ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);
       insert one;
     }
     Object answer; System.runAs(one) { ${body} } return answer; } ${CLASSES} public static void end() {`,
    [SHIPPING_SOURCE, project.directory],
  );

test('a class with sharing sees what is shared with its user, one without sees everything', () => {
  assert.equal(asUser("answer = new Sharing().count() + ' ' + new Sharing().countAsText();"), '0 0');
  assert.equal(asUser("answer = new All().count() + ' ' + new All().countAsText();"), '1 1');
});

test('user mode shares in every class, system mode leaves it to the class', () => {
  assert.equal(asUser('answer = [SELECT COUNT() FROM Opportunity WITH USER_MODE];'), '0');
  assert.equal(asUser('answer = [SELECT COUNT() FROM Opportunity WITH SYSTEM_MODE];'), '1');
});

test('a record that may not be edited is saved without sharing only', () => {
  assert.equal(
    asUser(
      "try { new Sharing().rename(foreign); answer = 'saved'; } catch (DmlException e) { answer = e.getMessage(); }",
    ),
    'Update failed. First exception on row 0 with id 001Hs0000000001IAA; first error: INSUFFICIENT_ACCESS_OR_READONLY, insufficient access rights on object id: []',
  );
  assert.equal(asUser('answer = new Sharing().renameSome(foreign);'), 'false');
  assert.equal(asUser('new All().rename(foreign); answer = [SELECT Name FROM Account].Name;'), 'New');
  assert.equal(
    asUser(
      "try { foreign.Name = 'New'; update as user foreign; } catch (DmlException e) { answer = e.getDmlType(0); }",
    ),
    'INSUFFICIENT_ACCESS_OR_READONLY',
  );
});

test('a record that Apex shares is seen from then on', () => {
  assert.equal(
    asUser(`Opportunity deal = [SELECT Id FROM Opportunity WITH SYSTEM_MODE];
      insert as system new OpportunityShare(OpportunityId = deal.Id, UserOrGroupId = one.Id, OpportunityAccessLevel = 'Read');
      answer = new Sharing().count();`),
    '1',
  );
});
