import type { Request } from 'express';
import { ITEM_TYPES } from '../../records/definitions/transactions.ts';
import { asText } from '../../records/draft.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import { html } from '../showing/html.ts';
import { searchForm } from '../showing/forms.ts';
import type { Page } from '../showing/layout.ts';
import { linkTo, statusBadge } from '../showing/records.ts';
import { paged, pager, table, type Column } from '../showing/tables.ts';
import { money } from '../showing/values.ts';
import { contains, filtersOf, searchIn, type Search } from './search.ts';

/** Finding what is sold; prices and states are changed on the item's own page. */
const PATH = '/console/items';

const matches = ({ fields, id, externalId = '', type }: StoredRecord, search: Search): boolean => {
  if (search.type !== '' && search.type !== type) return false;
  const texts = ['itemId', 'displayName', 'description'].map((name) => asText(fields[name]));
  return search.q === '' || contains(search.q, [...texts, id, externalId]);
};

const columns = (desk: Desk): readonly Column<StoredRecord>[] => [
  { label: 'Item', cell: (item) => linkTo(desk, item) },
  { label: 'Id', cell: ({ id }) => id },
  { label: 'Type', cell: ({ type }) => desk.book.definitions.of(type).label },
  { label: 'State', cell: ({ fields }) => statusBadge(fields['isInactive'] === true ? 'Inactive' : 'Active') },
  { label: 'Sales price', isNumeric: true, cell: ({ fields }) => money(asText(fields['rate']), '') },
];

export const itemsPage = (desk: Desk, request: Request): Page => {
  const search = searchIn(request);
  const items = ITEM_TYPES.flatMap((type) => [...desk.book.list(type)]).filter((item) => matches(item, search));
  const found = paged(items, search.page);
  return {
    title: 'Items',
    section: PATH,
    content: html`${searchForm(PATH, [
      { name: 'q', label: 'Name, id, external id', kind: 'text', value: search.q },
      {
        name: 'type',
        label: 'Type',
        kind: 'choice',
        value: search.type,
        options: [
          ['', 'All types'],
          ...ITEM_TYPES.map((type) => [type, desk.book.definitions.of(type).label] as const),
        ],
      },
    ])}
    ${table({ caption: 'Items', columns: columns(desk), rows: found.rows, empty: 'No item matches.' })}
    ${pager(found, { path: PATH, query: filtersOf(search) })}`,
  };
};
