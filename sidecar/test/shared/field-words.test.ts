import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldInWords } from '../../src/shared/field-words.ts';

const FIELDS: readonly (readonly [path: string, words: string])[] = [
  ['Subsidiary__c', 'Subsidiary'],
  ['BillingFrequency__c', 'Billing Frequency'],
  ['Account.ShippingCountryCode', 'Shipping Country Code'],
  ['NetSuiteCustomerId__c', 'NetSuite Customer Id'],
  ['Account.CurrencyIsoCode', 'Currency'],
  ['Payment_Terms__c', 'Payment Terms'],
  ['Name', 'Name'],
];

for (const [path, words] of FIELDS) {
  test(`${path} is what people call ${words}`, () => {
    assert.equal(fieldInWords(path), words);
  });
}
