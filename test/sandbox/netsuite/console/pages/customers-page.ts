import type { Request } from 'express';
import { asText } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import { html } from '../showing/html.ts';
import { searchForm } from '../showing/forms.ts';
import type { Page } from '../showing/layout.ts';
import { findRecord, linkTo, statusBadge } from '../showing/records.ts';
import { paged, pager, table, type Column } from '../showing/tables.ts';
import { currencyOf, money } from '../showing/values.ts';
import { contains, filtersOf, searchIn, type Search } from './search.ts';

/** Finding customers by name, number or external id, with what they owe. */
const PATH = '/console/customers';

const matches = ({ fields, id, externalId = '' }: StoredRecord, { q, status }: Search): boolean => {
  if (status !== '' && (fields['isInactive'] === true) !== (status === 'Inactive')) return false;
  const texts = ['entityId', 'altName', 'companyName', 'email'].map((name) => asText(fields[name]));
  return q === '' || contains(q, [...texts, id, externalId]);
};

const columns = (desk: Desk): readonly Column<StoredRecord>[] => [
  { label: 'Customer', cell: (customer) => linkTo(desk, customer) },
  {
    label: 'Subsidiary',
    cell: ({ fields }) => asText(findRecord(desk, ['subsidiary'], asText(fields['subsidiary']))?.fields['name']),
  },
  { label: 'State', cell: ({ fields }) => statusBadge(fields['isInactive'] === true ? 'Inactive' : 'Active') },
  {
    label: 'Balance',
    isNumeric: true,
    cell: (customer) => money(asText(customer.fields['balance']), currencyOf(desk, customer)),
  },
  {
    label: 'Overdue',
    isNumeric: true,
    cell: (customer) => money(asText(customer.fields['overdueBalance']), currencyOf(desk, customer)),
  },
];

export const customersPage = (desk: Desk, request: Request): Page => {
  const search = searchIn(request);
  const found = paged(
    [...desk.book.list('customer')].filter((customer) => matches(customer, search)).reverse(),
    search.page,
  );
  // Balances are counted for the rows that are shown only.
  const rows = found.rows.map(({ id }) => desk.book.read('customer', id));
  return {
    title: 'Customers',
    section: PATH,
    content: html`${searchForm(PATH, [
      { name: 'q', label: 'Name, number, external id', kind: 'text', value: search.q },
      {
        name: 'status',
        label: 'State',
        kind: 'choice',
        value: search.status,
        options: [
          ['', 'All'],
          ['Active', 'Active'],
          ['Inactive', 'Inactive'],
        ],
      },
    ])}
    ${table({ caption: 'Newest first', columns: columns(desk), rows, empty: 'No customer matches.' })}
    ${pager(found, { path: PATH, query: filtersOf(search) })}`,
  };
};
