/** A document that posts belongs to the month of its date, and that month must be open. */
import { asText, idOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { StoredRecord } from '../records/types.ts';
import type { Ledger } from './ledger.ts';

const isMonth = ({ fields }: StoredRecord): boolean => fields['isQuarter'] !== true && fields['isYear'] !== true;

const covers = ({ fields }: StoredRecord, date: string): boolean =>
  asText(fields['startDate']) <= date && date <= asText(fields['endDate']);

const isClosed = (period: StoredRecord): boolean =>
  period.fields['closed'] === true || period.fields['arLocked'] === true;

const byStart = (one: StoredRecord, other: StoredRecord): number =>
  asText(one.fields['startDate']).localeCompare(asText(other.fields['startDate']));

const monthsOf = ({ store }: Ledger): StoredRecord[] => [...store.list('accountingPeriod')].filter(isMonth);

/** @throws NetSuiteError when the date has no period, or a closed one and the account does not move on */
const periodFor = (ledger: Ledger, date: string): StoredRecord => {
  const months = monthsOf(ledger);
  const period = months.find((month) => covers(month, date));
  if (period === undefined) throw refused('periodMissing', 'tranDate');
  if (!isClosed(period)) return period;
  const open = months.filter((month) => !isClosed(month) && byStart(month, period) > 0).sort(byStart)[0];
  if (ledger.account.preferences.closedPeriod === 'refuse' || open === undefined)
    throw refused('periodClosed', 'tranDate');
  return open;
};

const hasMoved = ({ previous, fields }: Draft): boolean =>
  previous !== undefined && previous.fields['tranDate'] !== fields['tranDate'];

/** Fills in the posting period, or checks the one that is there. A document in a closed period can no longer change. */
export const postingPeriod = (ledger: Ledger, draft: Draft): void => {
  if (hasMoved(draft) && !draft.given.has('postingPeriod')) delete draft.fields['postingPeriod'];
  const chosen = ledger.store.get('accountingPeriod', idOf(draft.fields['postingPeriod']) ?? '');
  if (chosen !== undefined && isClosed(chosen)) throw refused('periodClosed', 'postingPeriod');
  if (chosen === undefined)
    draft.fields['postingPeriod'] = { id: periodFor(ledger, asText(draft.fields['tranDate'])).id };
};

/** @throws NetSuiteError when the record was posted to a period that has been closed since */
export const mustBeOpen = (ledger: Ledger, record: StoredRecord): void => {
  const period = ledger.store.get('accountingPeriod', idOf(record.fields['postingPeriod']) ?? '');
  if (period !== undefined && isClosed(period)) throw refused('periodClosed');
};
