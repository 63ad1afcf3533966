import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testBook, valuesOf } from '../records/test-book.ts';
import { accountFrom } from './account.ts';
import { COUNTRIES } from './countries.ts';

test('the default account has three companies, five currencies and open months from 2015 to 2028', () => {
  const book = testBook();
  assert.deepEqual(
    [...book.list('subsidiary')].map((each) => valuesOf(each, 'fullName', 'currency', 'country')),
    [
      ['Parent Company', '1', 'US'],
      ['Parent Company : United Kingdom', '2', 'GB'],
      ['Parent Company : Germany', '4', 'DE'],
    ],
  );
  assert.deepEqual(
    [...book.list('currency')].map((each) => valuesOf(each, 'symbol', 'currencyPrecision').join(' ')),
    ['USD 2', 'GBP 2', 'CAD 2', 'EUR 2', 'JPY 0'],
  );
  const periods = [...book.list('accountingPeriod')];
  const months = periods.filter(({ fields }) => fields['isQuarter'] !== true && fields['isYear'] !== true);
  assert.deepEqual([periods.length, months.length], [14 * 17, 14 * 12]);
  assert.deepEqual(valuesOf(book.read('accountingPeriod', months.at(-1)?.id ?? ''), 'periodName', 'endDate'), [
    'Dec 2028',
    '2028-12-31',
  ]);
});

test('a list that is given replaces the default one, and new records number on from it', () => {
  const book = testBook({ lists: { term: [{ id: '40', name: 'Net 90', daysUntilNetDue: 90 }] } });
  assert.deepEqual(
    [...book.list('term')].map((each) => [each.id, ...valuesOf(each, 'name')]),
    [['40', 'Net 90']],
  );
  assert.equal(book.create('term', { name: 'Net 10', daysUntilNetDue: 10 }).id, '41');
});

test('a set-up that cannot be is refused with the record to blame', () => {
  assert.throws(
    () => testBook({ lists: { subsidiary: [{ id: '1', name: 'Only', currency: { id: '1' }, country: 'XX' }] } }),
    /The account's set-up has a subsidiary that cannot be loaded.*Invalid Field Value XX.*country/,
  );
  assert.throws(() => testBook({ customFields: [{ id: 'colour' }] }), /customFields/);
  assert.throws(() => accountFrom({ exchangeRates: [{ currency: 'USD', rate: 'much' }] }), /exchangeRates/);
});

test('countries go by their two letters, each once', () => {
  assert.equal(Object.keys(COUNTRIES).length, 252);
  assert.deepEqual(
    [
      COUNTRIES['PH'],
      COUNTRIES['GB'],
      COUNTRIES['Philipines'],
      Object.keys(COUNTRIES).every((id) => /^[A-Z]{2}$/.test(id)),
    ],
    ['Philippines', 'United Kingdom', undefined, true],
  );
});
