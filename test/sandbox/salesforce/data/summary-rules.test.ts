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
write('Parcel__c', 'Value__c', '<precision>10</precision><scale>2</scale><type>Currency</type>');
write('Parcel__c', 'SentOn__c', '<type>Date</type>');
write('Shipment__c', 'Value__c', summary('sum', '<summarizedField>Parcel__c.Value__c</summarizedField>'));
write('Shipment__c', 'FirstSent__c', summary('min', '<summarizedField>Parcel__c.SentOn__c</summarizedField>'));
write('Shipment__c', 'Light__c', summary('count', FILTER.replace('greaterThan', 'lessThan')));
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

test('a filter on a number leaves details without one aside, and dates have a first', () => {
  assert.equal(
    outcomeOf(
      `Shipment__c one = new Shipment__c(Carrier__c = 'Post'); insert one;
       insert new List<Parcel__c>{ new Parcel__c(Shipment__c = one.Id, SentOn__c = Date.newInstance(2026, 2, 1)),
         new Parcel__c(Shipment__c = one.Id, Grams__c = 10, SentOn__c = Date.newInstance(2026, 1, 1)) };
       Shipment__c told = [SELECT Light__c, FirstSent__c FROM Shipment__c];
       return told.Light__c + ' ' + told.FirstSent__c;`,
      [SHIPPING_SOURCE, folder],
    ),
    '1 2026-01-01 00:00:00',
  );
});

test('amounts of details are added up in the currency of the master', () => {
  assert.equal(
    outcomeOf(
      `insert new CurrencyType(IsoCode = 'CHF', ConversionRate = 0.5, DecimalPlaces = 2, IsActive = true);
       Shipment__c one = new Shipment__c(Carrier__c = 'Post'); insert one;
       insert new List<Parcel__c>{ new Parcel__c(Shipment__c = one.Id, Value__c = 10),
         new Parcel__c(Shipment__c = one.Id, Value__c = 10, CurrencyIsoCode = 'CHF') };
       return [SELECT Value__c FROM Shipment__c].Value__c;`,
      [SHIPPING_SOURCE, folder],
    ),
    '30.00',
  );
});
