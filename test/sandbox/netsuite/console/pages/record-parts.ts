import { COUNTRIES } from '../../account/countries.ts';
import { labelOf, type FieldDefinition, type SublistDefinition } from '../../records/definition.ts';
import { asText, isBlank } from '../../records/draft.ts';
import type { Line, StoredRecord, TransactionLink } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import type { FieldChange, Note } from '../history.ts';
import { html, NOTHING, type Html } from '../showing/html.ts';
import { findRecord, linkTo, transactionOf } from '../showing/records.ts';
import { table, type Column } from '../showing/tables.ts';
import { currencyOf, date, fieldValue, instant, isNumeric, money } from '../showing/values.ts';
import { badgeOf, findTransactions, transactionColumns } from './transactions-page.ts';

/** The lists on a record's page: its lines, the documents it hangs together with, its history. */

/** Of no use to people. */
const HIDDEN_COLUMNS = new Set([
  ...['line', 'lineUniqueKey', 'orderDoc', 'orderLine', 'itemType', 'itemSubtype', 'isOpen', 'price'],
  ...['apply', 'internalId', 'addressId', 'quantityCommitted'],
]);
const SHORT_LABELS: Readonly<Record<string, string>> = {
  quantityBilled: 'Billed',
  quantityFulfilled: 'Fulfilled',
  quantityBackOrdered: 'Back ordered',
  taxRate1: 'Tax rate',
  tax1Amt: 'Tax',
  grossAmt: 'With tax',
};
/** Shown where they say something only. */
const SHOWN_UNLESS_ZERO = new Set(['taxRate1', 'tax1Amt', 'grossAmt', 'isClosed', 'quantityBackOrdered']);

const saysSomething = (name: string, { fields }: Line): boolean => {
  const value = fields[name];
  if (isBlank(value) || HIDDEN_COLUMNS.has(name)) return false;
  if (name === 'grossAmt') return asText(value) !== asText(fields['amount']);
  return !(SHOWN_UNLESS_ZERO.has(name) && (value === false || Number(asText(value)) === 0));
};

const CAPTIONS: Readonly<Record<string, string>> = {
  item: 'Lines',
  apply: 'Applied to',
  currencyList: 'Currencies',
  addressBook: 'Addresses',
  price: 'Prices',
  billingAddress: 'Billing address',
  shippingAddress: 'Shipping address',
  contactRoles: 'Contacts',
};

type Sublist = { readonly name: string; readonly definition: SublistDefinition; readonly lines: readonly Line[] };

/** Lines about other documents or currencies name their own. */
const lineCurrency = (desk: Desk, { fields }: Line, currency: string): string => {
  const own = fields['currency'];
  if (typeof own === 'string') return own;
  return asText(findRecord(desk, ['currency'], asText(own))?.fields['symbol']) || currency;
};

const columnsOf = (desk: Desk, record: StoredRecord, { definition, lines }: Sublist): readonly Column<Line>[] => {
  const ofRecord = currencyOf(desk, record);
  return Object.entries(definition.fields)
    .filter(([name]) => lines.some((line) => saysSomething(name, line)))
    .map(([name, field]) => ({
      label: SHORT_LABELS[name] ?? labelOf(name, field),
      isNumeric: isNumeric(field),
      cell: (line) =>
        fieldValue(desk, line.fields[name], { name, field, currency: lineCurrency(desk, line, ofRecord) }),
    }));
};

const ADDRESS_PARTS = ['addressee', 'attention', 'addr1', 'addr2', 'addr3', 'city', 'state', 'zip'];

const addressText = ({ fields, subrecords = {} }: Line): string => {
  const address = subrecords['addressBookAddress'] ?? fields;
  const country = asText(address['country']);
  return [...ADDRESS_PARTS.map((name) => asText(address[name])), COUNTRIES[country] ?? country]
    .filter((part) => part !== '')
    .join(', ');
};

const addresses = ({ name, lines }: Sublist): Html => {
  const texts = lines.map(addressText).filter((text) => text !== '');
  if (texts.length === 0) return NOTHING;
  return html`<section>
    <h2>${CAPTIONS[name] ?? name}</h2>
    ${texts.map((text) => html`<address>${text}</address>`)}
  </section>`;
};

const sublist = (desk: Desk, record: StoredRecord, part: Sublist): Html => {
  if (part.definition.shape === 'single' || part.name === 'addressBook') return addresses(part);
  const columns = columnsOf(desk, record, part);
  const caption = CAPTIONS[part.name] ?? labelOf(part.name, undefined);
  const numbered: Column<Line> = { label: '#', isNumeric: true, cell: ({ line }) => line };
  return columns.length === 0
    ? NOTHING
    : table({ caption, rows: part.lines, columns: [numbered, ...columns], empty: '' });
};

/** Every sublist that has lines. */
export const linesOf = (desk: Desk, record: StoredRecord): Html => {
  const { sublists } = desk.book.definitions.of(record.type);
  const parts = Object.entries(sublists)
    .map(([name, definition]) => ({ name, definition, lines: record.sublists[name] ?? [] }))
    .filter(({ lines }) => lines.length > 0);
  return html`${parts.map((part) => sublist(desk, record, part))}`;
};

type Neighbour = { readonly relation: string; readonly document: StoredRecord; readonly amount: string };

/** How a document stands to the one before it, and to the one after. */
const RELATIONS: Readonly<Record<TransactionLink['linkType'], readonly [toPrevious: string, toNext: string]>> = {
  OrdBill: ['Bills', 'Billed by'],
  ShipRcpt: ['Fulfills', 'Fulfilled by'],
  Payment: ['Applied to', 'Settled by'],
  DepAppl: ['Taken from', 'Used by'],
};

const neighboursOf = (desk: Desk, { id }: StoredRecord): readonly Neighbour[] => {
  const neighbour = (relation: string, otherId: string, amount: string): readonly Neighbour[] => {
    const document = transactionOf(desk, otherId);
    return document === undefined ? [] : [{ relation, document, amount }];
  };
  return [
    ...desk.book
      .linksTo(id)
      .flatMap(({ linkType, previousDoc, foreignAmount }) =>
        neighbour(RELATIONS[linkType][0], previousDoc, foreignAmount),
      ),
    ...desk.book
      .linksFrom(id)
      .flatMap(({ linkType, nextDoc, foreignAmount }) => neighbour(RELATIONS[linkType][1], nextDoc, foreignAmount)),
  ];
};

/** Where the document comes from, what was made from it, what settles it. */
export const linksOf = (desk: Desk, record: StoredRecord): Html => {
  const isTransaction = desk.book.definitions.of(record.type).family === 'transaction';
  const rows = isTransaction ? neighboursOf(desk, record) : [];
  if (rows.length === 0) return NOTHING;
  return table<Neighbour>({
    caption: 'Related documents',
    rows,
    empty: '',
    columns: [
      { label: 'Relation', cell: ({ relation }) => relation },
      { label: 'Document', cell: ({ document }) => linkTo(desk, document), isWhole: true },
      { label: 'Date', cell: ({ document }) => date(asText(document.fields['tranDate'])) },
      { label: 'Status', cell: ({ document }) => badgeOf(desk, document) },
      {
        label: 'Amount',
        isNumeric: true,
        cell: ({ document, amount }) => (amount === '0' ? '' : money(amount, currencyOf(desk, document))),
      },
    ],
  });
};

const NEWEST = 20;

export const customerTransactions = (desk: Desk, customer: StoredRecord): Html => {
  const all = findTransactions(desk, { q: '', type: '', status: '', customer: customer.id, page: 1 });
  const columns = transactionColumns(desk).filter(({ label }) => label !== 'Customer');
  return html`${table({
    caption: 'Transactions, newest first',
    rows: all.slice(0, NEWEST),
    columns,
    empty: 'No transaction yet.',
  })}
  ${
    all.length > NEWEST &&
    html`<p><a href="/console/transactions?customer=${customer.id}">All ${all.length} transactions</a></p>`
  }`;
};

/** What was kept, in words: the label of a choice, the name of a record. */
const wordsFor = (desk: Desk, kept: string, field: FieldDefinition | undefined): string => {
  if (kept === '') return '(empty)';
  const target = findRecord(desk, field?.targets ?? [], kept);
  return target === undefined ? (field?.values?.[kept] ?? kept) : desk.book.displayName(target);
};

const changeText = (desk: Desk, record: StoredRecord, { field, from, to }: FieldChange): Html => {
  const definition = desk.book.definitions.of(record.type).fields[field];
  return html`<li>
    <b>${labelOf(field, definition)}</b>: ${wordsFor(desk, from, definition)} to ${wordsFor(desk, to, definition)}
  </li>`;
};

/** What NetSuite itself calls system notes. */
export const historyOf = (desk: Desk, record: StoredRecord): Html =>
  table<Note>({
    caption: 'History, newest first',
    rows: desk.history.of(record),
    empty: 'Nothing has happened to this record since the account was opened.',
    columns: [
      { label: 'When', cell: ({ at }) => instant(desk, at) },
      { label: 'What', cell: ({ kind }) => kind },
      {
        label: 'Fields',
        cell: ({ changes }) =>
          changes.length > 0 &&
          html`<ul>
            ${changes.map((change) => changeText(desk, record, change))}
          </ul>`,
      },
    ],
  });
