import { ITEM_TYPES } from '../../records/definitions/transactions.ts';
import { asText, idOf } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import { NetSuiteError } from '../../http/netsuite-error.ts';
import type { Desk } from '../desk.ts';
import { html, type Html } from './html.ts';

/** Which records have a page of their own, how they are found, and what leads to them. */
export const TRANSACTION_TYPES = [
  'salesOrder',
  'itemFulfillment',
  'invoice',
  'creditMemo',
  'customerPayment',
  'customerDeposit',
  'depositApplication',
] as const;

const WITH_PAGE: ReadonlySet<string> = new Set([...TRANSACTION_TYPES, ...ITEM_TYPES, 'customer']);

const readOne = ({ book }: Desk, type: string, id: string): StoredRecord | undefined => {
  try {
    return book.read(type, id);
  } catch (error) {
    if (error instanceof NetSuiteError && error.status === 404) return undefined;
    throw error;
  }
};

/** The record with this id, whichever of these types it is. */
export const findRecord = (desk: Desk, types: readonly string[], id: string): StoredRecord | undefined => {
  if (id === '') return undefined;
  for (const type of types) {
    const found = readOne(desk, type, id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The record that has this page. */
export const recordWithPage = (desk: Desk, { type, id }: { type: string; id: string }): StoredRecord | undefined =>
  WITH_PAGE.has(type) ? findRecord(desk, [type], id) : undefined;

export const transactionOf = (desk: Desk, id: string): StoredRecord | undefined =>
  findRecord(desk, TRANSACTION_TYPES, id);

export const pathOf = ({ type, id }: { type: string; id: string }): string =>
  `/console/records/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;

/** The record's name, as a link when it has a page. */
export const linkTo = ({ book }: Desk, record: StoredRecord): Html => {
  const name = book.displayName(record);
  return WITH_PAGE.has(record.type) ? html`<a href="${pathOf(record)}">${name}</a>` : html`${name}`;
};

/** The customer a document is for. */
export const customerIdOf = (record: StoredRecord): string | undefined =>
  idOf(record.fields['entity']) ?? idOf(record.fields['customer']);

export const statusLabel = ({ book }: Desk, record: StoredRecord): string => {
  const letter = asText(record.fields['status']);
  return book.definitions.of(record.type).fields['status']?.values?.[letter] ?? letter;
};

const WAITING = /pending|unapproved/i;
const OPEN = /^(open|not deposited|partially|picked|packed)/i;
const OFF = /void|cancel|closed|reject|inactive/i;

const toneOf = (label: string): string => {
  if (WAITING.test(label)) return 'waiting';
  if (OFF.test(label)) return 'off';
  return OPEN.test(label) ? 'open' : 'done';
};

/** The status in words, with a colour beside them. */
export const statusBadge = (label: string): Html =>
  label === '' ? html`` : html`<span class="badge ${toneOf(label)}">${label}</span>`;
