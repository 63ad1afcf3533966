/** A book for tests: the default account on a fixed day, with one customer and short words for what tests do. */
import { virtualClock } from '../../shared/clock.ts';
import type { Clock } from '../../shared/clock.ts';
import { seededRandom } from '../../shared/random.ts';
import type { AccountInput } from '../account/account.ts';
import { NetSuiteError } from '../http/netsuite-error.ts';
import { settingsFrom } from '../settings.ts';
import type { SettingsInput } from '../settings.ts';
import { openBook } from './book.ts';
import type { Book } from './book.ts';
import { asText } from './draft.ts';
import type { StoredRecord } from './types.ts';

export const BASE = 'https://1234567-sb1.suitetalk.api.netsuite.com';

export type TestBook = Book & { readonly clock: Clock };

export const testBook = (account: AccountInput = {}, settings: SettingsInput = {}): TestBook => {
  const clock = virtualClock(new Date('2026-03-10T18:00:00Z'));
  return { clock, ...openBook({ clock, settings: settingsFrom(settings), random: seededRandom('book'), account }) };
};

/** A customer of the US company unless `more` says otherwise. */
export const customerIn = (book: Book, more: object = {}): string =>
  book.create('customer', { companyName: 'Example Ltd', subsidiary: { id: '1' }, ...more }).id;

/** An item line; 99 is a licence at 39.95, 98 a service at 150, 100 an appliance at 1200 that must be fulfilled. */
export const line = (item: string, more: object = {}): object => ({ item: { id: item }, ...more });

export const orderFor = (book: Book, entity: string, ...lines: readonly object[]): string =>
  book.create('salesOrder', { entity: { id: entity }, orderStatus: 'B', item: { items: lines } }).id;

type InvoiceParts = { readonly amount: string; readonly [field: string]: unknown };

export const invoiceFor = (book: Book, entity: string, { amount, ...more }: InvoiceParts): string =>
  book.create('invoice', {
    entity: { id: entity },
    item: { items: [line('98', { quantity: 1, rate: amount })] },
    ...more,
  }).id;

/** Values of fields as text, in the order asked for. */
export const valuesOf = ({ fields }: StoredRecord, ...names: readonly string[]): string[] =>
  names.map((name) => asText(fields[name]));

/** The refusal's code, text and path, as one line; "accepted" when there is none. */
export const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (!(error instanceof NetSuiteError)) throw error;
    const [detail] = error.details;
    const path = detail?.errorPath === undefined ? '' : ` (${detail.errorPath})`;
    return `${error.status} ${detail?.errorCode}: ${detail?.detail}${path}`;
  }
  return 'accepted';
};
