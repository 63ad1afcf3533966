/** Roll-up summaries of a package. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { outcomeOf } from '../apex/library/data-sample.ts';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';

const folder = mkdtempSync(join(tmpdir(), 'summaries-'));
after(() => rmSync(folder, { recursive: true }));

const write = (object: string, name: string, content: string): void => {
  const fields = join(folder, 'objects', object, 'fields');
  mkdirSync(fields, { recursive: true });
  const text = `<CustomField><fullName>${name}</fullName><label>${name}</label>${content}</CustomField>`;
  writeFileSync(join(fields, `${name}.field-meta.xml`), text);
};

const summary = (operation: string, more = ''): string =>
  `<summaryForeignKey>Parcel__c.Shipment__c</summaryForeignKey><summaryOperation>${operation}</summaryOperation><type>Summary</type>${more}`;

const SUMMED = '<summarizedField>Parcel__c.Grams__c</summarizedField>';
const FILTER =
  '<summaryFilterItems><field>Parcel__c.Grams__c</field><operation>greaterThan</operation><value>100</value></summaryFilterItems>';

write('Parcel__c', 'Grams__c', '<precision>8</precision><scale>0</scale><type>Number</type>');
write('Shipment__c', 'Parcels__c', summary('count'));
write('Shipment__c', 'Grams__c', summary('sum', SUMMED));
write('Shipment__c', 'Heaviest__c', summary('max', SUMMED));
write('Shipment__c', 'Heavy__c', summary('count', FILTER));

const outcome = (body: string): string =>
  outcomeOf(
    `Shipment__c one = new Shipment__c(Carrier__c = 'Post'); Shipment__c two = new Shipment__c(Carrier__c = 'Post');
     insert new List<Shipment__c>{ one, two };
     List<Parcel__c> parcels = new List<Parcel__c>{ new Parcel__c(Shipment__c = one.Id, Grams__c = 50), new Parcel__c(Shipment__c = one.Id, Grams__c = 200) };
     ${body}
     List<String> told = new List<String>();
     for (Shipment__c each : [SELECT Parcels__c, Grams__c, Heaviest__c, Heavy__c FROM Shipment__c])
       told.add(each.Parcels__c + ' ' + each.Grams__c + ' ' + each.Heaviest__c + ' ' + each.Heavy__c);
     return told;`,
    [SHIPPING_SOURCE, folder],
  );

test('a master adds up its details', () => {
  assert.equal(outcome('insert parcels;'), '(2 250 200 1, 0 0 null 0)');
});

test('a changed, deleted or undeleted detail is added up again', () => {
  assert.equal(outcome('insert parcels; parcels[0].Grams__c = 300; update parcels;'), '(2 500 300 2, 0 0 null 0)');
  assert.equal(outcome('insert parcels; delete parcels[1];'), '(1 50 50 0, 0 0 null 0)');
  assert.equal(outcome('insert parcels; delete parcels[1]; undelete parcels[1];'), '(2 250 200 1, 0 0 null 0)');
});
