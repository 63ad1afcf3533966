import assert from 'node:assert/strict';
import { test } from 'node:test';
import { virtualClock } from '../../shared/clock.ts';
import { seededRandom } from '../../shared/random.ts';
import { settingsFrom } from '../settings.ts';
import type { AccountInput } from '../account/account.ts';
import { openBook } from './book.ts';
import type { Book } from './book.ts';

const open = (account: AccountInput = {}): Book =>
  openBook({
    clock: virtualClock(new Date('2026-03-10T18:00:00Z')),
    settings: settingsFrom(),
    random: seededRandom('book'),
    account,
  });

const customer = (book: Book): string =>
  book.create('customer', { companyName: 'Example Ltd', subsidiary: { id: '1' }, externalId: 'ACC-1' }).id;

test('a sales order takes company, currency, date and totals from its customer and items', () => {
  const book = open();
  const entity = customer(book);
  const { id } = book.create('salesorder', {
    entity: { id: entity },
    item: { items: [{ item: { id: 99 }, quantity: 1 }, { item: { id: '98' }, quantity: 2.5 }] },
  });
  const json = book.toJson(book.read('salesOrder', id), { baseUrl: 'https://x', expandSubResources: true });
  assert.equal(json['total'], 414.95);
});
