/** A sales order: it commits nothing to the ledger, waits for approval, and is fulfilled and billed line by line. */
import { idOf } from '../records/draft.ts';
import type { Draft, DraftLine } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { Line } from '../records/types.ts';
import { fill } from './document-header.ts';
import type { Ledger, RecordRules } from './ledger.ts';
import { numberOf } from './money.ts';
import { countProgress } from './order-progress.ts';
import { completeSale, saleDefaults } from './sale-document.ts';

const LINE_TERMS = ['item', 'quantity', 'rate', 'amount'] as const;

const sameTerms = (before: Line, after: DraftLine): boolean =>
  LINE_TERMS.every((field) =>
    field === 'item'
      ? idOf(before.fields[field]) === idOf(after.fields[field])
      : numberOf(before.fields[field]).eq(numberOf(after.fields[field])),
  );

const isTouched = (line: Line, after: readonly DraftLine[]): boolean => {
  if (numberOf(line.fields['quantityBilled']).eq(0)) return false;
  const kept = after.find(({ lineUniqueKey }) => lineUniqueKey === line.lineUniqueKey);
  return kept === undefined || !sameTerms(line, kept);
};

/** Lines that have been billed may neither go nor change; a wholly billed order takes no new ones. */
const protectBilledLines = ({ previous, sublists }: Draft): void => {
  if (previous === undefined) return;
  const before = previous.sublists['item'] ?? [];
  const after = sublists['item'] ?? [];
  const grew = previous.fields['status'] === 'G' && after.length !== before.length;
  if (grew || before.some((line) => isTouched(line, after))) throw refused('orderBilled', 'item');
};

const defaults = (ledger: Ledger, draft: Draft): void => {
  saleDefaults(ledger, draft);
  fill(draft, 'orderStatus', ledger.account.preferences.defaultSalesOrderStatus);
  draft.fields['shipComplete'] ??= false;
  draft.fields['source'] ??= 'restWebServices';
  draft.fields['salesEffectiveDate'] ??= draft.fields['tranDate'] ?? null;
};

const complete = (ledger: Ledger, draft: Draft): void => {
  completeSale(ledger, draft);
  protectBilledLines(draft);
  countProgress(ledger, draft);
};

export const salesOrderRules: RecordRules = {
  defaults,
  complete,
  deleting: ({ store }, record) => {
    if (store.linksFrom(record.id).length > 0) throw refused('linkedTransaction');
  },
};
