/**
 * What every rule of the books works with: the account, its records and its clock. Rules read and write through it and never
 * touch a request.
 */
import type { Clock } from '../../shared/clock.ts';
import type { Account } from '../account/account.ts';
import { recordDoesNotExist } from '../records/refusals.ts';
import type { Definitions } from '../records/record-definitions.ts';
import type { RecordStore } from '../records/record-store.ts';
import type { Draft } from '../records/draft.ts';
import { storedFrom } from '../records/draft.ts';
import type { StoredRecord } from '../records/types.ts';
import type { Settings } from '../settings.ts';

export type Ledger = {
  readonly account: Account;
  readonly definitions: Definitions;
  readonly settings: Settings;
  readonly store: RecordStore;
  readonly clock: Clock;
};

/** What a record type adds to being stored. */
export type RecordRules = {
  /** Fills in what the request left out, before required fields are checked. */
  readonly defaults?: (ledger: Ledger, draft: Draft) => void;
  /** Checks the draft against the account and calculates what the account owns. */
  readonly complete?: (ledger: Ledger, draft: Draft) => void;
  /** Carries the change on to other records. */
  readonly saved?: (ledger: Ledger, record: StoredRecord, previous: StoredRecord | undefined) => void;
  /** Refuses a deletion, or undoes what the record did to others. Called before the record goes. */
  readonly deleting?: (ledger: Ledger, record: StoredRecord) => void;
  /** Carries a deletion on to other records. */
  readonly deleted?: (ledger: Ledger, record: StoredRecord) => void;
};

/** The calendar date in the account's time zone. */
export const today = ({ clock, settings }: Ledger): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: settings.timeZone, dateStyle: 'short' }).format(clock.now());

/** @throws NetSuiteError 404 */
export const mustGet = ({ store }: Ledger, type: string, id: string): StoredRecord => {
  const record = store.get(type, id);
  if (record === undefined) throw recordDoesNotExist();
  return record;
};

/** The first record with this id among the types. */
export const findAmong = ({ store }: Ledger, types: readonly string[], id: string): StoredRecord | undefined =>
  types.map((type) => store.get(type, id)).find((record) => record !== undefined);

/**
 * Keeps a draft. @param touch whether the last-modified date moves; a new record is always stamped
 */
export const keep = ({ store, clock }: Ledger, draft: Draft, touch = true): StoredRecord => {
  const now = clock.now();
  const record = storedFrom(draft, {
    createdDate: draft.previous?.createdDate ?? now,
    lastModifiedDate: touch ? now : (draft.previous?.lastModifiedDate ?? now),
  });
  store.put(record);
  return record;
};
