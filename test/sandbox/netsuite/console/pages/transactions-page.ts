import type { Request } from 'express';
import { asText } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import { actionNamed } from '../actions/index.ts';
import type { Desk } from '../desk.ts';
import { html, NOTHING, type Html } from '../showing/html.ts';
import { searchForm, type Input } from '../showing/forms.ts';
import type { Page } from '../showing/layout.ts';
import { customerIdOf, findRecord, linkTo, statusBadge, statusLabel, TRANSACTION_TYPES } from '../showing/records.ts';
import { paged, pager, table, type Column } from '../showing/tables.ts';
import { currencyOf, date, money, today } from '../showing/values.ts';
import { contains, filtersOf, searchIn, type Search } from './search.ts';

/** Finding transactions by words, type and status, and doing the same with several of them at once. */
const PATH = '/console/transactions';

const labelOfType = ({ book }: Desk, type: string): string => book.definitions.of(type).label;

const typesFor = (type: string): readonly string[] => TRANSACTION_TYPES.filter((each) => type === '' || each === type);

const isLate = ({ type, fields }: StoredRecord, date: string): boolean =>
  type === 'invoice' && fields['status'] === 'A' && asText(fields['dueDate']) < date;

/** Overdue is no status of NetSuite's, but what people look for. */
const OVERDUE = 'Overdue';

/** Names of customers, each looked up once for a search over many thousands of documents. */
const customerNames = (desk: Desk): ((record: StoredRecord) => string) => {
  const known = new Map<string, string>();
  return (record) => {
    const id = customerIdOf(record) ?? '';
    const customer = known.has(id) ? undefined : findRecord(desk, ['customer'], id);
    if (!known.has(id)) known.set(id, customer === undefined ? '' : desk.book.displayName(customer));
    return known.get(id) ?? '';
  };
};

/** What a search asks of every record. */
const matcher = (desk: Desk, { q, status, customer }: Search): ((record: StoredRecord) => boolean) => {
  const date = today(desk);
  const nameOf = customerNames(desk);
  const hasStatus = (record: StoredRecord): boolean =>
    status === OVERDUE ? isLate(record, date) : statusLabel(desk, record) === status;
  const hasWords = (record: StoredRecord): boolean => {
    const fields = ['tranId', 'otherRefNum', 'memo'].map((name) => asText(record.fields[name]));
    return contains(q, [...fields, record.id, record.externalId ?? '', nameOf(record)]);
  };
  return (record) =>
    (customer === '' || customerIdOf(record) === customer) &&
    (status === '' || hasStatus(record)) &&
    (q === '' || hasWords(record));
};

const newestFirst = (one: StoredRecord, other: StoredRecord): number => Number(other.id) - Number(one.id);

/** The transactions that are looked for, newest first. */
export const findTransactions = (desk: Desk, search: Search): readonly StoredRecord[] =>
  typesFor(search.type)
    .flatMap((type) => [...desk.book.list(type)])
    .filter(matcher(desk, search))
    .sort(newestFirst);

const statusesFor = ({ book }: Desk, type: string): readonly string[] => [
  ...new Set(typesFor(type).flatMap((each) => Object.values(book.definitions.of(each).fields['status']?.values ?? {}))),
  ...(type === '' || type === 'invoice' ? [OVERDUE] : []),
];

const amountOf = (record: StoredRecord): string => asText(record.fields['total']) || asText(record.fields['payment']);

export const badgeOf = (desk: Desk, record: StoredRecord): Html =>
  html`${statusBadge(statusLabel(desk, record))}
  ${isLate(record, today(desk)) && html`<span class="badge late">${OVERDUE}</span>`}`;

const amount = (desk: Desk, record: StoredRecord, text: string): string =>
  text === '' ? '' : money(text, currencyOf(desk, record));

/** The columns of every list of transactions. */
export const transactionColumns = (desk: Desk): readonly Column<StoredRecord>[] => [
  { label: 'Date', cell: ({ fields }) => date(asText(fields['tranDate'])) },
  { label: 'Document', cell: (record) => linkTo(desk, record), isWhole: true },
  {
    label: 'Customer',
    cell: (record) => {
      const customer = findRecord(desk, ['customer'], customerIdOf(record) ?? '');
      return customer && linkTo(desk, customer);
    },
  },
  { label: 'Status', cell: (record) => badgeOf(desk, record) },
  { label: 'Amount', isNumeric: true, cell: (record) => amount(desk, record, amountOf(record)) },
  {
    label: 'Open',
    isNumeric: true,
    cell: (record) =>
      amount(desk, record, asText(record.fields['amountRemaining']) || asText(record.fields['unapplied'])),
  },
];

/** What can be done with several at once, by type. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  salesOrder: ['approve', 'fulfil', 'bill'],
  invoice: ['approve', 'pay'],
};

/** The action several records can take together. */
export const togetherNamed = (type: string, name: string) =>
  TOGETHER[type]?.includes(name) === true ? actionNamed(type, name) : undefined;

const picker = (desk: Desk): Column<StoredRecord> => ({
  label: 'Choose',
  cell: (record) =>
    html`<input type="checkbox" name="id" value="${record.id}" aria-label="${desk.book.displayName(record)}" />`,
});

const together = (type: string, list: Html): Html => {
  const actions = (TOGETHER[type] ?? []).flatMap((name) => actionNamed(type, name) ?? []);
  return html`<form method="post" action="${PATH}/together" data-together>
    <input type="hidden" name="type" value="${type}" />
    ${list}
    <p class="together">
      With the chosen ones:
      ${actions.map(({ name, label }) => html`<button type="submit" name="action" value="${name}">${label}</button>`)}
    </p>
  </form>`;
};

const inputsOf = (desk: Desk, { q, type, status }: Search): readonly Input[] => [
  { name: 'q', label: 'Number, customer, reference', kind: 'text', value: q },
  {
    name: 'type',
    label: 'Type',
    kind: 'choice',
    value: type,
    options: [['', 'All types'], ...TRANSACTION_TYPES.map((each) => [each, labelOfType(desk, each)] as const)],
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'choice',
    value: status,
    options: [['', 'All statuses'], ...statusesFor(desk, type).map((each) => [each, each] as const)],
  },
];

const listOf = (desk: Desk, search: Search, rows: readonly StoredRecord[]): Html => {
  const hasActions = TOGETHER[search.type] !== undefined && rows.length > 0;
  const list = table({
    caption: 'Newest first',
    rows,
    columns: [...(hasActions ? [picker(desk)] : []), ...transactionColumns(desk)],
    empty: 'No transaction matches.',
  });
  return hasActions ? together(search.type, list) : list;
};

const customerNote = (desk: Desk, { customer }: Search): Html => {
  const found = findRecord(desk, ['customer'], customer);
  return found === undefined ? NOTHING : html`<p>Only those of ${linkTo(desk, found)}. <a href="${PATH}">All</a></p>`;
};

export const transactionsPage = (desk: Desk, request: Request): Page => {
  const search = searchIn(request);
  const found = paged(findTransactions(desk, search), search.page);
  return {
    title: 'Transactions',
    section: PATH,
    content: html`${searchForm(PATH, [
      ...inputsOf(desk, search),
      ...(search.customer === ''
        ? []
        : [{ name: 'customer', label: 'Customer', kind: 'hidden', value: search.customer } as const]),
    ])}
    ${customerNote(desk, search)} ${listOf(desk, search, found.rows)}
    ${pager(found, { path: PATH, query: filtersOf(search) })}`,
  };
};
