/** Custom settings, custom metadata, labels, field sets and record types of a package, as Apex reads them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { SHIPPING_SOURCE } from '../../../fixtures/shipping-org.ts';
import { outcomeOf } from '../data-sample.ts';

const setting = (name: string, kind: string): Readonly<Record<string, string>> => ({
  [`objects/${name}/${name}.object-meta.xml`]: `<CustomObject><customSettingsType>${kind}</customSettingsType><label>${name}</label></CustomObject>`,
  [`objects/${name}/fields/Limit__c.field-meta.xml`]:
    '<CustomField><fullName>Limit__c</fullName><label>Limit</label><precision>8</precision><scale>0</scale><type>Number</type></CustomField>',
  [`objects/${name}/fields/Note__c.field-meta.xml`]:
    '<CustomField><fullName>Note__c</fullName><label>Note</label><length>40</length><type>Text</type></CustomField>',
});

const FILES: Readonly<Record<string, string>> = {
  ...setting('Tariff__c', 'Hierarchy'),
  ...setting('Region__c', 'List'),
  'labels/CustomLabels.labels-meta.xml':
    '<CustomLabels><labels><fullName>Greeting</fullName><value>Hello</value></labels></CustomLabels>',
  'objects/Account/fieldSets/Brief.fieldSet-meta.xml':
    '<FieldSet><fullName>Brief</fullName><label>In Brief</label><displayedFields><field>Phone</field></displayedFields><displayedFields><field>Owner.Name</field></displayedFields></FieldSet>',
  'objects/Account/recordTypes/Partner.recordType-meta.xml':
    '<RecordType><fullName>Partner</fullName><active>true</active><label>Partner Account</label></RecordType>',
  'customPermissions/Night.customPermission-meta.xml':
    '<CustomPermission><label>Night shift</label></CustomPermission>',
};

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
after(() => rmSync(folder, { recursive: true }));

const outcome = (body: string): string => outcomeOf(body, [SHIPPING_SOURCE, folder]);

test('a hierarchy setting answers with the nearest level, filled up from those above', () => {
  assert.equal(
    outcome(`insert new Tariff__c(Limit__c = 1, Note__c = 'org');
      insert new Tariff__c(SetupOwnerId = UserInfo.getUserId(), Limit__c = 2);
      Tariff__c mine = Tariff__c.getInstance();
      return mine.Limit__c + ' ' + mine.Note__c + ' ' + Tariff__c.getOrgDefaults().Limit__c + ' '
        + Tariff__c.getValues(UserInfo.getProfileId()) + ' ' + Tariff__c.getInstance(UserInfo.getProfileId()).Limit__c;`),
    '2 org 1 null 1',
  );
});

test('a setting that nobody filled in is empty, not absent', () => {
  assert.equal(
    outcome(`Tariff__c none = Tariff__c.getInstance(); none.Limit__c = 5; upsert none;
      return Tariff__c.getOrgDefaults().Limit__c + ' ' + (Tariff__c.getOrgDefaults().SetupOwnerId == UserInfo.getOrganizationId());`),
    '5 true',
  );
});

test('a level has one record', () => {
  assert.equal(
    outcome(`insert new Tariff__c(Limit__c = 1);
      return Database.insert(new Tariff__c(Limit__c = 2), false).getErrors()[0].getStatusCode();`),
    'DUPLICATE_VALUE',
  );
});

test('a list setting goes by name', () => {
  assert.equal(
    outcome(`insert new Region__c(Name = 'North', Limit__c = 3);
      return Region__c.getInstance('north').Limit__c + ' ' + Region__c.getAll().keySet() + ' ' + Region__c.getValues('South');`),
    '3 {North} null',
  );
});

test('custom metadata is there without a query', () => {
  assert.equal(
    outcome(`CarrierRule__mdt rule = CarrierRule__mdt.getInstance('Parcel_Post');
      return rule.DeveloperName + ' ' + rule.IsActive__c + ' ' + CarrierRule__mdt.getAll().keySet() + ' '
        + (CarrierRule__mdt.getInstance(rule.Id).MaximumWeight__c == rule.MaximumWeight__c) + ' ' + Limits.getQueries();`),
    'Parcel_Post true {Parcel_Post} true 0',
  );
});

test('labels are texts of the package', () => {
  assert.equal(outcome('return System.Label.Greeting + Label.greeting;'), 'HelloHello');
});

test('a field set lists its fields, those of parents included', () => {
  assert.equal(
    outcome(`Schema.FieldSet brief = Schema.SObjectType.Account.fieldSets.Brief; String told = '';
      for (Schema.FieldSetMember one : brief.getFields()) told += one.getFieldPath() + ' ' + one.getType() + ' ';
      return told + Account.SObjectType.getDescribe().fieldSets.getMap().keySet();`),
    'Phone PHONE Owner.Name STRING {brief}',
  );
});

test('record types are told by name, with the master', () => {
  assert.equal(
    outcome(`Map<String, Schema.RecordTypeInfo> types = Schema.SObjectType.Account.getRecordTypeInfosByDeveloperName();
      Schema.RecordTypeInfo partner = types.get('Partner');
      return types.keySet() + ' ' + partner.getName() + ' ' + (partner.getRecordTypeId() == [SELECT Id FROM RecordType].Id);`),
    '{Partner, Master} Partner Account true',
  );
});

test('a custom permission comes with a permission set', () => {
  assert.equal(
    outcome(`Boolean before = FeatureManagement.checkPermission('Night');
      PermissionSet one = new PermissionSet(Name = 'Owls', Label = 'Owls'); insert one;
      insert new SetupEntityAccess(ParentId = one.Id, SetupEntityId = [SELECT Id FROM CustomPermission].Id);
      insert new PermissionSetAssignment(PermissionSetId = one.Id, AssigneeId = UserInfo.getUserId());
      return before + ' ' + FeatureManagement.checkPermission('Night');`),
    'false true',
  );
});
