/** Record types of a package, dependent picklists and auto-numbers when records are saved. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { outcomeOf } from '../apex/library/data-sample.ts';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';

const folder = mkdtempSync(join(tmpdir(), 'record-types-'));
after(() => rmSync(folder, { recursive: true }));

const write = (path: string, root: string, content: string): void => {
  const file = join(folder, 'objects/Depot__c', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<${root}>${content}</${root}>`);
};

const value = (name: string): string => `<value><fullName>${name}</fullName><label>${name}</label></value>`;
const field = (name: string, content: string): void =>
  write(`fields/${name}.field-meta.xml`, 'CustomField', `<fullName>${name}</fullName><label>${name}</label>${content}`);

const recordType = (name: string, active: boolean, offered: readonly string[]): void => {
  const values = offered.map((one) => `<values><fullName>${one}</fullName><default>false</default></values>`).join('');
  const offers = `<picklistValues><picklist>Size__c</picklist>${values}</picklistValues>`;
  write(
    `recordTypes/${name}.recordType-meta.xml`,
    'RecordType',
    `<fullName>${name}</fullName><active>${active}</active><label>${name}</label>${offers}`,
  );
};

const sizes = ['S', 'R&amp;D', 'L'].map(value).join('');
field(
  'Size__c',
  `<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${sizes}</valueSetDefinition></valueSet>`,
);
field(
  'Dock__c',
  `<type>Picklist</type><valueSet><controllingField>Size__c</controllingField><restricted>true</restricted>
   <valueSetDefinition><sorted>false</sorted>${value('North')}</valueSetDefinition>
   <valueSettings><controllingFieldValue>L</controllingFieldValue><valueName>North</valueName></valueSettings></valueSet>`,
);
field(
  'Number__c',
  '<type>AutoNumber</type><displayFormat>{YYYY}-{YY}{MM}{DD}-{000}</displayFormat><startingNumber>7</startingNumber>',
);
recordType('Small', true, ['S', 'R%26D']);
recordType('Old', false, ['L']);

const outcome = (body: string): string => outcomeOf(body, [SHIPPING_SOURCE, folder]);

const typeId = (name: string): string => `[SELECT Id FROM RecordType WHERE DeveloperName = '${name}'].Id`;
const inserted = (type: string, size: string): string =>
  `try { insert new Depot__c(Name = 'A', RecordTypeId = ${type}, Size__c = '${size}'); return 'saved'; }
   catch (DmlException refused) { return refused.getMessage(); }`;

// https://help.salesforce.com/s/articleView?id=platform.customize_recordtype.htm
test('a restricted picklist takes what the record type offers', () => {
  assert.equal(outcome(inserted(typeId('Small'), 'R&D')), 'saved');
  assert.match(
    outcome(inserted(typeId('Small'), 'L')),
    /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Size__c: bad value for restricted picklist field: L: \[Size__c\]/,
  );
});

test('a record cannot be of a record type that is not active', () => {
  assert.match(
    outcome(inserted(typeId('Old'), 'L')),
    /INVALID_CROSS_REFERENCE_KEY, Record Type ID: this ID value isn't/,
  );
});

test('the API takes any value of a dependent picklist', () => {
  assert.equal(outcome("insert new Depot__c(Name = 'A', Size__c = 'S', Dock__c = 'North'); return 'saved';"), 'saved');
});

test('a running number starts where it is told and may hold the day', () => {
  assert.match(
    outcome("insert new Depot__c(Name = 'A'); return [SELECT Number__c FROM Depot__c].Number__c;"),
    /^(20\d\d)-\d{6}-007$/,
  );
});
