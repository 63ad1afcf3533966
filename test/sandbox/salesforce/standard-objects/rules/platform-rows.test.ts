/** What standard objects do by themselves: files, activities, campaigns, leads, custom settings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../../apex/library/data-sample.ts';

test('a first version brings its document along, and a later one takes its place', () => {
  assert.equal(
    outcomeOf(`ContentVersion one = new ContentVersion(Title = 'Note', PathOnClient = 'note.txt', VersionData = Blob.valueOf('abc'));
      insert one; Id document = [SELECT ContentDocumentId FROM ContentVersion].ContentDocumentId;
      insert new ContentVersion(ContentDocumentId = document, PathOnClient = 'note.pdf', VersionData = Blob.valueOf('abcd'), Title = 'New');
      ContentDocument told = [SELECT Title, FileType, ContentSize, LatestPublishedVersion.VersionNumber FROM ContentDocument];
      return told.Title + ' ' + told.FileType + ' ' + told.ContentSize + ' ' + told.LatestPublishedVersion.VersionNumber
        + ' ' + [SELECT COUNT() FROM ContentVersion WHERE IsLatest = true];`),
    'New PDF 4 2 1',
  );
});

test('a file is linked to what it is published to, once', () => {
  assert.equal(
    outcomeOf(`Depot__c depot = new Depot__c(Name = 'North'); insert depot;
      insert new ContentVersion(PathOnClient = 'a.txt', VersionData = Blob.valueOf('a'), FirstPublishLocationId = depot.Id);
      Id document = [SELECT Id FROM ContentDocument].Id;
      Database.SaveResult again = Database.insert(
        new ContentDocumentLink(ContentDocumentId = document, LinkedEntityId = depot.Id, ShareType = 'V'), false);
      return [SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = :depot.Id] + ' '
        + again.getErrors()[0].getStatusCode();`),
    '1 DUPLICATE_VALUE',
  );
});

test('an event knows its end from its duration, and its duration from its end', () => {
  assert.equal(
    outcomeOf(`Datetime start = Datetime.newInstanceGmt(2026, 3, 1, 10, 0, 0);
      insert new Event(Subject = 'A', ActivityDateTime = start, DurationInMinutes = 90);
      insert new Event(Subject = 'B', StartDateTime = start, EndDateTime = start.addMinutes(30));
      List<String> told = new List<String>();
      for (Event one : [SELECT EndDateTime, DurationInMinutes, ActivityDate FROM Event ORDER BY Subject])
        told.add(one.EndDateTime.formatGmt('HH:mm') + ' ' + one.DurationInMinutes + ' ' + one.ActivityDate.month());
      return told;`),
    '(11:30 90 3, 10:30 30 3)',
  );
});

test('a task is about the account of its contact', () => {
  assert.equal(
    outcomeOf(`Account a = new Account(Name = 'A'); insert a; Contact c = new Contact(LastName = 'C', AccountId = a.Id); insert c;
      insert new Task(Subject = 'Call', WhoId = c.Id, Priority = 'High', Status = 'Completed');
      Task told = [SELECT AccountId, IsClosed, IsHighPriority FROM Task];
      return (told.AccountId == a.Id) + ' ' + told.IsClosed + ' ' + told.IsHighPriority;`),
    'true true true',
  );
});

test('a campaign counts its members', () => {
  assert.equal(
    outcomeOf(`Campaign c = new Campaign(Name = 'C'); insert c; Lead l = new Lead(LastName = 'L', Company = 'Co'); insert l;
      insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id, Status = 'Responded');
      Campaign told = [SELECT NumberOfLeads, NumberOfResponses FROM Campaign];
      return told.NumberOfLeads + ' ' + told.NumberOfResponses + ' ' + [SELECT CompanyOrAccount FROM CampaignMember].CompanyOrAccount;`),
    '1 1 Co',
  );
});

test('an opportunity knows its fiscal period', () => {
  assert.equal(
    outcomeOf(`insert new Opportunity(Name = 'O', StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 5, 1));
      return [SELECT Fiscal FROM Opportunity].Fiscal;`),
    '2026 2',
  );
});

const refused = (work: string): string =>
  outcomeOf(`Account home = new Account(Name = 'Home'); insert home;
    Contact person = new Contact(LastName = 'Ames', AccountId = home.Id); insert person;
    try { ${work} return 'done'; } catch (DmlException error) { return error.getDmlType(0) + ' ' + error.getDmlMessage(0); }`);

test('a case is numbered, new, and of the account of its contact; it is closed by its status', () => {
  assert.equal(
    outcomeOf(`Account home = new Account(Name = 'Home'); insert home;
      Contact person = new Contact(LastName = 'Ames', AccountId = home.Id); insert person;
      Case one = new Case(ContactId = person.Id, Subject = 'A'); insert one;
      Case told = [SELECT CaseNumber, Status, Priority, IsClosed, ClosedDate, Account.Name FROM Case];
      one.Status = 'Closed'; update one;
      Case closed = [SELECT IsClosed, ClosedDate FROM Case];
      return told.CaseNumber + ' ' + told.Status + ' ' + told.Priority + ' ' + told.IsClosed + ' ' + told.ClosedDate + ' '
        + told.Account.Name + ' ' + closed.IsClosed + ' ' + (closed.ClosedDate != null);`),
    '00000001 New Medium false null Home true true',
  );
});

test('an account with cases or won opportunities stays', () => {
  assert.match(
    refused('insert new Case(AccountId = home.Id); delete home;'),
    /^DELETE_FAILED Your attempt to delete Home could not be completed because it is associated with the following cases/,
  );
  assert.match(
    refused(`insert new Opportunity(Name = 'Deal', AccountId = home.Id, StageName = 'Closed Won', CloseDate = Date.today());
      delete home;`),
    /^DELETE_FAILED Your attempt to delete Home could not be completed because some opportunities .* closed won.*: Deal$/,
  );
});

test('a task is done or urgent by what its picklists say, and of a lead only when it is about nothing else', () => {
  assert.equal(
    outcomeOf(`insert new Task(Subject = 'A', Status = 'Completed', Priority = 'High');
      Task told = [SELECT IsClosed, IsHighPriority, TaskSubtype FROM Task];
      return told.IsClosed + ' ' + told.IsHighPriority + ' ' + told.TaskSubtype;`),
    'true true Task',
  );
  assert.match(
    refused(`Lead lead = new Lead(LastName = 'Bold', Company = 'B'); insert lead;
      insert new Task(Subject = 'A', WhoId = lead.Id, WhatId = home.Id);`),
    /^FIELD_INTEGRITY_EXCEPTION/,
  );
});
