/** A document that posts belongs to the month of its date, and that month must be open. */
import { idOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import type { Ledger } from './ledger.ts';

const isMonth = ({ fields }: StoredRecord): boolean => fields['isQuarter'] !== true && fields['isYear'] !== true;

const covers = ({ fields }: StoredRecord, date: string): boolean =>
  String(fields['startDate']) <= date && date <= String(fields['endDate']);

const isClosed = (period: StoredRecord): boolean =>
  period.fields['closed'] === true || period.fields['arLocked'] === true;

const byStart = (one: StoredRecord, other: StoredRecord): number =>
  String(one.fields['startDate']).localeCompare(String(other.fields['startDate']));

const monthsOf = ({ store }: Ledger): StoredRecord[] => [...store.list('accountingPeriod')].filter(isMonth);

/** @throws NetSuiteError when the date has no period, or a closed one and the account does not move on */
const periodFor = (ledger: Ledger, date: string): StoredRecord => {
  const months = monthsOf(ledger);
  const period = months.find((month) => covers(month, date));
  if (period === undefined) throw refused('periodMissing', 'tranDate');
  if (!isClosed(period)) return period;
  const open = months.filter((month) => !isClosed(month) && byStart(month, period) > 0).sort(byStart)[0];
  if (ledger.account.preferences.closedPeriod === 'refuse' || open === undefined) throw refused('periodClosed', 'tranDate');
  return open;
};

/** Fills in the posting period, or checks the one that is there. A document in a closed period can no longer change. */
export const postingPeriod = (ledger: Ledger, draft: Draft): void => {
  const before = draft.previous?.fields;
  const moved = before !== undefined && before['tranDate'] !== draft.fields['tranDate'];
  if (moved && !draft.given.has('postingPeriod')) delete draft.fields['postingPeriod'];
  const chosen = ledger.store.get('accountingPeriod', idOf(draft.fields['postingPeriod']) ?? '');
  if (chosen !== undefined && isClosed(chosen)) throw refused('periodClosed', 'postingPeriod');
  if (chosen === undefined)
    draft.fields['postingPeriod'] = { id: periodFor(ledger, String(draft.fields['tranDate'])).id };
};

/** @throws NetSuiteError when the record was posted to a period that has been closed since */
export const mustBeOpen = (ledger: Ledger, record: StoredRecord): void => {
  const period = ledger.store.get('accountingPeriod', idOf(record.fields['postingPeriod']) ?? '');
  if (period !== undefined && isClosed(period)) throw refused('periodClosed');
};
