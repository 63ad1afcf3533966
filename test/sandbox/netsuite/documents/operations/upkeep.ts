/** What administrators do: voiding, deleting, approving invoices, switching records off, closing periods. */
import { z } from 'zod';
import { asText, draftOf } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import { ITEM_TYPES } from '../../records/definitions/transactions.ts';
import { recordDoesNotExist } from '../../http/netsuite-error.ts';
import { findAmong, keep, mustGet } from '../ledger.ts';
import type { Ledger } from '../ledger.ts';
import { settleDraft } from '../settlement.ts';
import { voidTransaction } from '../void-transaction.ts';
import { removeRecord } from '../write-record.ts';
import { id, isoDate } from './inputs.ts';
import { operation, transactionOf } from './operation.ts';

const withField = (ledger: Ledger, record: StoredRecord, fields: StoredRecord['fields']): void => {
  const draft = draftOf(record);
  Object.assign(draft.fields, fields);
  keep(ledger, draft);
};

const itemWith = (ledger: Ledger, itemId: string): StoredRecord => {
  const item = findAmong(ledger, ITEM_TYPES, itemId);
  if (item === undefined) throw recordDoesNotExist();
  return item;
};

/** A period by its id, or the month a date lies in. */
const period = z.union([z.strictObject({ id }), z.strictObject({ date: isoDate })]);

const periodOf = (ledger: Ledger, wanted: z.output<typeof period>): StoredRecord => {
  if ('id' in wanted) return mustGet(ledger, 'accountingPeriod', wanted.id);
  const month = [...ledger.store.list('accountingPeriod')].find(
    ({ fields }) =>
      fields['isQuarter'] !== true &&
      fields['isYear'] !== true &&
      asText(fields['startDate']) <= wanted.date &&
      wanted.date <= asText(fields['endDate']),
  );
  if (month === undefined) throw recordDoesNotExist();
  return month;
};

const inactive = z.strictObject({ id, isInactive: z.boolean().default(true) });

export const upkeepOperations = {
  voidTransaction: operation(z.strictObject({ id }), (desk, input) => {
    voidTransaction(desk.ledger, transactionOf(desk, input.id));
    return {};
  }),
  deleteRecord: operation(z.strictObject({ type: z.string(), id }), ({ ledger }, input) => {
    removeRecord(ledger, mustGet(ledger, ledger.definitions.of(input.type).type, input.id));
    return {};
  }),
  approveInvoice: operation(z.strictObject({ id, approved: z.boolean().default(true) }), ({ ledger }, input) => {
    const draft = draftOf(mustGet(ledger, 'invoice', input.id));
    draft.fields['approvalStatus'] = input.approved ? '2' : '3';
    settleDraft(ledger, draft);
    keep(ledger, draft);
    return {};
  }),
  /** Gives a document a status that no list names, as a release nobody has read about yet may bring. */
  setStatus: operation(z.strictObject({ id, status: z.string().regex(/^[A-Z]$/) }), (desk, { id: wanted, status }) => {
    withField(desk.ledger, transactionOf(desk, wanted), { status });
    return {};
  }),
  setItemInactive: operation(inactive, ({ ledger }, input) => {
    withField(ledger, itemWith(ledger, input.id), { isInactive: input.isInactive });
    return {};
  }),
  setCustomerInactive: operation(inactive, ({ ledger }, input) => {
    withField(ledger, mustGet(ledger, 'customer', input.id), { isInactive: input.isInactive });
    return {};
  }),
  closePeriod: operation(period, ({ ledger }, input) => {
    withField(ledger, periodOf(ledger, input), { closed: true });
    return {};
  }),
  openPeriod: operation(period, ({ ledger }, input) => {
    withField(ledger, periodOf(ledger, input), { closed: false });
    return {};
  }),
} as const;
